/* The eight colours that a tagset may name, for each look of the desktop.
 *
 * The hues follow Okabe and Ito, and where hues alone would meet for eyes that see fewer of them,
 * light and dark keep them apart: any two, in the light and in the dark. Each has one set for light
 * pages and one for dark ones, and a stronger one for high contrast: labels keep at least 4.5 to 1
 * (7 to 1 in high contrast) against the page, and text as much on any background.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  ANNO_SCHEME_LIGHT,
  ANNO_SCHEME_DARK,
  ANNO_SCHEME_LIGHT_CONTRAST,
  ANNO_SCHEME_DARK_CONTRAST,
} AnnoScheme;

#define ANNO_N_SCHEMES (ANNO_SCHEME_DARK_CONTRAST + 1)
#define ANNO_N_COLOURS 8

/* One colour in its uses. The first three are see-through, and lie under the text. */
typedef struct
{
  GdkRGBA soft;   /* behind the words of a span */
  GdkRGBA hover;  /* added to it under the pointer */
  GdkRGBA strong; /* behind the words of the chosen span, and of the selection */
  GdkRGBA line;   /* underlines, outlines and grips */
  GdkRGBA label;  /* small letters on the page */
} AnnoColours;

AnnoScheme anno_scheme_of (gboolean dark, gboolean high_contrast);

/* The names, in order: "blue", "orange", "green", "purple", "vermilion", "sky", "yellow",
 * "grey". */
const char *anno_palette_get_name (guint index);
/* The colour called @name; grey for an unknown one or NULL. Static. */
const AnnoColours *anno_palette_find (AnnoScheme scheme, const char *name);
/* The page that the colours are meant for, and the text on it. */
GdkRGBA anno_palette_get_page (AnnoScheme scheme);
GdkRGBA anno_palette_get_text (AnnoScheme scheme);

G_END_DECLS
