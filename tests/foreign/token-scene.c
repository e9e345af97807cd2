#include "foreign/token-scene.h"

#include "foreign/edges.h"
#include "formats/tagset-file.h"

#include <string.h>

void
token_scene_init (TokenScene *self, const char *marked)
{
  static const char *const people[] = { "urn:g=Lindsey Graham", "urn:f=Jeff Flake", NULL };
  g_autoptr (GError) error = NULL;

  index_scene_init (&self->scene);
  index_scene_people (&self->scene, "ann", people);
  index_scene_mark (&self->scene, "ann", "a.txt", marked);
  self->tagset = anno_tagset_file_get_default ();
  self->people = anno_set_people_new (self->scene.root);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  self->entries = anno_corpus_survey (self->scene.root, "", self->problems, NULL, &error);
  g_assert_no_error (error);
  self->choice = anno_set_choice_new ();
  self->article = anno_set_article_load (self->scene.root, self->entries->pdata[0], self->choice,
                                         self->tagset, self->people, self->problems);
  g_assert_cmpuint (self->problems->len, ==, 0);
  g_assert_nonnull (self->article);
}

void
token_scene_clear (TokenScene *self)
{
  anno_set_article_free (self->article);
  anno_set_choice_free (self->choice);
  anno_set_people_free (self->people);
  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->problems);
  anno_tagset_unref (self->tagset);
  index_scene_clear (&self->scene);
}

static AnnoSetLayer *
layer_of (TokenScene *self)
{
  return self->article->layers->pdata[0];
}

AnnoSpanDraft *
token_scene_draft (const char *name, const char *tag, const guint (*ranges)[2])
{
  g_autofree char *id = g_strconcat ("urn:anno:", name, NULL);
  AnnoSpanDraft *draft = anno_span_draft_new_with_id (id, tag);

  for (; (*ranges)[1] > 0; ranges++)
    anno_span_draft_add_segment (draft, (*ranges)[0], (*ranges)[1]);
  return draft;
}

void
token_scene_add (TokenScene *self, AnnoSpanDraft *draft)
{
  g_autoptr (AnnoSpan) span = anno_span_draft_finish (draft);

  g_assert_nonnull (span);
  anno_layer_put (layer_of (self)->layer, span);
}

char *
token_scene_write (TokenScene *self, const AnnoSetFormat *format, const char *name)
{
  static guint n;
  g_autofree char *folder = g_strdup_printf ("%s/out-%u", self->scene.folder, n++);
  g_autofree char *file = g_build_filename (folder, name, NULL);
  AnnoSetFolder *out = anno_set_folder_new (folder);
  g_autoptr (GError) error = NULL;
  char *words = NULL;

  format->add_article (out, self->article);
  g_assert_true (anno_set_folder_finish (out, &error));
  g_assert_no_error (error);
  anno_set_folder_free (out);
  g_file_get_contents (file, &words, NULL, &error);
  g_assert_no_error (error);
  return words;
}

static gboolean
take (AnnoForeignDocument *document, gpointer data)
{
  g_ptr_array_add (data, document);
  return TRUE;
}

GPtrArray *
token_scene_read (const AnnoSetFormat *format, const char *name, const char *bytes, gssize n,
                  char **wrong)
{
  g_autoptr (GBytes) all = g_bytes_new (bytes, n < 0 ? strlen (bytes) : (gsize) n);
  g_autoptr (AnnoForeignSource) source = anno_foreign_source_new_for_bytes (name, all);
  const AnnoForeignFile file = { name, all, source };
  GPtrArray *documents
      = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_foreign_document_free);
  const AnnoForeignSink sink = { take, documents };
  g_autoptr (GError) error = NULL;
  gboolean is_read = format->read (&file, &sink, &error);

  *wrong = NULL;
  g_assert_true (is_read == (error == NULL));
  if (is_read)
    return documents;
  g_assert_error (error, ANNO_FOREIGN_ERROR, ANNO_FOREIGN_ERROR_BROKEN);
  g_assert_cmpuint (documents->len, ==, 0);
  *wrong = g_strdup (error->message);
  g_ptr_array_unref (documents);
  return NULL;
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
join_sorted (GPtrArray *words, const char *separator)
{
  g_ptr_array_sort (words, compare_words);
  g_ptr_array_add (words, NULL);
  return g_strjoinv (separator, (char **) words->pdata);
}

