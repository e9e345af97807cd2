#include "foreign/timeml-writer.h"

#include "foreign/foreign-names.h"
#include "foreign/markup-words.h"
#include "foreign/timeml-reader.h"
#include "foreign/timeml-terms.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define UNKNOWN_DAY "XXXX-XX-XX"

/* The file of one layer in the making. */
typedef struct
{
  GString *out;
  const AnnoSetArticle *article;
  const AnnoSetLayer *layer;
  GHashTable *numbers; /* id of a span → the number of its first TIMEX3, from 1 */
} File;

static const AnnoValue *
find_timex (const AnnoSpan *span)
{
  for (guint i = 0; i < anno_span_get_n_values (span); i++)
    if (anno_span_get_value (span, i)->kind == ANNO_VALUE_TIMEX)
      return anno_span_get_value (span, i);
  return NULL;
}

static gboolean
counts_from_article (const AnnoSetLayer *layer)
{
  for (guint i = 0; i < anno_layer_get_n_spans (layer->layer); i++)
    {
      const AnnoValue *timex = find_timex (anno_layer_nth (layer->layer, i));
      if (timex != NULL && g_strcmp0 (timex->anchor, "dct") == 0)
        return TRUE;
    }
  return FALSE;
}

/* The annotator's own date for the article goes before the one that is known of it. */
static const char *
date_of (const File *self)
{
  const char *own = anno_layer_get_header (self->layer->layer)->date;
  return own != NULL ? own : anno_document_get_date (self->article->document);
}

static void
print_date (const File *self)
{
  const char *date = date_of (self);

  if (date == NULL && !counts_from_article (self->layer))
    return;
  g_string_append (self->out, "<DCT><TIMEX3 tid=\"t0\" type=\"DATE\"");
  anno_markup_words_attribute (self->out, "value", date != NULL ? date : UNKNOWN_DAY);
  g_string_append (self->out, " functionInDocument=\"CREATION_TIME\">");
  anno_markup_words_text (self->out, date != NULL ? date : "", -1);
  g_string_append (self->out, "</TIMEX3></DCT>\n\n");
}

/* One that leads to no date of the layer can't be said. */
static void
print_anchor (const File *self, const char *anchor)
{
  guint number
      = anchor != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, anchor)) : 0;

  if (number > 0 || g_strcmp0 (anchor, "dct") == 0)
    g_string_append_printf (self->out, " anchorTimeID=\"t%u\"", number);
}

static gboolean
has_other_tag (const AnnoSpan *span)
{
  return strcmp (anno_span_get_tag (span), ANNO_TIMEML_TAG) != 0;
}

static gboolean
has_other_field (const AnnoValue *timex)
{
  return strcmp (timex->field, ANNO_TIMEML_FIELD) != 0;
}

/* Whether a date is called otherwise than TIMEX3 is taken for. */
static gboolean
has_other_names (const AnnoSetLayer *layer)
{
  for (guint i = 0; i < anno_layer_get_n_spans (layer->layer); i++)
    {
      const AnnoSpan *span = anno_layer_nth (layer->layer, i);
      const AnnoValue *timex = find_timex (span);
      if (timex != NULL && (has_other_tag (span) || has_other_field (timex)))
        return TRUE;
    }
  return FALSE;
}

static void
print_timex (const File *self, const AnnoSpan *span, const AnnoValue *timex, guint number)
{
  g_string_append_printf (self->out, "<TIMEX3 tid=\"t%u\"", number);
  anno_markup_words_attribute (self->out, "type", timex->timex != NULL ? timex->timex : "DATE");
  anno_markup_words_attribute (self->out, "value", timex->text);
  anno_markup_words_attribute (self->out, "mod", timex->mod);
  print_anchor (self, timex->anchor);
  anno_markup_words_attribute (self->out, "comment", anno_span_get_note (span));
  if (has_other_tag (span))
    anno_markup_words_attribute (self->out, "annotator:tag", anno_span_get_tag (span));
  if (has_other_field (timex))
    anno_markup_words_attribute (self->out, "annotator:field", timex->field);
  g_string_append_c (self->out, '>');
}

