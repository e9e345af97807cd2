/* Proves exchange/set-loss with set-article and spelled-names: each kind of loss is found where it
 * is, and nowhere where a form holds it. */
#include "index/index-scene.h"

#include "exchange/set-loss.h"
#include "foreign/set-formats.h"
#include "foreign/spelled-names.h"
#include "formats/tagset-file.h"
#include "model/span-draft.h"

#define TEXT                                                                                       \
  "{speaker|person=urn:g|role=senator|#s:Graham} {cue|#k|~a note:said} "                           \
  "{claim|?|said-by=@s|cued-by=@k:the deal is over} on {date:Sunday}. {cue:Nobody} asked.\n"

typedef struct
{
  IndexScene scene;
  AnnoTagset *tagset;
  AnnoSetPeople *people;
  GPtrArray *entries;
  GPtrArray *problems;
  AnnoSetArticle *article;
} Setting;

static void
setting_init (Setting *self, AnnoSetChoice *choice)
{
  static const char *const people[] = { "urn:g=Lindsey Graham", NULL };
  g_autoptr (GError) error = NULL;

  index_scene_init (&self->scene);
  index_scene_people (&self->scene, "ann", people);
  index_scene_mark (&self->scene, "ann", "a.txt", TEXT);
  index_scene_mark (&self->scene, "ben", "a.txt",
                    "Graham said {claim:the deal is over} on Sunday. Nobody asked.\n");
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

static void
setting_clear (Setting *self)
{
  g_clear_pointer (&self->article, anno_set_article_free);
  anno_set_people_free (self->people);
  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->problems);
  anno_tagset_unref (self->tagset);
  index_scene_clear (&self->scene);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Setting, setting_clear)

/* "link:1 field:1 …" */
static char *
losses_of (const Setting *setting, AnnoKeeps keeps)
{
  g_autoptr (AnnoLosses) losses = anno_losses_new ();
  GString *words = g_string_new (NULL);

  anno_set_article_flatten (setting->article, ANNO_FLATTEN_LONGEST,
                            (keeps & ANNO_KEEPS_DATELESS) == 0);
  const AnnoSetFormat format = { .keeps = keeps };
  anno_losses_add_article (losses, setting->article, &format);
  for (guint kind = 0; kind < ANNO_N_LOSSES; kind++)
    if (losses->n[kind] > 0)
      g_string_append_printf (words, "%s:%u ", anno_loss_id ((AnnoLossKind) kind), losses->n[kind]);
  return g_string_free (words, FALSE);
}

static void
test_kinds (void)
{
  g_autoptr (AnnoSetChoice) choice = anno_set_choice_new ();
  g_auto (Setting) setting = { 0 };
  setting_init (&setting, choice);
  g_autofree char *none = losses_of (&setting, ANNO_KEEPS_ALL), *all = losses_of (&setting, 0);
  g_autofree char *people = losses_of (&setting, ANNO_KEEPS_ALL & ~ANNO_KEEPS_PEOPLE);

  g_assert_cmpuint (setting.article->layers->len, ==, 2);
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (people, ==, "person:1 ");
  g_assert_cmpstr (all, ==, "dateless:6 "); /* what is left out loses nothing else */
  g_autofree char *dates = losses_of (&setting, ANNO_KEEPS_DATELESS);
  g_assert_cmpstr (dates, ==, "link:1 field:1 person:1 note:1 unsure:1 loose:2 ");
}

/* Of two spans that share words, the shorter goes; one that only touches another doesn't. */
static void
test_overlap (void)
{
  g_autoptr (AnnoSetChoice) choice = anno_set_choice_new ();
  g_auto (Setting) setting = { 0 };
  setting_init (&setting, choice);
  AnnoLayer *layer = ((AnnoSetLayer *) setting.article->layers->pdata[1])->layer;
  AnnoSpan *claim = anno_layer_nth (layer, 0);
  const guint places[][2] = { { anno_span_get_start (claim) + 4, anno_span_get_end (claim) + 3 },
                              { 0, anno_span_get_start (claim) } };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      AnnoSpanDraft *draft = anno_span_draft_new ("cue");
      anno_span_draft_add_segment (draft, places[i][0], places[i][1]);
      g_autoptr (AnnoSpan) span = anno_span_draft_finish (draft);
      anno_layer_put (layer, span);
    }
  g_autofree char *lost = losses_of (&setting, ANNO_KEEPS_ALL & ~ANNO_KEEPS_OVERLAPS);
  g_assert_cmpstr (lost, ==, "overlap:1 ");
}

