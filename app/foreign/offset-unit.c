#include "foreign/offset-unit.h"

#include "text/cluster.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *id;
  const char *name;
} units[ANNO_N_UNITS] = {
  { "code-points", N_("Unicode code points") },
  { "utf-16", N_("UTF-16 code units") },
  { "bytes", N_("bytes of UTF-8") },
  { "graphemes", N_("characters as a reader sees them") },
  { "tokens", N_("words") },
};

const char *
anno_offset_unit_id (AnnoOffsetUnit unit)
{
  g_return_val_if_fail (unit < ANNO_N_UNITS, NULL);
  return units[unit].id;
}

gboolean
anno_offset_unit_find (const char *id, AnnoOffsetUnit *unit)
{
  g_return_val_if_fail (id != NULL && unit != NULL, FALSE);

  for (guint i = 0; i < ANNO_N_UNITS; i++)
    if (g_str_equal (units[i].id, id))
      {
        *unit = (AnnoOffsetUnit) i;
        return TRUE;
      }
  return FALSE;
}

const char *
anno_offset_unit_name (AnnoOffsetUnit unit)
{
  g_return_val_if_fail (unit < ANNO_N_UNITS, NULL);
  return _ (units[unit].name);
}

struct _AnnoUnitMap
{
  AnnoOffsetUnit unit;
  AnnoArticle *article;
  GArray *clusters; /* of guint: where each grapheme cluster begins, and where the last one ends */
};

static GArray *
list_clusters (AnnoArticle *article)
{
  const AnnoOffsets *offsets = anno_article_get_offsets (article);
  const char *text = anno_article_get_text (article);
  gsize n = anno_article_get_n_bytes (article);
  GArray *places = g_array_new (FALSE, FALSE, sizeof (guint));

  for (const char *p = text; p < text + n; p = anno_cluster_end (text, n, p))
    {
      guint place = anno_offsets_from_byte (offsets, (gsize) (p - text));
      g_array_append_val (places, place);
    }
  guint end = anno_article_get_length (article);
  g_array_append_val (places, end);
  return places;
}

AnnoUnitMap *
anno_unit_map_new (AnnoArticle *article, AnnoOffsetUnit unit)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE (article) && unit < ANNO_UNIT_TOKENS, NULL);

  AnnoUnitMap *self = g_new0 (AnnoUnitMap, 1);
  self->unit = unit;
  self->article = article;
  if (unit == ANNO_UNIT_GRAPHEMES)
    self->clusters = list_clusters (article);
  return self;
}

void
anno_unit_map_free (AnnoUnitMap *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->clusters, g_array_unref);
  g_free (self);
}

gboolean
anno_unit_map_find (const AnnoUnitMap *self, guint offset, guint *place)
{
  g_return_val_if_fail (self != NULL && place != NULL, FALSE);

  const AnnoOffsets *offsets = anno_article_get_offsets (self->article);
  switch (self->unit)
    {
    case ANNO_UNIT_CODE_POINTS:
      *place = offset;
      return offset <= anno_offsets_get_length (offsets);
    case ANNO_UNIT_UTF16:
      *place = anno_offsets_from_utf16 (offsets, offset);
      return anno_offsets_to_utf16 (offsets, *place) == offset;
    case ANNO_UNIT_BYTES:
      *place = anno_offsets_from_byte (offsets, offset);
      return anno_offsets_to_byte (offsets, *place) == offset;
    case ANNO_UNIT_GRAPHEMES:
      if (offset >= self->clusters->len)
        return FALSE;
      *place = g_array_index (self->clusters, guint, offset);
      return TRUE;
    default:
      g_return_val_if_reached (FALSE);
    }
}
