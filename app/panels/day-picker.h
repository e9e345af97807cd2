/* A calendar with a button that takes the day it shows: leafing through months sets nothing.
 *
 * Signal "picked" (const char *day): "YYYY-MM-DD".
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_DAY_PICKER (anno_day_picker_get_type ())
G_DECLARE_FINAL_TYPE (AnnoDayPicker, anno_day_picker, ANNO, DAY_PICKER, GtkBox)

GtkWidget *anno_day_picker_new  (void) G_GNUC_WARN_UNUSED_RESULT;
/* Shows the day that @value begins with ("2017-07-09TMO", "2017-07", "2017-W28"); where it names
 * none, or is NULL, the one that @otherwise (or NULL) does; else today. */
void       anno_day_picker_show (AnnoDayPicker *self, const char *value, const char *otherwise);

G_END_DECLS
