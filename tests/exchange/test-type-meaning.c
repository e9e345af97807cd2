/* Proves exchange/type-meaning with type-map, field-parts and layer-making: types and fields mean what a map says,
 * else what the tagset has, else something new; and what comes of marks in a layer. */
#include "exchange/layer-making.h"
#include "foreign/set-formats.h"
#include "formats/tagset-file.h"
#include "model/tagset-check.h"

#include <string.h>

static AnnoTypeMap *
map_of (const char *json)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  AnnoTypeMap *map = anno_type_map_read (bytes, &error);
  g_assert_no_error (error);
  return map;
}

static void
learn (AnnoTypeMeaning *meaning, const char *const *types)
{
  g_autoptr (AnnoForeignDocument) document = anno_foreign_document_new ("a");
  AnnoForeignLayer *layer = anno_foreign_document_layer (document, NULL);

  for (guint i = 0; types[i] != NULL; i++)
    anno_foreign_layer_add (layer, NULL, *types[i] != '\0' ? types[i] : NULL);
  anno_type_meaning_learn (meaning, document);
}

static void
assert_type (const AnnoTypeMeaning *meaning, const char *type, const char *tag, gboolean is_new)
{
  const AnnoTypeSense *sense = anno_type_meaning_find (meaning, type);
  g_assert_nonnull (sense);
  g_assert_cmpstr (sense->tag, ==, tag);
  g_assert_cmpint (sense->is_new, ==, is_new);
}

/* By id, by spelling, by name, in any case; or new; or left out. */
static void
test_types (void)
{
  static const char *const types[] = { "claim", "Speaker", "DATE", "Organization", "", "PER", "junk",
                                       NULL };
  g_autoptr (AnnoTagset) tagset = anno_tagset_file_get_default ();
  g_autoptr (AnnoTypeMap) map = map_of ("{\"types\":{\"PER\":\"speaker\",\"junk\":null}}");
  g_autoptr (AnnoTypeMeaning) meaning
      = anno_type_meaning_new (tagset, anno_set_format_find ("spacy"), map, TRUE);

  learn (meaning, types);
  assert_type (meaning, "claim", "claim", FALSE);
  assert_type (meaning, "Speaker", "speaker", FALSE);
  assert_type (meaning, "DATE", "date", FALSE);
  assert_type (meaning, "Organization", "Organization", TRUE);
  assert_type (meaning, "PER", "speaker", FALSE);
  assert_type (meaning, "junk", NULL, FALSE);
  g_assert_null (anno_type_meaning_find (meaning, "none"));
  g_assert_cmpuint (anno_type_meaning_count_new (meaning), ==, 2); /* one for those without */
  g_autoptr (AnnoTagset) grown = anno_type_meaning_make_tagset (meaning);
  g_assert_nonnull (anno_tagset_find (grown, "Organization"));
  g_assert_cmpuint (anno_tagset_get_n_tags (grown), ==, anno_tagset_get_n_tags (tagset) + 2);
}

/* A tagset that isn't to grow lacks it: the marks keep its name. */
static void
test_kept_tagset (void)
{
  static const char *const types[] = { "Organization", NULL };
  g_autoptr (AnnoTagset) tagset = anno_tagset_file_get_default ();
  g_autoptr (AnnoTypeMeaning) meaning
      = anno_type_meaning_new (tagset, anno_set_format_find ("spacy"), NULL, FALSE);

  learn (meaning, types);
  assert_type (meaning, "Organization", "Organization", TRUE);
  g_autoptr (AnnoTagset) same = anno_type_meaning_make_tagset (meaning);
  g_assert_cmpuint (anno_tagset_get_n_tags (same), ==, anno_tagset_get_n_tags (tagset));
}

static void
test_bad_maps (void)
{
  static const char *const bad[]
      = { "", "[]", "{}", "{\"types\":{\"a\":1}}", "{\"other\":{}}", "{\"fields\":{\"a\":{\"b\":[]}}}",
          "{\"types\":{\"a\":\"b\"}} x" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (bad[i], strlen (bad[i]));
      g_autoptr (GError) error = NULL;
      g_assert_null (anno_type_map_read (bytes, &error));
      g_assert_nonnull (error);
    }
}

