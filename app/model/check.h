/* Checks a layer against its article and its tagset, and lists what a person should look at.
 *
 * The reader already reports what the file alone tells (quotes, places, ids); this is what the
 * spans say: unknown tags and fields, values that a field doesn't allow, dead links, circles of
 * links, and fields that are missing though their tagset advises them.
 */
#pragma once

#include "model/finding.h"
#include "model/layer.h"
#include "model/people.h"
#include "model/tagset.h"

G_BEGIN_DECLS

/* Appends to @findings, in reading order. @people: NULL where no ledger is at hand (then persons
 * are not looked up). */
void anno_check_layer (AnnoLayer *layer, const AnnoTagset *tagset, AnnoPeople *people,
                       GPtrArray *findings);

G_END_DECLS
