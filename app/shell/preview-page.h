/* An article that a source holds, as it would be read: its words, and a line of what is known of it
 * above them. */
#pragma once

#include "intake/intake-report.h"

#include "model/tagset.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_PREVIEW_PAGE (anno_preview_page_get_type ())
G_DECLARE_FINAL_TYPE (AnnoPreviewPage, anno_preview_page, ANNO, PREVIEW_PAGE, GtkWidget)

GtkWidget *anno_preview_page_new  (void) G_GNUC_WARN_UNUSED_RESULT;
/* Shows @entry, which has a preview. It keeps a copy of what it shows. */
void       anno_preview_page_show (AnnoPreviewPage *self, const AnnoIntakeEntry *entry,
                                   AnnoTagset *tagset);

G_END_DECLS
