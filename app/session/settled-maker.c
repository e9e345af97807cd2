#include "session/settled-maker.h"

#include "files/safe-name.h"
#include "formats/json-print.h"
#include "formats/layer-writer.h"
#include "formats/people-file.h"
#include "model/name-uuid.h"
#include "review/id-list.h"
#include "review/settle.h"
#include "session/layout.h"
#include "session/settled-seal.h"
#include "session/tagset-store.h"
#include "text/plain.h"

#define WORDS_MAX 60 /* code points */

AnnoSettledMaker *
anno_settled_maker_new (const AnnoSettledOrder *order, const char *slug, GPtrArray *problems,
                        GError **error)
{
  g_return_val_if_fail (order != NULL && slug != NULL && problems != NULL, NULL);

  AnnoTagset *tagset = anno_tagset_store_read (order->root, NULL, error);
  if (tagset == NULL)
    return NULL;
  AnnoSettledMaker *self = g_new0 (AnnoSettledMaker, 1);
  g_auto (GStrv) everybody = anno_review_case_list_slugs (order->root);
  g_autofree char *seed = g_strconcat ("settled\n", order->name, NULL);
  g_autofree char *id = anno_name_uuid (seed);
  /* In one language for all, so that the bytes are the same. */
  g_autofree char *name = g_strdup_printf ("Settled by %s", order->name);
  self->order = order;
  self->annotator = anno_annotator_new (id, name, slug);
  self->tagset = tagset;
  self->sources = anno_review_people_new (
      order->root, order->slugs != NULL ? order->slugs : (const char *const *) everybody, problems);
  self->people = anno_people_new ();
  self->problems = problems;
  return self;
}

void
anno_settled_maker_free (AnnoSettledMaker *self)
{
  if (self == NULL)
    return;
  anno_annotator_free (self->annotator);
  anno_tagset_unref (self->tagset);
  anno_review_people_free (self->sources);
  g_object_unref (self->people);
  g_free (self);
}

/* @id as a person of the set: under it, what the ledgers know of them. */
static void
put_person (AnnoSettledMaker *self, const char *id, const char *merged_into)
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
note_span (AnnoSettledMaker *self, const AnnoSpan *span)
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

void
anno_settled_maker_note_layer (AnnoSettledMaker *self, AnnoLayer *layer)
{
  g_return_if_fail (self != NULL && layer != NULL);

  for (guint i = 0; i < anno_layer_get_n_spans (layer); i++)
    note_span (self, anno_layer_nth (layer, i));
}

static void
print_flag (GString *out, const char *key, gboolean flag)
{
  anno_json_print_key (out, key);
  g_string_append (out, flag ? "true" : "false");
}

static void
print_rule (const AnnoMergeStrategy *rule, GString *out)
{
  anno_json_print_member (out, "rule", anno_merge_rule_id (rule->rule));
  if (rule->rule != ANNO_MERGE_THRESHOLD)
    return;
  anno_json_print_number (out, "minPeople", rule->min_people);
  anno_json_print_number (out, "minPercent", rule->min_percent);
  print_flag (out, "ofAll", rule->of_all);
  anno_json_print_number (out, "wanted", MAX (rule->n_wanted, 1));
}

static void
print_ids (GString *out, const char *key, const GPtrArray *ids)
{
  g_auto (GStrv) sorted = anno_id_list_sort (ids);
  anno_id_list_print (out, key, (const char *const *) sorted);
}

/* What the layer was made by: of whom, and how. */
static char *
make_seal (AnnoSettledMaker *self, const AnnoReviewCase *one)
{
  const AnnoSettledOrder *order = self->order;
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GPtrArray) ids = g_ptr_array_new (), slugs = g_ptr_array_new_with_free_func (g_free);

  print_flag (out, "decisions", order->by_decisions);
  for (guint i = 0; order->reviewers != NULL && order->reviewers[i] != NULL; i++)
    g_ptr_array_add (slugs, anno_safe_name_display (order->reviewers[i]));
  if (order->by_decisions && slugs->len > 0)
    print_ids (out, "reviewers", slugs);
  if (order->rule != NULL)
    print_rule (order->rule, out);
  for (guint i = 0; i < one->clusters->n_layers; i++)
    g_ptr_array_add (ids, (char *) anno_clusters_whose (one->clusters, i));
  print_ids (out, "annotators", ids);
  return anno_settled_seal_member (out->str);
}

