/* Proves model/tagset-loss: what a changed tagset lacks is listed, and which spans hold it. */
#include "formats/tagset-file.h"
#include "model/span-draft.h"
#include "model/tagset-draft.h"
#include "model/tagset-loss.h"

static AnnoTag *
find (AnnoTagsetDraft *draft, const char *id)
{
  for (guint i = 0; i < anno_tagset_draft_get_n_tags (draft); i++)
    if (g_str_equal (anno_tagset_draft_get_tag (draft, i)->id, id))
      return anno_tagset_draft_get_tag (draft, i);
  g_assert_not_reached ();
}

static AnnoField *
field (AnnoTag *tag, const char *id)
{
  return (AnnoField *) anno_tag_find_field (tag, id);
}

static void
test_nothing (void)
{
  g_autoptr (AnnoTagset) before = anno_tagset_file_get_default ();
  g_autoptr (AnnoTagsetDraft) draft = anno_tagset_draft_new (before);

  anno_tagset_draft_add_tag (draft, "Place");
  anno_tagset_draft_add_field (draft, find (draft, "cue"), ANNO_FIELD_TEXT, "Sense");
  anno_tagset_draft_set_id (draft, find (draft, "claim"), "statement");
  anno_tagset_draft_move_tag (draft, 0, 3);
  g_autoptr (AnnoTagset) after = anno_tagset_draft_make (draft);
  g_autoptr (GPtrArray) losses = anno_tagset_list_losses (before, after);
  g_assert_cmpuint (losses->len, ==, 0);
}

static void
test_list (void)
{
  static const struct
  {
    const char *tag, *field, *choice, *name;
  } expected[] = {
    { "cue", NULL, NULL, "Cue" },
    { "claim", "kind", NULL, "Claim: Kind" },
    { "claim", "stance", "asks", "Claim: Stance: Asks" },
    { "claim", "venue", NULL, "Claim: Venue" },
  };
  g_autoptr (AnnoTagset) before = anno_tagset_file_get_default ();
  g_autoptr (AnnoTagsetDraft) draft = anno_tagset_draft_new (before);
  AnnoTag *claim = find (draft, "claim");

  anno_tagset_draft_remove_tag (draft, find (draft, "cue"));
  anno_tagset_draft_remove_field (draft, claim, field (claim, "kind"));
  anno_tagset_draft_remove_choice (draft, field (claim, "stance"), 3);
  field (claim, "venue")->kind = ANNO_FIELD_PERSON; /* of another kind, it is another field */
  anno_tagset_draft_set_id (draft, claim, "statement");
  g_autoptr (AnnoTagset) after = anno_tagset_draft_make (draft);
  g_autoptr (GPtrArray) losses = anno_tagset_list_losses (before, after);
  g_assert_cmpuint (losses->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < losses->len; i++)
    {
      const AnnoTagsetLoss *loss = losses->pdata[i];
      g_assert_cmpstr (loss->tag, ==, expected[i].tag);
      g_assert_cmpstr (loss->field, ==, expected[i].field);
      g_assert_cmpstr (loss->choice, ==, expected[i].choice);
      g_assert_cmpstr (loss->name, ==, expected[i].name);
      g_assert_cmpint (loss->answer, ==, ANNO_LOSS_KEEP);
    }
}

static AnnoSpan *
span (const char *tag, const char *in, const char *value)
{
  AnnoSpanDraft *draft = anno_span_draft_new (tag);

  anno_span_draft_add_segment (draft, 0, 5);
  if (in != NULL)
    anno_span_draft_add_value (draft, anno_value_new (ANNO_VALUE_TEXT, in, value));
  return anno_span_draft_finish (draft);
}

static void
test_concerns (void)
{
  static const struct
  {
    const char *tag, *field, *value;
    gboolean type, of_field, of_choice;
  } cases[] = {
    { "claim", NULL, NULL, TRUE, FALSE, FALSE },
    { "quote", NULL, NULL, TRUE, FALSE, FALSE }, /* as it was formerly called */
    { "claim", "stance", "denies", TRUE, TRUE, FALSE },
    { "quote", "stance", "asks", TRUE, TRUE, TRUE },
    { "claim", "kind", "asks", TRUE, FALSE, FALSE },
    { "cue", "stance", "asks", FALSE, FALSE, FALSE },
    { "unknown", NULL, NULL, FALSE, FALSE, FALSE },
  };
  g_autoptr (AnnoTagset) standard = anno_tagset_file_get_default ();
  g_autoptr (AnnoTagsetDraft) draft = anno_tagset_draft_new (standard);
  g_ptr_array_add (find (draft, "claim")->formerly, (gpointer) g_intern_string ("quote"));
  g_autoptr (AnnoTagset) before = anno_tagset_draft_make (draft);
  AnnoTagsetLoss type = { g_intern_string ("claim") };
  AnnoTagsetLoss of_field = { type.tag, g_intern_string ("stance") };
  AnnoTagsetLoss of_choice = { type.tag, of_field.field, g_intern_string ("asks") };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AnnoSpan) one = span (cases[i].tag, cases[i].field, cases[i].value);
      g_test_message ("%u", i);
      g_assert_cmpint (anno_tagset_loss_concerns (&type, before, one), ==, cases[i].type);
      g_assert_cmpint (anno_tagset_loss_concerns (&of_field, before, one), ==, cases[i].of_field);
      g_assert_cmpint (anno_tagset_loss_concerns (&of_choice, before, one), ==, cases[i].of_choice);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tagset-loss/nothing", test_nothing);
  g_test_add_func ("/tagset-loss/list", test_list);
  g_test_add_func ("/tagset-loss/concerns", test_concerns);
  return g_test_run ();
}
