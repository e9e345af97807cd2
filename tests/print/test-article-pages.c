/* Proves print/article-pages and what it stands on: nothing runs off the page, pairs of lines stay
 * together, marks are drawn in their colours, and a page is drawn the same each time. */
#include "print/article-pages.h"

#include "formats/tagset-file.h"
#include "model/span-draft.h"
#include "print/ink.h"
#include "print/strip.h"

#include <string.h>

#define SCALE 2

/* An article, one annotator's layer on it, and its sheet. */
typedef struct
{
  AnnoArticle *text;
  AnnoTagset *tagset;
  AnnoLayer *layer;
  AnnoPeople *people;
  AnnoSheet *sheet;
} Scene;

static void
scene_init (Scene *self, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  self->text = anno_article_new (bytes, &error);
  g_assert_no_error (error);
  self->tagset = anno_tagset_file_get_default ();
  self->layer = anno_layer_new (anno_layer_header_new ("a", NULL, "Ann <b> Meyer", NULL));
  self->people = anno_people_new ();
}

static void
scene_mark (Scene *self, const char *tag, guint start, guint end)
{
  AnnoSpanDraft *draft = anno_span_draft_new (tag);
  anno_span_draft_add_segment (draft, start, end);
  anno_span_draft_set_note (draft, "a <note> & more");
  g_autoptr (AnnoSpan) span = anno_span_draft_finish (draft);
  anno_layer_put (self->layer, span);
}

static AnnoArticlePages *
scene_lay_out (Scene *self, const AnnoPaper *paper)
{
  const AnnoSheetFacts facts
      = { .text = self->text, .tagset = self->tagset, .title = "A \"title'" };
  self->sheet = anno_sheet_new (&facts);
  anno_sheet_add_maker (self->sheet, "ann", self->layer, self->people);
  return anno_article_pages_new (self->sheet, paper, 1);
}

static void
scene_clear (Scene *self)
{
  g_clear_pointer (&self->sheet, anno_sheet_free);
  g_object_unref (self->text);
  anno_tagset_unref (self->tagset);
  g_object_unref (self->layer);
  g_object_unref (self->people);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scene, scene_clear)

/* A picture of a page, on white. */
static cairo_surface_t *
picture_of (const AnnoArticlePages *pages, const AnnoPaper *paper, guint nth)
{
  cairo_surface_t *picture = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, (int) (paper->width * SCALE), (int) (paper->height * SCALE));
  cairo_t *cr = cairo_create (picture);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, SCALE, SCALE);
  anno_article_pages_draw (pages, nth, nth + 1, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (picture);
  return picture;
}

static guint32
pixel_at (cairo_surface_t *picture, int x, int y)
{
  const guchar *row
      = cairo_image_surface_get_data (picture) + y * cairo_image_surface_get_stride (picture);
  guint32 pixel;
  memcpy (&pixel, row + 4 * x, sizeof pixel);
  return pixel & 0xFFFFFF;
}

/* How many pixels between the two heights (in points) have @colour; with G_MAXUINT32, how many
 * aren't white. */
static guint
count_pixels (cairo_surface_t *picture, double top, double bottom, guint32 colour)
{
  guint n = 0;

  for (int y = (int) (top * SCALE); y < (int) (bottom * SCALE); y++)
    for (int x = 0; x < cairo_image_surface_get_width (picture); x++)
      {
        guint32 pixel = pixel_at (picture, x, y);
        n += colour == G_MAXUINT32 ? pixel != 0xFFFFFF : pixel == colour;
      }
  return n;
}

/* Between the text and the foot there is nothing, nor in the margins. */
static void
assert_within (cairo_surface_t *picture, const AnnoPaper *paper)
{
  int left = (int) ((paper->margin - 4) * SCALE), n = 0;

  g_assert_cmpuint (count_pixels (picture, 0, paper->margin - 5, G_MAXUINT32), ==, 0);
  g_assert_cmpuint (count_pixels (picture, paper->height - paper->margin + 2,
                                  paper->height - paper->margin + 12, G_MAXUINT32),
                    ==, 0);
  for (int y = 0; y < cairo_image_surface_get_height (picture); y++)
    for (int x = 0; x < left; x++)
      n += pixel_at (picture, x, y) != 0xFFFFFF
           || pixel_at (picture, cairo_image_surface_get_width (picture) - 1 - x, y) != 0xFFFFFF;
  g_assert_cmpint (n, ==, 0);
}

