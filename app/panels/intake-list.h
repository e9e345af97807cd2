/* What became, or would become, of sources that are imported: a row each, problems marked.
 *
 * Signal "activated" (const AnnoIntakeEntry *entry): somebody wants to see that article: what it
 * would look like, or, where it is in the corpus, the article.
 */
#pragma once

#include "intake/intake-report.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_INTAKE_LIST (anno_intake_list_get_type ())
G_DECLARE_FINAL_TYPE (AnnoIntakeList, anno_intake_list, ANNO, INTAKE_LIST, GtkWidget)

GtkWidget *anno_intake_list_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* Shows @report, which is the list's from now on; NULL for none. @done: what came in is there, and
 * can be gone to. */
void       anno_intake_list_show (AnnoIntakeList *self, AnnoIntakeReport *report, gboolean done);
/* What is shown, or NULL. */
const AnnoIntakeReport *anno_intake_list_get_report (AnnoIntakeList *self);

G_END_DECLS
