#include "foreign/conll-writer.h"

#include "foreign/conll-reader.h"
#include "foreign/conll-tags.h"
#include "foreign/conll-words.h"
#include "foreign/edges.h"
#include "foreign/foreign-names.h"
#include "foreign/tokens.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A part of a span. */
typedef struct
{
  guint start; /* code points */
  guint end;
  const char *type;
} Part;

static int
compare_parts (gconstpointer a, gconstpointer b)
{
  const Part *first = a, *second = b;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  if (first->end != second->end)
    return first->end > second->end ? -1 : 1;
  return strcmp (first->type, second->type);
}

/* The parts of all spans, sorted, without those that share words with one before. */
static GArray *
list_parts (AnnoArticle *article, AnnoLayer *layer)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (Part));
  guint n = 0;

  for (guint i = 0; i < anno_layer_get_n_spans (layer); i++)
    {
      const AnnoSpan *span = anno_layer_nth (layer, i);
      g_autoptr (GArray) ranges = anno_edges_trim (article, span);
      for (guint k = 0; k < ranges->len; k++)
        {
          AnnoRange range = g_array_index (ranges, AnnoRange, k);
          const Part part = { range.start, range.end, anno_span_get_tag (span) };
          g_array_append_val (parts, part);
        }
    }
  g_array_sort (parts, compare_parts);
  for (guint i = 0; i < parts->len; i++)
    {
      Part part = g_array_index (parts, Part, i);
      if (n == 0 || part.start >= g_array_index (parts, Part, n - 1).end)
        g_array_index (parts, Part, n++) = part;
    }
  g_array_set_size (parts, n);
  return parts;
}

static GArray *
cut_tokens (AnnoArticle *article, const GArray *parts)
{
  g_autoptr (GArray) words = anno_tokens_list (article);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = &g_array_index (parts, Part, i);
      g_array_append_val (places, part->start);
      g_array_append_val (places, part->end);
    }
  return anno_tokens_cut (words, places);
}

/* The words of each part; its type is the number of the part whose type is the same, as what the
 * schemes say of types is whether they are one. */
static GArray *
list_spans (const GArray *parts, const GArray *tokens)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (AnnoConllSpan));
  g_autoptr (GHashTable) types = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = &g_array_index (parts, Part, i);
      gpointer type;
      if (!g_hash_table_lookup_extended (types, part->type, NULL, &type))
        type = GUINT_TO_POINTER (i);
      g_hash_table_insert (types, (gpointer) part->type, type);
      const AnnoConllSpan span
          = { anno_tokens_find (tokens, part->start), anno_tokens_find (tokens, part->end - 1) + 1,
              GPOINTER_TO_UINT (type) };
      /* Blanks alone are no word. */
      if (span.start < tokens->len
          && g_array_index (tokens, AnnoPiece, span.start).start < part->end)
        g_array_append_val (spans, span);
    }
  return spans;
}

static GArray *
make_tags (AnnoConllScheme scheme, const GArray *tokens, const GArray *spans)
{
  GArray *tags = g_array_sized_new (FALSE, FALSE, sizeof (AnnoConllTag), tokens->len);

  for (guint i = 0; i < tokens->len; i++)
    {
      const AnnoConllTag tag
          = { 'O', 0, i > 0 && g_array_index (tokens, AnnoPiece, i).opens_sentence };
      g_array_append_val (tags, tag);
    }
  for (guint i = 0; i < spans->len; i++)
    {
      const AnnoConllSpan *span = &g_array_index (spans, AnnoConllSpan, i);
      for (guint place = span->start; place < span->end; place++)
        {
          AnnoConllTag *tag = &g_array_index (tags, AnnoConllTag, place);
          tag->type = span->type;
          tag->opens_sentence = tag->opens_sentence && place == span->start;
        }
    }
  anno_conll_set_letters (scheme, tags, spans);
  return tags;
}

static void
print_layer (GString *out, AnnoArticle *article, AnnoLayer *layer, AnnoConllScheme scheme)
{
  g_autoptr (GArray) parts = list_parts (article, layer);
  g_autoptr (GArray) tokens = cut_tokens (article, parts);
  g_autoptr (GArray) spans = list_spans (parts, tokens);
  g_autoptr (GArray) tags = make_tags (scheme, tokens, spans);

  g_string_append (out, ANNO_CONLL_DOCUMENT "\n\n");
  for (guint i = 0; i < tokens->len; i++)
    {
      const AnnoPiece *token = &g_array_index (tokens, AnnoPiece, i);
      const AnnoConllTag *tag = &g_array_index (tags, AnnoConllTag, i);
      g_autofree char *word = anno_article_slice (article, token->start, token->end);
      if (tag->opens_sentence)
        g_string_append_c (out, '\n');
      g_string_append_printf (out, "%s _ _ %c", word, tag->letter);
      if (tag->letter != 'O')
        {
          g_autofree char *type = anno_conll_spell (g_array_index (parts, Part, tag->type).type);
          g_string_append_printf (out, "-%s", type);
        }
      g_string_append_c (out, '\n');
    }
  if (tokens->len > 0)
    g_string_append_c (out, '\n');
}

static void
add_article (AnnoSetFolder *folder, const AnnoSetArticle *article, AnnoConllScheme scheme)
{
  AnnoArticle *text = anno_document_get_article (article->document);

  for (guint i = 0; i < article->layers->len; i++)
    {
      const AnnoSetLayer *layer = article->layers->pdata[i];
      g_autoptr (GString) out = g_string_new (NULL);
      g_autofree char *name = anno_foreign_names_file (layer->slug, article->path, "conll");
      print_layer (out, text, layer->layer, scheme);
      anno_set_folder_add (folder, name, out->str, out->len);
    }
}

static void
add_iob2 (AnnoSetFolder *folder, const AnnoSetArticle *article)
{
  add_article (folder, article, ANNO_CONLL_IOB2);
}

static void
add_iob1 (AnnoSetFolder *folder, const AnnoSetArticle *article)
{
  add_article (folder, article, ANNO_CONLL_IOB1);
}

static void
add_bioes (AnnoSetFolder *folder, const AnnoSetArticle *article)
{
  add_article (folder, article, ANNO_CONLL_BIOES);
}

#define KEEPS (ANNO_KEEPS_LOOSE | ANNO_KEEPS_SIGNS | ANNO_KEEPS_DATELESS)

static const char *const endings[] = { "conll", "iob2", "iob", "bio", NULL };

const AnnoSetFormat anno_conll_iob2_format = {
  .id = "conll-iob2",
  .name = N_("CoNLL-2003, IOB2"),
  .keeps = KEEPS,
  .add_article = add_iob2,
  .spell = anno_conll_spell,
  .endings = endings,
  .read = anno_conll_read,
};

const AnnoSetFormat anno_conll_iob1_format = {
  .id = "conll-iob1",
  .name = N_("CoNLL-2003, IOB1"),
  .keeps = KEEPS,
  .add_article = add_iob1,
  .spell = anno_conll_spell,
  .endings = endings,
  .read = anno_conll_read,
};

const AnnoSetFormat anno_conll_bioes_format = {
  .id = "conll-bioes",
  .name = N_("CoNLL-2003, BIOES"),
  .keeps = KEEPS,
  .add_article = add_bioes,
  .spell = anno_conll_spell,
  .endings = endings,
  .read = anno_conll_read,
};
