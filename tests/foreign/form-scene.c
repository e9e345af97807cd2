#include "foreign/form-scene.h"

#include "formats/tagset-file.h"
#include "model/span-draft.h"
#include "session/corpus-survey.h"

#include <glib/gstdio.h>
#include <string.h>

void
form_scene_init (FormScene *self, const char *ann, const char *ben)
{
  static const char *const people[] = { "urn:g=Lindsey Graham", NULL };
  g_autoptr (AnnoSetChoice) choice = anno_set_choice_new ();
  g_autoptr (GError) error = NULL;

  index_scene_init (&self->scene);
  index_scene_people (&self->scene, "ann", people);
  index_scene_mark (&self->scene, "ann", "news/a.txt", ann);
  if (ben != NULL)
    index_scene_mark (&self->scene, "ben", "news/a.txt", ben);
  index_scene_write (&self->scene, "news/a.meta.json",
                     "{\"title\":\"Deal \\u201cover\\u201d\",\"date\":\"2017-07-10\","
                     "\"dateOrigin\":\"metadata\"}");
  self->tagset = anno_tagset_file_get_default ();
  self->people = anno_set_people_new (self->scene.root);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  self->entries = anno_corpus_survey (self->scene.root, "", self->problems, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (self->entries->len, ==, 1);
  self->article = anno_set_article_load (self->scene.root, self->entries->pdata[0], choice,
                                         self->tagset, self->people, self->problems);
  g_assert_cmpuint (self->problems->len, ==, 0);
}

void
form_scene_clear (FormScene *self)
{
  anno_set_article_free (self->article);
  anno_set_people_free (self->people);
  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->problems);
  anno_tagset_unref (self->tagset);
  index_scene_clear (&self->scene);
}

AnnoLayer *
form_scene_layer (const FormScene *self, guint n)
{
  g_assert_cmpuint (n, <, self->article->layers->len);
  return ((AnnoSetLayer *) self->article->layers->pdata[n])->layer;
}

static char *
write_folder (const FormScene *self, const AnnoSetFormat *format)
{
  g_autofree char *path = g_build_filename (self->scene.folder, "set", NULL);
  AnnoSetFolder *folder = anno_set_folder_new (path);
  g_autofree char *below = g_build_filename (path, "news", NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  format->add_article (folder, self->article);
  g_assert_true (anno_set_folder_finish (folder, &error));
  g_assert_no_error (error);
  anno_set_folder_free (folder);
  GDir *dir = g_dir_open (below, 0, &error);
  g_assert_no_error (error);
  g_autofree char *file = g_build_filename (below, g_dir_read_name (dir), NULL);
  g_assert_null (g_dir_read_name (dir));
  g_dir_close (dir);
  g_assert_true (g_file_get_contents (file, &text, NULL, &error));
  g_assert_cmpint (g_remove (file), ==, 0);
  g_assert_cmpint (g_rmdir (below), ==, 0);
  g_assert_cmpint (g_rmdir (path), ==, 0);
  return text;
}

void
form_scene_init_rich (FormScene *self)
{
  static const struct
  {
    guint start, end, more, stop;
  } claims[] = { { 0, 3, 6, 8 }, { 2, 7, 0, 0 }, { 7, 9, 0, 0 } };

  form_scene_init (
      self,
      "🙂{speaker|person=urn:g|role=se\"nator\\n|#s:e\u0301 Graham} {cue|#k|~a\nnote:said}\r\n"
      "{claim|?|kind=opinion|said-by=@s|cued-by=@k:“the {date|#d:שלום\u2028} is 🙂🙂 "
      "over”} "
      "\\n {claim|said-by=@s|said-on=@d:x}.\n",
      "🙂e\u0301 {cue:Graham said}\r\n“the שלום\u2028 is 🙂🙂 over” \\n "
      "{claim:x}.\n");
  AnnoLayer *layer = form_scene_layer (self, 0);
  for (guint i = 0; i < G_N_ELEMENTS (claims); i++)
    {
      AnnoSpanDraft *draft = anno_span_draft_new ("claim");
      anno_span_draft_add_segment (draft, claims[i].start, claims[i].end);
      anno_span_draft_add_segment (draft, claims[i].more, claims[i].stop);
      g_autoptr (AnnoSpan) span = anno_span_draft_finish (draft);
      anno_layer_put (layer, span);
    }
  AnnoSpanDraft *draft = anno_span_draft_new_with_id ("urn:anno:when", "date");
  anno_span_draft_add_segment (draft, 12, 16);
  anno_span_draft_add_value (
      draft, anno_value_new_timex ("when", "DATE", "2017-07-09", "urn:anno:d", "START"));
  anno_span_draft_add_value (draft, anno_value_new_timex ("when", "TIME", "T12", "dct", NULL));
  g_autoptr (AnnoSpan) span = anno_span_draft_finish (draft);
  anno_layer_put (layer, span);
}

char *
form_scene_write (const FormScene *self, const AnnoSetFormat *format)
{
  if (format->add_article != NULL)
    return write_folder (self, format);

  GString *out = g_string_new (NULL);
  const AnnoSetCount none = { 0 };
  if (format->begin != NULL)
    format->begin (out, self->tagset);
  format->print (out, self->article, &none);
  if (format->end != NULL)
    format->end (out);
  return g_string_free (out, FALSE);
}

static gboolean
take_cb (AnnoForeignDocument *document, gpointer data)
{
  g_ptr_array_add (data, document);
  return TRUE;
}

GPtrArray *
form_read (const AnnoSetFormat *format, const char *name, const char *text, gssize length,
           GError **error)
{
  GPtrArray *documents
      = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_foreign_document_free);
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);
  g_autoptr (AnnoForeignSource) source = anno_foreign_source_new_for_bytes (name, bytes);
  const AnnoForeignFile file = { name, bytes, source };
  const AnnoForeignSink sink = { take_cb, documents };

  if (format->read (&file, &sink, error))
    return documents;
  g_ptr_array_unref (documents);
  return NULL;
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
take_sorted (GPtrArray *words, const char *gap)
{
  g_ptr_array_sort (words, compare_words);
  g_ptr_array_add (words, NULL);
  char *joined = g_strjoinv (gap, (char **) words->pdata);
  g_ptr_array_unref (words);
  return joined;
}

