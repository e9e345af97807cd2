/* Proves foreign/brat-writer, brat-config and brat-said: the bytes of a small set, and that
 * reading them gives the same spans. */
#include "foreign/plain-set.h"
#include "index/index-scene.h"

#include "exchange/set-loss.h"
#include "foreign/brat-writer.h"
#include "foreign/edges.h"
#include "formats/tagset-file.h"
#include "model/span-draft.h"

#include <string.h>

/* An emoji, a combining mark, words from right to left, all that ends a line for somebody; spans in
 * spans, across one another, and of several parts. */
#define TEXT                                                                                           \
  "{speaker|#s|person=urn:g|role=a\\new:Zoe\u0308 🙂} {cue|#k|?|~one\n[AnnotationError] "            \
  "two:said} "                                                                                         \
  "{claim|#c|quote=direct|said-by=@s|cued-by=@k|said-by=@nowhere:“אבג \r\n\n{claim|#i|inside=@c|" \
  "venue=:no}\u2028 at\x0bnoon} today.{cue|#b:\n}{cue|#w: }\n"

typedef struct
{
  IndexScene scene;
  AnnoTagset *tagset;
  AnnoSetPeople *people;
  GPtrArray *entries;
  AnnoSetArticle *article;
} Setting;

static void
setting_init (Setting *self, const char *text)
{
  static const char *const people[] = { "urn:g=Zoe Li", NULL };
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (AnnoSetChoice) choice = anno_set_choice_new ();
  g_autoptr (GError) error = NULL;

  index_scene_init (&self->scene);
  index_scene_people (&self->scene, "ann", people);
  index_scene_mark (&self->scene, "ann", "a.txt", text);
  self->tagset = anno_tagset_file_get_default ();
  self->people = anno_set_people_new (self->scene.root);
  self->entries = anno_corpus_survey (self->scene.root, "", problems, NULL, &error);
  g_assert_no_error (error);
  self->article = anno_set_article_load (self->scene.root, self->entries->pdata[0], choice,
                                         self->tagset, self->people, problems);
  g_assert_cmpuint (problems->len, ==, 0);
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

static AnnoLayer *
layer_of (const Setting *setting)
{
  return ((AnnoSetLayer *) setting->article->layers->pdata[0])->layer;
}

/* A claim of several parts across others, and two dates of which one hangs on the other. */
static void
add_spans (const Setting *setting)
{
  AnnoSpanDraft *claim = anno_span_draft_new_with_id ("urn:p", "claim");
  AnnoSpanDraft *one = anno_span_draft_new_with_id ("urn:d", "date");
  AnnoSpanDraft *other = anno_span_draft_new_with_id ("urn:e", "date");

  anno_span_draft_add_segment (claim, 0, 2);
  anno_span_draft_add_segment (claim, 8, 10);
  anno_span_draft_add_segment (one, 32, 36);
  anno_span_draft_add_value (one,
                             anno_value_new_timex ("when", "DATE", "2017-07-09", "dct", "EARLY"));
  anno_span_draft_add_segment (other, 36, 38);
  anno_span_draft_add_value (other, anno_value_new_timex ("when", "DATE", "P1D", "urn:d", NULL));
  anno_span_draft_add_value (other, anno_value_new_timex ("when", "SET", "XXXX", "urn:x", NULL));
  AnnoSpanDraft *drafts[] = { claim, one, other };
  for (guint i = 0; i < G_N_ELEMENTS (drafts); i++)
    {
      g_autoptr (AnnoSpan) span = anno_span_draft_finish (drafts[i]);
      anno_layer_put (layer_of (setting), span);
    }
}

#define WRITTEN                                                                                    \
  "T1\tclaim 0 2;8 10\tZo ai\n"                                                                    \
  "T2\tspeaker 0 6\tZoe\u0308 🙂\n"                                                              \
  "N1\tReference T2 Person:urn:g\tZoe Li\n"                                                        \
  "A1\trole T2 a\\\\new\n"                                                                         \
  "T3\tcue 7 11\tsaid\n"                                                                           \
  "A2\tUnsure T3\n"                                                                                \
  "#1\tAnnotatorNotes T3\tone\n"                                                                   \
  "#2\tAnnotationError T3\ttwo\n"                                                                  \
  "T4\tclaim 12 16;20 22;24 26;27 31\t“אבג no at noon\n"                                      \
  "A3\tquote T4 direct\n"                                                                          \
  "R1\tsaid-by Arg1:T4 Arg2:T2\n"                                                                  \
  "R2\tcued-by Arg1:T4 Arg2:T3\n"                                                                  \
  "T5\tclaim 20 22\tno\n"                                                                          \
  "A4\tvenue T5 \\e\n"                                                                             \
  "R3\tinside Arg1:T5 Arg2:T4\n"                                                                   \
  "T6\tdate 32 36\ttoda\n"                                                                         \
  "A5\twhen T6 2017-07-09\n"                                                                       \
  "A6\twhen-type T6 DATE\n"                                                                        \
  "A7\twhen-mod T6 EARLY\n"                                                                        \
  "A8\twhen-anchor T6 dct\n"                                                                       \
  "T7\tdate 36 38\ty.\n"                                                                           \
  "A9\twhen T7 P1D\n"                                                                              \
  "A10\twhen-type T7 DATE\n"                                                                       \
  "A11\twhen-anchor T7 T6\n"                                                                       \
  "A12\twhen T7 XXXX\n"                                                                            \
  "A13\twhen-type T7 SET\n"                                                                        \
  "T8\tcue 38 39\t\n"                                                                              \
  "T9\tcue 39 40\t \n"

/* The same as the reader has it. */
#define READ                                                                                       \
  "T1 claim [0-2 \"Zo\"] [8-10 \"ai\"]\n"                                                          \
  "T2 speaker [0-6 \"Zoe\u0308 🙂\"] {=*urn:g|Zoe Li} {role=a\\new}\n"                           \
  "T3 cue [7-11 \"said\"] ~one\n[AnnotationError] two ?\n"                                         \
  "T4 claim [12-16 \"“אבג\"] [20-22 \"no\"] [24-26 \"at\"] [27-31 \"noon\"] {quote=direct} "  \
  "{said-by=@T2} {cued-by=@T3}\n"                                                                  \
  "T5 claim [20-22 \"no\"] {venue=} {inside=@T4}\n"                                                \
  "T6 date [32-36 \"toda\"] {when=2017-07-09} {when-type=DATE} {when-mod=EARLY} "                  \
  "{when-anchor=dct}\n"                                                                            \
  "T7 date [36-38 \"y.\"] {when=P1D} {when-type=DATE} {when-anchor=T6} {when=XXXX} "               \
  "{when-type=SET}\n"                                                                              \
  "T8 cue [38-39]\nT9 cue [39-40]\n"

static void
test_bytes (void)
{
  g_auto (Setting) setting = { 0 };
  setting_init (&setting, TEXT);
  add_spans (&setting);
  g_autofree char *base = g_dir_make_tmp ("anno-brat-XXXXXX", NULL);
  g_autofree char *set = plain_set_write (&anno_brat_format, setting.article, base);
  g_autofree char *again = plain_set_write (&anno_brat_format, setting.article, base);
  g_autofree char *written = plain_set_load (set, "ann/a.ann");
  g_autofree char *second = plain_set_load (again, "ann/a.ann");

  g_assert_cmpstr (written, ==, WRITTEN);
  g_assert_cmpstr (second, ==, written);
  g_autofree char *folder = g_build_filename (set, "ann", NULL);
  g_autoptr (GPtrArray) documents = plain_set_read_folder (&anno_brat_format, folder);
  const AnnoForeignDocument *document = documents->pdata[0];
  g_autofree char *read = plain_set_say (document);
  g_assert_cmpuint (documents->len, ==, 1);
  g_assert_cmpstr (read, ==, READ);
  g_assert_cmpstr (document->text, ==,
                   anno_article_get_text (anno_document_get_article (setting.article->document)));
  plain_set_remove (base);
}

#define CONFIGURATION                                                                              \
  "[entities]\nspeaker\ncue\nclaim\ndate\n\n[relations]\nsaid-by Arg1:claim, Arg2:speaker\n"       \
  "cued-by Arg1:claim, Arg2:cue\nsaid-on Arg1:claim, Arg2:date\ninside Arg1:claim, Arg2:claim\n\n" \
  "[events]\n\n[attributes]\nUnsure Arg:<ENTITY>\n"                                                \
  "mention Arg:<ENTITY>, Value:name|nominal|pronoun\n"                                             \
  "quote Arg:<ENTITY>, Value:direct|indirect|mixed\n"                                              \
  "kind Arg:<ENTITY>, Value:factual|prediction|plan|opinion\n"                                     \
  "check Arg:<ENTITY>, Value:no|yes|unsure\nstance Arg:<ENTITY>, "                                 \
  "Value:asserts|denies|retracts|asks\n"

static void
test_configuration (void)
{
  g_auto (Setting) setting = { 0 };
  setting_init (&setting, "{cue:said}\n");
  g_autofree char *base = g_dir_make_tmp ("anno-brat-XXXXXX", NULL);
  g_autofree char *set = plain_set_write (&anno_brat_format, setting.article, base);
  g_autofree char *configuration = plain_set_load (set, "ann/annotation.conf");
  g_autofree char *labels = plain_set_load (set, "ann/visual.conf");

  g_assert_cmpstr (configuration, ==, CONFIGURATION);
  g_assert_cmpstr (labels, ==,
                   "[labels]\nspeaker | Speaker\ncue | Cue\nclaim | Claim\n"
                   "date | Date\n\n[drawing]\n");
  plain_set_remove (base);
}

/* Events, flags, equivalences, people in a second field, names with signs: read, written, read. */
#define FOREIGN                                                                                    \
  "T1\tPer 0 3\tAnn\nT2\tPer 4 6\tLi\nT3\tSay 7 11\tsaid\n"                                        \
  "E1\tSay:T3 Who:T1 What:E2 Who2:T2\nE2\tSay:T3\nA1\tOld T1\nA2\tSure E2 very\nA3\tUnsure E1\n"   \
  "A4\tPath T1 C:\\new\nA5\tPath T1 50\\%\nN1\tReference T1 Person:urn:a\tAnn\n"                   \
  "N2\tReference T1 Person-boss:urn:b\tBob\nN3\tReference T2 Wiki:1:2\tLi\\d\nN4\tReference T2 "   \
  "Wiki:3\n"                                                                                       \
  "*\tEquiv T1 T2\n*\tAlias T2 E1\nR1\tBy Arg1:T1 Arg2:E2\n#1\tNote E2\ta\\d\n"                    \
  "#2\tAnnotatorNotes R1\tso\\no\n#3\tNote R1\tC:\\x\nA6\tOld R1\nA7\tSure R1 50\\%\n"

#define FOREIGN_WRITTEN                                                                            \
  "T1\tPer 0 3\tAnn\nA1\tOld T1\nA2\tPath T1 C:\\new\nA3\tPath T1 50\\%\n"                         \
  "N1\tReference T1 Person:urn:a\tAnn\nN2\tReference T1 Person-boss:urn:b\tBob\nR1\tBy Arg1:T1 "   \
  "Arg2:E2\nA4\tOld R1\nA5\tSure R1 50\\%\n#1\tAnnotatorNotes R1\tso\\no\n#2\tNote R1\tC:\\x\n"    \
  "T2\tPer 4 6\tLi\nN3\tReference T2 Wiki:1:2\tLi\\d\nN4\tReference T2 Wiki:3\t\n"                 \
  "T3\tSay 7 11\tsaid\nE1\tSay:T3 Who:T1 What:E2 Who2:T2\nA6\tUnsure E1\nE2\tSay:T3\n"             \
  "A7\tSure E2 very\n#3\tNote E2\ta\\d\n*\tEquiv T1 T2\n*\tAlias T2 E1\n"

#define FOREIGN_CONFIGURATION                                                                      \
  "[entities]\nPer\n\n[relations]\nEquiv Arg1:Per, Arg2:<ENTITY>, "                                \
  "<REL-TYPE>:symmetric-transitive\n"                                                              \
  "By Arg1:Per, Arg2:<ENTITY>\nAlias Arg1:Per, Arg2:<ENTITY>, <REL-TYPE>:symmetric-transitive\n\n" \
  "[events]\nSay Who*:<ANY>, What*:<ANY>\n\n[attributes]\nUnsure Arg:<ENTITY>|<EVENT>\n"           \
  "Old Arg:<ENTITY>\n"

static void
test_foreign (void)
{
  g_autofree char *base = g_dir_make_tmp ("anno-brat-XXXXXX", NULL);
  g_autoptr (GPtrArray) documents = plain_set_read (&anno_brat_format, "a.ann", FOREIGN, -1, NULL);
  AnnoForeignDocument *document = documents->pdata[0];
  g_autoptr (AnnoTagset) tagset = plain_set_tagset (documents);

  document->text = g_strdup ("Ann Li said");
  AnnoSetArticle *article = plain_set_article (document, tagset, "a.txt");
  g_autofree char *set = plain_set_write (&anno_brat_format, article, base);
  g_autofree char *written = plain_set_load (set, "ann/a.ann");
  g_autofree char *configuration = plain_set_load (set, "ann/annotation.conf");
  g_assert_cmpstr (written, ==, FOREIGN_WRITTEN);
  g_assert_cmpstr (configuration, ==, FOREIGN_CONFIGURATION);
  plain_set_article_free (article);
  plain_set_remove (base);
}

/* Of what other programs say of a link, a note and attributes are held where it is a relation; what
 * isn't is told. */
static void
test_said (void)
{
  static const struct
  {
    const char *extra;
    const char *held;
    gboolean is_all;
  } rows[] = {
    { "\"note\":\"a\"", "\"note\":\"a\"", TRUE },
    { "\"attributes\":[[\"not so\",\"\"],[\"Old\"]],\"note\":\"\\u0061\"",
      "\"note\":\"a\",\"attributes\":[[\"not_so-6ec5ae21\",\"\"],[\"Old\"]]", TRUE },
    { "\"note\":\"a\",\"odd\":1", "\"note\":\"a\"", FALSE },
    { "\"note\":\"\"", NULL, FALSE },
    { "\"note\":[\"a\"]", NULL, FALSE },
    { "\"attributes\":[[\"Old\"],[]]", NULL, FALSE },
    { "\"attributes\":[[\"Old\",\"a\",\"b\"]]", NULL, FALSE },
    { "\"attributes\":[[\"Old\",1]]", NULL, FALSE },
    { "\"attributes\":[\"Old\"]", NULL, FALSE },
    { "\"attributes\":{\"Old\":\"a\"}", NULL, FALSE },
    { "\"attributes\":[]", NULL, FALSE },
  };
  g_auto (Setting) setting = { 0 };
  setting_init (&setting, "{speaker|#s:Ann} {claim|#c|said-by=@s:no}\n");
  AnnoLayer *layer = layer_of (&setting);
  const AnnoSetFormat other = { .keeps = anno_brat_format.keeps };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      AnnoSpan *claim = anno_layer_nth (layer, 1);
      AnnoSpanDraft *draft = anno_span_draft_new_from (claim);
      AnnoValue *link = anno_value_copy (anno_span_find_value (claim, "said-by"));
      gboolean is_all;
      g_free (link->extra);
      link->extra = g_strdup (rows[i].extra);
      anno_span_draft_clear_field (draft, "said-by");
      anno_span_draft_add_value (draft, link);
      g_autoptr (AnnoSpan) span = anno_span_draft_finish (draft);
      anno_layer_put (layer, span);
      g_autofree char *held = anno_brat_format.hold (setting.tagset, span, link, &is_all);
      g_autoptr (AnnoLosses) losses = anno_losses_new (), others = anno_losses_new ();
      anno_losses_add_article (losses, setting.article, &anno_brat_format);
      anno_losses_add_article (others, setting.article, &other);
      g_assert_cmpstr (held, ==, rows[i].held);
      g_assert_cmpint (is_all, ==, rows[i].is_all);
      g_assert_cmpuint (losses->n[ANNO_LOSS_EXTRA], ==, rows[i].is_all ? 0 : 1);
      g_assert_cmpuint (others->n[ANNO_LOSS_EXTRA], ==, 1);
    }
}

