#include "session/survey-scene.h"

#include "session/layout.h"
#include "session/review-entry.h"
#include "session/tagset-store.h"

#include <glib/gstdio.h>
#include <string.h>

void
survey_scene_init (SurveyScene *self)
{
  self->root = g_dir_make_tmp ("review-survey-XXXXXX", NULL);
  g_assert_nonnull (self->root);
  self->order = (AnnoReviewOrder){ .root = self->root,
                                   .tagset = anno_tagset_store_read (self->root, NULL, NULL),
                                   .reviewer = anno_annotator_new (SURVEY_RITA, "Rita", "rita") };
}

void
survey_scene_clear (SurveyScene *self)
{
  const char *argv[] = { "rm", "-rf", self->root, NULL };

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
                               NULL, NULL, NULL));
  anno_tagset_unref (self->order.tagset);
  anno_annotator_free (self->order.reviewer);
  g_strfreev (self->order.without);
  g_free (self->root);
}

void
survey_scene_write (SurveyScene *self, const char *below, const char *text)
{
  g_autofree char *path = g_build_filename (self->root, below, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

void
survey_scene_add_article (SurveyScene *self, const char *article)
{
  survey_scene_write (self, article, SURVEY_TEXT);
}

static void
print_mark (GString *out, const char *slug, const char *mark, guint n, const char *created)
{
  const char *blank = strchr (mark, ' ');
  g_autofree char *tag = g_strndup (mark, (gsize) (blank - mark));
  const char *words = blank + 1, *at = strstr (SURVEY_TEXT, words);
  const guint start = (guint) (at - SURVEY_TEXT), length = (guint) strlen (words);

  g_assert_nonnull (at);
  g_string_append_printf (
      out,
      "%s{\"id\":\"urn:s:%s:%u\",\"type\":\"Annotation\",\"motivation\":\"tagging\","
      "\"created\":\"%s\",\"body\":[{\"type\":\"TextualBody\",\"purpose\":\"tagging\","
      "\"value\":\"%s\"}],\"target\":{\"source\":\"a.txt\",\"selector\":["
      "{\"type\":\"TextPositionSelector\",\"start\":%u,\"end\":%u},"
      "{\"type\":\"TextQuoteSelector\",\"exact\":\"%s\"}]}}",
      n > 0 ? "," : "", slug, n, created, tag, start, start + length, words);
}

void
survey_scene_put_layer (SurveyScene *self, const char *slug, const char *name, const char *article,
                        const char *marks, const char *created)
{
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, SURVEY_TEXT, -1);
  g_autofree char *below = anno_layout_layer_below (slug, article);
  g_auto (GStrv) each = g_strsplit (marks, "; ", -1);
  g_autoptr (GString) json = g_string_new (NULL);

  g_string_append_printf (
      json,
      "{\"@context\":\"http://www.w3.org/ns/anno.jsonld\",\"id\":\"urn:layer:%s\","
      "\"type\":\"AnnotationCollection\",\"label\":\"a.txt\",\"creator\":{\"id\":\"urn:x:%s\","
      "\"type\":\"Person\",\"name\":\"%s\"},\"format\":1,\"article\":{\"sha256\":\"%s\","
      "\"state\":\"done\"},\"first\":{\"id\":\"urn:p\",\"type\":\"AnnotationPage\",\"items\":[",
      slug, slug, name, sha256);
  for (guint i = 0; each[i] != NULL && *each[i] != '\0'; i++)
    print_mark (json, slug, each[i], i, created);
  g_string_append (json, "]}}");
  survey_scene_write (self, below, json->str);
}

static guint
find_cluster (const AnnoReviewReading *reading, const char *words)
{
  const GPtrArray *entries = anno_review_reading_get_entries (reading);

  for (guint i = 0; i < entries->len; i++)
    {
      const AnnoReviewFacts *facts = anno_review_entry_get (entries->pdata[i]);
      if (facts->kind != ANNO_DIFFERENCE_SAME && anno_review_entry_is_open (entries->pdata[i])
          && (words == NULL || strncmp (SURVEY_TEXT + facts->start, words, strlen (words)) == 0))
        return facts->cluster;
    }
  g_assert_not_reached ();
}

void
survey_scene_decide (SurveyScene *self, const char *article, const char *words)
{
  AnnoReviewOrder order = self->order;
  g_autoptr (GError) error = NULL;

  order.article = (char *) article;
  g_autoptr (AnnoReviewReading) reading = anno_review_reading_new (&order, NULL, &error);
  g_assert_no_error (error);
  const AnnoReviewCase *one = anno_review_reading_get_case (reading);
  const AnnoReviewDesk desk
      = { anno_review_reading_get_compare (reading), anno_review_reading_get_state (reading),
          one->article, order.reviewer->id, order.reviewer->name };
  g_autoptr (GPtrArray) records
      = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_review_record_unref);
  g_ptr_array_add (records, anno_review_act_decide (&desk, find_cluster (reading, words),
                                                    ANNO_DECISION_NEITHER, NULL, 0, NULL, NULL));
  g_autoptr (GPtrArray) all = anno_review_store_append (
      self->root, order.reviewer, article, anno_article_get_sha256 (one->article), records, &error);
  g_assert_no_error (error);
}