static void
add_beside (GPtrArray *words, const char *field, const char *suffix, const char *text)
{
  if (text != NULL)
    g_ptr_array_add (words, g_strconcat (field != NULL ? field : "", suffix, "=", text, NULL));
}

/* "field=text", sorted, and a link as "field>id". */
static char *
describe_values (const AnnoForeignSpan *span)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < span->values->len; i++)
    {
      const AnnoForeignValue *value = span->values->pdata[i];
      if (value->kind == ANNO_VALUE_LINK)
        g_ptr_array_add (words, g_strconcat (value->field, ">", value->text, NULL));
      else
        add_beside (words, value->field, "", value->text);
      add_beside (words, value->field, "-name", value->name);
      add_beside (words, value->field, "-type", value->timex);
      add_beside (words, value->field, "-mod", value->mod);
      add_beside (words, value->field, "-anchor", value->anchor);
    }
  return take_sorted (words, " ");
}

static void
describe_span (GString *out, const AnnoForeignSpan *span)
{
  g_autofree char *values = describe_values (span);

  g_string_append_printf (out, "%s %s", span->id != NULL ? span->id : "-",
                          span->type != NULL ? span->type : "-");
  for (guint i = 0; i < span->ranges->len; i++)
    {
      const AnnoRange *range = &g_array_index (span->ranges, AnnoRange, i);
      g_string_append_printf (out, " %u-%u", range->start, range->end);
    }
  for (guint i = 0; i < span->quotes->len; i++)
    g_string_append_printf (out, " “%s”", (const char *) span->quotes->pdata[i]);
  if (span->prefix != NULL && span->ranges->len == 0)
    g_string_append_printf (out, " (%s…%s)", span->prefix, span->suffix);
  if (*values != '\0')
    g_string_append_printf (out, " %s", values);
  if (span->note != NULL)
    g_string_append_printf (out, " ~%s", span->note);
  g_string_append_printf (out, "%s\n", span->unsure ? " ?" : "");
}