/* A role, and an equivalence, have no line of their own. */
static void
test_unsaid (void)
{
  g_autoptr (GPtrArray) documents
      = plain_set_read (&anno_brat_format, "a.ann",
                        "T1\tSay 0 3\tAnn\nE1\tSay:T1 Who:E1\nT2\tPer 0 3\tAnn\n", -1, NULL);
  g_autoptr (AnnoTagset) tagset = plain_set_tagset (documents);
  static const char *const rows[][2] = { { "Say", "Who" }, { "Per", "Equiv" } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      AnnoSpanDraft *draft = anno_span_draft_new (rows[i][0]);
      AnnoValue *link = anno_value_new (ANNO_VALUE_LINK, rows[i][1], "urn:x");
      gboolean is_all = TRUE;
      link->extra = g_strdup ("\"note\":\"a\"");
      anno_span_draft_add_segment (draft, 0, 1);
      anno_span_draft_add_value (draft, link);
      g_autoptr (AnnoSpan) span = anno_span_draft_finish (draft);
      g_assert_null (anno_brat_format.hold (tagset, span, link, &is_all));
      g_assert_false (is_all);
    }
}

/* Choices and names that need another spelling. */
static void
test_spelling (void)
{
  g_autoptr (GPtrArray) documents = plain_set_read (
      &anno_brat_format, "a.ann", "T1\tPer 0 3\tAnn\nA1\tMood T1 sad\n", -1, NULL);
  AnnoForeignDocument *document = documents->pdata[0];
  AnnoForeignSpan *span = ((AnnoForeignLayer *) document->layers->pdata[0])->spans->pdata[0];
  AnnoForeignValue *value = span->values->pdata[0];
  g_autofree char *base = g_dir_make_tmp ("anno-brat-XXXXXX", NULL);

  g_free (span->type);
  span->type = g_strdup ("a person");
  g_free (value->text);
  value->text = g_strdup ("very sad");
  document->text = g_strdup ("Ann");
  g_autoptr (AnnoTagset) tagset = plain_set_tagset (documents);
  AnnoField *field = anno_tagset_get_tag (tagset, 0)->fields->pdata[0];
  field->kind = ANNO_FIELD_CHOICE;
  anno_field_add_choice (field, "very sad", "Very sad");
  AnnoSetArticle *article = plain_set_article (document, tagset, "a.txt");
  g_autofree char *set = plain_set_write (&anno_brat_format, article, base);
  g_autofree char *written = plain_set_load (set, "ann/a.ann");
  g_autofree char *type = anno_brat_format.spell ("a person");
  g_autofree char *choice = anno_brat_format.spell ("very sad");
  g_autofree char *expected = g_strdup_printf ("T1\t%s 0 3\tAnn\nA1\tMood T1 %s\n", type, choice);
  g_assert_cmpstr (written, ==, expected);
  plain_set_article_free (article);
  plain_set_remove (base);
}

