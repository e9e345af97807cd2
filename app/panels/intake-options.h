/* How sources are to be imported, as controls.
 *
 * Signal "changed": one of them was.
 */
#pragma once

#include "intake/intake-wish.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_INTAKE_OPTIONS (anno_intake_options_get_type ())
G_DECLARE_FINAL_TYPE (AnnoIntakeOptions, anno_intake_options, ANNO, INTAKE_OPTIONS, GtkWidget)

GtkWidget      *anno_intake_options_new (void) G_GNUC_WARN_UNUSED_RESULT;
AnnoIntakeWish *anno_intake_options_get_wish (AnnoIntakeOptions *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
