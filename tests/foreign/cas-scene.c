#include "foreign/cas-scene.h"

#include "formats/tagset-file.h"
#include "model/span-draft.h"

#include <string.h>

void
cas_scene_init (CasScene *self, const char *marked)
{
  static const char *const people[] = { "urn:g=Lindsey Graham", NULL };
  g_autoptr (AnnoSetChoice) choice = anno_set_choice_new ();
  g_autoptr (GError) error = NULL;

  index_scene_init (&self->scene);
  index_scene_people (&self->scene, "ann", people);
  index_scene_mark (&self->scene, "ann", "sub/a.txt", marked);
  self->tagset = anno_tagset_file_get_default ();
  self->people = anno_set_people_new (self->scene.root);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  self->entries = anno_corpus_survey (self->scene.root, "", self->problems, NULL, &error);
  g_assert_no_error (error);
  self->article = anno_set_article_load (self->scene.root, self->entries->pdata[0], choice,
                                         self->tagset, self->people, self->problems);
  g_assert_cmpuint (self->problems->len, ==, 0);
  g_assert_nonnull (self->article);
}

void
cas_scene_clear (CasScene *self)
{
  g_clear_pointer (&self->article, anno_set_article_free);
  anno_set_people_free (self->people);
  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->problems);
  anno_tagset_unref (self->tagset);
  index_scene_clear (&self->scene);
  g_free (self->folder);
}

AnnoLayer *
cas_scene_layer (CasScene *self)
{
  return ((AnnoSetLayer *) self->article->layers->pdata[0])->layer;
}

static AnnoSpanDraft *
open_draft (CasScene *self, const char *name)
{
  g_autofree char *id = g_strconcat ("urn:anno:", name, NULL);
  AnnoSpan *span = anno_layer_find (cas_scene_layer (self), id);

  g_assert_nonnull (span);
  return anno_span_draft_new_from (span);
}

void
cas_scene_add_segment (CasScene *self, const char *name, guint start, guint end)
{
  AnnoSpanDraft *draft = open_draft (self, name);

  anno_span_draft_add_segment (draft, start, end);
  g_autoptr (AnnoSpan) span = anno_span_draft_finish (draft);
  anno_layer_put (cas_scene_layer (self), span);
}

void
cas_scene_add_value (CasScene *self, const char *name, AnnoValue *value)
{
  AnnoSpanDraft *draft = open_draft (self, name);

  anno_span_draft_add_value (draft, value);
  g_autoptr (AnnoSpan) span = anno_span_draft_finish (draft);
  anno_layer_put (cas_scene_layer (self), span);
}

char *
cas_scene_write (CasScene *self, const AnnoSetFormat *format, const char *name)
{
  g_autoptr (GError) error = NULL;
  char *bytes = NULL;

  g_autofree char *once = g_strdup_printf ("%s-%u", format->id, ++self->n_written);
  g_free (self->folder);
  self->folder = g_build_filename (self->scene.folder, once, NULL);
  g_autoptr (AnnoSetFolder) folder = anno_set_folder_new (self->folder);
  format->add_article (folder, self->article);
  g_assert_null (format->add_annotator);
  anno_set_folder_finish (folder, &error);
  g_assert_no_error (error);
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_file_get_contents (path, &bytes, NULL, &error);
  g_assert_no_error (error);
  return bytes;
}

static gboolean
take (AnnoForeignDocument *document, gpointer data)
{
  AnnoForeignDocument **taken = data;

  g_assert_null (*taken);
  *taken = document;
  return TRUE;
}

AnnoForeignDocument *
cas_scene_read_back (CasScene *self, const AnnoSetFormat *format)
{
  g_autoptr (GError) error = NULL;
  AnnoForeignDocument *document = NULL;
  const AnnoForeignSink sink = { take, &document };
  g_autoptr (AnnoForeignSource) source = anno_foreign_source_open (self->folder, &error);
  g_assert_no_error (error);
  const GPtrArray *names = anno_foreign_source_list (source);

  g_assert_cmpuint (names->len, >, 0);
  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr (GBytes) bytes = anno_foreign_source_read (source, names->pdata[i], &error);
      g_assert_no_error (error);
      const AnnoForeignFile file = { names->pdata[i], bytes, source };
      g_assert_true (format->read (&file, &sink, &error));
      g_assert_no_error (error);
    }
  g_assert_nonnull (document);
  return document;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* @lines (of char), sorted, with @gap behind each. */
