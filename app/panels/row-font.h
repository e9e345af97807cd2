/* What the rows of the lists, which draw their words themselves, ask of their font.
 *
 * To ask a font is dear, and the rows of all lists have one: what it said last is kept. All sizes
 * are in pixels. Main thread only.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A row says one thing in the size of its font, and the rest smaller. */
typedef enum
{
  ANNO_ROW_WORDS,
  ANNO_ROW_SMALL,
  ANNO_ROW_N_SIZES,
} AnnoRowSize;

typedef struct
{
  int height[ANNO_ROW_N_SIZES]; /* of a line */
  int ascent[ANNO_ROW_N_SIZES];
  int letter;                   /* how wide a letter of the words is, about; times PANGO_SCALE */
} AnnoRowFont;

/* The font that @row is styled with. */
AnnoRowFont  anno_row_font_of     (GtkWidget *row);
/* @text in that size, in one line that is cut where it finds no room; a line is as high as the font
 * wants it, whatever other fonts its letters come from. */
PangoLayout *anno_row_font_layout (GtkWidget *row, AnnoRowSize size, const char *text)
    G_GNUC_WARN_UNUSED_RESULT;
/* The row's colour; as dim as labels are, where what is small is drawn. */
GdkRGBA      anno_row_font_colour (GtkWidget *row, AnnoRowSize size);

G_END_DECLS
