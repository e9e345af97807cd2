/* Proves print/review-sheet, review-lanes, review-table, review-pages and sheet-pdf: differences
 * are numbered in reading order, each line keeps its lanes, many people are told by number, hidden
 * names are nowhere, names from outside break nothing, and nothing runs off a page. */
#include "print/review-lanes.h"
#include "print/review-pages.h"
#include "print/sheet-pdf.h"
#include "review/judged-sides.h"
#include "review/review-scene.h"

#include <string.h>

#define TEXT "A deal\n\nSen. Lindsey Graham said on Sunday the deal is dead.\n\nOthers doubt it.\n"

typedef struct
{
  AnnoArticle *text;
  AnnoTagset *tagset;
  GPtrArray *layers; /* of AnnoLayer */
  GPtrArray *names;  /* of char */
  AnnoClusters *clusters;
  AnnoFieldCompare compare;
  GPtrArray *records;
  AnnoReviewState *state;
  AnnoReviewSheet *sheet;
} Scene;

static void
scene_init (Scene *self, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  self->text = anno_article_new (bytes, &error);
  g_assert_no_error (error);
  self->tagset = scene_tagset ();
  self->layers = g_ptr_array_new_with_free_func (g_object_unref);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_review_record_unref);
}

static void
scene_add (Scene *self, const char *name, const char *spans)
{
  g_autofree char *whose = g_strdup_printf ("p%u", self->layers->len);
  g_ptr_array_add (self->layers, scene_layer (whose, spans));
  g_ptr_array_add (self->names, g_strdup (name));
}

static void
scene_compare (Scene *self)
{
  self->clusters = anno_clusters_new ((AnnoLayer *const *) self->layers->pdata, self->layers->len,
                                      self->tagset);
  self->compare = (AnnoFieldCompare){ self->clusters, NULL, NULL };
}

static void
scene_make (Scene *self, gboolean hide_names)
{
  if (self->clusters == NULL)
    scene_compare (self);
  self->state = anno_review_state_new (&self->compare, self->records);
  const AnnoReviewSheetFacts facts
      = { .article = { .text = self->text, .tagset = self->tagset, .title = "A <deal>" },
          .compare = &self->compare,
          .state = self->state,
          .names = (const char *const *) self->names->pdata,
          .hide_names = hide_names };
  self->sheet = anno_review_sheet_new (&facts);
}

static void
scene_clear (Scene *self)
{
  g_clear_pointer (&self->sheet, anno_review_sheet_free);
  g_clear_pointer (&self->state, anno_review_state_free);
  g_clear_pointer (&self->clusters, anno_clusters_free);
  g_ptr_array_unref (self->records);
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->layers);
  anno_tagset_unref (self->tagset);
  g_object_unref (self->text);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scene, scene_clear)

/* Two who agree on the cue of 28-32 alone. */
static void
scene_init_two (Scene *self)
{
  scene_init (self, TEXT);
  scene_add (self, "Ann Meyer", "a0 speaker 8-27; a1 claim 28-32; a2 date 33-42; a3 claim 43-59");
  scene_add (self, "Ben Okafor", "b0 speaker 13-27; b1 claim 28-32; b2 date 33-42; b3 date 43-59");
}

/* All pages' words. */
static char *
read_all (const AnnoReviewPages *pages)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < anno_review_pages_get_n (pages); i++)
    {
      g_autofree char *page = anno_review_pages_read (pages, i);
      g_string_append_printf (words, "%s\f", page);
    }
  return g_string_free (words, FALSE);
}

static char *
read_sheet (const AnnoReviewSheet *sheet)
{
  const AnnoPaper paper = anno_paper_a4 ();
  g_autoptr (AnnoReviewPages) pages = anno_review_pages_new (sheet, &paper, 1);
  return read_all (pages);
}

static void
assert_has (const char *words, const char *part)
{
  if (words == NULL || strstr (words, part) == NULL)
    {
      g_test_message ("“%s” isn't in:\n%s", part, words);
      g_test_fail ();
    }
}