static AnnoForeignSpan *
mark (AnnoForeignLayer *layer, const char *id, const char *type, guint start, guint end)
{
  AnnoForeignSpan *span = anno_foreign_layer_add (layer, id, type);
  anno_foreign_span_add_range (span, start, end, NULL);
  return span;
}

static void
say (AnnoForeignSpan *span, const char *field, const char *text)
{
  anno_foreign_span_add_value (span, ANNO_VALUE_TEXT, field, text);
}

static void
fill (AnnoForeignDocument *document)
{
  AnnoForeignLayer *layer = anno_foreign_document_layer (document, "Ann");
  AnnoForeignSpan *speaker = mark (layer, "T1", "speaker", 0, 6);
  AnnoForeignSpan *claim = mark (layer, "T2", "claim", 12, 14);
  AnnoForeignSpan *date = mark (layer, "T3", "date", 18, 24);
  AnnoForeignSpan *event = mark (layer, "E1", "Attack", 7, 11);

  say (speaker, "person", "urn:g");
  say (speaker, "person-name", "Lindsey Graham");
  say (speaker, "Mention", "Pronoun");
  say (claim, "kind", "Factual");
  say (claim, "colour of it", "green");
  anno_foreign_span_add_value (claim, ANNO_VALUE_LINK, "said-by", "T1");
  anno_foreign_span_add_value (claim, ANNO_VALUE_LINK, "said-on", "T9");
  claim->note = g_strdup ("why?");
  claim->unsure = TRUE;
  say (date, "when", "2017-07-09");
  say (date, "when-anchor", "dct");
  say (date, "when-mod", "START");
  event->is_event = TRUE;
  say (event, "Negation", "true");
  anno_foreign_span_add_value (event, ANNO_VALUE_LINK, "Agent", "T1");
}

#define TEXT "Graham said no on Sunday.\n"

/* A layer and its people, of what was filled in. */
typedef struct
{
  AnnoTypeMeaning *meaning;
  AnnoTagset *tagset;
  AnnoLayer *layer;
  AnnoPeople *people;
  GPtrArray *told;
} Made;

static void
make (Made *self, const AnnoForeignDocument *document)
{
  g_autoptr (GBytes) bytes = g_bytes_new (TEXT, strlen (TEXT));
  g_autoptr (AnnoArticle) article = anno_article_new (bytes, NULL);
  g_autoptr (AnnoTagset) tagset = anno_tagset_file_get_default ();
  g_autoptr (AnnoForeignPlacing) placing
      = anno_foreign_placing_new (document, article, ANNO_N_UNITS);

  self->meaning = anno_type_meaning_new (tagset, anno_set_format_find ("brat"), NULL, TRUE);
  self->people = anno_people_new ();
  self->told = g_ptr_array_new_with_free_func (g_free);
  anno_type_meaning_learn (self->meaning, document);
  self->tagset = anno_type_meaning_make_tagset (self->meaning);
  const AnnoLayerMaking making
      = { self->meaning, article, "a.txt ann", ANNO_KEEPS_ALL, self->people, self->told };
  self->layer = anno_layer_making_run (&making, document->layers->pdata[0],
                                       placing->layers->pdata[0],
                                       anno_layer_header_new ("a", "urn:a", "Ann", NULL));
}

static void
made_clear (Made *self)
{
  anno_type_meaning_free (self->meaning);
  anno_tagset_unref (self->tagset);
  g_object_unref (self->layer);
  g_object_unref (self->people);
  g_ptr_array_unref (self->told);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Made, made_clear)

static const char *
text_of (AnnoLayer *layer, guint n, const char *field)
{
  const AnnoValue *value = anno_span_find_value (anno_layer_nth (layer, n), field);
  return value != NULL ? value->text : NULL;
}

