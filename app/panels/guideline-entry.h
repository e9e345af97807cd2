/* Where a guideline is written: lines, of which each becomes a line of the guideline. What can't be
 * in one, such as an empty line, is left out.
 *
 * Signal "changed".
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_GUIDELINE_ENTRY (anno_guideline_entry_get_type ())
G_DECLARE_FINAL_TYPE (AnnoGuidelineEntry, anno_guideline_entry, ANNO, GUIDELINE_ENTRY, GtkBox)

/* @name: what it is called for a screen reader. */
GtkWidget *anno_guideline_entry_new (const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* @lines may be NULL. Nobody is told. */
void anno_guideline_entry_set (AnnoGuidelineEntry *self, const char *lines);
/* The lines; NULL for none. */
char *anno_guideline_entry_get (AnnoGuidelineEntry *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