static char *
say_range (guint start, guint end)
{
  return g_strdup_printf ("%u-%u", start, end);
}

static int
compare_ranges (gconstpointer a, gconstpointer b)
{
  const AnnoRange *first = a, *second = b;
  return first->start < second->start ? -1 : first->start > second->start;
}

static char *
say_place (const AnnoForeignSpan *span)
{
  AnnoRange first = { G_MAXUINT, 0 };

  for (guint i = 0; i < span->ranges->len; i++)
    if (g_array_index (span->ranges, AnnoRange, i).start < first.start)
      first = g_array_index (span->ranges, AnnoRange, i);
  return say_range (first.start, first.end);
}

/* Whether a value names another span, as those of dates do. */
static gboolean
is_reference (const AnnoForeignValue *value)
{
  return value->kind == ANNO_VALUE_LINK
         || (g_str_has_suffix (value->field, "anchor") && g_ascii_isdigit (*value->text));
}

static char *
say_value (const AnnoForeignLayer *layer, const AnnoForeignValue *value)
{
  const AnnoForeignSpan *target
      = is_reference (value) ? anno_foreign_layer_find (layer, value->text) : NULL;
  g_autofree char *place = target != NULL ? say_place (target) : NULL;

  if (is_reference (value))
    g_assert_nonnull (target);
  return target != NULL ? g_strdup_printf ("%s>%s", value->field, place)
                        : g_strdup_printf ("%s=%s", value->field, value->text);
}

/* A line of what is known of a span; @values is given up. */
static char *
say_line (const char *type, GArray *ranges, const GPtrArray *quotes, GPtrArray *values)
{
  GString *line = g_string_new (type != NULL ? type : "(no type)");
  g_autofree char *said = join_sorted (values, " ");

  for (guint i = 0; i < ranges->len; i++)
    {
      AnnoRange range = g_array_index (ranges, AnnoRange, i);
      g_string_append_printf (line, " %u-%u", range.start, range.end);
    }
  for (guint i = 0; i < quotes->len; i++)
    g_string_append_printf (line, " \"%s\"", (const char *) quotes->pdata[i]);
  g_string_append_printf (line, "%s%s", *said != '\0' ? " " : "", said);
  g_ptr_array_unref (values);
  return g_string_free (line, FALSE);
}

static char *
say_span (const AnnoForeignLayer *layer, const AnnoForeignSpan *span)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < span->values->len; i++)
    g_ptr_array_add (values, say_value (layer, span->values->pdata[i]));
  if (span->note != NULL)
    g_ptr_array_add (values, g_strconcat ("~", span->note, NULL));
  if (span->unsure)
    g_ptr_array_add (values, g_strdup ("?"));
  if (span->is_event)
    g_ptr_array_add (values, g_strdup ("(event)"));
  g_array_sort (span->ranges, compare_ranges);
  return say_line (span->type, span->ranges, span->quotes, values);
}

char *
token_scene_say (const AnnoForeignDocument *document)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < document->layers->len; i++)
    {
      const AnnoForeignLayer *layer = document->layers->pdata[i];
      for (guint k = 0; k < layer->spans->len; k++)
        g_ptr_array_add (lines, say_span (layer, layer->spans->pdata[k]));
    }
  for (guint i = 0; i < document->left_out->len; i++)
    g_ptr_array_add (lines, g_strconcat ("! ", document->left_out->pdata[i], NULL));
  return join_sorted (lines, "\n");
}