static char *
join_sorted (GPtrArray *lines, const char *gap)
{
  GString *words = g_string_new (NULL);

  g_ptr_array_sort (lines, compare);
  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (words, "%s%s", (char *) lines->pdata[i], gap);
  return g_string_free (words, FALSE);
}

static void
say (GPtrArray *words, const char *field, const char *beside, const char *mark, const char *value)
{
  if (value != NULL)
    g_ptr_array_add (words, g_strconcat (field, beside, mark, value, NULL));
}

/* The words that the span with that id holds; of an anchor, what it is else, and NULL of a link. */
static char *
words_at (CasScene *self, const char *id, gboolean is_link)
{
  AnnoSpan *span = id != NULL ? anno_layer_find (cas_scene_layer (self), id) : NULL;
  AnnoArticle *article = anno_document_get_article (self->article->document);

  return span != NULL
             ? anno_article_slice (article, anno_span_get_start (span), anno_span_get_end (span))
             : g_strdup (is_link ? NULL : id);
}

static void
say_value (CasScene *self, GPtrArray *words, const AnnoSpan *span, const AnnoValue *value,
           const AnnoSetFormat *format)
{
  const AnnoTag *tag = anno_tagset_find (self->tagset, anno_span_get_tag (span));
  const AnnoField *field = tag != NULL ? anno_tag_find_field (tag, value->field) : NULL;
  g_autofree char *name = format->spell (value->field);
  g_autofree char *choice = field != NULL && anno_field_find_choice (field, value->text) != NULL
                                ? format->spell (value->text)
                                : NULL;
  g_autofree char *target
      = words_at (self, value->kind == ANNO_VALUE_LINK ? value->text : NULL, TRUE);
  g_autofree char *anchor = words_at (self, value->anchor, FALSE);

  if (value->kind == ANNO_VALUE_LINK)
    say (words, name, "", ">", target);
  else
    say (words, name, "", "=", choice != NULL ? choice : value->text);
  if (value->kind == ANNO_VALUE_PERSON)
    {
      AnnoPerson *person = anno_set_layer_find_person (self->article->layers->pdata[0], value);
      say (words, name, "-name", "=", person != NULL ? anno_person_get_name (person) : NULL);
    }
  say (words, name, "-type", "=", value->timex);
  say (words, name, "-mod", "=", value->mod);
  say (words, name, "-anchor", "=", anchor);
}

static char *
say_span (CasScene *self, const AnnoSpan *span, const AnnoSetFormat *format)
{
  g_autofree char *tag = format->spell (anno_span_get_tag (span));
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  GString *line = g_string_new (tag);

  for (guint i = 0; i < anno_span_get_n_segments (span); i++)
    {
      const AnnoSegment *segment = &anno_span_get_segments (span)[i];
      g_string_append_printf (line, "%c%u-%u", i > 0 ? ',' : ' ', segment->start, segment->end);
    }
  for (guint i = 0; i < anno_span_get_n_values (span); i++)
    say_value (self, words, span, anno_span_get_value (span, i), format);
  say (words, "", "", "~", anno_span_get_note (span));
  say (words, "", "", "", anno_span_get_unsure (span) ? "?" : NULL);
  g_ptr_array_sort (words, compare);
  for (guint i = 0; i < words->len; i++)
    g_string_append_printf (line, " %s", (char *) words->pdata[i]);
  return g_string_free (line, FALSE);
}

char *
cas_scene_say_layer (CasScene *self, const AnnoSetFormat *format)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < anno_layer_get_n_spans (cas_scene_layer (self)); i++)
    g_ptr_array_add (lines, say_span (self, anno_layer_nth (cas_scene_layer (self), i), format));
  return join_sorted (lines, "\n");
}

