#include "foreign/tei-writer.h"

#include "foreign/markup-words.h"
#include "foreign/tei-reader.h"
#include "foreign/tei-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Things that get a number when they first occur, and are written once. */
typedef struct
{
  GHashTable *numbers; /* key → number, from 1 */
  GPtrArray *keys;     /* of char, in the order of the numbers */
} Register;

/* An article in the making. */
typedef struct
{
  GString *out;
  const AnnoSetArticle *article;
  guint number;    /* of the article, from 1: part of all ids */
  Register tags;   /* tags as they are spelled */
  Register people; /* IRI, a line feed, and the name */
} Text;

/* A layer of it. */
typedef struct
{
  Text *text;
  const AnnoSetLayer *layer;
  guint number;        /* of the layer, from 1 */
  GHashTable *numbers; /* id of a span → its number, from 1 */
} Layer;

static void
register_init (Register *self)
{
  self->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  self->keys = g_ptr_array_new_with_free_func (g_free);
}

static void
register_clear (Register *self)
{
  g_hash_table_unref (self->numbers);
  g_ptr_array_unref (self->keys);
}

/* @key: transfer full. */
static guint
register_take (Register *self, char *key)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, key));

  if (number > 0)
    {
      g_free (key);
      return number;
    }
  g_ptr_array_add (self->keys, key);
  g_hash_table_insert (self->numbers, key, GUINT_TO_POINTER (self->keys->len));
  return self->keys->len;
}

static char *
person_key (const Layer *self, const AnnoValue *value)
{
  AnnoPerson *person = anno_set_layer_find_person (self->layer, value);
  return person != NULL ? g_strdup_printf ("%s\n%s", anno_person_get_id (person),
                                           anno_person_get_name (person))
                        : g_strdup_printf ("%s\n", value->text);
}

static gboolean
is_choice (const AnnoTagset *tagset, const AnnoSpan *span, const AnnoValue *value)
{
  const AnnoTag *tag = anno_tagset_find (tagset, anno_span_get_tag (span));
  const AnnoField *field = tag != NULL ? anno_tag_find_field (tag, value->field) : NULL;
  return field != NULL && field->kind == ANNO_FIELD_CHOICE;
}

static void
print_text_value (const Layer *self, const AnnoSpan *span, const AnnoValue *value)
{
  g_autofree char *choice = is_choice (self->text->article->tagset, span, value)
                                ? anno_tei_words_spell (value->text)
                                : NULL;
  anno_markup_words_text (self->text->out, choice != NULL ? choice : value->text, -1);
}

/* What the value is counted from: the article's date, or another annotation; nothing for one that
 * isn't there. */
static void
print_anchor (const Layer *self, const char *anchor)
{
  GString *out = self->text->out;
  guint number
      = anchor != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, anchor)) : 0;

  if (g_strcmp0 (anchor, "dct") == 0)
    g_string_append_printf (out, " corresp=\"#d%u\"", self->text->number);
  else if (number > 0)
    g_string_append_printf (out, " corresp=\"#a%u.%u.%u\"", self->text->number, self->number,
                            number);
}

static void
print_timex (const Layer *self, const AnnoValue *value)
{
  GString *out = self->text->out;

  g_string_append (out, "<date");
  anno_markup_words_attribute (out, "type", value->timex);
  anno_markup_words_attribute (out, "subtype", value->mod);
  if (anno_tei_words_is_when (value->text))
    anno_markup_words_attribute (out, "when", value->text);
  if (anno_tei_words_is_duration (value->text))
    anno_markup_words_attribute (out, "dur", value->text);
  print_anchor (self, value->anchor);
  g_string_append_c (out, '>');
  anno_markup_words_text (out, value->text, -1);
  g_string_append (out, "</date>");
}

static void
print_pointer (GString *out, const char *field, const char *target)
{
  g_string_append (out, "<ptr");
  anno_markup_words_attribute (out, "type", field);
  anno_markup_words_attribute (out, "target", target);
  g_string_append (out, "/>");
}

/* One that leads nowhere can't be said. */
static void
print_link (const Layer *self, const AnnoValue *value, const char *field)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, value->text));
  g_autofree char *target
      = g_strdup_printf ("#a%u.%u.%u", self->text->number, self->number, number);

  if (number > 0)
    print_pointer (self->text->out, field, target);
}

static void
print_person (const Layer *self, const AnnoValue *value, const char *field)
{
  guint number = register_take (&self->text->people, person_key (self, value));
  g_autofree char *target = g_strdup_printf ("#p%u.%u", self->text->number, number);
  print_pointer (self->text->out, field, target);
}