/* Whatever spans say comes back: a span as a line, its words without blanks at their edges, as brat
 * has them. */
static void
say_ranges (GString *out, AnnoArticle *article, AnnoSpan *span)
{
  g_autoptr (GArray) ranges = anno_edges_trim (article, span);

  for (guint i = 0; i < ranges->len; i++)
    {
      AnnoRange range = g_array_index (ranges, AnnoRange, i);
      g_string_append_printf (out, " %u-%u", range.start, range.end);
    }
}

/* A value as the reader would have it. */
static void
say_value (GString *out, AnnoLayer *layer, const AnnoValue *value)
{
  AnnoSpan *target = anno_layer_find (layer, value->text);

  if (value->kind == ANNO_VALUE_PERSON)
    g_string_append_printf (out, " {=*%s}", value->text);
  else if (value->kind == ANNO_VALUE_LINK && target != NULL)
    g_string_append_printf (out, " {%s=@T%u}", value->field, anno_layer_rank (layer, target) + 1);
  else if (value->kind == ANNO_VALUE_TEXT)
    g_string_append_printf (out, " {%s=%s}", value->field, value->text);
}

static char *
say_ours (AnnoArticle *article, AnnoLayer *layer, guint nth)
{
  AnnoSpan *span = anno_layer_nth (layer, nth);
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "T%u %s", nth + 1, anno_span_get_tag (span));
  say_ranges (out, article, span);
  for (guint i = 0; i < anno_span_get_n_values (span); i++)
    say_value (out, layer, anno_span_get_value (span, i));
  g_string_append_printf (out, " ~%s%s", anno_span_get_note (span),
                          anno_span_get_unsure (span) ? " ?" : "");
  return g_string_free (out, FALSE);
}

