/* A button that shows, in a popover, what a tagset says about when and how to use a tag. */
#pragma once

#include "model/tagset.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_GUIDELINE_BUTTON (anno_guideline_button_get_type ())
G_DECLARE_FINAL_TYPE (AnnoGuidelineButton, anno_guideline_button, ANNO, GUIDELINE_BUTTON, GtkWidget)

/* @tag: lives as long as the button shows it; NULL for none. Insensitive where nothing is said. */
void anno_guideline_button_set_tag (AnnoGuidelineButton *self, const AnnoTag *tag);

G_END_DECLS