static void
print_note (const Layer *self, const AnnoSpan *span, const AnnoValue *value, const char *field)
{
  GString *out = self->text->out;

  g_string_append (out, "<note");
  anno_markup_words_attribute (out, "type", field);
  g_string_append_c (out, '>');
  if (value->kind == ANNO_VALUE_TIMEX)
    print_timex (self, value);
  else
    print_text_value (self, span, value);
  g_string_append (out, "</note>");
}

static void
print_value (const Layer *self, const AnnoSpan *span, const AnnoValue *value)
{
  g_autofree char *field = anno_tei_words_spell (value->field);

  switch (value->kind)
    {
    case ANNO_VALUE_LINK:
      print_link (self, value, field);
      break;
    case ANNO_VALUE_PERSON:
      print_person (self, value, field);
      break;
    default:
      print_note (self, span, value, field);
      break;
    }
}

static void
print_target (const Layer *self, const AnnoSpan *span)
{
  const AnnoSegment *segments = anno_span_get_segments (span);
  GString *out = self->text->out;

  g_string_append_printf (out, " target=\"#string-range(w%u", self->text->number);
  for (guint i = 0; i < anno_span_get_n_segments (span); i++)
    g_string_append_printf (out, ",%u,%u", segments[i].start, segments[i].end - segments[i].start);
  g_string_append (out, ")\"");
}

static void
print_span (const Layer *self, const AnnoSpan *span, guint number)
{
  GString *out = self->text->out;
  guint tag = register_take (&self->text->tags, anno_tei_words_spell (anno_span_get_tag (span)));

  g_string_append_printf (out, "<annotation xml:id=\"a%u.%u.%u\"", self->text->number, self->number,
                          number);
  g_string_append (out, " motivation=\"tagging\"");
  g_string_append_printf (out, " ana=\"#t%u.%u\"", self->text->number, tag);
  print_target (self, span);
  g_string_append_printf (out, " resp=\"#r%u.%u\"", self->text->number, self->number);
  if (anno_span_get_unsure (span))
    g_string_append (out, " cert=\"low\"");
  g_string_append_c (out, '>');
  for (guint i = 0; i < anno_span_get_n_values (span); i++)
    print_value (self, span, anno_span_get_value (span, i));
  anno_markup_words_element (out, "note", anno_span_get_note (span));
  g_string_append (out, "</annotation>\n");
}

/* An empty list isn't valid. */
static void
print_layer (Text *text, const AnnoSetLayer *layer, guint number)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  Layer self = { text, layer, number, numbers };
  guint n = anno_layer_get_n_spans (layer->layer);

  for (guint i = 0; i < n; i++)
    g_hash_table_insert (numbers, (gpointer) anno_span_get_id (anno_layer_nth (layer->layer, i)),
                         GUINT_TO_POINTER (i + 1));
  if (n == 0)
    return;
  g_string_append (text->out, "<listAnnotation>\n");
  for (guint i = 0; i < n; i++)
    print_span (&self, anno_layer_nth (layer->layer, i), i + 1);
  g_string_append (text->out, "</listAnnotation>\n");
}

static void
print_people (const Text *self)
{
  if (self->people.keys->len == 0)
    return;
  g_string_append (self->out, "<listPerson>\n");
  for (guint i = 0; i < self->people.keys->len; i++)
    {
      const char *key = self->people.keys->pdata[i], *name = strchr (key, '\n') + 1;
      g_string_append_printf (self->out, "<person xml:id=\"p%u.%u\">", self->number, i + 1);
      anno_markup_words_element (self->out, "persName", *name != '\0' ? name : NULL);
      g_string_append (self->out, "<idno type=\"IRI\">");
      anno_markup_words_text (self->out, key, name - 1 - key);
      g_string_append (self->out, "</idno></person>\n");
    }
  g_string_append (self->out, "</listPerson>\n");
}

static void
print_tags (const Text *self)
{
  if (self->tags.keys->len == 0)
    return;
  g_string_append (self->out, "<interpGrp type=\"tag\">\n");
  for (guint i = 0; i < self->tags.keys->len; i++)
    {
      g_string_append_printf (self->out, "<interp xml:id=\"t%u.%u\">", self->number, i + 1);
      anno_markup_words_text (self->out, self->tags.keys->pdata[i], -1);
      g_string_append (self->out, "</interp>\n");
    }
  g_string_append (self->out, "</interpGrp>\n");
}