static void
describe_document (GString *out, const AnnoForeignDocument *document)
{
  g_string_append_printf (out, "= %s", document->name != NULL ? document->name : "-");
  if (document->title != NULL)
    g_string_append_printf (out, " “%s”", document->title);
  if (document->date != NULL)
    g_string_append_printf (out, " %s", document->date);
  if (document->unit != ANNO_UNIT_CODE_POINTS || document->unit_is_said)
    g_string_append_printf (out, " %s%s", anno_offset_unit_id (document->unit),
                            document->unit_is_said ? "!" : "");
  g_string_append_printf (out, "%s\n", document->text != NULL ? "" : " (no text)");
  for (guint i = 0; i < document->layers->len; i++)
    {
      const AnnoForeignLayer *layer = document->layers->pdata[i];
      g_string_append_printf (out, "@%s\n", layer->maker != NULL ? layer->maker : "-");
      for (guint k = 0; k < layer->spans->len; k++)
        describe_span (out, layer->spans->pdata[k]);
    }
  for (guint i = 0; i < document->left_out->len; i++)
    g_string_append_printf (out, "! %s\n", (const char *) document->left_out->pdata[i]);
}

char *
form_describe (const GPtrArray *documents)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < documents->len; i++)
    describe_document (out, documents->pdata[i]);
  return g_string_free (out, FALSE);
}

void
form_assert_read (const AnnoSetFormat *format, const char *text, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = form_read (format, "file.json", text, -1, &error);

  g_assert_no_error (error);
  g_autofree char *said = form_describe (documents);
  g_assert_cmpstr (said, ==, expected);
}

void
form_assert_refused (const AnnoSetFormat *format, const char *text, gssize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = form_read (format, "file.json", text, length, &error);

  g_assert_error (error, ANNO_FOREIGN_ERROR, ANNO_FOREIGN_ERROR_BROKEN);
  g_assert_null (documents);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

/* "claim@10", by which a mark is told from others, whatever its id is. */
static void
add_mark (GHashTable *marks, const char *id, const char *type, guint start)
{
  if (id != NULL)
    g_hash_table_insert (marks, g_strdup (id), g_strdup_printf ("%s@%u", type, start));
}

typedef struct
{
  AnnoKeeps keeps;
  GHashTable *marks; /* id → "claim@10" */
  GPtrArray *lines;
} Account;

static void
account_init (Account *self, AnnoKeeps keeps)
{
  self->keeps = keeps;
  self->marks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->lines = g_ptr_array_new_with_free_func (g_free);
}

static char *
account_take (Account *self)
{
  g_hash_table_unref (self->marks);
  return take_sorted (self->lines, "\n");
}

static const char *
shown_anchor (const Account *self, const char *anchor)
{
  const char *mark = anchor != NULL ? g_hash_table_lookup (self->marks, anchor) : NULL;
  return mark != NULL ? mark : anchor;
}

static char *
account_values (const Account *self, const AnnoSetLayer *layer, const AnnoSpan *span)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < anno_span_get_n_values (span); i++)
    {
      const AnnoValue *value = anno_span_get_value (span, i);
      const char *mark = g_hash_table_lookup (self->marks, value->text);
      AnnoPerson *person = anno_set_layer_find_person (layer, value);
      if (value->kind == ANNO_VALUE_LINK && (self->keeps & ANNO_KEEPS_LINKS) != 0 && mark != NULL)
        g_ptr_array_add (words, g_strconcat (value->field, ">", mark, NULL));
      else if (value->kind == ANNO_VALUE_PERSON && (self->keeps & ANNO_KEEPS_PEOPLE) != 0)
        {
          add_beside (words, value->field, "", value->text);
          add_beside (words, value->field, "-name",
                      person != NULL ? anno_person_get_name (person) : NULL);
        }
      else if ((value->kind == ANNO_VALUE_TEXT || value->kind == ANNO_VALUE_TIMEX)
               && (self->keeps & ANNO_KEEPS_FIELDS) != 0)
        {
          add_beside (words, value->field, "", value->text);
          add_beside (words, value->field, "-type", value->timex);
          add_beside (words, value->field, "-mod", value->mod);
          add_beside (words, value->field, "-anchor", shown_anchor (self, value->anchor));
        }
    }
  return take_sorted (words, " ");
}