static void
assert_lacks (const char *words, const char *part)
{
  if (strstr (words, part) != NULL)
    {
      g_test_message ("“%s” is in:\n%s", part, words);
      g_test_fail ();
    }
}

/* @words without the marks that keep words apart. */
static char *
plain (const char *words)
{
  g_autoptr (GString) plain = g_string_new (words);
  g_string_replace (plain, "\u2068", "", 0);
  g_string_replace (plain, "\u2069", "", 0);
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

static void
test_numbers (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init_two (&scene);
  scene_make (&scene, FALSE);

  g_assert_cmpuint (anno_review_sheet_get_n (scene.sheet), ==, 2);
  const guint starts[] = { 8, 43 }, ends[] = { 27, 59 };
  for (guint i = 0; i < 2; i++)
    {
      const AnnoReviewPoint *point = anno_review_sheet_get (scene.sheet, i);
      g_assert_cmpuint (point->number, ==, i + 1);
      g_assert_cmpuint (point->range.start, ==, starts[i]);
      g_assert_cmpuint (point->range.end, ==, ends[i]);
      g_assert_cmpuint (scene.sheet->numbers[point->cluster], ==, i + 1);
      g_assert_false (anno_review_point_is_decided (point));
    }
  g_assert_cmpstr (anno_review_sheet_who (scene.sheet, 1)->initials, ==, "BO");

  g_autofree char *raw = read_sheet (scene.sheet), *words = plain (raw);
  assert_has (words, "\nA <deal>\n");
  assert_has (words, "Marked by Ann Meyer (AM), Ben Okafor (BO)\n");
  assert_has (words, "0 of 2 differences decided\n");
  /* Two of four places and tags: 2 × 2 / 8. */
  assert_has (words, "Agreement: exact F1 0.50 · overlap F1 0.75");
  assert_has (words, "AM  Speaker “Sen. Lindsey Graham”");
  assert_has (words, "BO  Speaker “Lindsey Graham”");
  assert_has (words, "AM  Claim “the deal is dead”");
  assert_has (words, "BO  Date “the deal is dead”");
  assert_has (words, "☐ both\n");
}

/* The strips of the article alone, and what of them says @words. */
static GPtrArray *
set_lines (const AnnoReviewSheet *sheet, AnnoReviewSetting *setting)
{
  GPtrArray *strips = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_strip_free);
  const GArray *lines = sheet->article->lines;

  *setting = (AnnoReviewSetting){ .sheet = sheet,
                                  .context = anno_page_text_context (NULL),
                                  .width = 495,
                                  .placed = g_hash_table_new (NULL, NULL),
                                  .strips = strips };
  for (guint i = 0; i < lines->len; i++)
    anno_review_lanes_set (setting, &g_array_index (lines, AnnoSheetLine, i));
  g_object_unref (setting->context);
  return strips;
}

static guint
count_says (const AnnoStrip *strip, const char *words)
{
  guint n = 0;

  for (guint i = 0; i < strip->texts->len; i++)
    {
      const AnnoStripText *text = strip->texts->pdata[i];
      g_autofree char *part = g_strndup (
          pango_layout_get_text (text->layout) + text->line->start_index, text->line->length);
      n += g_str_equal (part, words);
    }
  return n;
}

static guint
count_shapes (const AnnoStrip *strip, AnnoStroke stroke)
{
  guint n = 0;

  for (guint i = 0; i < strip->shapes->len; i++)
    n += g_array_index (strip->shapes, AnnoStripShape, i).stroke == stroke;
  return n;
}

