#include "view/text-lines.h"

static GdkRectangle
locate (GtkTextView *view, const GtkTextIter *iter)
{
  GdkRectangle place;

  gtk_text_view_get_iter_location (view, iter, &place);
  if (place.width < 0)
    {
      place.x += place.width;
      place.width = -place.width;
    }
  return place;
}

static GdkRectangle
locate_offset (GtkTextView *view, guint offset)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &iter, (int) offset);
  return locate (view, &iter);
}

/* Whether @c is of a script that reads from the right. */
static gboolean
reads_from_right (gunichar c)
{
  return (c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC)
         || (c >= 0x10800 && c <= 0x10FFF) || (c >= 0x1E800 && c <= 0x1EFFF);
}

/* … or sets a direction by itself: the marks, embeddings, overrides and isolates. */
static gboolean
turns (gunichar c)
{
  return reads_from_right (c) || c == 0x200F || (c >= 0x202A && c <= 0x202E)
         || (c >= 0x2066 && c <= 0x2069);
}

static gboolean
is_mixed (const GtkTextIter *start, const GtkTextIter *end)
{
  g_autofree char *text = gtk_text_iter_get_slice (start, end);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      /* Below the bytes of U+0590 nothing does. */
      if ((guchar) *p >= 0xD6 && turns (g_utf8_get_char (p)))
        return TRUE;
    }
  return FALSE;
}

static void
measure_mixed (GtkTextView *view, AnnoTextLine *line)
{
  GtkTextIter iter;
  float left = G_MAXFLOAT, right = -G_MAXFLOAT;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &iter, (int) line->start);
  for (guint i = line->start; i < line->end; i++, gtk_text_iter_forward_char (&iter))
    {
      GdkRectangle place = locate (view, &iter);
      left = MIN (left, (float) place.x);
      right = MAX (right, (float) (place.x + place.width));
    }
  if (line->end > line->start)
    {
      line->words.origin.x = left;
      line->words.size.width = right - left;
    }
}

/* A wrapped line ends with the blanks it was broken at: they are not coloured. */
static guint
shown_end (const GtkTextIter *start, const GtkTextIter *next)
{
  GtkTextIter iter = *next;

  while (gtk_text_iter_compare (&iter, start) > 0)
    {
      GtkTextIter before = iter;
      gtk_text_iter_backward_char (&before);
      if (!g_unichar_isspace (gtk_text_iter_get_char (&before)))
        break;
      iter = before;
    }
  return (guint) gtk_text_iter_get_offset (&iter);
}

static void
measure_line (GtkTextView *view, const GtkTextIter *start, const GtkTextIter *next,
              gboolean mixed, GArray *lines)
{
  GdkRectangle first = locate (view, start);
  AnnoTextLine line = {
    .start = (guint) gtk_text_iter_get_offset (start),
    .next = (guint) gtk_text_iter_get_offset (next),
    .end = shown_end (start, next),
    .words = GRAPHENE_RECT_INIT ((float) first.x, (float) first.y, 0, (float) first.height),
    .mixed = mixed,
  };

  if (mixed)
    measure_mixed (view, &line);
  else if (line.end > line.start)
    {
      GdkRectangle last = locate_offset (view, line.end - 1);
      line.words.size.width = (float) (last.x + last.width - first.x);
    }
  g_array_append_val (lines, line);
}

void
anno_text_lines_measure (GtkTextView *view, const GtkTextIter *start, GArray *lines)
{
  GtkTextIter at = *start, end = *start;

  g_return_if_fail (GTK_IS_TEXT_VIEW (view) && lines != NULL);

  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  gboolean mixed = is_mixed (start, &end);
  do
    {
      GtkTextIter next = at;
      if (!gtk_text_view_forward_display_line (view, &next)
          || gtk_text_iter_compare (&next, &end) > 0)
        next = end;
      measure_line (view, &at, &next, mixed, lines);
      if (gtk_text_iter_compare (&next, &at) <= 0)
        break;
      at = next;
    }
  while (gtk_text_iter_compare (&at, &end) < 0);
}