/* What a settled set says of a span is no other program's word, and is told as what it is. */
static void
test_origin (void)
{
  static const struct
  {
    const char *members;
    const char *lost;
  } cases[] = {
    { "\"derivedFrom\":[\"urn:uuid:1\"]", "origin:1 " },
    { "\"derivedFrom\":[\"urn:uuid:1\"],\"decidedBy\":[\"urn:uuid:2\"]", "origin:1 " },
    { "\"derivedFrom\":[\"urn:uuid:1\"],\"mine\":1", "extra:1 origin:1 " },
    { "\"decidedBy\":[\"urn:uuid:2\"]", "extra:1 " },
    { "\"mine\":\"derivedFrom\"", "extra:1 " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AnnoSetChoice) choice = anno_set_choice_new ();
      g_auto (Setting) setting = { 0 };
      setting_init (&setting, choice);
      AnnoLayer *layer = ((AnnoSetLayer *) setting.article->layers->pdata[1])->layer;
      AnnoSpanDraft *draft = anno_span_draft_new ("cue");
      AnnoSpanExtra *extra = anno_span_extra_new ();
      extra->members = g_strdup (cases[i].members);
      anno_span_draft_add_segment (draft, 0, 4);
      anno_span_draft_take_extra (draft, extra);
      g_autoptr (AnnoSpan) span = anno_span_draft_finish (draft);
      anno_layer_put (layer, span);
      g_autofree char *lost = losses_of (&setting, ANNO_KEEPS_ALL & ~ANNO_KEEPS_EXTRA);
      g_assert_cmpstr (lost, ==, cases[i].lost);
      g_autofree char *none = losses_of (&setting, ANNO_KEEPS_ALL);
      g_assert_cmpstr (none, ==, "");
    }
}

/* A form of nothing but dates keeps their values, and loses what else is said of them. */
static void
test_dates (void)
{
  g_autoptr (AnnoSetChoice) choice = anno_set_choice_new ();
  g_auto (Setting) setting = { 0 };
  setting_init (&setting, choice);
  AnnoLayer *layer = ((AnnoSetLayer *) setting.article->layers->pdata[1])->layer;
  const AnnoKeeps dates = ANNO_KEEPS_ALL & ~(ANNO_KEEPS_FIELDS | ANNO_KEEPS_DATELESS);
  const AnnoKeeps places = ANNO_KEEPS_ALL & ~ANNO_KEEPS_FIELDS;

  AnnoSpanDraft *draft = anno_span_draft_new ("date");
  anno_span_draft_add_segment (draft, 0, 4);
  anno_span_draft_add_value (draft, anno_value_new_timex ("when", "DATE", "2017", NULL, NULL));
  g_autoptr (AnnoSpan) span = anno_span_draft_finish (draft);
  anno_layer_put (layer, span);
  g_autofree char *of_dates = losses_of (&setting, dates), *of_all = losses_of (&setting, places);
  g_assert_cmpstr (of_dates, ==, "dateless:6 ");
  g_assert_cmpstr (of_all, ==, "field:2 ");
}

static void
test_spelled (void)
{
  static const struct
  {
    const char *id;
    const char *spelled;
    gboolean differ;
  } rows[] = {
    { "said-by", "said_by", FALSE },
    { "said by", "said_by", FALSE },
    { "unsure", "unsure_", FALSE },
    { "a\u00a0b", "ab", FALSE },
    { "", "", FALSE },
    { "é", "é", FALSE },
    { "said by", "said_by-1a", TRUE },
    { "a.b", "a_b", TRUE },
    { "é", "__e9_", TRUE },
    { "1st", "x_1st", TRUE },
    { "Claim", "claim", TRUE },
    { "-", "x", TRUE },
    { "claim", "", TRUE },
    { "ab", "ba", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_cmpint (anno_spelled_names_differ (rows[i].id, rows[i].spelled), ==, rows[i].differ);
      g_assert_cmpint (anno_spelled_names_differ (rows[i].spelled, rows[i].id), ==, rows[i].differ);
    }
}

/* Odd ids are spelled otherwise. */
static char *
spell_odd (const char *id)
{
  return g_str_has_prefix (id, "odd") ? g_strconcat ("other", id, NULL) : g_strdup (id);
}

static AnnoTagset *
make_odd_tagset (void)
{
  GPtrArray *tags = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_tag_free);
  AnnoTag *plain = anno_tag_new ("plain", "Plain"), *odd = anno_tag_new ("odd", "Odd");
  AnnoField *choice = anno_field_new ("choice", "Choice", ANNO_FIELD_CHOICE);

  anno_field_add_choice (choice, "usual", "Usual");
  anno_field_add_choice (choice, "odd-one", "Odd one");
  g_ptr_array_add (plain->fields, choice);
  g_ptr_array_add (tags, plain);
  g_ptr_array_add (tags, odd);
  return anno_tagset_new ("Odd", tags);
}

