/* What a settled set would be, before it is published: how much, by whom, how a set that is there
 * compares with it, and the places that stay open.
 *
 * Signals:
 *   "visit" (const char *path, guint start, guint end): the person wants to see that place of an
 *     article.
 *   "replace-toggled": they chose that what is there is to be replaced, or that it isn't.
 */
#pragma once

#include "session/settled-sums.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_SETTLED_SUMMARY (anno_settled_summary_get_type ())
G_DECLARE_FINAL_TYPE (AnnoSettledSummary, anno_settled_summary, ANNO, SETTLED_SUMMARY, GtkBox)

GtkWidget *anno_settled_summary_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* @report: on a set that was compared, and what it comes to. @blind: nothing may name a person. */
void anno_settled_summary_show (AnnoSettledSummary *self, const AnnoSettledReport *report,
                                const AnnoSettledSums *sums, gboolean blind);
/* Why there is nothing to show. */
void anno_settled_summary_say (AnnoSettledSummary *self, const char *words);

/* Whether what is there is to be replaced: never without being asked. */
gboolean anno_settled_summary_get_replace (AnnoSettledSummary *self);
void anno_settled_summary_forget_replace (AnnoSettledSummary *self);

G_END_DECLS
