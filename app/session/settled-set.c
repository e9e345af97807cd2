#include "session/settled-set.h"

#include "files/file-error.h"
#include "files/safe-name.h"
#include "formats/people-file.h"
#include "model/name-uuid.h"
#include "session/annotator-folder.h"
#include "session/layout.h"
#include "session/save-job.h"
#include "session/settled-name.h"
#include "session/tagset-store.h"

#include <glib/gi18n-lib.h>

/* While a set is made. */
typedef struct
{
  const AnnoSettledOrder *order;
  AnnoSettledReport *report;
  AnnoAnnotator *annotator;
  AnnoTagset *tagset;
  GPtrArray *entries; /* of AnnoSurveyEntry: what is to be merged */
  AnnoReviewPeople *sources;
  AnnoPeople *people; /* whom the set names */
  GHashTable *tidy;   /* folders in which a layer was written */
  GCancellable *cancellable;
  AnnoSettledFault fault;
  GError *error;
} Making;

static gboolean
fail (Making *self, AnnoSettledFault fault, GError *error)
{
  self->fault = fault;
  self->error = error;
  return FALSE;
}

static void
article_free (gpointer data)
{
  AnnoSettledArticle *self = data;

  g_array_unref (self->open);
  g_free (self->article);
  g_free (self);
}

void
anno_settled_report_free (AnnoSettledReport *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->articles);
  g_ptr_array_unref (self->problems);
  g_free (self->slug);
  g_free (self);
}

/* Keeps of what lies there the articles that two have looked at. */
static gboolean
choose (Making *self)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) all = anno_corpus_survey (
      self->order->root, self->order->scope, self->report->problems, self->cancellable, &error);

  if (all == NULL)
    return fail (self, ANNO_SETTLED_FAULT_CORPUS, error);
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_survey_entry_free);
  g_ptr_array_set_free_func (all, NULL);
  for (guint i = 0; i < all->len; i++)
    {
      AnnoSurveyEntry *entry = all->pdata[i];
      guint n = anno_review_case_count (entry, self->sources);
      self->report->n_alone += n == 1 ? 1 : 0;
      if (n > 1)
        g_ptr_array_add (self->entries, entry);
      else
        anno_survey_entry_free (entry);
    }
  return TRUE;
}

/* Refuses, before anything is written, where a file of the set is there already. */
static gboolean
refuse (Making *self, const char *path)
{
  g_autofree char *shown = anno_safe_name_display (path);
  GError *error = g_error_new (ANNO_FILE_ERROR, ANNO_FILE_ERROR_CHANGED,
                               _("“%s” is there already, and nothing was written. Take the set "
                                 "away, or give it another name."),
                               shown);
  return fail (self, ANNO_SETTLED_FAULT_EXISTS, error);
}

static gboolean
check_free (Making *self)
{
  const char *slug = self->annotator->slug;
  g_autofree char *owner = anno_annotator_folder_find (self->order->root, self->annotator);
  g_autofree char *folder = anno_layout_annotator_folder (self->order->root, slug);
  g_autofree char *people = anno_layout_people_file (self->order->root, slug);

  if (!g_str_equal (owner, slug))
    return refuse (self, folder);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const AnnoSurveyEntry *entry = self->entries->pdata[i];
      g_autofree char *file = anno_layout_layer_file (self->order->root, slug, entry->article);
      if (g_file_test (file, G_FILE_TEST_EXISTS))
        return refuse (self, file);
    }
  return !g_file_test (people, G_FILE_TEST_EXISTS) || refuse (self, people);
}

/* @id as a person of the set: under it, what the ledgers know of them. */
static void
put_person (Making *self, const char *id, const char *merged_into)
{
  AnnoPerson *known = anno_review_people_find (self->sources, id);

  if (known == NULL || anno_people_find (self->people, id) != NULL)
    return;
  AnnoPersonParts parts = *anno_person_get_parts (known);
  parts.id = id;
  parts.merged_into = merged_into;
  g_autoptr (AnnoPerson) person = anno_person_new (&parts);
  anno_people_put (self->people, person);
}

