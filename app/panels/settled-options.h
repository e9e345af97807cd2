/* What a settled set is to be made of: its name, or one that is there already; of which articles,
 * whose annotations, whose decisions, and by which rule what nobody decided.
 *
 * One that is there is shown as it was made. While names are hidden, people can't be chosen among:
 * they are counted. Signals:
 *   "changed": something else is wanted.
 */
#pragma once

#include "session/session.h"
#include "session/settled-choices.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_SETTLED_OPTIONS (anno_settled_options_get_type ())
G_DECLARE_FINAL_TYPE (AnnoSettledOptions, anno_settled_options, ANNO, SETTLED_OPTIONS, GtkGrid)

GtkWidget *anno_settled_options_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* Once. @choices: transfer full. @without: slugs of those whose annotations are left out at first;
 * or NULL. */
void anno_settled_options_fill (AnnoSettledOptions *self, AnnoSession *session,
                                AnnoSettledChoices *choices, const char *const *without);
/* The sets that are there by now, with what else there is to choose from; @choices: transfer full.
 * What is chosen stays. */
void anno_settled_options_renew (AnnoSettledOptions *self, AnnoSettledChoices *choices);

/* NULL where nothing can be made of what is chosen; *@why then gets a sentence. */
AnnoSettledWish *
anno_settled_options_make_wish (AnnoSettledOptions *self, char **why) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
