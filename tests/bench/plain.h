/* What everything is held against: a window with a GtkTextView that shows the same text, with as
 * many highlights, made of four tags that they share. No lists, no labels, no files. */
#pragma once

#include "model/layer.h"
#include "text/article.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  GtkWidget *window;
  GtkTextView *view;
  GtkTextTag *tags[4];
  guint n_marks;
  guint frames;
  double before_paint; /* thread time when the last frame began */
  double frame;        /* what it took, ms */
  double worst;        /* the longest frame; set to 0 by who wants to know */
} Plain;

/* A window of 1280 × 900 on the screen, with nothing in it yet. Text looks as in @like, an article
 * view, or as usual for NULL; @titlebar: NULL for none. */
Plain *plain_new  (GtkWidget *like, GtkWidget *titlebar);
void   plain_free (Plain *self);
/* A hidden one paints no frames. */
void   plain_set_shown (Plain *self, gboolean shown);

/* Puts the text in, and a highlight for each segment of @layer (or NULL). Not painted yet. */
void   plain_fill  (Plain *self, AnnoArticle *article, AnnoLayer *layer);
/* One more highlight, or one less (code points). */
void   plain_mark  (Plain *self, guint start, guint end);
void   plain_clear (Plain *self, guint start, guint end);
/* Brings a place into sight, at the top third. */
void   plain_jump  (Plain *self, guint place);
/* Paints one frame and returns what it took, ms. */
double plain_paint (Plain *self);
/* Until all text is laid out. */
void   plain_settle (Plain *self);

G_END_DECLS