static GArray *
ranges_of (AnnoArticle *article, const AnnoSpan *span)
{
  GArray *ranges = anno_edges_trim (article, span);
  const AnnoOffsets *offsets = anno_article_get_offsets (article);

  for (guint i = 0; i < ranges->len; i++)
    {
      AnnoRange *range = &g_array_index (ranges, AnnoRange, i);
      range->start = anno_offsets_to_utf16 (offsets, range->start);
      range->end = anno_offsets_to_utf16 (offsets, range->end);
    }
  return ranges;
}

static void
add_beside (GPtrArray *values, const AnnoSetFormat *format, const char *field, const char *ending,
            const char *text)
{
  g_autofree char *id = g_strconcat (field, ending, NULL);
  g_autofree char *spelled = format->spell != NULL ? format->spell (id) : g_strdup (id);

  if (text != NULL)
    g_ptr_array_add (values, g_strdup_printf ("%s=%s", spelled, text));
}

/* "said_by>0-6" where @id is a span of the layer. */
static gboolean
add_reference (GPtrArray *values, const AnnoSetFormat *format, TokenScene *self, const char *field,
               const char *ending, const char *id)
{
  g_autofree char *whole = g_strconcat (field, ending, NULL);
  g_autofree char *spelled = format->spell != NULL ? format->spell (whole) : g_strdup (whole);
  AnnoSpan *target = id != NULL ? anno_layer_find (layer_of (self)->layer, id) : NULL;

  if (target == NULL)
    return FALSE;
  g_autoptr (GArray) ranges
      = ranges_of (anno_document_get_article (self->article->document), target);
  AnnoRange first = g_array_index (ranges, AnnoRange, 0);
  g_ptr_array_add (values, g_strdup_printf ("%s>%u-%u", spelled, first.start, first.end));
  return TRUE;
}

static void
expect_value (TokenScene *self, const AnnoSetFormat *format, GPtrArray *values,
              const AnnoValue *value)
{
  AnnoPerson *person = anno_set_layer_find_person (layer_of (self), value);

  if (value->kind == ANNO_VALUE_LINK)
    {
      add_reference (values, format, self, value->field, "", value->text);
      return;
    }
  add_beside (values, format, value->field, "", value->text);
  add_beside (values, format, value->field, "-type", value->timex);
  add_beside (values, format, value->field, "-mod", value->mod);
  if (!add_reference (values, format, self, value->field, "-anchor", value->anchor))
    add_beside (values, format, value->field, "-anchor", value->anchor);
  if (person != NULL)
    add_beside (values, format, value->field, "-name", anno_person_get_name (person));
}

static char *
expect_span (TokenScene *self, const AnnoSetFormat *format, const AnnoSpan *span)
{
  AnnoArticle *article = anno_document_get_article (self->article->document);
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) quotes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) trimmed = anno_edges_trim (article, span);
  g_autoptr (GArray) ranges = ranges_of (article, span);
  g_autofree char *tag = format->spell != NULL ? format->spell (anno_span_get_tag (span))
                                               : g_strdup (anno_span_get_tag (span));

  for (guint i = 0; i < trimmed->len; i++)
    {
      AnnoRange range = g_array_index (trimmed, AnnoRange, i);
      g_ptr_array_add (quotes, anno_article_slice (article, range.start, range.end));
    }
  for (guint i = 0; i < anno_span_get_n_values (span); i++)
    expect_value (self, format, values, anno_span_get_value (span, i));
  if (anno_span_get_note (span) != NULL)
    g_ptr_array_add (values, g_strconcat ("~", anno_span_get_note (span), NULL));
  if (anno_span_get_unsure (span))
    g_ptr_array_add (values, g_strdup ("?"));
  return say_line (tag, ranges, quotes, values);
}

char *
token_scene_expect (TokenScene *self, const AnnoSetFormat *format)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  AnnoLayer *layer = layer_of (self)->layer;

  for (guint i = 0; i < anno_layer_get_n_spans (layer); i++)
    g_ptr_array_add (lines, expect_span (self, format, anno_layer_nth (layer, i)));
  return join_sorted (lines, "\n");
}