/* What a form doesn't hold has no name there. */
static void
test_names (void)
{
  static const struct
  {
    const char *tag;
    AnnoValueKind kind;
    const char *field; /* NULL for no value */
    const char *text;
    AnnoKeeps keeps;
    gboolean change;
  } rows[] = {
    { "plain", ANNO_VALUE_TEXT, NULL, NULL, ANNO_KEEPS_ALL, FALSE },
    { "odd", ANNO_VALUE_TEXT, NULL, NULL, 0, TRUE },
    { "plain", ANNO_VALUE_TEXT, "choice", "usual", ANNO_KEEPS_ALL, FALSE },
    { "plain", ANNO_VALUE_TEXT, "choice", "odd-one", ANNO_KEEPS_ALL, TRUE },
    { "plain", ANNO_VALUE_TEXT, "choice", "odd-one", 0, FALSE },
    { "plain", ANNO_VALUE_TEXT, "choice", "odd words", ANNO_KEEPS_ALL, FALSE }, /* is no choice */
    { "plain", ANNO_VALUE_TEXT, "odd-field", "x", ANNO_KEEPS_FIELDS, TRUE },
    { "plain", ANNO_VALUE_TEXT, "odd-field", "x", ANNO_KEEPS_PEOPLE, FALSE },
    { "plain", ANNO_VALUE_PERSON, "odd-field", "urn:x", ANNO_KEEPS_PEOPLE, TRUE },
    { "plain", ANNO_VALUE_PERSON, "odd-field", "urn:x", ANNO_KEEPS_FIELDS, FALSE },
    { "plain", ANNO_VALUE_LINK, "odd-field", "urn:x", ANNO_KEEPS_OTHER_LINKS, TRUE },
    { "plain", ANNO_VALUE_LINK, "odd-field", "urn:x", ANNO_KEEPS_LINKS, FALSE },
  };
  g_autoptr (AnnoTagset) tagset = make_odd_tagset ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const AnnoSetFormat format = { .keeps = rows[i].keeps, .spell = spell_odd };
      const AnnoSetFormat other = { .keeps = rows[i].keeps };
      AnnoSpanDraft *draft = anno_span_draft_new (rows[i].tag);
      anno_span_draft_add_segment (draft, 0, 1);
      if (rows[i].field != NULL)
        anno_span_draft_add_value (draft,
                                   anno_value_new (rows[i].kind, rows[i].field, rows[i].text));
      g_autoptr (AnnoSpan) span = anno_span_draft_finish (draft);
      g_assert_cmpint (anno_spelled_names_change (&format, tagset, span), ==, rows[i].change);
      g_assert_false (anno_spelled_names_change (&other, tagset, span));
    }
}

/* A span with each name that the default tagset has. */
static AnnoSpan *
make_named_span (const AnnoTag *tag, guint index)
{
  AnnoSpanDraft *draft = anno_span_draft_new (tag->id);

  anno_span_draft_add_segment (draft, index, index + 1);
  for (guint i = 0; i < tag->fields->len; i++)
    {
      const AnnoField *field = tag->fields->pdata[i];
      for (guint k = 0; k < field->choices->len; k++)
        anno_span_draft_add_value (
            draft, anno_value_new (ANNO_VALUE_TEXT, field->id,
                                   g_array_index (field->choices, AnnoChoice, k).id));
      if (field->kind == ANNO_FIELD_TIMEX)
        anno_span_draft_add_value (draft,
                                   anno_value_new_timex (field->id, "DATE", "2017", NULL, NULL));
      else if (field->kind != ANNO_FIELD_CHOICE)
        anno_span_draft_add_value (
            draft, anno_value_new (field->kind == ANNO_FIELD_LINK     ? ANNO_VALUE_LINK
                                   : field->kind == ANNO_FIELD_PERSON ? ANNO_VALUE_PERSON
                                                                      : ANNO_VALUE_TEXT,
                                   field->id, "urn:g"));
    }
  return anno_span_draft_finish (draft);
}