static void
test_lanes (void)
{
  AnnoReviewSetting setting;
  g_auto (Scene) scene = { 0 };
  scene_init_two (&scene);
  scene_make (&scene, FALSE);
  g_autoptr (GPtrArray) strips = set_lines (scene.sheet, &setting);

  /* Headline, the line with all of it, the last line. */
  g_assert_cmpuint (strips->len, ==, 3);
  const AnnoStrip *bare = strips->pdata[2], *strip = strips->pdata[1];
  g_assert_cmpuint (bare->texts->len, ==, 1);
  g_assert_cmpuint (count_says (strip, "all"), ==, 1);
  g_assert_cmpuint (count_says (strip, "AM"), ==, 1);
  g_assert_cmpuint (count_says (strip, "BO"), ==, 1);
  /* What both have is told once, without a box; the rest by each. */
  g_assert_cmpuint (count_says (strip, "Date"), ==, 1);
  g_assert_cmpuint (count_says (strip, "1 Speaker"), ==, 2);
  g_assert_cmpuint (count_says (strip, "2 Claim"), ==, 1);
  g_assert_cmpuint (count_says (strip, "2 Date"), ==, 1);
  g_assert_cmpuint (count_shapes (strip, ANNO_STROKE_FRAME), ==, 4);
  g_assert_cmpuint (count_shapes (strip, ANNO_STROKE_BADGE), ==, 2);
  g_assert_cmpuint (count_shapes (strip, ANNO_STROKE_WAVY), ==, 1);
  g_assert_cmpuint (g_hash_table_size (setting.placed), ==, 2);
  /* Three lanes below the words: each has its height, and all are in the strip. */
  g_assert_cmpfloat (strip->height - bare->height, >, 3 * 9);
  for (guint i = 0; i < strip->shapes->len; i++)
    {
      const AnnoStripShape *shape = &g_array_index (strip->shapes, AnnoStripShape, i);
      g_assert_cmpfloat (shape->y + shape->height, <=, strip->height);
      g_assert_cmpfloat (shape->x + shape->width, <=, 495);
    }
  g_hash_table_unref (setting.placed);
}

/* Whom somebody has no span of: a dotted line, and the table says so. */
static void
test_missing (void)
{
  AnnoReviewSetting setting;
  g_auto (Scene) scene = { 0 };
  scene_init (&scene, TEXT);
  scene_add (&scene, "Ann", "a0 speaker 13-27");
  scene_add (&scene, "Ben", "");
  scene_make (&scene, FALSE);
  g_autoptr (GPtrArray) strips = set_lines (scene.sheet, &setting);

  g_assert_cmpuint (count_shapes (strips->pdata[1], ANNO_STROKE_FRAME), ==, 1);
  g_assert_cmpuint (count_shapes (strips->pdata[1], ANNO_STROKE_DOTTED), ==, 1);
  g_hash_table_unref (setting.placed);
  g_autofree char *raw = read_sheet (scene.sheet), *words = plain (raw);
  assert_has (words, "B  nothing\n");
  assert_has (words, "☐ to be marked\n");
  assert_lacks (words, "☐ both\n");
}

/* One's span ends on the line before: there is a dotted line in the lane, too. */
static void
test_partly_missing (void)
{
  AnnoReviewSetting setting;
  g_auto (Scene) scene = { 0 };
  scene_init (&scene, TEXT);
  scene_add (&scene, "Ann", "a0 claim 43-75");
  scene_add (&scene, "Ben", "b0 claim 43-59");
  scene_make (&scene, FALSE);
  g_autoptr (GPtrArray) strips = set_lines (scene.sheet, &setting);

  g_assert_cmpuint (anno_review_sheet_get_n (scene.sheet), ==, 1);
  g_assert_cmpuint (count_shapes (strips->pdata[1], ANNO_STROKE_FRAME), ==, 2);
  g_assert_cmpuint (count_shapes (strips->pdata[1], ANNO_STROKE_DOTTED), ==, 0);
  g_assert_cmpuint (count_shapes (strips->pdata[2], ANNO_STROKE_FRAME), ==, 1);
  g_assert_cmpuint (count_shapes (strips->pdata[2], ANNO_STROKE_DOTTED), ==, 1);
  g_assert_cmpuint (count_says (strips->pdata[2], "B"), ==, 1);
  g_hash_table_unref (setting.placed);
}

