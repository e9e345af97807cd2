/* The zoom of a page: how large its text is, by a property of its view and by Ctrl and the
 * wheel. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_PAGE_ZOOM_MIN 0.5
#define ANNO_PAGE_ZOOM_MAX 3.0

typedef struct _AnnoPageZoom AnnoPageZoom;

/* For @view, which outlives it and has a property "zoom" that sets what is given here. At 1.0. */
AnnoPageZoom *anno_page_zoom_new  (GtkTextView *view) G_GNUC_WARN_UNUSED_RESULT;
void          anno_page_zoom_free (AnnoPageZoom *self);

double   anno_page_zoom_get (const AnnoPageZoom *self);
/* FALSE where it is so already. */
gboolean anno_page_zoom_set (AnnoPageZoom *self, double zoom);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoPageZoom, anno_page_zoom_free)

G_END_DECLS
