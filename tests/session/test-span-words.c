/* Proves session/span-words: what a list, a card and a screen reader say of a span. */
#include "formats/tagset-file.h"
#include "model/span-draft.h"
#include "model/span-quote.h"
#include "session/frame-words.h"
#include "session/span-words.h"

#include <string.h>

#define TEXT "“No,”\r\nhe\tsaid  on Sunday. الرئيس 👩‍👧 left."

typedef struct
{
  AnnoDocument *document;
  AnnoTagset *tagset;
  AnnoPeople *people;
} Scene;

static AnnoArticle *
article_of (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  AnnoArticle *article = anno_article_new (bytes, &error);

  g_assert_no_error (error);
  return article;
}

static void
scene_init (Scene *scene)
{
  g_auto (AnnoDocumentParts) parts = { 0 };

  parts.path = g_strdup ("a.txt");
  parts.article = article_of (TEXT);
  parts.layer = anno_layer_new (anno_layer_header_new ("a.txt", "urn:uuid:1", "Ann", NULL));
  scene->document = anno_document_new (&parts);
  scene->tagset = anno_tagset_file_get_default ();
  scene->people = anno_people_new ();
}

static void
scene_clear (Scene *scene)
{
  g_object_unref (scene->document);
  g_object_unref (scene->people);
  anno_tagset_unref (scene->tagset);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scene, scene_clear)

static AnnoSpanDraft *
draft_of (const char *tag, guint start, guint end)
{
  AnnoSpanDraft *draft = anno_span_draft_new (tag);

  anno_span_draft_add_segment (draft, start, end);
  return draft;
}

static void
test_quote (void)
{
  static const struct
  {
    guint start, end, max;
    const char *words;
  } cases[] = {
    { 0, 5, 0, "“No,”" },           { 0, 14, 0, "“No,” he said" }, /* CR LF and the tab are blanks
                                                                    */
    { 7, 18, 0, "he said on" },                                    /* two blanks are one */
    { 0, 14, 13, "“No,” he said" }, { 0, 14, 9, "“No,”…id" },     { 27, 33, 0, "الرئيس" },
    { 34, 37, 0, "👩‍👧" },   { 41, 4000, 0, "t." },
  };
  g_autoptr (AnnoArticle) article = article_of (TEXT);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AnnoSpan) span
          = anno_span_draft_finish (draft_of ("claim", cases[i].start, cases[i].end));
      g_autofree char *words = anno_span_quote (article, span, cases[i].max);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* No word is cut that isn't too long, and no letter. */