static void
test_all_agree (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene, TEXT);
  scene_add (&scene, "Ann", "a0 speaker 13-27");
  scene_add (&scene, "Ben", "b0 speaker 13-27");
  scene_make (&scene, FALSE);

  g_assert_cmpuint (anno_review_sheet_get_n (scene.sheet), ==, 0);
  g_autofree char *words = read_sheet (scene.sheet);
  assert_has (words, "All marked the same.\n");
}

static void
test_many (void)
{
  g_auto (Scene) scene = { 0 };
  AnnoReviewSetting setting;
  scene_init (&scene, TEXT);
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person %u", i);
      g_autofree char *spans = g_strdup_printf ("s%u speaker %s", i, i % 4 == 0 ? "8-27" : "13-27");
      scene_add (&scene, name, spans);
    }
  scene_make (&scene, FALSE);
  g_autoptr (GPtrArray) strips = set_lines (scene.sheet, &setting);

  g_assert_cmpuint (count_shapes (strips->pdata[1], ANNO_STROKE_FRAME), ==, ANNO_REVIEW_LANES_MAX);
  g_hash_table_unref (setting.placed);
  g_autofree char *raw = read_sheet (scene.sheet), *words = plain (raw);
  assert_has (words, "and 88 more people who marked something here\n");
  assert_has (words, "more, who are listed at the end\n");
  assert_has (words, "75 of 100: ");
  assert_has (words, "☐ 25 of 100\n");
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *name = g_strdup_printf ("\nPerson %u\n", i);
      assert_has (words, name);
    }
}

static void
scene_decide (Scene *self, guint cluster, const char *whose, const char *id, const char *why)
{
  AnnoReviewRecord *record = anno_review_record_new (ANNO_REVIEW_DECISION, "urn:lead", "Lea Lead",
                                                     1499850000 * G_GINT64_CONSTANT (1000000));

  record->decision = ANNO_DECISION_ACCEPT;
  record->why = g_strdup (why);
  anno_judged_sides_add (record, self->clusters, cluster, self->text);
  g_assert_true (anno_review_record_accept (record, whose, id));
  g_ptr_array_add (self->records, record);
}

static AnnoReviewRecord *
scene_say (Scene *self, AnnoReviewKind kind, const char *to, const char *why)
{
  AnnoReviewRecord *record = anno_review_record_new (kind, "urn:lead", "Lea Lead",
                                                     1499850001 * G_GINT64_CONSTANT (1000000));

  record->why = g_strdup (why);
  record->reply_to = g_strdup (to);
  g_ptr_array_add (self->records, record);
  return record;
}

static void
test_decided (void)
{
  AnnoReviewSetting setting;
  g_auto (Scene) scene = { 0 };
  scene_init_two (&scene);
  scene_compare (&scene);
  scene_decide (&scene, 0, "urn:p1", "b0", "No titles:\nguideline <3>");
  AnnoReviewRecord *comment = scene_say (&scene, ANNO_REVIEW_COMMENT, NULL, "Is it & a claim?");
  anno_judged_sides_add (comment, scene.clusters, 3, scene.text);
  scene_say (&scene, ANNO_REVIEW_REPLY, comment->id, "It is.");
  scene_say (&scene, ANNO_REVIEW_COMMENT, NULL, "On all of it.");
  scene_say (&scene, ANNO_REVIEW_VERDICT, NULL, NULL)->verdict = ANNO_VERDICT_APPROVE;
  scene_make (&scene, FALSE);
  g_autoptr (GPtrArray) strips = set_lines (scene.sheet, &setting);

  g_assert_cmpuint (count_shapes (strips->pdata[1], ANNO_STROKE_SEAL), ==, 1);
  g_assert_cmpuint (count_shapes (strips->pdata[1], ANNO_STROKE_BADGE), ==, 1);
  g_hash_table_unref (setting.placed);
  g_autofree char *raw = read_sheet (scene.sheet), *words = plain (raw);
  assert_has (words, "1 of 2 differences decided\n");
  assert_has (words, "Speaker “Lindsey Graham”\n");
  assert_has (words, "No titles: guideline <3>\n");
  assert_has (words, "Lea Lead, ");
  assert_has (words, "  Is it & a claim?\n");
  assert_has (words, "  It is.\n");
  assert_has (strstr (words, "On the whole article\n"), "On all of it.\n");
  assert_has (words, "approves the article\n");
  /* What is decided has no boxes: those of the other one are. */
  g_assert_null (strstr (strstr (words, "☐ both\n") + 1, "☐ both\n"));
}

