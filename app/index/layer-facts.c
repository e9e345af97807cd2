#include "index/layer-facts.h"

#include "files/file-reader.h"
#include "formats/json-scan.h"
#include "formats/layer-reader.h"
#include "index/schema.h"
#include "index/words.h"
#include "session/layout.h"
#include "text/plain.h"

#include <string.h>

#define MAX_TEXT 240  /* code points of what a span marks that are kept to be shown */
#define MAX_NOTE 2000 /* … of a note */
#define MAX_VALUE 60  /* bytes of a value that is counted */
/* A file may have a million spans over all of a long text, and link all to all: what is searched of
 * one span is its beginning, and of a layer what comes first. */
#define MAX_SPAN_TEXT (16 * 1024)          /* bytes of the text of a segment */
#define MAX_SPAN_WORDS (256 * 1024)        /* bytes of all words of a span */
#define MAX_LAYER_WORDS (64 * 1024 * 1024) /* … of a layer */

static void
span_facts_clear (gpointer data)
{
  AnnoSpanFacts *self = data;
  g_free (self->person);
  g_free (self->text);
  g_free (self->note);
}

static void
tally_free (AnnoTally *self)
{
  g_free (self->key);
  g_free (self);
}

static guint
tally_hash (gconstpointer data)
{
  const AnnoTally *self = data;
  return g_str_hash (self->key) + self->kind;
}

static gboolean
tally_equal (gconstpointer a, gconstpointer b)
{
  const AnnoTally *x = a, *y = b;
  return x->kind == y->kind && strcmp (x->key, y->key) == 0;
}

void
anno_layer_facts_free (AnnoLayerFacts *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->state);
  g_free (self->date);
  g_free (self->problem);
  g_array_unref (self->spans);
  g_string_free (self->words, TRUE);
  g_hash_table_unref (self->tally);
  g_free (self);
}

static void
count (AnnoLayerFacts *self, AnnoTallyKind kind, const char *key)
{
  AnnoTally wanted = { kind, (char *) key, 0 };
  AnnoTally *tally = g_hash_table_lookup (self->tally, &wanted);

  if (tally == NULL)
    {
      tally = g_new0 (AnnoTally, 1);
      tally->kind = kind;
      tally->key = g_strdup (key);
      g_hash_table_add (self->tally, tally);
    }
  tally->n++;
}

static void
add_value (AnnoLayerFacts *self, const AnnoValue *value)
{
  anno_words_add_key (self->words, ANNO_WORDS_FIELD, value->field);
  if (value->kind == ANNO_VALUE_LINK)
    return;
  if (value->kind == ANNO_VALUE_PERSON)
    {
      anno_words_add_key (self->words, ANNO_WORDS_PERSON, value->text);
      count (self, ANNO_TALLY_PERSON, value->text);
      return;
    }
  anno_words_add_values (self->words, ANNO_WORDS_FIELD_VALUE, value->field, value->text);
  anno_words_add_border (self->words);
  if (value->kind == ANNO_VALUE_TEXT && strlen (value->text) <= MAX_VALUE)
    {
      g_autofree char *key = g_strdup_printf ("%s=%s", value->field, value->text);
      count (self, ANNO_TALLY_VALUE, key);
    }
}

static gboolean
is_full (const AnnoLayerFacts *self, gsize begin)
{
  return self->words->len - begin > MAX_SPAN_WORDS || self->words->len > MAX_LAYER_WORDS;
}

/* Whom the spans that @value links to name: a claim is found by who said it. */
static void
add_linked_people (AnnoLayerFacts *self, AnnoLayer *layer, const AnnoValue *value, gsize begin)
{
  AnnoSpan *linked = value->kind == ANNO_VALUE_LINK ? anno_layer_find (layer, value->text) : NULL;

  for (guint i = 0; linked != NULL && i < anno_span_get_n_values (linked) && !is_full (self, begin);
       i++)
    {
      const AnnoValue *named = anno_span_get_value (linked, i);
      if (named->kind == ANNO_VALUE_PERSON)
        anno_words_add_key (self->words, ANNO_WORDS_SPEAKER, named->text);
    }
}

/* A phrase goes over what interrupts a span, as the span does. */
static void
add_text (AnnoLayerFacts *self, AnnoArticle *article, AnnoSpan *span)
{
  const AnnoSegment *segments = anno_span_get_segments (span);
  guint n = article != NULL ? anno_span_get_n_segments (span) : 0;
  gsize begin = self->words->len;

  for (guint i = 0; i < n && !is_full (self, begin); i++)
    {
      gsize n_bytes = 0;
      const char *text = anno_article_peek (article, segments[i].start, segments[i].end, &n_bytes);
      if (n_bytes > MAX_SPAN_TEXT)
        for (n_bytes = MAX_SPAN_TEXT; ((guchar) text[n_bytes] & 0xC0) == 0x80; n_bytes--)
          ;
      anno_words_add (self->words, text, n_bytes);
    }
}

