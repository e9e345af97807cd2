/* Checks a ledger of people, and lists what somebody should look at: those who were merged into
 * nobody of it, and those who were merged in a circle.
 */
#pragma once

#include "model/finding.h"
#include "model/people.h"

G_BEGIN_DECLS

/* Appends to @findings, by name; the id of each is the person's. */
void anno_people_check (AnnoPeople *people, GPtrArray *findings);

G_END_DECLS
