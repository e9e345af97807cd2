/* Proves session/proposal: who is proposed for a span of an article, why, how far is looked, and
 * that to accept is one step. */
#include "formats/tagset-file.h"
#include "model/span-draft.h"
#include "session/apply.h"
#include "session/proposal.h"

#include <string.h>

#define GRAHAM "urn:x:graham"
#define HALE "urn:x:hale"

static const char text[] = "Sen. Lindsey Graham came.\n"
                           "Mary Hale left.\n"
                           "\n"
                           "“No,” Graham said on Sunday. Then she said no.\n"
                           "Mr. Jones was silent. Officials and Jane A. Doe said so.\n";

typedef struct
{
  AnnoDocument *document;
  AnnoTagset *tagset;
  AnnoPeople *people;
  const AnnoField *field;
} Scene;

static void
add_person (Scene *scene, const char *id, const char *name)
{
  const AnnoPersonParts parts = { .id = id, .name = name };
  g_autoptr (AnnoPerson) person = anno_person_new (&parts);

  anno_people_put (scene->people, person);
}

static void
scene_init (Scene *scene, const char *words)
{
  g_auto (AnnoDocumentParts) parts = { 0 };
  g_autoptr (GBytes) bytes = g_bytes_new (words, strlen (words));

  parts.path = g_strdup ("a.txt");
  parts.article = anno_article_new (bytes, NULL);
  parts.printed_date = g_strdup ("2017-07-10");
  parts.layer = anno_layer_new (anno_layer_header_new ("a.txt", "urn:uuid:1", "Ann", NULL));
  scene->document = anno_document_new (&parts);
  scene->tagset = anno_tagset_file_get_default ();
  scene->people = anno_people_new ();
  scene->field = anno_tag_find_field (anno_tagset_find (scene->tagset, "speaker"), "person");
  add_person (scene, GRAHAM, "Lindsey Graham");
  add_person (scene, HALE, "Mary Hale");
}

static void
scene_clear (Scene *scene)
{
  g_object_unref (scene->document);
  g_object_unref (scene->people);
  anno_tagset_unref (scene->tagset);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scene, scene_clear)

static AnnoSpan *
put (Scene *scene, const char *tag, guint start, guint end, const char *person)
{
  AnnoSpanDraft *draft = anno_span_draft_new (tag);

  anno_span_draft_add_segment (draft, start, end);
  if (person != NULL)
    anno_span_draft_add_value (draft, anno_value_new (ANNO_VALUE_PERSON, "person", person));
  g_autoptr (AnnoSpan) span = anno_span_draft_finish (draft);
  anno_layer_put (anno_document_get_layer (scene->document), span);
  return span;
}

/* The first place of @words after @after is marked. */
static AnnoSpan *
mark (Scene *scene, const char *tag, const char *after, const char *words, const char *person)
{
  const char *found = strstr (strstr (text, after), words);
  guint start = (guint) g_utf8_strlen (text, found - text);

  return put (scene, tag, start, start + (guint) g_utf8_strlen (words, -1), person);
}

static GPtrArray *
find (Scene *scene, AnnoSpan *span)
{
  return anno_proposal_find_people (scene->document, scene->people, scene->field, span, 3);
}

static const char *
name_of (const GPtrArray *proposals)
{
  const AnnoPersonProposal *first = proposals->len > 0 ? proposals->pdata[0] : NULL;
  return first != NULL ? anno_person_get_name (first->person) : NULL;
}

static void
assert_reason (const GPtrArray *proposals, const char *reason)
{
  const AnnoPersonProposal *first = proposals->pdata[0];
  g_assert_cmpstr (first->reason, ==, reason);
}

static void
test_people (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene, text);

  AnnoSpan *full = mark (&scene, "speaker", "Sen.", "Sen. Lindsey Graham", NULL);
  g_autoptr (GPtrArray) by_name = find (&scene, full);
  g_assert_cmpstr (name_of (by_name), ==, "Lindsey Graham");
  assert_reason (by_name, "“⁨Sen. Lindsey Graham⁩” is the name, not mentioned above");

  mark (&scene, "speaker", "Sen.", "Lindsey Graham", GRAHAM);
  mark (&scene, "speaker", "Mary", "Mary Hale", HALE);
  AnnoSpan *last = mark (&scene, "speaker", "“No,”", "Graham", NULL);
  g_autoptr (GPtrArray) by_last = find (&scene, last);
  g_assert_cmpstr (name_of (by_last), ==, "Lindsey Graham");
  assert_reason (by_last, "“⁨Graham⁩” is how the name ends, marked 3 lines up");

  AnnoSpan *she = mark (&scene, "speaker", "Then", "she", NULL);
  g_autoptr (GPtrArray) by_pronoun = find (&scene, she);
  g_assert_cmpstr (name_of (by_pronoun), ==, "Mary Hale");
  assert_reason (by_pronoun, "The last one mentioned before “⁨she⁩”, marked 2 lines up");
}

