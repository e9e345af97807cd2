/* Something small that floats over the article, beside the words it is about: it looks like a
 * popover and is a widget of the window. It takes no room, and never the keyboard. The parent gives
 * it all of the article's place, and takes it away; what it shows finds its own place there.
 *
 * A real popover is a surface of its own. A press that is on its way while that goes reaches
 * nobody, and after it has gone GTK 4.8 can still believe the pointer to be in it: the next press,
 * which is the beginning of the next drag, is lost to the article. A widget has neither trouble.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ANNO_TYPE_FLOATING (anno_floating_get_type ())
G_DECLARE_DERIVABLE_TYPE (AnnoFloating, anno_floating, ANNO, FLOATING, GtkWidget)

struct _AnnoFloatingClass
{
  GtkWidgetClass parent_class;
};

void     anno_floating_set_child (AnnoFloating *self, GtkWidget *child);
/* Shows it at the @side of @area (in its own coordinates), @distance pixels away; on the other side
 * where only that one has the room. */
void     anno_floating_show_at   (AnnoFloating *self, const GdkRectangle *area,
                                  GtkPositionType side,
                                  int distance);
void     anno_floating_hide      (AnnoFloating *self);

G_END_DECLS
