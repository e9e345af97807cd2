/* A popover that only shows something: it takes neither the keyboard nor the pointer, and what is
 * under it can be clicked as if it weren't there. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_PASSIVE_POPOVER (anno_passive_popover_get_type ())
G_DECLARE_DERIVABLE_TYPE (AnnoPassivePopover, anno_passive_popover, ANNO, PASSIVE_POPOVER, GtkPopover)

struct _AnnoPassivePopoverClass
{
  GtkPopoverClass parent_class;
};

G_END_DECLS