/* What stands in the text at the place of the span with that id; as it is where there is none. */
static char *
foreign_words_at (const AnnoForeignDocument *document, const char *id)
{
  const AnnoForeignSpan *span = anno_foreign_layer_find (document->layers->pdata[0], id);

  if (span == NULL || document->text == NULL)
    return g_strdup (id);
  g_autoptr (AnnoOffsets) offsets = anno_offsets_new (document->text, strlen (document->text));
  const AnnoRange first = g_array_index (span->ranges, AnnoRange, 0);
  const AnnoRange last = g_array_index (span->ranges, AnnoRange, span->ranges->len - 1);
  gsize start = anno_offsets_to_byte (offsets, anno_offsets_from_utf16 (offsets, first.start));
  gsize end = anno_offsets_to_byte (offsets, anno_offsets_from_utf16 (offsets, last.end));
  return g_strndup (document->text + start, end - start);
}

static char *
say_foreign_span (const AnnoForeignDocument *document, const AnnoForeignSpan *span)
{
  const char *text = document->text != NULL ? document->text : "";
  g_autoptr (AnnoOffsets) offsets = anno_offsets_new (text, strlen (text));
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  GString *line = g_string_new (span->type);

  for (guint i = 0; i < span->ranges->len; i++)
    {
      const AnnoRange range = g_array_index (span->ranges, AnnoRange, i);
      g_string_append_printf (line, "%c%u-%u", i > 0 ? ',' : ' ',
                              anno_offsets_from_utf16 (offsets, range.start),
                              anno_offsets_from_utf16 (offsets, range.end));
    }
  for (guint i = 0; i < span->values->len; i++)
    {
      const AnnoForeignValue *value = span->values->pdata[i];
      gboolean leads = value->kind == ANNO_VALUE_LINK || g_str_has_suffix (value->field, "-anchor");
      g_autofree char *target
          = leads ? foreign_words_at (document, value->text) : g_strdup (value->text);
      g_assert_true (value->kind == ANNO_VALUE_LINK || value->kind == ANNO_VALUE_TEXT);
      say (words, value->field, "", value->kind == ANNO_VALUE_LINK ? ">" : "=", target);
    }
  say (words, "", "", "~", span->note);
  say (words, "", "", "", span->unsure ? "?" : NULL);
  say (words, "", "", "", span->is_event ? "event" : NULL);
  g_ptr_array_sort (words, compare);
  for (guint i = 0; i < words->len; i++)
    g_string_append_printf (line, " %s", (char *) words->pdata[i]);
  return g_string_free (line, FALSE);
}

char *
cas_scene_say_document (const AnnoForeignDocument *document)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  const AnnoForeignLayer *layer = document->layers->pdata[0];

  g_assert_cmpuint (document->layers->len, ==, 1);
  g_assert_cmpint (document->unit, ==, ANNO_UNIT_UTF16);
  for (guint i = 0; i < layer->spans->len; i++)
    g_ptr_array_add (lines, say_foreign_span (document, layer->spans->pdata[i]));
  g_autofree char *spans = join_sorted (lines, "\n");
  GString *words = g_string_new (spans);
  for (guint i = 0; i < document->left_out->len; i++)
    {
      const char *sentence = document->left_out->pdata[i];
      g_assert_true (g_utf8_validate (sentence, -1, NULL));
      g_string_append_printf (words, "- %s\n", sentence);
    }
  return g_string_free (words, FALSE);
}

char *
cas_scene_read (const AnnoSetFormat *format, const char *name, const char *bytes, gssize n,
                const char *beside)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnoForeignDocument) document = NULL;
  const AnnoForeignSink sink = { take, &document };
  g_autoptr (GBytes) held = g_bytes_new (bytes, n < 0 ? strlen (bytes) : (gsize) n);
  g_autoptr (GBytes) types
      = g_bytes_new (beside != NULL ? beside : "", beside != NULL ? strlen (beside) : 0);
  g_autoptr (AnnoForeignSource) source
      = anno_foreign_source_new_for_bytes (beside != NULL ? "TypeSystem.xml" : "none", types);
  const AnnoForeignFile file = { name, held, source };
  gboolean done = format->read (&file, &sink, &error);

  g_assert_true (done == (error == NULL));
  g_assert_true (done || document == NULL);
  if (error != NULL)
    g_assert_true (g_utf8_validate (error->message, -1, NULL)
                   && g_error_matches (error, ANNO_FOREIGN_ERROR, ANNO_FOREIGN_ERROR_BROKEN));
  return error != NULL      ? g_strconcat ("! ", error->message, NULL)
         : document != NULL ? cas_scene_say_document (document)
                            : g_strdup ("nothing");
}

