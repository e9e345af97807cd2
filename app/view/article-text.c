#include "view/article-text.h"

#include "view/lane-leading.h"
#include "view/primary-selection.h"

struct _AnnoArticleText
{
  GtkTextView *view;
  GtkTextTagTable *tags;
  AnnoArticle *article;
  AnnoArticleBuffer *map;
};

static GtkTextBuffer *
buffer_of (AnnoArticleText *self)
{
  return gtk_text_view_get_buffer (self->view);
}

static void
set_tag (AnnoArticleText *self, const char *name, double scale, PangoWeight weight)
{
  GtkTextTag *tag = gtk_text_tag_table_lookup (self->tags, name);

  if (tag == NULL)
    {
      tag = gtk_text_tag_new (name);
      gtk_text_tag_table_add (self->tags, tag);
      g_object_unref (tag); /* the table has it */
    }
  g_object_set (tag, "scale", scale, "weight", weight, NULL);
}

AnnoArticleText *
anno_article_text_new (GtkTextView *view)
{
  g_return_val_if_fail (GTK_IS_TEXT_VIEW (view), NULL);

  AnnoArticleText *self = g_new0 (AnnoArticleText, 1);
  self->view = view;
  self->tags = gtk_text_tag_table_new ();
  /* The class does its part before the one, and after the other. */
  g_signal_connect (view, "realize", G_CALLBACK (anno_primary_selection_keep), NULL);
  g_signal_connect (view, "unrealize", G_CALLBACK (anno_primary_selection_release), NULL);
  anno_lane_leading_create (self->tags);
  set_tag (self, ANNO_LANE_HEADLINE, 1.6, PANGO_WEIGHT_BOLD);
  set_tag (self, "byline", 0.95, PANGO_WEIGHT_NORMAL);
  set_tag (self, "dateline", 0.95, PANGO_WEIGHT_NORMAL);
  return self;
}

void
anno_article_text_free (AnnoArticleText *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->map, anno_article_buffer_free);
  g_clear_object (&self->article);
  g_clear_object (&self->tags);
  g_free (self);
}

static void
to_iter (AnnoArticleText *self, guint place, GtkTextIter *iter)
{
  gtk_text_buffer_get_iter_at_offset (buffer_of (self), iter,
                                      (int) anno_article_text_to_offset (self, place));
}

static void
tag_line (AnnoArticleText *self, const char *name, AnnoRange range)
{
  GtkTextIter start, end;

  if (range.start == range.end)
    return;
  to_iter (self, range.start, &start);
  to_iter (self, range.end, &end);
  gtk_text_iter_forward_line (&end);
  gtk_text_buffer_apply_tag_by_name (buffer_of (self), name, &start, &end);
}

static void
set_head (AnnoArticleText *self)
{
  tag_line (self, ANNO_LANE_HEADLINE, anno_article_get_headline (self->article));
  tag_line (self, "byline", anno_article_get_byline (self->article));
  tag_line (self, "dateline", anno_article_get_dateline (self->article));
}

static void
set_buffer (AnnoArticleText *self, GtkTextBuffer *buffer)
{
  gboolean realized = gtk_widget_get_realized (GTK_WIDGET (self->view));

  if (realized)
    anno_primary_selection_release (self->view);
  gtk_text_view_set_buffer (self->view, buffer);
  if (realized)
    anno_primary_selection_keep (self->view);
}

void
anno_article_text_fill (AnnoArticleText *self, AnnoArticle *article)
{
  g_return_if_fail (self != NULL);

  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (self->tags);
  GtkTextIter start;

  g_clear_pointer (&self->map, anno_article_buffer_free);
  g_set_object (&self->article, article);
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  if (article != NULL)
    {
      gsize n_bytes = 0;
      self->map = anno_article_buffer_new (article);
      const char *text = anno_article_buffer_get_text (self->map, &n_bytes);
      gtk_text_buffer_set_text (buffer, text, (int) n_bytes);
    }
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  set_buffer (self, buffer);
  if (article != NULL)
    set_head (self);
}

AnnoArticle *
anno_article_text_get_article (AnnoArticleText *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->article;
}

AnnoArticleBuffer *
anno_article_text_get_map (AnnoArticleText *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->map;
}

void
anno_article_text_set_dim (AnnoArticleText *self, const GdkRGBA *colour)
{
  g_return_if_fail (self != NULL && colour != NULL);

  g_object_set (gtk_text_tag_table_lookup (self->tags, "byline"), "foreground-rgba", colour, NULL);
  g_object_set (gtk_text_tag_table_lookup (self->tags, "dateline"), "foreground-rgba", colour, NULL);
}

guint
anno_article_text_to_offset (AnnoArticleText *self, guint place)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->map != NULL ? anno_article_buffer_to_offset (self->map, place) : 0;
}