static void
add_people (Making *self, const AnnoSpan *span)
{
  for (guint i = 0; i < anno_span_get_n_values (span); i++)
    {
      const AnnoValue *value = anno_span_get_value (span, i);
      if (value->kind != ANNO_VALUE_PERSON)
        continue;
      const char *best = anno_review_people_id_of (self->sources, value->text);
      put_person (self, best, NULL);
      if (!g_str_equal (best, value->text))
        put_person (self, value->text, best);
    }
}

static AnnoLayer *
make_layer (Making *self, const AnnoReviewCase *one, const AnnoMerged *merged)
{
  g_autofree char *seed = g_strconcat (one->path, "\n", self->annotator->id, NULL);
  g_autofree char *label = anno_safe_name_display_base (one->path);
  AnnoLayerHeader *header = anno_layer_header_new (
      label, self->annotator->id, self->annotator->name, anno_article_get_sha256 (one->article));

  g_free (header->id);
  header->id = anno_name_uuid (seed);
  anno_layer_header_set_member (header, "state", merged->open->len == 0 ? "done" : "in-progress");
  AnnoLayer *layer = anno_layer_new (header);
  for (guint i = 0; i < merged->spans->len; i++)
    {
      const AnnoSettledSpan *settled = merged->spans->pdata[i];
      anno_layer_put (layer, settled->span);
      add_people (self, settled->span);
    }
  return layer;
}

static gboolean
run_job (Making *self, AnnoSaveJob *job)
{
  anno_save_job_run (job);
  if (job->error == NULL)
    return TRUE;
  gboolean exists = g_error_matches (job->error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_CHANGED);
  return fail (self, exists ? ANNO_SETTLED_FAULT_EXISTS : ANNO_SETTLED_FAULT_DISK,
               g_steal_pointer (&job->error));
}

static gboolean
write_layer (Making *self, const AnnoReviewCase *one, AnnoLayer *layer)
{
  g_autoptr (AnnoSaveJob) job = anno_save_job_new (self->order->root, self->annotator, one->path);
  g_autofree char *file
      = anno_layout_layer_file (self->order->root, self->annotator->slug, one->path);

  job->snapshot = anno_layer_snapshot_new (layer);
  job->text = g_object_ref (one->article);
  job->tagset = anno_tagset_ref (self->tagset);
  job->is_tidy = !g_hash_table_add (self->tidy, g_path_get_dirname (file));
  return run_job (self, job);
}

static gboolean
write_people (Making *self)
{
  g_autoptr (AnnoSaveJob) job = anno_save_job_new (self->order->root, self->annotator, NULL);

  if (anno_people_get_n (self->people) == 0)
    return TRUE;
  job->bytes = anno_people_file_write (self->people);
  return run_job (self, job);
}

static void
report (Making *self, const AnnoReviewCase *one, const AnnoMerged *merged)
{
  AnnoSettledArticle *article = g_new0 (AnnoSettledArticle, 1);

  article->article = g_strdup (one->path);
  article->n_layers = one->sides->len;
  article->n_spans = merged->spans->len;
  article->n_dropped = merged->n_dropped;
  article->open = g_array_new (FALSE, FALSE, sizeof (AnnoSettledOpen));
  for (guint i = 0; i < merged->open->len; i++)
    {
      const AnnoOpenCluster *open = &g_array_index (merged->open, AnnoOpenCluster, i);
      const AnnoCluster *cluster = anno_clusters_get (one->clusters, open->cluster);
      AnnoSettledOpen place = { G_MAXUINT, 0, open->reason };
      for (guint k = 0; k < cluster->n_marks; k++)
        {
          const AnnoSpan *span
              = anno_clusters_get_mark (one->clusters, cluster->first_mark + k)->span;
          place.start = MIN (place.start, anno_span_get_start (span));
          place.end = MAX (place.end, anno_span_get_end (span));
        }
      g_array_append_val (article->open, place);
    }
  g_ptr_array_add (self->report->articles, article);
}