static void
add_segments (CasScene *self)
{
  cas_scene_add_segment (self, "c", 17, 21);
  cas_scene_add_segment (self, "c", 30, 31);
}

static void
add_dates (CasScene *self)
{
  cas_scene_add_value (self, "d", anno_value_new_timex ("when", "DATE", "2017-07-09", "dct", NULL));
  cas_scene_add_value (self, "e",
                       anno_value_new_timex ("when", "DURATION", "P5D", "urn:anno:d", "APPROX"));
  cas_scene_add_value (self, "f", anno_value_new_timex ("when", "SET", "XXXX-WXX-1", NULL, NULL));
  cas_scene_add_value (self, "f", anno_value_new_timex ("when", "DATE", "2017", "dct", "EARLY"));
}

static void
add_people (CasScene *self)
{
  cas_scene_add_value (self, "s", anno_value_new (ANNO_VALUE_PERSON, "person", "urn:x"));
  cas_scene_add_value (self, "s", anno_value_new (ANNO_VALUE_PERSON, "person", "urn:g"));
}

static const struct
{
  const char *marked;
  void (*add) (CasScene *self);
} cases[] = {
  { "{speaker|person=urn:g|mention=name|role=Sen. & \"R\" <x>\t'|#s:Graham} {cue|#k|~two\nlines"
    "\r\nand \342\200\250:said} {claim|?|#c|said-by=@s|said-by=@k|cued-by=@k:it is over}.\n",
    NULL },
  /* An emoji of several code points, combining marks, right-to-left, CR LF, U+2028, TAB. */
  { "\357\273\277{cue:\360\237\221\251\342\200\215\360\237\222\273} {claim:e\314\201t\303\251\r\n"
    "x\342\200\250y\t}{speaker: \327\251\327\234\327\225\327\235 } \360\237\230\200{date:\r\n "
    "}\302\205z\n",
    NULL },
  /* Nested, of one place twice, and side by side. */
  { "{claim|#a:a {claim|inside=@a:b {claim|inside=@b|#b:c}}}{cue:{cue:{date:d}}}{cue:e}", NULL },
  { "0123456789{claim|#c:abc} 345678901234567890123456789\n", add_segments },
  { "{date|#d:Sunday}, {date|#e:five days}, {date|#f:Mondays}\n", add_dates },
  { "{speaker|person=urn:y|#s:They} {speaker|person=urn:g:He}\n", add_people },
  /* What the tagset doesn't know, names that aren't any, and links that lead nowhere. */
  { "{odd-tag|my-field=a|my-field= b\r\nc |my-field= "
    "|my_field=b|note=c|id=urn:q:d|begin=7|n-type=x|to=@z|#o:a} "
    "{Segment|segments=@o|unsure=true|z\303\274=\303\244:b} {5w|4=5:c}\n",
    NULL },
  { "{claim|kind=unheard of|venue= a  b |venue=2|venue=:a}\n", NULL },
  { "no marks, but {cue:one}", NULL },
};

const guint cas_scene_n_cases = G_N_ELEMENTS (cases);

void
cas_scene_check_round_trip (const AnnoSetFormat *format, guint n)
{
  g_auto (CasScene) scene = { 0 };
  cas_scene_init (&scene, cases[n].marked);

  g_test_message ("layer %u", n);
  if (cases[n].add != NULL)
    cases[n].add (&scene);
  g_autofree char *name = g_strconcat ("annotation/sub/a.txt/ann.", format->endings[0], NULL);
  g_autofree char *bytes = cas_scene_write (&scene, format, name);
  g_autoptr (AnnoForeignDocument) document = cas_scene_read_back (&scene, format);
  g_autofree char *before = cas_scene_say_layer (&scene, format);
  g_autofree char *after = cas_scene_say_document (document);
  AnnoArticle *article = anno_document_get_article (scene.article->document);
  g_assert_cmpstr (document->text, ==, anno_article_get_text (article));
  g_assert_cmpstr (after, ==, before);
}
