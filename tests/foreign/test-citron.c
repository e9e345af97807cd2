/* Proves foreign/citron-writer and foreign/citron-reader: the bytes of a small set, what its
 * reader makes of them, what Citron itself writes, and files that nobody can trust. */
#include "foreign/plain-set.h"
#include "index/index-scene.h"

#include "foreign/citron-writer.h"
#include "formats/tagset-file.h"
#include "model/frame.h"
#include "model/span-draft.h"

#include <string.h>

#define TEXT                                                                                         \
  "{claim|#c|said-by=@s|said-by=@o|cued-by=@k|said-on=@d|quote=direct:“א🙂 "                    \
  "{claim|#i|inside=@c|"                                                                             \
  "said-by=@s:e\u0301}”}, {speaker|#s:Ann} and {speaker|#o:Li} {cue|#k:said} {date|#d:today}.\r\n" \
  "{speaker:Bob}\u2028{claim|#n|cued-by=@k:no}\n"

typedef struct
{
  IndexScene scene;
  AnnoTagset *tagset;
  AnnoSetPeople *people;
  GPtrArray *entries;
  AnnoSetArticle *article;
} Setting;

/* Adds parts to the claim, and to its cue. */
static void
add_parts (AnnoLayer *layer)
{
  static const char *const ids[] = { "urn:anno:n", "urn:anno:k" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      AnnoSpanDraft *draft = anno_span_draft_new_from (anno_layer_find (layer, ids[i]));
      anno_span_draft_add_segment (draft, 30 + 2 * i, 31 + 2 * i);
      g_autoptr (AnnoSpan) span = anno_span_draft_finish (draft);
      anno_layer_put (layer, span);
    }
}

static void
setting_init (Setting *self)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (AnnoSetChoice) choice = anno_set_choice_new ();
  g_autoptr (GError) error = NULL;

  index_scene_init (&self->scene);
  index_scene_mark (&self->scene, "ann", "sub/a.txt", TEXT);
  self->tagset = anno_tagset_file_get_default ();
  self->people = anno_set_people_new (self->scene.root);
  self->entries = anno_corpus_survey (self->scene.root, "", problems, NULL, &error);
  g_assert_no_error (error);
  self->article = anno_set_article_load (self->scene.root, self->entries->pdata[0], choice,
                                         self->tagset, self->people, problems);
  g_assert_cmpuint (problems->len, ==, 0);
  add_parts (((AnnoSetLayer *) self->article->layers->pdata[0])->layer);
}

static void
setting_clear (Setting *self)
{
  anno_set_article_free (self->article);
  anno_set_people_free (self->people);
  g_ptr_array_unref (self->entries);
  anno_tagset_unref (self->tagset);
  index_scene_clear (&self->scene);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Setting, setting_clear)

/* “Bob” is part of no attribution, and “direct” a field. */
#define WRITTEN                                                                                    \
  "{\"text\":\"“א🙂 e\u0301”, Ann and Li said today.\\r\\nBob\\u2028no\\n\",\"quotes\":[\n" \
  "{\"id\":\"urn:anno:c\",\"cue\":{\"start\":20,\"end\":24,\"text\":\"said\","                     \
  "\"id\":\"urn:anno:k\"},\"cues\":[{\"start\":32,\"end\":33,\"text\":\"\\n\","                    \
  "\"id\":\"urn:anno:k\"}],\"sources\":[{\"start\":9,\"end\":12,\"text\":\"Ann\","                 \
  "\"id\":\"urn:anno:s\"},{\"start\":17,\"end\":19,\"text\":\"Li\","                               \
  "\"id\":\"urn:anno:o\"}],\"contents\":[{\"start\":0,\"end\":7,\"text\":\"“א🙂 "             \
  "e\u0301”\"}],"                                                                                \
  "\"dates\":[{\"start\":25,\"end\":30,\"text\":\"today\",\"id\":\"urn:anno:d\"}]},\n"             \
  "{\"id\":\"urn:anno:n\",\"cue\":{\"start\":20,\"end\":24,\"text\":\"said\","                     \
  "\"id\":\"urn:anno:k\"},\"cues\":[{\"start\":32,\"end\":33,\"text\":\"\\n\","                    \
  "\"id\":\"urn:anno:k\"}],\"sources\":[],\"contents\":[{\"start\":30,\"end\":31,\"text\":\".\"}," \
  "{\"start\":37,\"end\":39,\"text\":\"no\"}]}\n],\"quotes_without_cue\":[\n"                      \
  "{\"id\":\"urn:anno:i\",\"sources\":[{\"start\":9,\"end\":12,\"text\":\"Ann\","                  \
  "\"id\":\"urn:anno:s\"}],\"contents\":[{\"start\":4,\"end\":6,\"text\":\"e\u0301\"}],"           \
  "\"inside\":\"urn:anno:c\"}\n],\"article\":\"sub/a.txt\",\"annotator\":\"ann\"}\n"