static void
test_layer (void)
{
  g_autoptr (AnnoForeignDocument) document = anno_foreign_document_new ("a");
  g_auto (Made) made = { 0 };
  fill (document);
  make (&made, document);

  g_assert_cmpuint (anno_layer_get_n_spans (made.layer), ==, 4);
  g_assert_cmpstr (text_of (made.layer, 0, "person"), ==, "urn:g");
  g_assert_cmpstr (anno_person_get_name (anno_people_find (made.people, "urn:g")), ==,
                   "Lindsey Graham");
  g_assert_cmpstr (text_of (made.layer, 0, "mention"), ==, "pronoun");
  g_assert_cmpstr (text_of (made.layer, 2, "kind"), ==, "factual");
  g_assert_cmpstr (text_of (made.layer, 2, "colour of it"), ==, "green");
  g_assert_cmpstr (text_of (made.layer, 2, "said-by"), ==,
                   anno_span_get_id (anno_layer_nth (made.layer, 0)));
  g_assert_null (text_of (made.layer, 2, "said-on"));
  g_assert_cmpuint (made.told->len, ==, 1); /* that link */
  g_assert_cmpstr (anno_span_get_note (anno_layer_nth (made.layer, 2)), ==, "why?");
  g_assert_true (anno_span_get_unsure (anno_layer_nth (made.layer, 2)));
  const AnnoValue *when = anno_span_find_value (anno_layer_nth (made.layer, 3), "when");
  g_assert_cmpuint (when->kind, ==, ANNO_VALUE_TIMEX);
  g_assert_cmpstr (when->timex, ==, "DATE"); /* the file doesn't say, the value does */
  g_assert_cmpstr (when->anchor, ==, "dct");
  g_assert_cmpstr (when->mod, ==, "START");
  g_assert_cmpuint (anno_span_get_n_values (anno_layer_nth (made.layer, 3)), ==, 1);
}

/* What was new is in the tagset: a field, an event, a flag, a link. */
static void
test_grown (void)
{
  g_autoptr (AnnoForeignDocument) document = anno_foreign_document_new ("a");
  g_auto (Made) made = { 0 };
  fill (document);
  make (&made, document);
  const AnnoTag *claim = anno_tagset_find (made.tagset, "claim");
  const AnnoTag *attack = anno_tagset_find (made.tagset, "Attack");

  g_assert_cmpuint (anno_tag_find_field (claim, "colour of it")->kind, ==, ANNO_FIELD_TEXT);
  g_assert_nonnull (strstr (attack->extra, "\"event\":true"));
  const AnnoField *negation = anno_tag_find_field (attack, "Negation");
  g_assert_cmpuint (negation->kind, ==, ANNO_FIELD_CHOICE);
  g_assert_nonnull (anno_field_find_choice (negation, "false"));
  g_assert_cmpuint (anno_tag_find_field (attack, "Agent")->kind, ==, ANNO_FIELD_LINK);
  g_assert_null (anno_tag_find_field (anno_tagset_find (made.tagset, "date"), "when-mod"));
}

