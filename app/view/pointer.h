/* What a mouse does on the article: draws over words, clicks, drags edges.
 *
 * It takes the primary button from the text view, whose own way of dragging selected text would
 * swallow the next selection. Touch is left to the view. It keeps no state but that of the gesture
 * in hand, and tells what happens through the functions of its target; places are the article's.
 */
#pragma once

#include "text/article.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  /* The place nearest to that point. */
  guint    (*place_at) (gpointer data, double x, double y);
  /* What a press takes at once: a word (@presses 2) or a paragraph (3); at 1, @place alone. */
  AnnoRange (*unit_at) (gpointer data, guint place, guint presses);
  /* Where an extended selection is held. */
  guint    (*anchor)   (gpointer data);
  /* Whether an edge is taken there. If so, the gesture is a move of that edge. */
  gboolean (*take_edge) (gpointer data, double x, double y);
  void     (*move_edge) (gpointer data, guint place);
  void     (*drop_edge) (gpointer data, guint place, gboolean as_drawn);
  /* While drawing: selects from @anchor to @place, which may be before it. */
  void     (*draw)     (gpointer data, guint anchor, guint place);
  /* The button was let go after a selection. */
  void     (*rest)     (gpointer data, guint presses, gboolean as_drawn, gboolean further);
  /* … after a click that drew nothing. */
  void     (*click)    (gpointer data, double x, double y);
  /* The gesture was broken off. */
  void     (*cancel)   (gpointer data);
} AnnoPointerTarget;

/* Lets the mouse act on @view, for as long as the view lives. @data is the target's. */
void anno_pointer_attach (GtkTextView *view, const AnnoPointerTarget *target, gpointer data);

G_END_DECLS