static void
test_hidden (void)
{
  g_auto (Scene) scene = { 0 }, turned = { 0 };
  scene_init_two (&scene);
  scene_compare (&scene);
  scene_decide (&scene, 0, "urn:p1", "b0", NULL);
  scene_make (&scene, TRUE);

  g_autofree char *raw = read_sheet (scene.sheet), *words = plain (raw);
  static const char *const secrets[]
      = { "Ann ", "Meyer", "AM", "Ben", "BO", "Okafor", "Lea", "urn:" };
  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    assert_lacks (words, secrets[i]);
  assert_has (words, "Marked by Annotator A (A), Annotator B (B)\n");
  assert_has (words, "Reviewer 1, ");
  /* Who is who doesn't hang on what they are called. */
  scene_init_two (&turned);
  ((char *) turned.names->pdata[0])[0] = 'Z';
  scene_make (&turned, TRUE);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpstr (anno_review_sheet_who (turned.sheet, i)->name, ==,
                     anno_review_sheet_who (scene.sheet, i)->name);
}

static void
test_hostile (void)
{
  g_auto (Scene) scene = { 0 };
  g_autofree char *endless = g_strnfill (4000, 'x');
  scene_init (&scene,
              "A\u2028<b>deal</b> & \x01\u202e more\n\nשלום עולם 日本 👩‍👩‍👧 "
              "end\n");
  scene_add (&scene, "<b>\u202eEve</b>\n& Co", "a0 speaker 0-12; a1 date 30-39; a2 claim 25-36");
  scene_add (&scene, "", "b0 speaker 2-12; b1 date 25-38");
  scene_add (&scene, endless, "c0 claim 0-10");
  scene_add (
      &scene,
      "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
      "d0 speaker 0-12");
  scene_compare (&scene);
  scene_decide (&scene, 0, "urn:p0", "a0", "<span size=\"99pt\">\u202e&bad;");
  scene_make (&scene, FALSE);

  g_autofree char *words = read_sheet (scene.sheet);
  assert_has (words, "<span size=\"99pt\">&bad;");
  assert_has (words, "<b>Eve</b>");
  g_assert_true (g_utf8_validate (words, -1, NULL));
  for (guint i = 0; i < 4; i++)
    {
      const char *initials = anno_review_sheet_get_person (scene.sheet, i)->initials;
      g_assert_cmpint (g_utf8_strlen (initials, -1), >, 0);
      g_assert_cmpint (strlen (initials), <, 60);
    }
}

/* A long article: differences everywhere, and a row of the table for each. */
static void
scene_init_long (Scene *self)
{
  g_autoptr (GString) text = g_string_new ("News\n"), a = g_string_new (NULL),
                      b = g_string_new (NULL);

  for (guint i = 0; i < 60; i++)
    {
      g_string_append_c (text, '\n');
      for (guint k = 0; k < 30; k++)
        {
          guint start = (guint) text->len;
          g_string_append_printf (text, "w%u.%u ", i, k);
          if (k % 10 == 3)
            g_string_append_printf (a, "a%u-%u speaker %u-%u; ", i, k, start, start + 4);
          if (k % 10 == 3)
            g_string_append_printf (b, "b%u-%u speaker %u-%u; ", i, k, start, start + 3);
        }
      g_string_append_c (text, '\n');
    }
  g_string_truncate (a, a->len - 2);
  g_string_truncate (b, b->len - 2);
  scene_init (self, text->str);
  scene_add (self, "Ann", a->str);
  scene_add (self, "Ben", b->str);
  scene_make (self, FALSE);
}