#define READ                                                                                       \
  "by ann\n"                                                                                       \
  "claim:urn:anno:c claim [0-7 \"“א🙂 e\u0301”\"] {said-by=@speaker:urn:anno:s} "           \
  "{said-by=@speaker:urn:anno:o} {cued-by=@cue:urn:anno:k} {said-on=@date:urn:anno:d}\n"           \
  "speaker:urn:anno:s speaker [9-12 \"Ann\"]\n"                                                    \
  "speaker:urn:anno:o speaker [17-19 \"Li\"]\n"                                                    \
  "cue:urn:anno:k cue [20-24 \"said\"] [32-33 \"\n\"]\n"                                           \
  "date:urn:anno:d date [25-30 \"today\"]\n"                                                       \
  "claim:urn:anno:n claim [30-31 \".\"] [37-39 \"no\"] {cued-by=@cue:urn:anno:k}\n"                \
  "claim:urn:anno:i claim [4-6 \"e\u0301\"] {said-by=@speaker:urn:anno:s} "                        \
  "{inside=@claim:urn:anno:c}\n"

static void
test_bytes (void)
{
  g_auto (Setting) setting = { 0 };
  setting_init (&setting);
  g_autofree char *base = g_dir_make_tmp ("anno-citron-XXXXXX", NULL);
  g_autofree char *set = plain_set_write (&anno_citron_format, setting.article, base);
  g_autofree char *written = plain_set_load (set, "ann/sub/a.json");
  g_autoptr (GPtrArray) documents = plain_set_read_folder (&anno_citron_format, set);
  const AnnoForeignDocument *document = documents->pdata[0];
  g_autofree char *read = plain_set_say (document);

  g_assert_cmpuint (documents->len, ==, 1);
  g_assert_cmpstr (written, ==, WRITTEN);
  g_assert_cmpstr (read, ==, READ);
  g_assert_cmpstr (document->name, ==, "sub/a.txt");
  g_assert_cmpstr (document->text, ==,
                   anno_article_get_text (anno_document_get_article (setting.article->document)));
  plain_set_remove (base);
}

typedef struct
{
  const char *json;
  const char *said;
} Case;