static char *
say_theirs (AnnoArticle *article, const AnnoForeignSpan *span)
{
  static const char *const marks[] = { "=", "=*", "=@", "=#" };
  AnnoSpanDraft *draft = anno_span_draft_new (g_intern_string (span->type));
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < span->ranges->len; i++)
    {
      AnnoRange range = g_array_index (span->ranges, AnnoRange, i);
      anno_span_draft_add_segment (draft, range.start, range.end);
    }
  g_autoptr (AnnoSpan) own = anno_span_draft_finish (draft);
  g_string_append_printf (out, "%s %s", span->id, span->type);
  say_ranges (out, article, own);
  for (guint i = 0; i < span->values->len; i++)
    {
      const AnnoForeignValue *value = span->values->pdata[i];
      g_string_append_printf (out, " {%s%s%s}", value->field != NULL ? value->field : "",
                              marks[value->kind], value->text);
    }
  g_string_append_printf (out, " ~%s%s", span->note, span->unsure ? " ?" : "");
  return g_string_free (out, FALSE);
}

static char *
make_words (GRand *random, gint n)
{
  static const char *const signs[]
      = { "a",       "b ",         "\\",   "\\n",   "\\u2028", "\n",       "\t",      "\r\n",
          "\u2028",  "\x1c",       "\x01", "é",     "e\u0301", "🙂",     "א",       " ",
          "[Note] ", "\n[Error] ", ":",    "role:", "T1",      "Person:x", "\xc2\x85" };
  GString *words = g_string_new (NULL);

  for (; n > 0; n--)
    g_string_append (words, signs[g_rand_int_range (random, 0, G_N_ELEMENTS (signs))]);
  return g_string_free (words, FALSE);
}