static void
test_colours (void)
{
  const AnnoPaper paper = anno_paper_a4 ();
  g_auto (Scene) scene = { 0 };
  scene_init (&scene, "A deal\n\nGraham said the deal is over.\n");
  scene_mark (&scene, "speaker", 8, 14);
  scene_mark (&scene, "claim", 20, 36);
  g_autoptr (AnnoArticlePages) pages = scene_lay_out (&scene, &paper);
  cairo_surface_t *picture = picture_of (pages, &paper, 0);
  /* Above the tables, where the legend is: each tag has a line there, and two in the text. */
  guint speaker = count_pixels (picture, 0, 841, anno_ink_find ("blue")->line);
  guint cue = count_pixels (picture, 0, 841, anno_ink_find ("orange")->line);
  guint claim = count_pixels (picture, 0, 841, anno_ink_find ("green")->line);

  g_assert_cmpuint (anno_article_pages_get_n (pages), ==, 1);
  g_assert_cmpuint (cue, >, 10);
  g_assert_cmpuint (speaker, >, cue);
  g_assert_cmpuint (claim, >, speaker);
  g_assert_cmpuint (count_pixels (picture, 0, 841, anno_ink_find ("vermilion")->line), ==, 0);
  assert_within (picture, &paper);
  cairo_surface_destroy (picture);
}

/* Whatever the text is, all of it is on the pages. */
static void
test_texts (void)
{
  static const struct
  {
    const char *text; /* many times over */
    guint n;
  } cases[] = {
    { "", 1 },
    { "word ", 1 },
    { "A paragraph of some words.\n\n", 120 },
    { "oneverylongwordthatnothingbreaks", 400 },
    { "قال الوزير يوم الأحد إن الحكومة ستعلن عن خطة جديدة. ", 60 },
    { "総理大臣は日曜日に「計画は終わった」と述べた。", 60 },
    { "👩‍👩‍👧 e\xCC\x81 \xE2\x80\xAE"
      "abc\xE2\x80\xA8line ",
      60 },
    { "\x1C\x1D\x1E\xC2\x85\x01\x0B\x0C\x7F \xD7\x90 ", 60 },
    { "<b>&amp;</b> %s %d ", 60 },
  };
  const AnnoPaper papers[] = { anno_paper_a4 (), anno_paper_letter (), { 260, 300, 60 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases) * G_N_ELEMENTS (papers); i++)
    {
      const AnnoPaper *paper = &papers[i % G_N_ELEMENTS (papers)];
      const guint nth = i / G_N_ELEMENTS (papers);
      g_autoptr (GString) text = g_string_new (NULL);
      for (guint k = 0; k < cases[nth].n; k++)
        g_string_append (text, cases[nth].text);
      g_auto (Scene) scene = { 0 };
      scene_init (&scene, text->str);
      guint length = anno_article_get_length (scene.text);
      for (guint k = 0; k < 12 && length >= 24; k++)
        scene_mark (&scene, k % 2 ? "claim" : "date", length * k / 24, length * (k + 12) / 24);
      g_autoptr (AnnoArticlePages) pages = scene_lay_out (&scene, paper);
      guint n = anno_article_pages_get_n (pages);
      g_assert_cmpuint (n, >, 0);
      for (guint k = 0; k < n; k++)
        {
          cairo_surface_t *picture = picture_of (pages, paper, k);
          assert_within (picture, paper);
          g_assert_cmpuint (
              count_pixels (picture, paper->margin, paper->height - paper->margin, G_MAXUINT32), >,
              0);
          cairo_surface_destroy (picture);
        }
    }
}

static void
test_draw_again (void)
{
  const AnnoPaper paper = anno_paper_letter ();
  g_auto (Scene) scene = { 0 };
  scene_init (&scene, "A deal\n\nGraham said the deal is over.\n");
  scene_mark (&scene, "speaker", 8, 14);
  g_autoptr (AnnoArticlePages) pages = scene_lay_out (&scene, &paper);
  cairo_surface_t *first = picture_of (pages, &paper, 0);
  cairo_surface_t *second = picture_of (pages, &paper, 0);
  gsize n = (gsize) cairo_image_surface_get_stride (first) * cairo_image_surface_get_height (first);

  g_assert_cmpmem (cairo_image_surface_get_data (first), n, cairo_image_surface_get_data (second),
                   n);
  cairo_surface_destroy (first);
  cairo_surface_destroy (second);
}

static void
test_pairs (void)
{
  static const char *const kept[] = { "", "-", "+-", "++-", "+-+-", "+--+-" };

  for (guint n = 0; n < G_N_ELEMENTS (kept); n++)
    {
      g_autoptr (GPtrArray) strips
          = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_strip_free);
      g_autoptr (GString) found = g_string_new (NULL);
      for (guint i = 0; i < n; i++)
        g_ptr_array_add (strips, anno_strip_new (1, "P"));
      anno_strips_keep_pairs (strips, 0);
      for (guint i = 0; i < n; i++)
        g_string_append_c (found, ((AnnoStrip *) strips->pdata[i])->keep ? '+' : '-');
      g_assert_cmpstr (found->str, ==, kept[n]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/article-pages/colours", test_colours);
  g_test_add_func ("/article-pages/texts", test_texts);
  g_test_add_func ("/article-pages/draw-again", test_draw_again);
  g_test_add_func ("/article-pages/pairs", test_pairs);
  return g_test_run ();
}