/* Within {"text":"","quotes":[…]}. */
static const Case cases[] = {
  { "", "" },
  /* What its documentation shows. */
  { "{\"cue\":{\"start\":4,\"end\":8,\"text\":\"said\"},\"sources\":[{\"start\":0,\"end\":3,"
    "\"text\":"
    "\"Ann\"}],\"contents\":[{\"start\":9,\"end\":11,\"text\":\"no\"},{\"start\":13,\"end\":15,"
    "\"text\":"
    "\"so\"}]}",
    "quote 1 claim [9-11 \"no\"] [13-15 \"so\"] {said-by=@speaker 0 3} {cued-by=@cue 4 8}\n"
    "speaker 0 3 speaker [0-3 \"Ann\"]\ncue 4 8 cue [4-8 \"said\"]\n" },
  /* What its program writes: coreferences, confidence as words; one mark for two quotes. */
  { "{\"cue\":{\"start\":4,\"end\":8},\"sources\":[{\"start\":0,\"end\":3}],\"contents\":[{"
    "\"start\":9,"
    "\"end\":11}],\"coreferences\":[{\"start\":20,\"end\":22}],\"confidence\":\"0.9000\",\"id\":"
    "\"q\"},"
    "{\"cue\":{\"start\":4,\"end\":8},\"sources\":[{\"start\":0,\"end\":3},{\"start\":0,\"end\":3}]"
    ","
    "\"contents\":[{\"start\":12,\"end\":13}],\"coreferences\":null,\"confidence\":0.5,\"id\":7}",
    "claim:q claim [9-11] {said-by=@speaker 0 3} {cued-by=@cue 4 8} {confidence=0.9000}\n"
    "speaker 0 3 speaker [0-3] {coreference=@speaker 20 22}\ncue 4 8 cue [4-8]\n"
    "speaker 20 22 speaker [20-22]\nclaim:7 claim [12-13] {said-by=@speaker 0 3} {cued-by=@cue 4 "
    "8} "
    "{confidence=0.5}\n" },
  /* What can't be read is told, and the rest is there. */
  { "1,{},{\"contents\":[]},{\"contents\":{}},{\"contents\":[{\"start\":0,\"end\":1}],\"cue\":null,"
    "\"mood\":1,\"sources\":{\"start\":0}}",
    "quote 4 claim [0-1]\n- “quotes”, item 1: it is no quote\n- “quotes”, item 2: it has no "
    "contents\n"
    "- “quotes”, item 3: it has no contents\n- “quotes”, item 4: it has no contents\n- “quotes”, "
    "item "
    "5: “mood” isn’t known\n- “quotes”, item 5: “sources” is no list\n" },
  { "{\"contents\":[{\"start\":0,\"end\":1,\"mood\":2},{\"start\":1,\"end\":1},{\"start\":3,"
    "\"end\":2},"
    "{\"start\":-1,\"end\":2},{\"start\":0.5,\"end\":2},{\"start\":0,\"end\":4294967296},{"
    "\"start\":\"0\","
    "\"end\":1},{\"start\":0},7,[]]}",
    "quote 1 claim [0-1]\n- “quotes”, item 1: “mood” isn’t known\n"
    "- “quotes”, item 1: a place in “contents” has no “start” before an “end”\n"
    "- “quotes”, item 1: a place in “contents” has no “start” before an “end”\n"
    "- “quotes”, item 1: a place in “contents” has no “start” before an “end”\n"
    "- “quotes”, item 1: a place in “contents” has no “start” before an “end”\n"
    "- “quotes”, item 1: a place in “contents” has no “start” before an “end”\n"
    "- “quotes”, item 1: a place in “contents” has no “start” before an “end”\n"
    "- “quotes”, item 1: a place in “contents” has no “start” before an “end”\n"
    "- “quotes”, item 1: a place in “contents” has no “start” before an “end”\n"
    "- “quotes”, item 1: a place in “contents” has no “start” before an “end”\n" },
  /* Ids that are there twice, or lead nowhere. */
  { "{\"id\":\"a\",\"inside\":\"b\",\"contents\":[{\"start\":0,\"end\":1}]},{\"id\":\"a\","
    "\"inside\":\"a\","
    "\"contents\":[{\"start\":2,\"end\":3}]}",
    "claim:a claim [0-1]\nquote 2 claim [2-3] {inside=@claim:a}\n- “quotes”, item 2: another one "
    "has the "
    "id “a” too\n- “quotes”, item 1: there is no quote “b”\n" },
  /* Words of some parts alone prove nothing. */
  { "{\"contents\":[{\"start\":0,\"end\":1,\"text\":\"a\"},{\"start\":2,\"end\":3}]}",
    "quote 1 claim [0-1] [2-3]\n" },
};