/* In this program's own form values are what they say, and ids what they are. */
static void
test_own (void)
{
  g_autoptr (AnnoForeignDocument) document = anno_foreign_document_new ("a");
  AnnoForeignLayer *layer = anno_foreign_document_layer (document, "Ann");
  AnnoForeignSpan *speaker = anno_foreign_layer_add (layer, "T1", "speaker");
  AnnoForeignSpan *date = anno_foreign_layer_add (layer, "T2", "date");
  g_auto (Made) made = { 0 };
  anno_foreign_span_add_range (speaker, 0, 6, "Graham");
  anno_foreign_span_add_range (date, 18, 24, "Sunday");
  speaker->is_own = date->is_own = TRUE;
  say (speaker, "person", "Graham");
  say (speaker, "mention", "Pronoun");
  say (date, "when-type", "DATE");
  anno_foreign_span_add_value (speaker, ANNO_VALUE_PERSON, "person", "Q1")->name = g_strdup ("G");
  anno_foreign_span_add_value (speaker, ANNO_VALUE_LINK, "odd", "urn:gone")->extra
      = g_strdup ("\"x\":1");
  AnnoForeignValue *when = anno_foreign_span_add_value (date, ANNO_VALUE_TIMEX, "when", "2017");
  when->timex = g_strdup ("SET");
  when->anchor = g_strdup ("gone");
  speaker->suggested = g_strdup ("rule");
  speaker->created = speaker->modified = G_USEC_PER_SEC;
  speaker->extra = anno_span_extra_new ();
  speaker->extra->members = g_strdup ("\"y\":2");
  make (&made, document);

  const AnnoSpan *one = anno_layer_nth (made.layer, 0), *two = anno_layer_nth (made.layer, 1);
  g_assert_cmpstr (anno_span_get_id (one), ==, "T1");
  g_assert_cmpuint (anno_span_get_n_values (one), ==, 4);
  g_assert_cmpuint (anno_span_get_value (one, 0)->kind, ==, ANNO_VALUE_TEXT);
  g_assert_cmpstr (text_of (made.layer, 0, "person"), ==, "Graham");
  g_assert_cmpstr (text_of (made.layer, 0, "mention"), ==, "Pronoun");
  g_assert_cmpuint (anno_span_get_value (one, 2)->kind, ==, ANNO_VALUE_PERSON);
  g_assert_cmpstr (anno_span_get_value (one, 2)->text, ==, "Q1");
  g_assert_cmpstr (text_of (made.layer, 0, "odd"), ==, "urn:gone");
  g_assert_cmpstr (anno_span_find_value (one, "odd")->extra, ==, "\"x\":1");
  g_assert_cmpstr (anno_span_get_suggested (one), ==, "rule");
  g_assert_cmpint (anno_span_get_created (one), ==, G_USEC_PER_SEC);
  g_assert_cmpint (anno_span_get_modified (one), ==, G_USEC_PER_SEC);
  g_assert_cmpstr (anno_span_get_extra (one)->members, ==, "\"y\":2");
  g_assert_cmpstr (text_of (made.layer, 1, "when-type"), ==, "DATE");
  g_assert_cmpstr (anno_span_find_value (two, "when")->timex, ==, "SET");
  g_assert_cmpstr (anno_span_find_value (two, "when")->anchor, ==, "gone");
  g_assert_cmpuint (anno_people_get_n (made.people), ==, 0); /* "Q1" is no IRI */
  g_assert_cmpuint (made.told->len, ==, 0);
}

/* A line of a layer holds so much, and no more. */
static void
test_long (void)
{
  static const gsize sizes[] = { 900 * 1024, 1024 * 1024 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (AnnoForeignDocument) document = anno_foreign_document_new ("a");
      AnnoForeignSpan *span
          = anno_foreign_layer_add (anno_foreign_document_layer (document, "Ann"), "T1", "speaker");
      g_auto (Made) made = { 0 };
      g_autofree char *blanks = g_strnfill (sizes[i], ' ');
      anno_foreign_span_add_range (span, 0, 6, "Graham");
      say (span, "role", "boss");
      ((AnnoForeignValue *) span->values->pdata[0])->extra
          = g_strdup_printf ("\"x\":\"%s\"", blanks);
      span->extra = anno_span_extra_new ();
      span->extra->generator = g_strdup ("\"x\"");
      make (&made, document);
      const AnnoSpan *one = anno_layer_nth (made.layer, 0);
      g_assert_cmpint (anno_span_get_extra (one) != NULL, ==, i == 0);
      g_assert_cmpint (anno_span_find_value (one, "role")->extra != NULL, ==, i == 0);
      g_assert_cmpuint (made.told->len, ==, i);
    }
}

/* The same file gives the same layer. */
static void
test_same (void)
{
  g_autoptr (AnnoForeignDocument) document = anno_foreign_document_new ("a");
  g_auto (Made) one = { 0 }, other = { 0 };
  fill (document);
  make (&one, document);
  make (&other, document);

  for (guint i = 0; i < anno_layer_get_n_spans (one.layer); i++)
    g_assert_true (
        anno_span_equal (anno_layer_nth (one.layer, i), anno_layer_nth (other.layer, i)));
}