/* Whom nobody knows yet is proposed only by a full name; and nobody where somebody is set. */
static void
test_new (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene, text);

  AnnoSpan *doe = mark (&scene, "speaker", "Mr.", "Jane A. Doe", NULL);
  g_autoptr (GPtrArray) added = find (&scene, doe);
  g_assert_cmpstr (name_of (added), ==, "Jane A. Doe");
  g_assert_true (((AnnoPersonProposal *) added->pdata[0])->is_new);
  g_autoptr (GPtrArray) none = find (&scene, mark (&scene, "speaker", "Mr.", "Mr. Jones", NULL));
  g_assert_cmpuint (none->len, ==, 0);
  g_autoptr (GPtrArray) group = find (&scene, mark (&scene, "speaker", "Mr.", "Officials", NULL));
  g_assert_cmpuint (group->len, ==, 0);
  g_autoptr (GPtrArray) set = find (&scene, mark (&scene, "speaker", "Sen.", "Graham", GRAHAM));
  g_assert_cmpuint (set->len, ==, 0);
}

static AnnoLayer *
find_layer (const char *article, gpointer data)
{
  return anno_document_get_layer (((Scene *) data)->document);
}

static AnnoSpan *
accept (Scene *scene, AnnoSpan *span)
{
  AnnoLayer *layer = anno_document_get_layer (scene->document);
  AnnoGesture gesture = { layer, scene->tagset, "a.txt" };
  g_autofree char *id = g_strdup (anno_span_get_id (span));
  g_autoptr (AnnoStep) step = anno_proposal_accept (&gesture, scene->document, scene->people, span);

  if (step == NULL)
    return NULL;
  g_assert_true (anno_apply_step (step, scene->people, find_layer, scene, NULL));
  return anno_layer_find (layer, id);
}

static void
test_accept (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene, text);

  AnnoSpan *graham = accept (&scene, mark (&scene, "speaker", "“No,”", "Graham", NULL));
  g_assert_cmpstr (anno_span_find_value (graham, "person")->text, ==, GRAHAM);
  g_assert_null (accept (&scene, graham));
  AnnoSpan *sunday = accept (&scene, mark (&scene, "date", "Graham said", "Sunday", NULL));
  const AnnoValue *when = anno_span_find_value (sunday, "when");
  g_assert_cmpstr (when->text, ==, "2017-07-09");
  g_assert_cmpstr (when->anchor, ==, "dct");
  g_assert_null (accept (&scene, mark (&scene, "cue", "Graham said", "said", NULL)));

  AnnoSpan *doe = accept (&scene, mark (&scene, "speaker", "Mr.", "Jane A. Doe", NULL));
  AnnoPerson *added = anno_people_find (scene.people, anno_span_find_value (doe, "person")->text);
  g_assert_cmpstr (anno_person_get_name (added), ==, "Jane A. Doe");
}

/* What lies further off than the reach counts for nothing: the work doesn't grow with the article.
 */
static void
test_reach (void)
{
  g_auto (Scene) scene = { 0 };
  g_autoptr (GString) long_text = g_string_new ("Hale. ");
  for (guint i = 0; i < ANNO_PROPOSAL_REACH + 10; i++)
    g_string_append (long_text, "word ");
  g_string_append (long_text, "she");
  scene_init (&scene, long_text->str);
  put (&scene, "speaker", 0, 4, HALE);
  for (guint i = 0; i < ANNO_PROPOSAL_REACH - 1; i++)
    put (&scene, "cue", 6 + i * 5, 10 + i * 5, NULL);
  guint end = (guint) long_text->len;
  AnnoSpan *she = put (&scene, "speaker", end - 3, end, NULL);

  g_autoptr (GPtrArray) near = find (&scene, she);
  g_assert_cmpstr (name_of (near), ==, "Mary Hale");
  put (&scene, "cue", end - 9, end - 5, NULL);
  g_autoptr (GPtrArray) far = find (&scene, she);
  g_assert_cmpuint (far->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/proposal/people", test_people);
  g_test_add_func ("/proposal/new", test_new);
  g_test_add_func ("/proposal/accept", test_accept);
  g_test_add_func ("/proposal/reach", test_reach);
  return g_test_run ();
}
