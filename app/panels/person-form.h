/* All that the ledger holds of one person, to read and to change: each field is one step when it is
 * left.
 *
 * Signals: "merge", "split", "delete": somebody wants that done with the person.
 */
#pragma once

#include "session/mention-survey.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ANNO_TYPE_PERSON_FORM (anno_person_form_get_type ())
G_DECLARE_FINAL_TYPE (AnnoPersonForm, anno_person_form, ANNO, PERSON_FORM, GtkBox)

/* Whose people are shown; NULL for nobody's, which shows nobody. */
void        anno_person_form_set_corpus (AnnoPersonForm *self, AnnoCorpus *corpus);
/* Shows @id; NULL begins somebody new, who is in the ledger once there is a name. What was typed
 * for whoever was shown before is taken over first. */
void        anno_person_form_show       (AnnoPersonForm *self, const char *id);
/* The id of who is shown, in the ledger or not yet. */
const char *anno_person_form_get_id     (AnnoPersonForm *self);
/* Shows how often the person is mentioned; NULL where that isn't known yet. */
void        anno_person_form_set_counts (AnnoPersonForm *self, const AnnoMentionSurvey *counts);
/* Says why something can't be done; NULL takes that away. */
void        anno_person_form_say        (AnnoPersonForm *self, const char *message);
/* Puts the keyboard into the name. */
void        anno_person_form_focus      (AnnoPersonForm *self);

G_END_DECLS