static void
test_quotes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = g_strdup_printf ("{\"text\":\"\",\"quotes\":[%s]}", cases[i].json);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) documents
          = plain_set_read (&anno_citron_format, "x/a.json", json, -1, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (documents->len, ==, 1);
      const AnnoForeignDocument *document = documents->pdata[0];
      g_autofree char *said = plain_set_say (document);
      g_assert_cmpstr (said, ==, cases[i].said);
      g_assert_cmpstr (document->name, ==, "x/a");
    }
}

static void
test_around (void)
{
  g_autoptr (GPtrArray) documents
      = plain_set_read (&anno_citron_format, "a.json",
                        "\xEF\xBB\xBF{\"text\":\"a\",\"quotes\":[],\"coreference_groups\":[[],[]],"
                        "\"mood\":1,\"article\":\"b\","
                        "\"annotator\":\"Ann\"}",
                        -1, NULL);
  const AnnoForeignDocument *document = documents->pdata[0];
  g_autofree char *said = plain_set_say (document);

  g_assert_cmpstr (said, ==,
                   "by Ann\n- 2 groups of coreferences\n- members that aren’t Citron’s\n");
  g_assert_cmpstr (document->name, ==, "b");
  g_assert_cmpstr (document->text, ==, "a");
  g_assert_cmpint (document->unit, ==, ANNO_UNIT_CODE_POINTS);
}

static void
test_broken (void)
{
  static const char *const broken[] = {
    "",
    "[]",
    "{}",
    "7",
    "null",
    "{\"text\":\"a\"}",
    "{\"quotes\":[]}",
    "{\"text\":1,\"quotes\":[]}",
    "{\"text\":\"a\",\"quotes\":{}}",
    "{\"text\":\"a\",\"quotes\":[",
    "{\"text\":\"a\",\"quotes\":[]}}",
    "{\"text\":\"\xff\",\"quotes\":[]}",
    "{\"text\":\"\\u0000\",\"quotes\":[]}",
    "{\"text\":\"\\ud800\",\"quotes\":[]}",
    "{\"text\":\"a\",\"text\":\"b\",\"quotes\":[]}",
    "[{\"text\":\"a\",\"entities\":[]}]",
  };
  g_autoptr (GString) deep = g_string_new ("{\"text\":\"a\",\"quotes\":");

  for (guint i = 0; i < 100000; i++)
    g_string_append_c (deep, '[');
  for (guint i = 0; i <= G_N_ELEMENTS (broken); i++)
    {
      const char *json = i < G_N_ELEMENTS (broken) ? broken[i] : deep->str;
      g_autoptr (GError) error = NULL;
      g_assert_null (plain_set_read (&anno_citron_format, "a.json", json, -1, &error));
      g_assert_error (error, ANNO_FOREIGN_ERROR, ANNO_FOREIGN_ERROR_BROKEN);
    }
}