static char *
quote (AnnoArticle *article, AnnoSpan *span)
{
  g_autoptr (GString) words = g_string_new (NULL);
  const AnnoSegment *segments = anno_span_get_segments (span);
  guint left = MAX_TEXT;

  for (guint i = 0; article != NULL && left > 0 && i < anno_span_get_n_segments (span); i++)
    {
      guint n = MIN (segments[i].end - segments[i].start, left);
      g_autofree char *part
          = anno_article_slice (article, segments[i].start, segments[i].start + n);
      g_string_append (words, i > 0 ? " … " : "");
      g_string_append (words, part);
      left -= n;
    }
  return anno_plain_show (words->str);
}

static char *
shorten (const char *text, guint most)
{
  if (text == NULL)
    return NULL;
  return g_utf8_strlen (text, -1) > most ? g_utf8_substring (text, 0, most) : g_strdup (text);
}

static void
add_keys (AnnoLayerFacts *self, AnnoLayer *layer, AnnoSpan *span)
{
  const char *note = anno_span_get_note (span);
  gsize begin = self->words->len;

  anno_words_add_border (self->words);
  anno_words_add_key (self->words, ANNO_WORDS_TAG, anno_span_get_tag (span));
  for (guint i = 0; i < anno_span_get_n_values (span) && !is_full (self, begin); i++)
    {
      add_value (self, anno_span_get_value (span, i));
      add_linked_people (self, layer, anno_span_get_value (span, i), begin);
    }
  if (anno_span_get_unsure (span))
    anno_words_add_key (self->words, ANNO_WORDS_UNSURE, "");
  if (note != NULL && !is_full (self, begin))
    anno_words_add_values (self->words, ANNO_WORDS_NOTE, "", note);
}

static const char *
person_of (AnnoSpan *span)
{
  for (guint i = 0; i < anno_span_get_n_values (span); i++)
    if (anno_span_get_value (span, i)->kind == ANNO_VALUE_PERSON)
      return anno_span_get_value (span, i)->text;
  return NULL;
}

/* Whom the first of the spans that @span links to names: who says a claim. */
static const char *
speaker_of (AnnoLayer *layer, AnnoSpan *span)
{
  for (guint i = 0; i < anno_span_get_n_values (span); i++)
    {
      const AnnoValue *value = anno_span_get_value (span, i);
      AnnoSpan *linked = value->kind == ANNO_VALUE_LINK ? anno_layer_find (layer, value->text) : NULL;
      const char *person = linked != NULL ? person_of (linked) : NULL;
      if (person != NULL)
        return person;
    }
  return NULL;
}

static void
add_span (AnnoLayerFacts *self, AnnoLayer *layer, AnnoArticle *article, AnnoSpan *span)
{
  AnnoSpanFacts facts = { 0 };

  facts.tag = anno_span_get_tag (span);
  facts.start = anno_span_get_start (span);
  facts.end = anno_span_get_end (span);
  facts.unsure = anno_span_get_unsure (span);
  facts.person = g_strdup (person_of (span) != NULL ? person_of (span) : speaker_of (layer, span));
  facts.text = quote (article, span);
  facts.note = shorten (anno_span_get_note (span), MAX_NOTE);
  facts.words = self->words->len;
  add_text (self, article, span);
  add_keys (self, layer, span);
  facts.n_words = self->words->len - facts.words;
  count (self, ANNO_TALLY_TAG, facts.tag);
  self->updated = MAX (self->updated, anno_span_get_modified (span));
  self->updated = MAX (self->updated, anno_span_get_created (span));
  g_array_append_val (self->spans, facts);
}

static void
take_layer (AnnoLayerFacts *self, AnnoLayer *layer, AnnoArticle *article)
{
  const AnnoLayerHeader *header = anno_layer_get_header (layer);

  self->name = g_strdup (header->creator_name);
  self->state = g_strdup (header->state);
  self->date = g_strdup (header->date);
  self->n = anno_layer_get_n_spans (layer);
  for (guint i = 0; i < MIN (self->n, ANNO_INDEX_SPANS); i++)
    add_span (self, layer, article, anno_layer_nth (layer, i));
}

AnnoLayerFacts *
anno_layer_facts_read (const char *root, const char *path, const char *slug, AnnoArticle *article)
{
  g_return_val_if_fail (root != NULL && path != NULL && slug != NULL, NULL);

  AnnoLayerFacts *self = g_new0 (AnnoLayerFacts, 1);
  g_autofree char *file = anno_layout_layer_file (root, slug, path);
  AnnoFileIdentity identity = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = anno_file_reader_read (file, ANNO_JSON_MAX_LAYER, &identity, &error);
  g_autoptr (AnnoLayer) layer
      = bytes != NULL ? anno_layer_reader_read (bytes, NULL, NULL, NULL, &error) : NULL;

  self->slug = slug;
  self->sign = bytes != NULL ? anno_index_sign_of_read (&identity) : ANNO_INDEX_NO_SIGN;
  self->updated = identity.mtime / 1000;
  self->spans = g_array_new (FALSE, FALSE, sizeof (AnnoSpanFacts));
  g_array_set_clear_func (self->spans, span_facts_clear);
  self->words = g_string_new (NULL);
  self->tally = g_hash_table_new_full (tally_hash, tally_equal, (GDestroyNotify) tally_free, NULL);
  if (layer != NULL)
    take_layer (self, layer, article);
  else
    self->problem = g_strdup (error->message);
  return self;
}