static void
add_any_value (AnnoSpanDraft *draft, GRand *random)
{
  static const char *const fields[] = { "role", "venue", "Unsure", "person" };
  g_autofree char *words = make_words (random, g_rand_int_range (random, 0, 6));
  g_autofree char *id = g_strdup_printf ("urn:%d", g_rand_int_range (random, 0, 24));
  const char *field = fields[g_rand_int_range (random, 0, G_N_ELEMENTS (fields))];

  switch (g_rand_int_range (random, 0, 4))
    {
    case 0:
      anno_span_draft_add_value (draft, anno_value_new (ANNO_VALUE_LINK, "inside", id));
      break;
    case 1:
      anno_span_draft_add_value (draft, anno_value_new (ANNO_VALUE_PERSON, "person", "urn:g"));
      break;
    case 2:
      anno_span_draft_add_value (draft, anno_value_new (ANNO_VALUE_TEXT, "stance", "denies"));
      break;
    default:
      anno_span_draft_add_value (draft, anno_value_new (ANNO_VALUE_TEXT, field, words));
    }
}

static void
add_any_span (AnnoLayer *layer, GRand *random, guint nth, guint length)
{
  static const char *const tags[] = { "speaker", "cue", "claim", "date" };
  g_autofree char *id = g_strdup_printf ("urn:%u", nth);
  AnnoSpanDraft *draft
      = anno_span_draft_new_with_id (id, tags[g_rand_int_range (random, 0, G_N_ELEMENTS (tags))]);

  for (gint n = g_rand_int_range (random, 1, 4); n > 0; n--)
    {
      guint start = (guint) g_rand_int_range (random, 0, (gint) length);
      guint end = start + (guint) g_rand_int_range (random, 1, 9);
      anno_span_draft_add_segment (draft, start, MIN (length, end));
    }
  for (gint n = g_rand_int_range (random, 0, 4); n > 0; n--)
    add_any_value (draft, random);
  if (g_rand_boolean (random))
    {
      g_autofree char *note = make_words (random, g_rand_int_range (random, 1, 7));
      anno_span_draft_set_note (draft, note);
    }
  anno_span_draft_set_unsure (draft, g_rand_boolean (random));
  g_autoptr (AnnoSpan) span = anno_span_draft_finish (draft);
  anno_layer_put (layer, span);
}

