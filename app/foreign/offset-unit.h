/* What a form counts when it says where a mark lies.
 *
 * Here, places are code points. Java, JavaScript and C# programs count UTF-16 code units, some
 * count bytes of UTF-8, and doccano may count grapheme clusters. */
#pragma once

#include "text/article.h"

G_BEGIN_DECLS

typedef enum
{
  ANNO_UNIT_CODE_POINTS,
  ANNO_UNIT_UTF16,
  ANNO_UNIT_BYTES,
  ANNO_UNIT_GRAPHEMES,
  ANNO_UNIT_TOKENS, /* of a form that holds words one by one; no unit of a text */
  ANNO_N_UNITS,
} AnnoOffsetUnit;

/* "code-points", "utf-16", "bytes", "graphemes", "tokens", and back; FALSE where there is no such
 * unit. */
const char *anno_offset_unit_id   (AnnoOffsetUnit unit);
gboolean    anno_offset_unit_find (const char *id, AnnoOffsetUnit *unit);
/* "UTF-16 code units", to show. */
const char *anno_offset_unit_name (AnnoOffsetUnit unit);

/* Turns places of one text from a unit into code points; not for tokens. */
typedef struct _AnnoUnitMap AnnoUnitMap;

/* @article: outlives the map. */
AnnoUnitMap *anno_unit_map_new  (AnnoArticle *article, AnnoOffsetUnit unit)
    G_GNUC_WARN_UNUSED_RESULT;
void         anno_unit_map_free (AnnoUnitMap *self);
/* The place that @offset is; FALSE where it is past the end, or within a code point. */
gboolean     anno_unit_map_find (const AnnoUnitMap *self, guint offset, guint *place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoUnitMap, anno_unit_map_free)

G_END_DECLS