/* No form has to call any of them otherwise; one more tag, and those that can't spell it tell. */
static void
test_default_names (void)
{
  g_autoptr (AnnoSetChoice) choice = anno_set_choice_new ();
  g_auto (Setting) setting = { 0 };
  guint n_formats, n_told = 0;
  const AnnoSetFormat *const *formats = anno_set_formats (&n_formats);
  setting_init (&setting, choice);
  AnnoLayer *layer = ((AnnoSetLayer *) setting.article->layers->pdata[1])->layer;

  for (guint i = 0; i < anno_tagset_get_n_tags (setting.tagset); i++)
    {
      g_autoptr (AnnoSpan) span = make_named_span (anno_tagset_get_tag (setting.tagset, i), i);
      anno_layer_put (layer, span);
    }
  for (guint i = 0; i < n_formats; i++)
    {
      g_autoptr (AnnoLosses) losses = anno_losses_new ();
      anno_losses_add_article (losses, setting.article, formats[i]);
      g_assert_cmpuint (losses->n[ANNO_LOSS_NAME], ==, 0);
    }

  AnnoSpanDraft *draft = anno_span_draft_new ("Zitat: “é”");
  anno_span_draft_add_segment (draft, 8, 10);
  g_autoptr (AnnoSpan) span = anno_span_draft_finish (draft);
  anno_layer_put (layer, span);
  for (guint i = 0; i < n_formats; i++)
    {
      g_autoptr (AnnoLosses) losses = anno_losses_new ();
      anno_losses_add_article (losses, setting.article, formats[i]);
      n_told += losses->n[ANNO_LOSS_NAME];
      g_assert_true (losses->n[ANNO_LOSS_NAME] == 0 || formats[i]->spell != NULL);
      if (!g_str_equal (formats[i]->id, "brat"))
        continue;
      const AnnoLoss *loss = losses->places->pdata[losses->places->len - 1];
      g_autofree char *words = anno_loss_describe (ANNO_LOSS_NAME, 1);
      g_assert_cmpuint (losses->n[ANNO_LOSS_NAME], ==, 1);
      g_assert_cmpuint (loss->kind, ==, ANNO_LOSS_NAME);
      g_assert_cmpstr (loss->id, ==, anno_span_get_id (span));
      g_assert_cmpstr (anno_loss_id (loss->kind), ==, "name");
      g_assert_cmpstr (words, ==, "1 span has a tag or fields whose names the form must change.");
    }
  g_assert_cmpuint (n_told, ==, 4); /* brat, WebAnno, and UIMA twice */
}

static void
test_choice (void)
{
  g_autoptr (AnnoSetChoice) choice = anno_set_choice_new ();
  g_auto (Setting) setting = { 0 };
  anno_set_choice_add_slug (choice, "ann");
  anno_set_choice_add_tag (choice, "cue");
  g_autoptr (AnnoSetChoice) copy = anno_set_choice_copy (choice);
  setting_init (&setting, copy);
  const AnnoSetLayer *layer = setting.article->layers->pdata[0];

  g_assert_cmpuint (setting.article->layers->len, ==, 1);
  g_assert_cmpuint (anno_layer_get_n_spans (layer->layer), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  index_scene_use_cache ();
  g_test_add_func ("/set-loss/kinds", test_kinds);
  g_test_add_func ("/set-loss/origin", test_origin);
  g_test_add_func ("/set-loss/overlap", test_overlap);
  g_test_add_func ("/set-loss/dates", test_dates);
  g_test_add_func ("/set-loss/spelled", test_spelled);
  g_test_add_func ("/set-loss/names", test_names);
  g_test_add_func ("/set-loss/default-names", test_default_names);
  g_test_add_func ("/set-loss/choice", test_choice);
  return g_test_run ();
}