static void
find_plain (GtkTextView *view, const AnnoTextLine *line, guint start, guint end, GArray *ranges)
{
  float left = line->words.origin.x, right = left + line->words.size.width;
  AnnoTextRange range = { left, 0, TRUE, TRUE, FALSE };

  if (start > line->start)
    range.x = (float) locate_offset (view, start).x;
  if (end < line->end)
    right = (float) locate_offset (view, end).x;
  range.width = MAX (right - range.x, 1.0f);
  g_array_append_val (ranges, range);
}

static int
compare_ranges_cb (gconstpointer a, gconstpointer b)
{
  const AnnoTextRange *first = a, *second = b;
  return first->x < second->x ? -1 : first->x > second->x;
}

/* Adds a character to the range it touches; in a word, each touches the one before it. */
static void
add_character (GArray *ranges, guint first, const AnnoTextRange *character)
{
  for (guint i = ranges->len; i-- > first;)
    {
      AnnoTextRange *range = &g_array_index (ranges, AnnoTextRange, i);
      float right = MAX (range->x + range->width, character->x + character->width);
      if (character->x > range->x + range->width + 1 || range->x > character->x + character->width + 1)
        continue;
      range->x = MIN (range->x, character->x);
      range->width = right - range->x;
      range->ends |= character->ends;
      range->starts |= character->starts;
      return;
    }
  g_array_append_val (ranges, *character);
}

/* Sorts the ranges from @first on, and joins those that came to touch. */
static void
join_ranges (GArray *ranges, guint first)
{
  AnnoTextRange *all = (AnnoTextRange *) (void *) ranges->data;
  guint kept = first;

  if (ranges->len == first)
    return;
  qsort (all + first, ranges->len - first, sizeof *all, compare_ranges_cb);
  for (guint i = first + 1; i < ranges->len; i++)
    {
      if (all[i].x > all[kept].x + all[kept].width + 1)
        {
          all[++kept] = all[i];
          continue;
        }
      all[kept].width = MAX (all[kept].width, all[i].x + all[i].width - all[kept].x);
      all[kept].starts |= all[i].starts;
      all[kept].ends |= all[i].ends;
    }
  g_array_set_size (ranges, kept + 1);
}

/* Where a stretch of both directions begins on the screen is where its first character is. */
static void
turn_to (AnnoTextRange *range, const GdkRectangle *head)
{
  float middle = (float) head->x + (float) head->width / 2;

  if (range->starts && range->width > (float) head->width + 1)
    range->rtl = middle > range->x + range->width / 2;
}

static void
find_mixed (GtkTextView *view, guint start, guint end, GArray *ranges)
{
  guint first = ranges->len;
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &iter, (int) start);
  gboolean rtl = reads_from_right (gtk_text_iter_get_char (&iter));
  GdkRectangle head = locate (view, &iter);
  for (guint i = start; i < end; i++, gtk_text_iter_forward_char (&iter))
    {
      GdkRectangle place = locate (view, &iter);
      AnnoTextRange character = { (float) place.x, (float) place.width, i == start, i + 1 == end,
                                  rtl };
      add_character (ranges, first, &character);
    }
  join_ranges (ranges, first);
  for (guint i = first; i < ranges->len; i++)
    turn_to (&g_array_index (ranges, AnnoTextRange, i), &head);
}

void
anno_text_line_find (GtkTextView *view, const AnnoTextLine *line, guint start, guint end,
                     GArray *ranges)
{
  g_return_if_fail (GTK_IS_TEXT_VIEW (view) && line != NULL && ranges != NULL);

  start = MAX (start, line->start);
  end = MIN (end, line->end);
  if (start >= end)
    return;
  if (!line->mixed)
    find_plain (view, line, start, end, ranges);
  else if (start == line->start && end == line->end)
    {
      AnnoTextRange whole = { line->words.origin.x, line->words.size.width, TRUE, TRUE, FALSE };
      GtkTextIter iter;
      gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &iter, (int) start);
      GdkRectangle head = locate (view, &iter);
      whole.rtl = reads_from_right (gtk_text_iter_get_char (&iter));
      turn_to (&whole, &head);
      g_array_append_val (ranges, whole);
    }
  else
    find_mixed (view, start, end, ranges);
}