static void
account_span (const Account *self, const AnnoSetLayer *layer, const AnnoSpan *span)
{
  const AnnoSegment *segments = anno_span_get_segments (span);
  g_autofree char *values = account_values (self, layer, span);
  const char *note = (self->keeps & ANNO_KEEPS_NOTES) != 0 ? anno_span_get_note (span) : NULL;
  gboolean unsure = (self->keeps & ANNO_KEEPS_UNSURE) != 0 && anno_span_get_unsure (span);
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < anno_span_get_n_segments (span); i++)
    {
      if (i == 0 || (self->keeps & ANNO_KEEPS_SEGMENTS) == 0)
        g_string_append_printf (line, "%s%s %s", i > 0 ? "\x1e" : "", layer->shown,
                                anno_span_get_tag (span));
      g_string_append_printf (line, " %u-%u", segments[i].start, segments[i].end);
      if (i > 0 && (self->keeps & ANNO_KEEPS_SEGMENTS) == 0)
        g_string_append (line, " [] ~-");
      else if (i + 1 == anno_span_get_n_segments (span) || (self->keeps & ANNO_KEEPS_SEGMENTS) == 0)
        g_string_append_printf (line, " [%s] ~%s%s", values, note != NULL ? note : "-",
                                unsure ? " ?" : "");
    }
  g_auto (GStrv) lines = g_strsplit (line->str, "\x1e", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    g_ptr_array_add (self->lines, g_strdup (lines[i]));
}

static char *
account_for_set (const AnnoSetArticle *article, AnnoKeeps keeps)
{
  Account self;

  account_init (&self, keeps);
  for (guint i = 0; i < article->layers->len; i++)
    {
      const AnnoSetLayer *layer = article->layers->pdata[i];
      for (guint k = 0; k < anno_layer_get_n_spans (layer->layer); k++)
        {
          const AnnoSpan *span = anno_layer_nth (layer->layer, k);
          add_mark (self.marks, anno_span_get_id (span), anno_span_get_tag (span),
                    anno_span_get_start (span));
        }
      for (guint k = 0; k < anno_layer_get_n_spans (layer->layer); k++)
        account_span (&self, layer, anno_layer_nth (layer->layer, k));
    }
  return account_take (&self);
}

static int
compare_ranges (gconstpointer a, gconstpointer b)
{
  const AnnoRange *x = a, *y = b;
  return x->start < y->start ? -1 : x->start > y->start;
}

/* Its places in code points, in order, with its words held against the text. */
static void
place_span (AnnoForeignSpan *span, AnnoArticle *text, const AnnoUnitMap *map)
{
  for (guint i = 0; i < span->ranges->len; i++)
    {
      AnnoRange *range = &g_array_index (span->ranges, AnnoRange, i);
      g_assert_true (anno_unit_map_find (map, range->start, &range->start));
      g_assert_true (anno_unit_map_find (map, range->end, &range->end));
      g_autofree char *words = anno_article_slice (text, range->start, range->end);
      if (span->quotes->len > 0)
        g_assert_cmpstr (span->quotes->pdata[i], ==, words);
    }
  g_array_sort (span->ranges, compare_ranges);
}

static void
account_foreign_span (const Account *self, const char *maker, const AnnoForeignSpan *span)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < span->values->len; i++)
    {
      AnnoForeignValue *value = span->values->pdata[i];
      const char *mark
          = value->text != NULL ? g_hash_table_lookup (self->marks, value->text) : NULL;
      if (value->kind == ANNO_VALUE_LINK
          || (value->field != NULL && g_str_has_suffix (value->field, "-anchor") && mark != NULL))
        {
          g_assert_nonnull (mark);
          g_free (value->text);
          value->text = g_strdup (mark);
        }
      if (shown_anchor (self, value->anchor) != value->anchor)
        {
          char *anchor = g_strdup (shown_anchor (self, value->anchor));
          g_free (value->anchor);
          value->anchor = anchor;
        }
    }
  g_autofree char *values = describe_values (span);
  g_string_append_printf (line, "%s %s", maker, span->type);
  for (guint i = 0; i < span->ranges->len; i++)
    {
      const AnnoRange *range = &g_array_index (span->ranges, AnnoRange, i);
      g_string_append_printf (line, " %u-%u", range->start, range->end);
    }
  g_string_append_printf (line, " [%s] ~%s%s", values, span->note != NULL ? span->note : "-",
                          span->unsure ? " ?" : "");
  g_ptr_array_add (self->lines, g_strdup (line->str));
}