static gboolean
settle (Making *self, const AnnoSurveyEntry *entry)
{
  g_autoptr (AnnoReviewCase) one = anno_review_case_load (self->order->root, entry, self->sources,
                                                          self->tagset, self->report->problems);

  /* Where a layer can't be had, or a part of one, its vote is lacking: that article is left alone.
   */
  if (one == NULL || !anno_review_case_is_whole (one, entry))
    return TRUE;
  const AnnoFieldCompare *compare = anno_review_case_compare (one);
  g_autoptr (AnnoMerged) merged = anno_merge (compare, &self->order->strategy);
  g_autoptr (AnnoLayer) layer = make_layer (self, one, merged);
  report (self, one, merged);
  return write_layer (self, one, layer);
}

static gboolean
settle_all (Making *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      GError *error = NULL;
      if (g_cancellable_set_error_if_cancelled (self->cancellable, &error))
        return fail (self, ANNO_SETTLED_FAULT_NONE, error);
      if (!settle (self, self->entries->pdata[i]))
        return FALSE;
    }
  return write_people (self);
}

static gboolean
begin (Making *self)
{
  const AnnoSettledOrder *order = self->order;
  GError *error = NULL;

  self->tagset = anno_tagset_store_read (order->root, NULL, &error);
  if (self->tagset == NULL)
    return fail (self, ANNO_SETTLED_FAULT_CORPUS, error);
  g_auto (GStrv) everybody = anno_review_case_list_slugs (order->root);
  self->sources = anno_review_people_new (
      order->root, order->slugs != NULL ? order->slugs : (const char *const *) everybody,
      self->report->problems);
  g_autofree char *seed = g_strconcat ("settled\n", order->name, NULL);
  g_autofree char *id = anno_name_uuid (seed);
  /* In one language for all, so that the bytes are the same. */
  g_autofree char *name = g_strdup_printf ("Settled by %s", order->name);
  self->annotator = anno_annotator_new (id, name, self->report->slug);
  self->people = anno_people_new ();
  self->tidy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return TRUE;
}

static void
making_clear (Making *self)
{
  g_clear_pointer (&self->annotator, anno_annotator_free);
  g_clear_pointer (&self->tagset, anno_tagset_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->sources, anno_review_people_free);
  g_clear_object (&self->people);
  g_clear_pointer (&self->tidy, g_hash_table_unref);
}

AnnoSettledReport *
anno_settled_set_make (const AnnoSettledOrder *order, AnnoSettledFault *fault,
                       GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (order != NULL && fault != NULL, NULL);

  g_autoptr (AnnoSettledReport) report = g_new0 (AnnoSettledReport, 1);
  Making self = { .order = order, .report = report, .cancellable = cancellable };
  report->slug = anno_settled_name_slug (order->name);
  report->articles = g_ptr_array_new_with_free_func (article_free);
  report->problems = g_ptr_array_new_with_free_func (g_free);
  gboolean done = begin (&self) && choose (&self) && check_free (&self) && settle_all (&self);
  *fault = self.fault;
  making_clear (&self);
  if (done)
    return g_steal_pointer (&report);
  g_propagate_error (error, self.error);
  return NULL;
}

const char *
anno_open_reason_describe (AnnoOpenReason reason)
{
  switch (reason)
    {
    case ANNO_OPEN_TIE:
      return _("Several have as many votes.");
    case ANNO_OPEN_FIELDS:
      return _("A field has no value that has the votes.");
    case ANNO_OPEN_TOO_FEW:
    default:
      return _("Too few people agree.");
    }
}

const char *
anno_open_reason_id (AnnoOpenReason reason)
{
  static const char *const ids[]
      = { [ANNO_OPEN_TOO_FEW] = "too-few", [ANNO_OPEN_TIE] = "tie", [ANNO_OPEN_FIELDS] = "fields" };

  g_return_val_if_fail (reason < G_N_ELEMENTS (ids), NULL);
  return ids[reason];
}
