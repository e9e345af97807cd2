/* The eight colours that a tagset may name, as they are printed: in files that are read elsewhere,
 * on light pages and on dark ones. The hues are those of the screen (view/palette.c). */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ANNO_N_INKS 8

/* Red, green and blue, eight bits each. Labels have at least 4.5 to 1 against their page. */
typedef struct
{
  const char *name;
  guint32 line;  /* on a light page: underlines, and thinned out, the ground behind words */
  guint32 label; /* on a light page: small letters */
  guint32 dark_line;
  guint32 dark_label;
} AnnoInk;

/* How much of `line` the ground behind words has, of 1. */
#define ANNO_INK_GROUND 0.14
#define ANNO_INK_DARK_GROUND 0.20

const AnnoInk *anno_ink_get  (guint index);
/* The ink called @name; grey for an unknown one or NULL. Static. */
const AnnoInk *anno_ink_find (const char *name);

G_END_DECLS