static void
test_pages (void)
{
  const AnnoPaper papers[] = { anno_paper_a4 (), anno_paper_letter () };
  g_auto (Scene) scene = { 0 };
  scene_init_long (&scene);
  g_assert_cmpuint (anno_review_sheet_get_n (scene.sheet), ==, 180);

  for (guint p = 0; p < G_N_ELEMENTS (papers); p++)
    {
      g_autoptr (AnnoReviewPages) pages = anno_review_pages_new (scene.sheet, &papers[p], 1);
      g_autofree char *words = read_all (pages);
      const char *at = words;
      g_assert_cmpuint (anno_review_pages_get_n (pages), >, 8);
      /* Every word, in order. */
      for (guint i = 0; i < 60; i++)
        {
          g_autofree char *word = g_strdup_printf ("w%u.0 ", i);
          at = strstr (at, word);
          g_assert_nonnull (at);
        }
      /* No heading, and no head of a table, ends a page. */
      assert_lacks (words, "Differences\n\f");
      assert_lacks (words, "Decision\n\f");
      assert_has (words, "180\n");
    }
}

static gboolean
append_cb (const char *bytes, gsize n, gpointer data)
{
  g_byte_array_append (data, (const guint8 *) bytes, (guint) n);
  return TRUE;
}

static GByteArray *
make_pdf (const AnnoReviewSheet *sheet, guint times)
{
  const AnnoPaper paper = anno_paper_letter ();
  GByteArray *bytes = g_byte_array_new ();
  g_autoptr (AnnoSheetPdf) pdf = anno_sheet_pdf_new (&paper, append_cb, bytes);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < times; i++)
    g_assert_cmpuint (anno_sheet_pdf_add (pdf, sheet), >, 0);
  g_assert_true (anno_sheet_pdf_finish (pdf, &error));
  g_assert_no_error (error);
  return bytes;
}

static void
test_pdf (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init_two (&scene);
  scene_make (&scene, FALSE);
  g_autoptr (GByteArray) once = make_pdf (scene.sheet, 1), again = make_pdf (scene.sheet, 1);
  g_autoptr (GByteArray) twice = make_pdf (scene.sheet, 2);

  g_assert_cmpmem (once->data, once->len, again->data, again->len);
  g_assert_true (g_str_has_prefix ((const char *) once->data, "%PDF-"));
  g_assert_cmpuint (twice->len, >, once->len);
}

static gboolean
refuse_cb (const char *bytes, gsize n, gpointer data)
{
  return FALSE;
}

static void
test_refused (void)
{
  const AnnoPaper paper = anno_paper_a4 ();
  g_auto (Scene) scene = { 0 };
  scene_init_two (&scene);
  scene_make (&scene, FALSE);
  g_autoptr (AnnoSheetPdf) pdf = anno_sheet_pdf_new (&paper, refuse_cb, NULL);
  g_autoptr (GError) error = NULL;

  anno_sheet_pdf_add (pdf, scene.sheet);
  g_assert_false (anno_sheet_pdf_finish (pdf, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/review-pages/numbers", test_numbers);
  g_test_add_func ("/review-pages/lanes", test_lanes);
  g_test_add_func ("/review-pages/missing", test_missing);
  g_test_add_func ("/review-pages/partly-missing", test_partly_missing);
  g_test_add_func ("/review-pages/all-agree", test_all_agree);
  g_test_add_func ("/review-pages/many", test_many);
  g_test_add_func ("/review-pages/decided", test_decided);
  g_test_add_func ("/review-pages/hidden", test_hidden);
  g_test_add_func ("/review-pages/hostile", test_hostile);
  g_test_add_func ("/review-pages/pages", test_pages);
  g_test_add_func ("/review-pages/pdf", test_pdf);
  g_test_add_func ("/review-pages/refused", test_refused);
  return g_test_run ();
}
