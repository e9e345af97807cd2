/* A small rounded patch in a tag's colour, with the tag's key on it. */
#pragma once

#include "model/tagset.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_SWATCH (anno_swatch_get_type ())
G_DECLARE_FINAL_TYPE (AnnoSwatch, anno_swatch, ANNO, SWATCH, GtkWidget)

GtkWidget *anno_swatch_new     (void) G_GNUC_WARN_UNUSED_RESULT;
/* @tag: NULL for a type that the tagset doesn't have. Not kept. @with_key: whether its key is
 * shown. */
void       anno_swatch_set_tag (AnnoSwatch *self, const AnnoTag *tag, gboolean with_key);

/* The same for a widget that draws itself: what a patch looks like, how wide and high it is beside
 * words in @widget's font, and how it is drawn, at the origin. */
typedef struct
{
  const char *colour; /* static, or NULL */
  char key[7];        /* UTF-8; empty for none */
} AnnoSwatchLook;

AnnoSwatchLook anno_swatch_look_of   (const AnnoTag *tag, gboolean with_key);
gboolean       anno_swatch_look_same (const AnnoSwatchLook *a, const AnnoSwatchLook *b);
int            anno_swatch_side      (GtkWidget *widget);
void           anno_swatch_draw      (GtkWidget *widget, GtkSnapshot *snapshot,
                                      const AnnoSwatchLook *look, int side);

G_END_DECLS
