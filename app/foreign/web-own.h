/* Annotations in this program's own form (docs/format.md), as its layers have them, and its sets of
 * Web Annotations: all that they say is kept, word by word.
 *
 * In a set stands beside what the annotation itself says: whose layer it is of, under "creator",
 * or, where it has another one of its own, under "annotator:layer"; how a person is called, under
 * "name" of the body; on a line alone, the "@context". What it has itself under these names stands
 * under "annotator:kept:…" there. */
#pragma once

#include "foreign/foreign-set.h"
#include "foreign/set-article.h"
#include "formats/json-slice.h"

G_BEGIN_DECLS

/* Where an annotation stands. */
typedef enum
{
  ANNO_WEB_FOREIGN, /* another program's file */
  ANNO_WEB_LAYER,   /* a layer */
  ANNO_WEB_SET,
} AnnoWebPlace;

/* Appends @span as a set has it; @is_line: alone on its line. */
void anno_web_own_print (GString *out, const AnnoSetArticle *article, const AnnoSetLayer *layer,
                         AnnoSpan *span, const char *source, gboolean is_line);

/* Whether the context of @object, an annotation or a collection, has this program's terms. */
gboolean anno_web_own_is_said (const AnnoJsonSlice *object);
/* Who has the layer that @annotation, of a set, is of, where its creator is somebody else; else
 * NULL. */
char    *anno_web_own_maker   (const AnnoJsonSlice *annotation) G_GNUC_WARN_UNUSED_RESULT;
/* Gives @span, which has nothing yet but its places, all that @annotation says; of a foreign one,
 * only what the other readers have no eye for. FALSE, and nothing is given, where it isn't in this
 * program's form. */
gboolean anno_web_own_read    (const AnnoJsonSlice *annotation, AnnoWebPlace place,
                               AnnoForeignSpan *span);

G_END_DECLS