void
anno_article_text_add_range (AnnoArticleText *self, GArray *offsets, guint start, guint end)
{
  g_return_if_fail (self != NULL && offsets != NULL);

  if (start >= end)
    return;
  AnnoRange range = { anno_article_text_to_offset (self, start),
                      anno_article_text_to_offset (self, end - 1) + 1 };
  g_array_append_val (offsets, range);
}

guint
anno_article_text_to_place (AnnoArticleText *self, const GtkTextIter *iter)
{
  g_return_val_if_fail (self != NULL && iter != NULL, 0);
  return self->map != NULL
             ? anno_article_buffer_to_place (self->map, (guint) gtk_text_iter_get_offset (iter))
             : 0;
}

AnnoRange
anno_article_text_get_selection (AnnoArticleText *self)
{
  GtkTextIter start, end;
  AnnoRange none = { 0, 0 };

  g_return_val_if_fail (self != NULL, none);

  gtk_text_buffer_get_selection_bounds (buffer_of (self), &start, &end);
  return (AnnoRange) { anno_article_text_to_place (self, &start),
                       anno_article_text_to_place (self, &end) };
}

static guint
place_of_mark (AnnoArticleText *self, GtkTextMark *mark)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer_of (self), &iter, mark);
  return anno_article_text_to_place (self, &iter);
}

guint
anno_article_text_get_caret (AnnoArticleText *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return place_of_mark (self, gtk_text_buffer_get_insert (buffer_of (self)));
}

guint
anno_article_text_get_anchor (AnnoArticleText *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return place_of_mark (self, gtk_text_buffer_get_selection_bound (buffer_of (self)));
}

void
anno_article_text_select (AnnoArticleText *self, guint anchor, guint caret)
{
  GtkTextIter bound, insert;

  g_return_if_fail (self != NULL);

  to_iter (self, anchor, &bound);
  to_iter (self, caret, &insert);
  gtk_text_buffer_select_range (buffer_of (self), &insert, &bound);
}

/* The article's words, as the text here may have breaks of its own; NULL where none are selected. */
static char *
slice_selection (AnnoArticleText *self)
{
  AnnoRange range = anno_article_text_get_selection (self);

  return self->article != NULL && range.start < range.end
             ? anno_article_slice (self->article, range.start, range.end)
             : NULL;
}

void
anno_article_text_copy (AnnoArticleText *self)
{
  g_return_if_fail (self != NULL);

  g_autofree char *words = slice_selection (self);
  if (words != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self->view)), words);
}

void
anno_article_text_offer (AnnoArticleText *self)
{
  g_return_if_fail (self != NULL);

  g_autofree char *words = slice_selection (self);
  if (words != NULL)
    anno_primary_selection_offer (self->view, words);
}

/* gdk_rectangle_union takes a caret, which has no width, for nothing. */
static void
join (GdkRectangle *area, const GdkRectangle *other)
{
  int right = MAX (area->x + area->width, other->x + other->width);
  int bottom = MAX (area->y + area->height, other->y + other->height);

  area->x = MIN (area->x, other->x);
  area->y = MIN (area->y, other->y);
  area->width = right - area->x;
  area->height = bottom - area->y;
}

/* Moves both into the paragraphs in sight: to ask where others are would lay them out. */
static gboolean
clip_to_sight (AnnoArticleText *self, GtkTextIter *from, GtkTextIter *to, GdkRectangle *visible)
{
  GtkTextIter top, bottom;

  gtk_text_view_get_visible_rect (self->view, visible);
  gtk_text_view_get_line_at_y (self->view, &top, visible->y, NULL);
  gtk_text_view_get_line_at_y (self->view, &bottom, visible->y + visible->height, NULL);
  if (!gtk_text_iter_ends_line (&bottom))
    gtk_text_iter_forward_to_line_end (&bottom);
  if (gtk_text_iter_compare (from, &bottom) > 0 || gtk_text_iter_compare (to, &top) < 0)
    return FALSE;
  if (gtk_text_iter_compare (from, &top) < 0)
    *from = top;
  if (gtk_text_iter_compare (to, &bottom) > 0)
    *to = bottom;
  return TRUE;
}

gboolean
anno_article_text_find_area (AnnoArticleText *self, guint start, guint end, GdkRectangle *area)
{
  GdkRectangle visible, last;
  GtkTextIter from, to;

  g_return_val_if_fail (self != NULL && area != NULL && start <= end, FALSE);

  to_iter (self, start, &from);
  to_iter (self, end, &to);
  if (!clip_to_sight (self, &from, &to, &visible))
    return FALSE;
  gtk_text_view_get_iter_location (self->view, &from, area);
  gtk_text_view_get_iter_location (self->view, &to, &last);
  if (gtk_text_iter_compare (&to, &from) > 0)
    last.width = 0;
  join (area, &last);
  if (area->y + area->height <= visible.y || area->y >= visible.y + visible.height)
    return FALSE;
  gtk_text_view_buffer_to_window_coords (self->view, GTK_TEXT_WINDOW_WIDGET, area->x, area->y,
                                         &area->x, &area->y);
  return TRUE;
}
