/* A window in which any command is found by its name, and carried out.
 *
 * What one types narrows the list; the arrows move in it, Enter or a click carries out, Esc closes.
 */
#pragma once

#include "model/tagset.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ANNO_TYPE_COMMAND_PALETTE (anno_command_palette_get_type ())
G_DECLARE_FINAL_TYPE (AnnoCommandPalette, anno_command_palette, ANNO, COMMAND_PALETTE, AdwWindow)

/* Shows it over @parent. Actions are activated from @origin, a widget of @parent. @tagset: see
 * anno_command_list_new. */
void anno_command_palette_present (GtkWindow *parent, GtkWidget *origin, const AnnoTagset *tagset);

G_END_DECLS
