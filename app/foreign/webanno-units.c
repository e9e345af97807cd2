#include "foreign/webanno-units.h"

#include "foreign/edges.h"
#include "foreign/tokens.h"

static void
row_unit_clear (gpointer data)
{
  AnnoWebannoRowUnit *self = data;
  g_clear_pointer (&self->parts, g_array_unref);
}

static void
add_parts (AnnoWebannoUnits *self, AnnoArticle *article, const AnnoSpan *span)
{
  g_autoptr (GArray) ranges = anno_edges_trim (article, span);

  g_hash_table_insert (self->first_of, (gpointer) anno_span_get_id (span),
                       GUINT_TO_POINTER (self->parts->len + 1));
  for (guint i = 0; i < ranges->len; i++)
    {
      AnnoRange range = g_array_index (ranges, AnnoRange, i);
      AnnoWebannoPart part = { span, range.start, range.end, i, 0 };
      g_array_append_val (self->parts, part);
    }
}

static int
compare_tokens (gconstpointer a, gconstpointer b)
{
  const AnnoPiece *first = a, *second = b;
  return first->start < second->start ? -1 : first->start > second->start;
}

/* Makes words of the blanks that spans of nothing else have: only words have rows. */
static void
add_blanks (GArray *tokens, AnnoArticle *article, const GArray *parts)
{
  guint n = tokens->len;
  guint length = anno_article_get_length (article);
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      const AnnoWebannoPart *part = &g_array_index (parts, AnnoWebannoPart, i);
      guint at = anno_tokens_find (tokens, part->start);
      if (at < n && g_array_index (tokens, AnnoPiece, at).start < part->end)
        continue;
      for (guint place = part->start; place < MIN (part->end, length); place++)
        g_hash_table_add (known, GUINT_TO_POINTER (place));
    }
  if (g_hash_table_size (known) == 0)
    return;
  GHashTableIter iter;
  gpointer place;
  g_hash_table_iter_init (&iter, known);
  while (g_hash_table_iter_next (&iter, &place, NULL))
    {
      AnnoPiece blank = { GPOINTER_TO_UINT (place), GPOINTER_TO_UINT (place) + 1, FALSE };
      g_array_append_val (tokens, blank);
    }
  g_array_sort (tokens, compare_tokens);
}

/* A part of a word that some span has alone. The longer ones go first, as INCEpTION has them. */
typedef struct
{
  guint token;
  guint start;
  guint end;
} Cut;

static int
compare_cuts (gconstpointer a, gconstpointer b)
{
  const Cut *first = a, *second = b;

  if (first->token != second->token)
    return first->token < second->token ? -1 : 1;
  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  return first->end > second->end ? -1 : first->end < second->end;
}

/* Calls @visit for each word that @part has something of, with what that is. */
typedef void (*VisitWord) (guint token, guint start, guint end, gboolean is_whole, gpointer data);

static void
visit_words (const GArray *tokens, const AnnoWebannoPart *part, VisitWord visit, gpointer data)
{
  for (guint i = anno_tokens_find (tokens, part->start); i < tokens->len; i++)
    {
      const AnnoPiece *token = &g_array_index (tokens, AnnoPiece, i);
      if (token->start >= part->end)
        return;
      guint start = MAX (token->start, part->start), end = MIN (token->end, part->end);
      visit (i, start, end, start == token->start && end == token->end, data);
    }
}

static void
add_cut (guint token, guint start, guint end, gboolean is_whole, gpointer data)
{
  const Cut cut = { token, start, end };
  if (!is_whole)
    g_array_append_val (((GArray *) data), cut);
}

static GArray *
list_cuts (const GArray *tokens, const GArray *parts)
{
  GArray *cuts = g_array_new (FALSE, FALSE, sizeof (Cut));

  for (guint i = 0; i < parts->len; i++)
    visit_words (tokens, &g_array_index (parts, AnnoWebannoPart, i), add_cut, cuts);
  g_array_sort (cuts, compare_cuts);
  return cuts;
}