/* Each cut of a file is refused, or read; many marks cost no more than they are. */
static void
test_hostile (void)
{
  enum
  {
    N = 50000
  };
  g_autoptr (GString) json = g_string_new ("{\"text\":\"a\",\"quotes\":[");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N; i++)
    g_string_append_printf (
        json,
        "%s{\"contents\":[{\"start\":0,\"end\":1}],\"sources\":[{\"start\":0,\"end\":1,"
        "\"id\":\"a\"}],\"inside\":\"x\",\"m%u\":0}",
        i > 0 ? "," : "", i);
  g_string_append (json, "]}");
  g_autoptr (GPtrArray) documents
      = plain_set_read (&anno_citron_format, "a.json", json->str, (gssize) json->len, &error);
  g_assert_no_error (error);
  const AnnoForeignDocument *document = documents->pdata[0];
  g_assert_cmpuint (((AnnoForeignLayer *) document->layers->pdata[0])->spans->len, ==, N + 1);
  g_assert_cmpuint (document->left_out->len, ==, 1001);
  for (gssize n = 0; n < 300; n++)
    {
      g_autoptr (GError) reason = NULL;
      g_assert_null (plain_set_read (&anno_citron_format, "a.json", json->str, n, &reason));
      g_assert_error (reason, ANNO_FOREIGN_ERROR, ANNO_FOREIGN_ERROR_BROKEN);
    }
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The lines in an order that hangs on them alone. */
static char *
join_sorted (GPtrArray *lines)
{
  g_ptr_array_sort (lines, compare_words);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static char *
say_mark (const char *id, const char *tag, const GArray *ranges, GPtrArray *links)
{
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "%s %s", id, tag);
  for (guint i = 0; i < ranges->len; i++)
    {
      AnnoRange range = g_array_index (ranges, AnnoRange, i);
      g_string_append_printf (out, " %u-%u", range.start, range.end);
    }
  g_autofree char *all = join_sorted (links);
  g_string_append_printf (out, " %s", all);
  return g_string_free (out, FALSE);
}

/* All that is part of an attribution, with the ids that the reader gives. */
static char *
say_ours (AnnoLayer *layer, const AnnoTagset *tagset)
{
  g_autoptr (GHashTable) parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < anno_layer_get_n_spans (layer); i++)
    {
      AnnoSpan *span = anno_layer_nth (layer, i);
      if (anno_frame_role_of (tagset, span) != ANNO_ROLE_CLAIM)
        continue;
      g_autoptr (AnnoFrame) frame = anno_frame_of_claim (layer, tagset, span);
      g_auto (GStrv) ids = anno_frame_list_ids (frame);
      for (guint k = 0; ids[k] != NULL; k++)
        g_hash_table_add (parts, g_strdup (ids[k]));
    }
  for (guint i = 0; i < anno_layer_get_n_spans (layer); i++)
    {
      AnnoSpan *span = anno_layer_nth (layer, i);
      g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (AnnoRange));
      g_autoptr (GPtrArray) links = g_ptr_array_new_with_free_func (g_free);
      g_autofree char *id
          = g_strdup_printf ("%s:%s", anno_span_get_tag (span), anno_span_get_id (span));
      if (!g_hash_table_contains (parts, anno_span_get_id (span)))
        continue;
      g_array_append_vals (ranges, anno_span_get_segments (span), anno_span_get_n_segments (span));
      for (guint k = 0; k < anno_span_get_n_values (span); k++)
        {
          const AnnoValue *value = anno_span_get_value (span, k);
          AnnoSpan *to = anno_layer_find (layer, value->text);
          if (to != NULL)
            g_ptr_array_add (links, g_strdup_printf ("%s=%s:%s", value->field,
                                                     anno_span_get_tag (to), value->text));
        }
      g_ptr_array_add (lines, say_mark (id, anno_span_get_tag (span), ranges, links));
    }
  return join_sorted (lines);
}

static char *
say_theirs (const AnnoForeignLayer *layer)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < layer->spans->len; i++)
    {
      const AnnoForeignSpan *span = layer->spans->pdata[i];
      g_autoptr (GPtrArray) links = g_ptr_array_new_with_free_func (g_free);
      g_assert_cmpuint (span->quotes->len, ==, span->ranges->len);
      for (guint k = 0; k < span->values->len; k++)
        {
          const AnnoForeignValue *value = span->values->pdata[k];
          g_ptr_array_add (links, g_strdup_printf ("%s=%s", value->field, value->text));
        }
      g_ptr_array_add (lines, say_mark (span->id, span->type, span->ranges, links));
    }
  return join_sorted (lines);
}

#define N_OF_EACH 5

