/* The eight colours of the palette, each with its name, of which one is chosen.
 *
 * Property (notifying): colour (string), a name as in anno_tagset_get_colours.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_COLOUR_CHOICE (anno_colour_choice_get_type ())
G_DECLARE_FINAL_TYPE (AnnoColourChoice, anno_colour_choice, ANNO, COLOUR_CHOICE, GtkBox)

GtkWidget *anno_colour_choice_new (void) G_GNUC_WARN_UNUSED_RESULT;
const char *anno_colour_choice_get (AnnoColourChoice *self);
void anno_colour_choice_set (AnnoColourChoice *self, const char *colour);
/* What a person calls the colour, to be shown. */
const char *anno_colour_choice_name (const char *colour);

G_END_DECLS