static void
test_cut (void)
{
  static const struct
  {
    const char *text;
    guint max;
    const char *words;
  } cases[] = {
    { "the atmosphere of hostility toward Muslims in the first place", 40,
      "the atmosphere of…first place" },
    { "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 10, "aaaaaa…aaa" },
    { "one two", 6, "one…o" },
    { "e\314\201e\314\201e\314\201e\314\201", 5, "e\314\201…" },
    { "👩‍👧👩‍👧👩‍👧", 8, "👩‍👧…" },
    { "👍🏽👍🏽👍🏽", 4, "👍🏽…" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AnnoArticle) article = article_of (cases[i].text);
      g_autoptr (AnnoSpan) span = anno_span_draft_finish (
          draft_of ("claim", 0, (guint) g_utf8_strlen (cases[i].text, -1)));
      g_autofree char *words = anno_span_quote (article, span, cases[i].max);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_segments (void)
{
  g_autoptr (AnnoArticle) article = article_of (TEXT);
  AnnoSpanDraft *draft = draft_of ("claim", 0, 5);
  anno_span_draft_add_segment (draft, 19, 25);
  g_autoptr (AnnoSpan) span = anno_span_draft_finish (draft);
  g_autofree char *words = anno_span_quote (article, span, 0);

  g_assert_cmpstr (words, ==, "“No,” … Sunday");
}

/* However short, it is no longer than asked for, and valid. */
static void
test_any_length (void)
{
  g_autoptr (AnnoArticle) article = article_of (TEXT);
  g_autoptr (AnnoSpan) span
      = anno_span_draft_finish (draft_of ("claim", 0, anno_article_get_length (article)));

  for (guint max = 1; max < 60; max++)
    {
      g_autofree char *words = anno_span_quote (article, span, max);
      g_assert_true (g_utf8_validate (words, -1, NULL));
      g_assert_cmpint (g_utf8_strlen (words, -1), <=, max);
    }
}

static void
assert_fields (Scene *scene, AnnoSpanDraft *draft, const char *expected)
{
  g_autoptr (AnnoSpan) span = anno_span_draft_finish (draft);
  g_autofree char *words
      = anno_span_words_fields (scene->document, scene->tagset, scene->people, span);

  g_assert_cmpstr (words, ==, expected);
}

static void
add (AnnoSpanDraft *draft, AnnoValueKind kind, const char *field, const char *text)
{
  anno_span_draft_add_value (draft, anno_value_new (kind, field, text));
}

static void
test_fields (void)
{
  g_auto (Scene) scene = { 0 };
  const AnnoPersonParts parts = { .id = "urn:uuid:p", .name = "Ann" };
  g_autoptr (AnnoPerson) ann = anno_person_new (&parts);
  scene_init (&scene);
  anno_people_put (scene.people, ann);

  assert_fields (&scene, draft_of ("cue", 0, 1), "");
  assert_fields (&scene, draft_of ("theirs", 0, 1), "");

  AnnoSpanDraft *draft = draft_of ("speaker", 7, 9);
  add (draft, ANNO_VALUE_TEXT, "mention", "pronoun");
  add (draft, ANNO_VALUE_PERSON, "person", "urn:uuid:p");
  assert_fields (&scene, draft, "\u2068Ann\u2069 · Mention: \u2068Pronoun\u2069");

  draft = draft_of ("speaker", 7, 9);
  add (draft, ANNO_VALUE_PERSON, "person", "urn:uuid:q");
  assert_fields (&scene, draft, "\u2068an unknown person\u2069");

  draft = draft_of ("claim", 0, 5);
  add (draft, ANNO_VALUE_TEXT, "kind", "of theirs");
  add (draft, ANNO_VALUE_TEXT, "theirs", "unseen");
  assert_fields (&scene, draft, "Kind: \u2068of theirs\u2069");

  draft = draft_of ("claim", 0, 5);
  add (draft, ANNO_VALUE_TEXT, "check", "no");
  add (draft, ANNO_VALUE_TEXT, "venue", "on the radio");
  assert_fields (&scene, draft, "Worth checking: \u2068No\u2069 · Venue: \u2068on the radio\u2069");

  draft = draft_of ("date", 19, 25);
  anno_span_draft_add_value (draft,
                             anno_value_new_timex ("when", "DATE", "2017-07-09", "dct", NULL));
  assert_fields (&scene, draft, "\u2068Sunday 9 July 2017\u2069");
}

static void
test_links (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  AnnoSpanDraft *draft = draft_of ("speaker", 7, 9);
  anno_span_draft_set_id (draft, "urn:uuid:s");
  g_autoptr (AnnoSpan) speaker = anno_span_draft_finish (draft);
  anno_layer_put (anno_document_get_layer (scene.document), speaker);

  draft = draft_of ("claim", 0, 5);
  add (draft, ANNO_VALUE_LINK, "said-by", "urn:uuid:s");
  add (draft, ANNO_VALUE_LINK, "said-by", "urn:uuid:gone");
  add (draft, ANNO_VALUE_TEXT, "quote", "direct");
  assert_fields (
      &scene, draft,
      "Quote: \u2068Direct\u2069 · Said by \u2068“he”\u2069, \u2068a span that is gone\u2069");
}

static AnnoSpan *
put (Scene *scene, AnnoSpanDraft *draft)
{
  g_autoptr (AnnoSpan) span = anno_span_draft_finish (draft);
  AnnoLayer *layer = anno_document_get_layer (scene->document);

  anno_layer_put (layer, span);
  return anno_layer_find (layer, anno_span_get_id (span));
}

/* Who is meant counts more than what was marked; what lacks is named. */
static void
test_frame (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  const AnnoPersonParts parts = { .id = "urn:uuid:2", .name = "Eva Lund" };
  g_autoptr (AnnoPerson) eva = anno_person_new (&parts);
  anno_people_put (scene.people, eva);
  AnnoSpan *cue = put (&scene, draft_of ("cue", 10, 14));
  AnnoSpanDraft *draft = draft_of ("speaker", 7, 9);
  anno_span_draft_add_value (draft, anno_value_new (ANNO_VALUE_PERSON, "person", "urn:uuid:2"));
  AnnoSpan *he = put (&scene, draft);
  g_autoptr (AnnoFrame) frame = anno_frame_new ();

  anno_frame_add (frame, ANNO_ROLE_CUE, cue);
  g_autofree char *half = anno_frame_words_source (scene.document, scene.tagset, scene.people, frame);
  g_autofree char *none = anno_frame_words_claim (scene.document, frame, 0);
  g_assert_cmpstr (half, ==, "no speaker → \u2068said\u2069");
  g_assert_cmpstr (none, ==, "no claim");
  anno_frame_add (frame, ANNO_ROLE_SPEAKER, he);
  anno_frame_add (frame, ANNO_ROLE_CLAIM, put (&scene, draft_of ("claim", 0, 5)));
  g_autofree char *whole = anno_frame_words_source (scene.document, scene.tagset, scene.people, frame);
  g_autofree char *claim = anno_frame_words_claim (scene.document, frame, 0);
  g_assert_cmpstr (whole, ==, "\u2068Eva Lund\u2069 → \u2068said\u2069");
  g_assert_cmpstr (claim, ==, "“No,”");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/span-words/quote", test_quote);
  g_test_add_func ("/span-words/cut", test_cut);
  g_test_add_func ("/span-words/segments", test_segments);
  g_test_add_func ("/span-words/any-length", test_any_length);
  g_test_add_func ("/span-words/fields", test_fields);
  g_test_add_func ("/span-words/links", test_links);
  g_test_add_func ("/span-words/frame", test_frame);
  return g_test_run ();
}