static void
print_words (const File *self, guint start, guint end)
{
  gsize n = 0;
  const char *words
      = anno_article_peek (anno_document_get_article (self->article->document), start, end, &n);
  anno_markup_words_text (self->out, words, (gssize) n);
}

/* A part of a span: a TIMEX3 of its own. */
typedef struct
{
  AnnoSegment segment;
  const AnnoSpan *span;
  guint number;
} Part;

static int
compare_parts (gconstpointer a, gconstpointer b)
{
  const Part *one = a, *other = b;
  return (one->segment.start > other->segment.start) - (one->segment.start < other->segment.start);
}

/* In the order of the text. A span is known by the number of its first part. */
static GArray *
list_parts (const File *self)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (Part));

  for (guint i = 0; i < anno_layer_get_n_spans (self->layer->layer); i++)
    {
      const AnnoSpan *span = anno_layer_nth (self->layer->layer, i);
      const AnnoSegment *segments = anno_span_get_segments (span);
      guint number
          = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, anno_span_get_id (span)));
      for (guint k = 0; number > 0 && k < anno_span_get_n_segments (span); k++)
        {
          const Part part = { segments[k], span, number + k };
          g_array_append_val (parts, part);
        }
    }
  g_array_sort (parts, compare_parts);
  return parts;
}

/* No line end is added within TEXT: its words are the article's, to the last. */
static void
print_text (const File *self)
{
  AnnoArticle *text = anno_document_get_article (self->article->document);
  g_autoptr (GArray) parts = list_parts (self);
  guint at = 0;

  g_string_append (self->out, "<TEXT>");
  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = &g_array_index (parts, Part, i);
      if (part->segment.start < at)
        continue;
      print_words (self, at, part->segment.start);
      print_timex (self, part->span, find_timex (part->span), part->number);
      print_words (self, part->segment.start, part->segment.end);
      g_string_append (self->out, "</TIMEX3>");
      at = part->segment.end;
    }
  print_words (self, at, anno_article_get_length (text));
  g_string_append (self->out, "</TEXT>\n\n");
}

static void
print_layer (File *self)
{
  guint n = 1;

  for (guint i = 0; i < anno_layer_get_n_spans (self->layer->layer); i++)
    {
      const AnnoSpan *span = anno_layer_nth (self->layer->layer, i);
      if (find_timex (span) == NULL)
        continue;
      g_hash_table_insert (self->numbers, (gpointer) anno_span_get_id (span), GUINT_TO_POINTER (n));
      n += anno_span_get_n_segments (span);
    }
  g_string_append (self->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                              "<TimeML xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
                              "xsi:noNamespaceSchemaLocation=\"http://timeml.org/timeMLdocs/"
                              "TimeML_1.2.1.xsd\"");
  if (has_other_names (self->layer))
    anno_markup_words_attribute (self->out, "xmlns:annotator", ANNO_TIMEML_NAMESPACE);
  g_string_append (self->out, ">\n\n");
  anno_markup_words_element (self->out, "DOCID", self->article->shown);
  g_string_append (self->out, "\n\n");
  print_date (self);
  if (anno_document_get_title (self->article->document) != NULL)
    {
      anno_markup_words_element (self->out, "TITLE",
                                 anno_document_get_title (self->article->document));
      g_string_append (self->out, "\n\n");
    }
  print_text (self);
  g_string_append (self->out, "</TimeML>\n");
}

static void
add_article (AnnoSetFolder *folder, const AnnoSetArticle *article)
{
  for (guint i = 0; i < article->layers->len; i++)
    {
      const AnnoSetLayer *layer = article->layers->pdata[i];
      g_autoptr (GString) out = g_string_new (NULL);
      g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
      g_autofree char *name = anno_foreign_names_file (layer->slug, article->path, "tml");
      File self = { out, article, layer, numbers };
      print_layer (&self);
      anno_set_folder_add (folder, name, out->str, out->len);
    }
}

static const char *const endings[] = { "tml", "xml", NULL };

const AnnoSetFormat anno_timeml_format = {
  .id = "timeml",
  .name = N_("TimeML: dates in the text"),
  .keeps = ANNO_KEEPS_NOTES | ANNO_KEEPS_LOOSE | ANNO_KEEPS_EDGES,
  .add_article = add_article,
  .endings = endings,
  .read = anno_timeml_read,
};