/* Names that can't be shown as they are mean what they look like. */
static void
test_plain_names (void)
{
  static const char *const names[] = { "Pers\u202eon", "person\t", "\u202ecolour", "colour", "\x01" };
  g_autoptr (AnnoForeignDocument) document = anno_foreign_document_new ("a");
  AnnoForeignLayer *layer = anno_foreign_document_layer (document, NULL);
  g_autoptr (AnnoTagset) tagset = anno_tagset_file_get_default ();
  AnnoForeignSpan *span = mark (layer, NULL, "speak\u2066er", 0, 6);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    say (span, names[i], "x");
  for (guint grows = 0; grows < 2; grows++)
    {
      g_autoptr (AnnoTypeMeaning) meaning
          = anno_type_meaning_new (tagset, anno_set_format_find ("brat"), NULL, grows == 1);
      anno_type_meaning_learn (meaning, document);
      assert_type (meaning, "speak\u2066er", "speaker", FALSE);
      const char *speaker = anno_type_meaning_find (meaning, "speak\u2066er")->tag;
      g_assert_cmpstr (anno_type_meaning_find_field (meaning, speaker, names[0]).field, ==,
                       grows == 1 ? "person" : "Person");
      g_assert_cmpstr (anno_type_meaning_find_field (meaning, speaker, names[1]).field, ==, "person");
      g_assert_cmpstr (anno_type_meaning_find_field (meaning, speaker, names[2]).field, ==, "colour");
      g_assert_cmpstr (anno_type_meaning_find_field (meaning, speaker, names[3]).field, ==, "colour");
      g_assert_cmpstr (anno_type_meaning_find_field (meaning, speaker, names[4]).field, ==, "mark");
      g_autoptr (AnnoTagset) grown = anno_type_meaning_make_tagset (meaning);
      g_autoptr (GPtrArray) problems = anno_tagset_check (grown);
      g_assert_false (anno_tagset_problems_forbid (problems));
    }
}

/* A field with another name for each mark is none, and isn't learnt for ever. */
static void
test_too_many_fields (void)
{
  g_autoptr (AnnoForeignDocument) document = anno_foreign_document_new ("a");
  AnnoForeignLayer *layer = anno_foreign_document_layer (document, NULL);
  g_autoptr (AnnoTagset) tagset = anno_tagset_file_get_default ();
  AnnoForeignSpan *span = mark (layer, NULL, "speaker", 0, 6);

  for (guint i = 0; i <= ANNO_TYPE_MEANING_MAX; i++)
    {
      g_autofree char *name = g_strdup_printf ("f%u", i);
      say (span, name, "x");
    }
  for (guint grows = 0; grows < 2; grows++)
    {
      g_autoptr (AnnoTypeMeaning) meaning
          = anno_type_meaning_new (tagset, anno_set_format_find ("brat"), NULL, grows == 1);
      anno_type_meaning_learn (meaning, document);
      g_assert_cmpint (anno_type_meaning_is_sound (meaning), ==, grows == 0);
      g_assert_cmpuint (anno_type_meaning_count_new (meaning), ==,
                        grows == 1 ? ANNO_TYPE_MEANING_MAX : 0);
    }
}

