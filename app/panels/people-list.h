/* The people of a ledger as a list to find somebody in: by any of their names, with how often they
 * are mentioned.
 *
 * Who was merged into somebody isn't listed, but their names find whom they turned out to be.
 *
 * Esc activates the action "people.back" of who shows it. Signal "activated" (AnnoPerson *person):
 * somebody is chosen.
 */
#pragma once

#include "model/people.h"
#include "session/mention-survey.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_PEOPLE_LIST (anno_people_list_get_type ())
G_DECLARE_FINAL_TYPE (AnnoPeopleList, anno_people_list, ANNO, PEOPLE_LIST, GtkBox)

/* The ledger, or NULL for none. */
void anno_people_list_set_people (AnnoPeopleList *self, AnnoPeople *people);
/* How often each is mentioned; borrowed until the next call. NULL where that isn't known yet. */
void anno_people_list_set_counts (AnnoPeopleList *self, const AnnoMentionSurvey *counts);
/* Leaves @id out; NULL for nobody. Forgets what was looked for. */
void anno_people_list_leave_out  (AnnoPeopleList *self, const char *id);
/* Puts the keyboard where one types whom one looks for. */
void anno_people_list_focus      (AnnoPeopleList *self);

/* "person", "group", … in the language of the person. */
const char *anno_people_list_kind_name (const char *kind);

G_END_DECLS
