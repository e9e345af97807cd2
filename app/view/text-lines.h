/* Where stretches of a text view's text are on the screen, a displayed line at a time.
 *
 * Asks the view for as few characters as will do: two where a line reads one way, and each one
 * where it holds letters that read from the right, as what is one stretch of such text may be
 * several on the screen. All results are in the view's buffer coordinates. To be asked of text in
 * sight only: elsewhere it would make the view lay out the paragraph.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One displayed line of a paragraph. Offsets count characters of the buffer. */
typedef struct
{
  guint start;
  guint end;     /* of what is shown: without the blanks that a wrapped line ends with */
  guint next;    /* where the next displayed line begins; at the last, where the paragraph ends */
  graphene_rect_t words; /* from the first character to the last, as high as the text */
  gboolean mixed;        /* holds letters that read from the right */
} AnnoTextLine;

/* Part of a stretch as it is seen. */
typedef struct
{
  float x;
  float width;
  gboolean starts; /* the stretch's first character, on this line, is in it */
  gboolean ends;   /* … and its last one */
  gboolean rtl;    /* that first character reads from the right */
} AnnoTextRange;

/* The lines of the paragraph that @start begins, appended to @lines (of AnnoTextLine). */
void anno_text_lines_measure (GtkTextView *view, const GtkTextIter *start, GArray *lines);

/* Where [start, end) lies on @line, appended to @ranges (of AnnoTextRange) from left to right. */
void anno_text_line_find (GtkTextView *view, const AnnoTextLine *line, guint start, guint end,
                          GArray *ranges);

G_END_DECLS