static void
check_any (GRand *random, const char *base)
{
  g_autofree char *text = make_words (random, g_rand_int_range (random, 20, 60));
  g_autoptr (GPtrArray) documents = plain_set_read (&anno_brat_format, "a.ann", "", -1, NULL);
  AnnoForeignDocument *document = documents->pdata[0];
  g_autoptr (AnnoTagset) tagset = anno_tagset_file_get_default ();
  document->text = g_strdup (text);
  AnnoSetArticle *article = plain_set_article (document, tagset, "a.txt");
  AnnoArticle *words = anno_document_get_article (article->document);
  AnnoLayer *layer = ((AnnoSetLayer *) article->layers->pdata[0])->layer;

  for (guint i = 0; i < 20; i++)
    add_any_span (layer, random, i, anno_article_get_length (words));
  g_autofree char *set = plain_set_write (&anno_brat_format, article, base);
  g_autofree char *folder = g_build_filename (set, "ann", NULL);
  g_autoptr (GPtrArray) again = plain_set_read_folder (&anno_brat_format, folder);
  const AnnoForeignDocument *other = again->pdata[0];
  const GPtrArray *spans = ((AnnoForeignLayer *) other->layers->pdata[0])->spans;
  g_assert_cmpuint (other->left_out->len, ==, 0);
  g_assert_cmpuint (spans->len, ==, anno_layer_get_n_spans (layer));
  for (guint i = 0; i < spans->len; i++)
    {
      g_autofree char *ours = say_ours (words, layer, i);
      g_autofree char *theirs = say_theirs (words, spans->pdata[i]);
      g_assert_cmpstr (theirs, ==, ours);
    }
  plain_set_article_free (article);
}

static void
test_any (void)
{
  g_autofree char *base = g_dir_make_tmp ("anno-brat-XXXXXX", NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  for (guint i = 0; i < 300; i++)
    check_any (random, base);
  plain_set_remove (base);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  index_scene_use_cache ();
  g_test_add_func ("/brat-writer/bytes", test_bytes);
  g_test_add_func ("/brat-writer/configuration", test_configuration);
  g_test_add_func ("/brat-writer/foreign", test_foreign);
  g_test_add_func ("/brat-writer/said", test_said);
  g_test_add_func ("/brat-writer/unsaid", test_unsaid);
  g_test_add_func ("/brat-writer/spelling", test_spelling);
  g_test_add_func ("/brat-writer/any", test_any);
  return g_test_run ();
}