static void
print_annotators (const Text *self)
{
  for (guint i = 0; i < self->article->layers->len; i++)
    {
      const AnnoSetLayer *layer = self->article->layers->pdata[i];
      g_string_append_printf (self->out, "<respStmt xml:id=\"r%u.%u\"><resp>annotation</resp>",
                              self->number, i + 1);
      anno_markup_words_element (self->out, "name", layer->shown);
      g_string_append (self->out, "</respStmt>\n");
    }
}

/* The date's element is there in any case, because values may be counted from it. */
static void
print_source (const Text *self, const char *title)
{
  const char *date = anno_document_get_date (self->article->document);

  g_string_append (self->out, "<sourceDesc><bibl>");
  anno_markup_words_element (self->out, "title", title);
  g_string_append (self->out, "<idno type=\"path\">");
  anno_markup_words_text (self->out, self->article->shown, -1);
  g_string_append_printf (self->out, "</idno><date xml:id=\"d%u\"", self->number);
  anno_markup_words_attribute (self->out, "when", date);
  g_string_append_c (self->out, '>');
  anno_markup_words_text (self->out, date != NULL ? date : "", -1);
  g_string_append (self->out, "</date></bibl></sourceDesc>\n");
}

static void
print_header (const Text *self)
{
  const char *title = anno_document_get_title (self->article->document);

  if (title == NULL)
    title = self->article->shown;
  g_string_append (self->out, "<teiHeader><fileDesc>\n<titleStmt>");
  anno_markup_words_element (self->out, "title", title);
  g_string_append_c (self->out, '\n');
  print_annotators (self);
  g_string_append (self->out, "</titleStmt>\n"
                              "<publicationStmt><p>An annotated article.</p></publicationStmt>\n");
  print_source (self, title);
  g_string_append (self->out, "</fileDesc></teiHeader>\n");
}

static void
print_article_text (const Text *self)
{
  AnnoArticle *article = anno_document_get_article (self->article->document);

  g_string_append_printf (self->out, "<text><body><ab xml:id=\"w%u\" xml:space=\"preserve\">",
                          self->number);
  anno_markup_words_text (self->out, anno_article_get_text (article),
                          (gssize) anno_article_get_n_bytes (article));
  g_string_append (self->out, "</ab></body></text>\n");
}

/* Only the layers tell which tags and people there are; an empty standOff isn't valid. */
static void
print_stand_off (Text *self)
{
  g_autoptr (GString) layers = g_string_new (NULL);
  GString *out = self->out;

  self->out = layers;
  for (guint i = 0; i < self->article->layers->len; i++)
    print_layer (self, self->article->layers->pdata[i], i + 1);
  self->out = out;
  if (layers->len == 0)
    return;
  g_string_append (out, "<standOff>\n");
  print_tags (self);
  print_people (self);
  g_string_append_len (out, layers->str, (gssize) layers->len);
  g_string_append (out, "</standOff>\n");
}

static void
begin (GString *out, const AnnoTagset *tagset)
{
  const char *name = anno_tagset_get_name (tagset);

  g_string_append (out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        "<teiCorpus xmlns=\"http://www.tei-c.org/ns/1.0\">\n"
                        "<teiHeader><fileDesc>\n<titleStmt>");
  anno_markup_words_element (out, "title", name != NULL ? name : "Annotations");
  g_string_append (out, "</titleStmt>\n"
                        "<publicationStmt><p>An annotation set.</p></publicationStmt>\n"
                        "<sourceDesc><p>Articles, each with its own header.</p></sourceDesc>\n"
                        "</fileDesc></teiHeader>\n");
}

static void
print (GString *out, const AnnoSetArticle *article, const AnnoSetCount *before)
{
  Text self = { .out = out, .article = article, .number = before->articles + 1 };

  register_init (&self.tags);
  register_init (&self.people);
  g_string_append (out, "<TEI>\n");
  print_header (&self);
  print_article_text (&self);
  print_stand_off (&self);
  g_string_append (out, "</TEI>\n");
  register_clear (&self.tags);
  register_clear (&self.people);
}

static void
end (GString *out)
{
  g_string_append (out, "</teiCorpus>\n");
}

static const char *const endings[] = { "xml", "tei", NULL };

const AnnoSetFormat anno_tei_format = {
  .id = "tei",
  .name = N_("TEI P5: standoff annotations"),
  .extension = "xml",
  .keeps = ANNO_KEEPS_ALL & ~(ANNO_KEEPS_EXTRA | ANNO_KEEPS_SIGNS),
  .begin = begin,
  .print = print,
  .end = end,
  .spell = anno_tei_words_spell,
  .endings = endings,
  .read = anno_tei_read,
};