/* The rows of all words, and of the parts of words after theirs; of each word, its row. */
static GArray *
add_units (AnnoWebannoUnits *self, const GArray *tokens, const GArray *cuts)
{
  GArray *rows = g_array_sized_new (FALSE, FALSE, sizeof (guint), tokens->len);
  guint sentence = 0, nth = 0, next = 0;

  for (guint i = 0; i < tokens->len; i++)
    {
      const AnnoPiece *token = &g_array_index (tokens, AnnoPiece, i);
      gboolean opens = i == 0 || token->opens_sentence;
      sentence += opens;
      nth = opens ? 1 : nth + 1;
      AnnoWebannoRowUnit unit = { sentence, nth, 0, token->start, token->end, NULL };
      g_array_append_val (rows, self->units->len);
      g_array_append_val (self->units, unit);
      for (; next < cuts->len && g_array_index (cuts, Cut, next).token == i; next++)
        {
          const Cut *cut = &g_array_index (cuts, Cut, next);
          if (unit.part > 0 && unit.start == cut->start && unit.end == cut->end)
            continue;
          unit.part++;
          unit.start = cut->start;
          unit.end = cut->end;
          g_array_append_val (self->units, unit);
        }
    }
  return rows;
}

/* One part that is put where it belongs. */
typedef struct
{
  AnnoWebannoUnits *units;
  const GArray *rows;
  guint part;
  gboolean is_begun;
} Put;

static int
compare_to_cut (const AnnoWebannoRowUnit *unit, guint start, guint end)
{
  if (unit->start != start)
    return unit->start < start ? -1 : 1;
  return unit->end > end ? -1 : unit->end < end;
}

/* The row of a part of the word whose own row is @row, by halves. */
static guint
find_cut (const Put *self, guint token, guint row, guint start, guint end)
{
  const GArray *units = self->units->units;
  guint low = row + 1;
  guint high
      = token + 1 < self->rows->len ? g_array_index (self->rows, guint, token + 1) : units->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (compare_to_cut (&g_array_index (units, AnnoWebannoRowUnit, middle), start, end) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
put_on_word (guint token, guint start, guint end, gboolean is_whole, gpointer data)
{
  Put *self = data;
  guint row = g_array_index (self->rows, guint, token);
  guint found = is_whole ? row : find_cut (self, token, row, start, end);
  AnnoWebannoRowUnit *unit = &g_array_index (self->units->units, AnnoWebannoRowUnit, found);

  if (unit->parts == NULL)
    unit->parts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (unit->parts, self->part);
  if (!self->is_begun)
    g_array_index (self->units->parts, AnnoWebannoPart, self->part).unit = found;
  self->is_begun = TRUE;
}

AnnoWebannoUnits *
anno_webanno_units_new (AnnoArticle *article, AnnoLayer *layer)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE (article) && ANNO_IS_LAYER (layer), NULL);

  AnnoWebannoUnits *self = g_new0 (AnnoWebannoUnits, 1);
  self->parts = g_array_new (FALSE, FALSE, sizeof (AnnoWebannoPart));
  self->first_of = g_hash_table_new (g_str_hash, g_str_equal);
  self->units = g_array_new (FALSE, FALSE, sizeof (AnnoWebannoRowUnit));
  g_array_set_clear_func (self->units, row_unit_clear);
  for (guint i = 0; i < anno_layer_get_n_spans (layer); i++)
    add_parts (self, article, anno_layer_nth (layer, i));

  g_autoptr (GArray) tokens = anno_tokens_list (article);
  add_blanks (tokens, article, self->parts);
  g_autoptr (GArray) cuts = list_cuts (tokens, self->parts);
  g_autoptr (GArray) rows = add_units (self, tokens, cuts);
  for (guint i = 0; i < self->parts->len; i++)
    {
      Put put = { self, rows, i, FALSE };
      visit_words (tokens, &g_array_index (self->parts, AnnoWebannoPart, i), put_on_word, &put);
    }
  return self;
}

void
anno_webanno_units_free (AnnoWebannoUnits *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->parts);
  g_hash_table_unref (self->first_of);
  g_array_unref (self->units);
  g_free (self);
}

guint
anno_webanno_units_find (const AnnoWebannoUnits *self, const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, 0);
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->first_of, id));
}