/* A new field is a flag as long as it says nothing else, however its name is written. */
static void
test_flags (void)
{
  static const struct
  {
    const char *name, *text;
    AnnoFieldKind kind; /* from then on */
  } rows[] = { { "Negated", "true", ANNO_FIELD_CHOICE },
               { "negated", "false", ANNO_FIELD_CHOICE },
               { "negated", "perhaps", ANNO_FIELD_TEXT },
               { "Negated", "true", ANNO_FIELD_TEXT } };
  g_autoptr (AnnoTagset) tagset = anno_tagset_file_get_default ();
  g_autoptr (AnnoTypeMeaning) meaning
      = anno_type_meaning_new (tagset, anno_set_format_find ("brat"), NULL, TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (AnnoForeignDocument) document = anno_foreign_document_new ("a");
      AnnoForeignLayer *layer = anno_foreign_document_layer (document, NULL);
      say (mark (layer, NULL, "cue", 0, 6), rows[i].name, rows[i].text);
      anno_type_meaning_learn (meaning, document);
      const char *cue = anno_type_meaning_find (meaning, "cue")->tag;
      g_assert_cmpuint (anno_type_meaning_find_field (meaning, cue, "Negated").kind, ==, rows[i].kind);
      g_autoptr (AnnoTagset) grown = anno_type_meaning_make_tagset (meaning);
      const AnnoField *field = anno_tag_find_field (anno_tagset_find (grown, "cue"), "Negated");
      g_assert_cmpuint (field->kind, ==, rows[i].kind);
      g_assert_cmpuint (field->choices->len, ==, rows[i].kind == ANNO_FIELD_CHOICE ? 2 : 0);
    }
}

/* "IRI name" of each person that the first span names, with "; " between them. */
static char *
list_people (const Made *made)
{
  const AnnoSpan *span = anno_layer_nth (made->layer, 0);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < anno_span_get_n_values (span); i++)
    {
      const AnnoValue *value = anno_span_get_value (span, i);
      AnnoPerson *person = anno_people_find (made->people, value->text);
      g_string_append_printf (out, "%s%s %s", i > 0 ? "; " : "",
                              g_str_has_prefix (value->text, "urn:uuid:") ? "new" : value->text,
                              person != NULL ? anno_person_get_name (person) : "-");
    }
  return g_string_free (out, FALSE);
}

/* Each of several people has their own name, wherever the form writes that. */
static void
test_several (void)
{
  static const struct
  {
    const char *said; /* "p" and "n": the IRI and the name of the next one */
    const char *people;
  } rows[] = {
    { "pn", "urn:1 A" },          { "np", "urn:1 A" },
    { "pnpnpn", "urn:1 A; urn:2 B; urn:3 C" },
    { "npnp", "urn:1 A; urn:2 B" }, { "ppnn", "urn:1 A; urn:2 B" },
    { "nnpp", "urn:1 A; urn:2 B" }, { "npp", "urn:1 -; urn:2 -" }, { "ppn", "urn:1 -; urn:2 -" },
    { "pnp", "urn:1 A; urn:2 -" }, { "ppnpn", "urn:1 -; urn:2 A; urn:3 B" },
    { "nn", "new A; new B" },
  };
  static const char *const names[] = { "A", "B", "C" };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (AnnoForeignDocument) document = anno_foreign_document_new ("a");
      AnnoForeignSpan *span
          = mark (anno_foreign_document_layer (document, "Ann"), "T1", "speaker", 0, 6);
      g_auto (Made) made = { 0 };
      guint n_people = 0, n_names = 0;
      for (const char *c = rows[i].said; *c != '\0'; c++)
        {
          g_autofree char *iri = g_strdup_printf ("urn:%u", n_people + 1);
          if (*c == 'n')
            say (span, "person-name", names[n_names++]);
          else
            say (span, "person", iri), n_people++;
        }
      make (&made, document);
      g_autofree char *people = list_people (&made);
      g_assert_cmpstr (people, ==, rows[i].people);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/type-meaning/types", test_types);
  g_test_add_func ("/type-meaning/kept-tagset", test_kept_tagset);
  g_test_add_func ("/type-meaning/bad-maps", test_bad_maps);
  g_test_add_func ("/type-meaning/layer", test_layer);
  g_test_add_func ("/type-meaning/grown", test_grown);
  g_test_add_func ("/type-meaning/own", test_own);
  g_test_add_func ("/type-meaning/long", test_long);
  g_test_add_func ("/type-meaning/same", test_same);
  g_test_add_func ("/type-meaning/plain-names", test_plain_names);
  g_test_add_func ("/type-meaning/too-many-fields", test_too_many_fields);
  g_test_add_func ("/type-meaning/flags", test_flags);
  g_test_add_func ("/type-meaning/several", test_several);
  return g_test_run ();
}