static AnnoLayer *
make_layer (AnnoSettledMaker *self, const AnnoReviewCase *one, const AnnoSettled *settled)
{
  g_autofree char *seed = g_strconcat (one->path, "\n", self->annotator->id, NULL);
  g_autofree char *label = anno_safe_name_display_base (one->path);
  AnnoLayerHeader *header = anno_layer_header_new (
      label, self->annotator->id, self->annotator->name, anno_article_get_sha256 (one->article));

  g_free (header->id);
  header->id = anno_name_uuid (seed);
  header->extra = make_seal (self, one);
  anno_layer_header_set_member (header, "state", settled->open->len == 0 ? "done" : "in-progress");
  AnnoLayer *layer = anno_layer_new (header);
  for (guint i = 0; i < settled->spans->len; i++)
    anno_layer_put (layer, ((const AnnoSettledSpan *) settled->spans->pdata[i])->span);
  return layer;
}

/* On one line, however long it is. */
static char *
cut_words (AnnoArticle *article, guint start, guint end)
{
  gboolean is_long = end - start > WORDS_MAX;
  g_autofree char *words = anno_article_slice (article, start, is_long ? start + WORDS_MAX : end);
  g_autofree char *plain = anno_plain_clean (words);

  return is_long ? g_strconcat (plain, "…", NULL) : g_steal_pointer (&plain);
}

static void
fill_row (AnnoSettledArticle *row, const AnnoReviewedCase *reviewed, const AnnoSettled *settled)
{
  row->n_layers = reviewed->one->sides->len;
  row->n_spans = settled->spans->len;
  row->n_agreed = settled->n_agreed;
  row->n_decided = settled->n_decided;
  row->n_neither = settled->n_neither;
  row->n_ruled = settled->n_ruled;
  row->n_dropped = settled->n_dropped;
  g_array_set_size (row->open, 0);
  for (guint i = 0; i < settled->open->len; i++)
    {
      const AnnoOpenCluster *open = &g_array_index (settled->open, AnnoOpenCluster, i);
      AnnoSettledOpen place = { 0, 0, open->reason, NULL };
      anno_reviewed_case_get_range (reviewed, open->cluster, &place.start, &place.end);
      place.words = cut_words (reviewed->one->article, place.start, place.end);
      g_array_append_val (row->open, place);
    }
}

static AnnoReviewedCase *
load (AnnoSettledMaker *self, const AnnoSurveyEntry *entry)
{
  static const char *const nobody[] = { NULL };
  const AnnoSettledOrder *order = self->order;
  AnnoReviewCase *one
      = anno_review_case_load (order->root, entry, self->sources, self->tagset, self->problems);

  if (one == NULL || !anno_review_case_is_whole (one, entry))
    {
      g_clear_pointer (&one, anno_review_case_free);
      return NULL;
    }
  return anno_reviewed_case_new (order->root, one, order->by_decisions ? order->reviewers : nobody,
                                 self->problems);
}

GBytes *
anno_settled_maker_make_layer (AnnoSettledMaker *self, const AnnoSurveyEntry *entry,
                               AnnoSettledArticle *row)
{
  g_return_val_if_fail (self != NULL && entry != NULL && row != NULL, NULL);

  g_autoptr (AnnoReviewedCase) reviewed = load (self, entry);
  if (reviewed == NULL || !reviewed->is_whole)
    return NULL;
  g_autoptr (AnnoSettled) settled = anno_settle_by (anno_review_case_compare (reviewed->one),
                                                    reviewed->state, self->order->rule);
  g_autoptr (AnnoLayer) layer = make_layer (self, reviewed->one, settled);
  g_autoptr (AnnoLayerSnapshot) snapshot = anno_layer_snapshot_new (layer);
  g_autofree char *below = anno_layout_layer_below (self->annotator->slug, entry->article);
  fill_row (row, reviewed, settled);
  anno_settled_maker_note_layer (self, layer);
  return anno_settled_seal_close (anno_layer_writer_write (snapshot, reviewed->one->article,
                                                           self->tagset, entry->article, below));
}

GBytes *
anno_settled_maker_make_people (AnnoSettledMaker *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (anno_people_get_n (self->people) == 0)
    return NULL;
  anno_people_take_extra (self->people, anno_settled_seal_member (NULL));
  return anno_settled_seal_close (anno_people_file_write (self->people));
}