static char *
account_for_document (AnnoForeignDocument *document, AnnoArticle *text)
{
  g_autoptr (AnnoUnitMap) map = anno_unit_map_new (text, document->unit);
  Account self;

  account_init (&self, ANNO_KEEPS_ALL);
  for (guint i = 0; i < document->layers->len; i++)
    {
      const AnnoForeignLayer *layer = document->layers->pdata[i];
      for (guint k = 0; k < layer->spans->len; k++)
        {
          AnnoForeignSpan *span = layer->spans->pdata[k];
          place_span (span, text, map);
          add_mark (self.marks, span->id, span->type,
                    g_array_index (span->ranges, AnnoRange, 0).start);
        }
      for (guint k = 0; k < layer->spans->len; k++)
        account_foreign_span (&self, layer->maker, layer->spans->pdata[k]);
    }
  return account_take (&self);
}

void
form_assert_kept (const FormScene *self, const AnnoSetFormat *format)
{
  AnnoArticle *text = anno_document_get_article (self->article->document);
  g_autofree char *written = form_scene_write (self, format);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = form_read (format, "set.json", written, -1, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (documents->len, ==, 1);
  AnnoForeignDocument *document = documents->pdata[0];
  if (document->text != NULL)
    g_assert_cmpstr (document->text, ==, anno_article_get_text (text));
  g_assert_cmpstr (document->name, ==, self->article->shown);
  g_assert_cmpstr (document->left_out->len > 0 ? document->left_out->pdata[0] : NULL, ==, NULL);
  g_autofree char *before = account_for_set (self->article, format->keeps);
  g_autofree char *after = account_for_document (document, text);
  g_assert_cmpstr (after, ==, before);
}

static void
read_any (const AnnoSetFormat *format, const char *text, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = form_read (format, "file.json", text, (gssize) length, &error);

  g_assert_true ((documents != NULL) == (error == NULL));
  if (documents == NULL)
    return;
  g_autofree char *said = form_describe (documents);
  g_assert_true (g_utf8_validate (said, -1, NULL));
}

void
form_shake (const AnnoSetFormat *format, const char *text)
{
  static const char *const bits[]
      = { "null", "-1",        "99999999999999999999", "\"\"", "[]", "{}", "1e9", "[[]]",
          "true", "4294967295" };
  gsize n = strlen (text);

  for (gsize i = 0; i < n; i++)
    {
      read_any (format, text, i);
      for (guint k = 0; k < 4; k++)
        {
          g_autofree char *changed = g_strdup (text);
          changed[i] = "\0\xFF[0"[k];
          read_any (format, changed, n);
        }
      if (text[i] != ':') /* a value of another kind */
        continue;
      gsize stop = i + 1 + strcspn (text + i + 1, ",}]");
      for (guint k = 0; k < G_N_ELEMENTS (bits); k++)
        {
          g_autoptr (GString) changed = g_string_new_len (text, (gssize) i + 1);
          g_string_append (changed, bits[k]);
          g_string_append (changed, text + stop);
          read_any (format, changed->str, changed->len);
        }
    }
}

void
form_read_many (const AnnoSetFormat *format, const char *head, const char *piece, const char *tail,
                guint n)
{
  g_autoptr (GString) text = g_string_new (head);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) parts = g_strsplit (piece, "#", -1);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);
      g_autofree char *made = g_strjoinv (number, parts);
      g_string_append_printf (text, "%s%s", i > 0 ? "," : "", made);
    }
  g_string_append (text, tail);
  g_autoptr (GPtrArray) documents
      = form_read (format, "file.json", text->str, (gssize) text->len, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (documents->len, >, 0);
}