/* Links @draft to some of the spans of @tag, none of them twice. */
static void
add_links (AnnoSpanDraft *draft, GRand *random, const char *field, const char *tag, guint many)
{
  guint n = (guint) g_rand_int_range (random, 0, (gint) many + 1);
  guint first = (guint) g_rand_int_range (random, 0, N_OF_EACH);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("urn:%s-%u", tag, (first + i) % N_OF_EACH);
      anno_span_draft_add_value (draft, anno_value_new (ANNO_VALUE_LINK, field, id));
    }
}

static void
add_any_span (AnnoLayer *layer, GRand *random, const char *tag, guint nth, guint length)
{
  g_autofree char *id = g_strdup_printf ("urn:%s-%u", tag, nth);
  AnnoSpanDraft *draft = anno_span_draft_new_with_id (id, tag);

  for (gint n = g_rand_int_range (random, 1, 4); n > 0; n--)
    {
      guint start = (guint) g_rand_int_range (random, 0, (gint) length);
      guint end = start + (guint) g_rand_int_range (random, 1, 9);
      anno_span_draft_add_segment (draft, start, MIN (length, end));
    }
  if (g_str_equal (tag, "claim"))
    {
      add_links (draft, random, "said-by", "speaker", 3);
      add_links (draft, random, "cued-by", "cue", 3);
      add_links (draft, random, "said-on", "date", 2);
      add_links (draft, random, "inside", "claim", 1);
    }
  g_autoptr (AnnoSpan) span = anno_span_draft_finish (draft);
  anno_layer_put (layer, span);
}

static void
check_any (GRand *random, const char *base)
{
  static const char *const tags[] = { "speaker", "cue", "claim", "date" };
  g_autoptr (GPtrArray) documents
      = plain_set_read (&anno_citron_format, "a.json",
                        "{\"text\":\"“no\\u0001\\\\” \U0001F642 e\u0301 "
                        "\u05D0\\r\\n\\t\u2028\\u0085x\",\"quotes\":[]}",
                        -1, NULL);
  g_autoptr (AnnoTagset) tagset = anno_tagset_file_get_default ();
  AnnoSetArticle *article = plain_set_article (documents->pdata[0], tagset, "a.txt");
  AnnoArticle *words = anno_document_get_article (article->document);
  AnnoLayer *layer = ((AnnoSetLayer *) article->layers->pdata[0])->layer;

  for (guint i = 0; i < G_N_ELEMENTS (tags) * N_OF_EACH; i++)
    add_any_span (layer, random, g_intern_string (tags[i / N_OF_EACH]), i % N_OF_EACH,
                  anno_article_get_length (words));
  g_autofree char *set = plain_set_write (&anno_citron_format, article, base);
  g_autoptr (GPtrArray) again = plain_set_read_folder (&anno_citron_format, set);
  const AnnoForeignDocument *other = again->pdata[0];
  g_autofree char *ours = say_ours (layer, tagset);
  g_autofree char *theirs = say_theirs (other->layers->pdata[0]);
  g_assert_cmpuint (other->left_out->len, ==, 0);
  g_assert_cmpstr (other->text, ==, anno_article_get_text (words));
  g_assert_cmpstr (theirs, ==, ours);
  plain_set_article_free (article);
}

static void
test_any (void)
{
  g_autofree char *base = g_dir_make_tmp ("anno-citron-XXXXXX", NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (13);

  for (guint i = 0; i < 300; i++)
    check_any (random, base);
  plain_set_remove (base);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  index_scene_use_cache ();
  g_test_add_func ("/citron/quotes", test_quotes);
  g_test_add_func ("/citron/around", test_around);
  g_test_add_func ("/citron/broken", test_broken);
  g_test_add_func ("/citron/hostile", test_hostile);
  g_test_add_func ("/citron/bytes", test_bytes);
  g_test_add_func ("/citron/any", test_any);
  return g_test_run ();
}
