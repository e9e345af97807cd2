#include "session/corpus-agreement.h"

#include "files/safe-name.h"
#include "session/review-case.h"
#include "session/settled-name.h"
#include "session/tagset-store.h"

#include <string.h>

/* While it is counted. */
typedef struct
{
  const AnnoAgreementOrder *order;
  AnnoAgreementReport *report;
  GPtrArray *slugs; /* of char: the raters, borrowed */
  AnnoReviewPeople *people;
  AnnoAgreement *agreement;
} Counting;

static int
compare_slugs_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Everybody who has a layer on one of @entries, or those who were named; sorted, each once. */
static GPtrArray *
list_raters (const AnnoAgreementOrder *order, const GPtrArray *entries)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *slugs = g_ptr_array_new ();

  for (guint i = 0; order->slugs != NULL && order->slugs[i] != NULL; i++)
    if (g_hash_table_add (seen, (gpointer) order->slugs[i]))
      g_ptr_array_add (slugs, (gpointer) order->slugs[i]);
  for (guint i = 0; order->slugs == NULL && i < entries->len; i++)
    {
      const AnnoSurveyEntry *entry = entries->pdata[i];
      for (guint k = 0; entry->present && k < entry->slugs->len; k++)
        if (!anno_settled_name_is_slug (entry->slugs->pdata[k])
            && g_hash_table_add (seen, entry->slugs->pdata[k]))
          g_ptr_array_add (slugs, entry->slugs->pdata[k]);
    }
  g_ptr_array_sort (slugs, compare_slugs_cb);
  return slugs;
}

static void
begin (Counting *self)
{
  AnnoAgreementOptions options = self->order->options;
  g_autoptr (GPtrArray) slugs = g_ptr_array_copy (self->slugs, NULL, NULL);

  g_ptr_array_add (slugs, NULL);
  self->people = anno_review_people_new (self->order->root, (const char *const *) slugs->pdata,
                                         self->report->problems);
  options.tagset = self->report->tagset;
  options.n_raters = self->slugs->len;
  self->agreement = anno_agreement_new (&options);
  for (guint i = 0; i < self->slugs->len; i++)
    g_ptr_array_add (self->report->slugs, anno_safe_name_display (self->slugs->pdata[i]));
}

static void
moves_free (gpointer data)
{
  AnnoAgreementMoves *self = data;

  g_free (self->article);
  g_free (self->slug);
  g_ptr_array_unref (self->moved);
  g_ptr_array_unref (self->lost);
  g_free (self);
}

static void
keep_moves (Counting *self, const AnnoReviewCase *one)
{
  for (guint i = 0; i < one->sides->len; i++)
    {
      const AnnoReviewSide *side = anno_review_case_get (one, i);
      if (side->moved == NULL)
        continue;
      AnnoAgreementMoves *moves = g_new0 (AnnoAgreementMoves, 1);
      *moves = (AnnoAgreementMoves){ g_strdup (one->path), g_strdup (side->slug),
                                     g_ptr_array_ref (side->moved), g_ptr_array_ref (side->lost) };
      g_ptr_array_add (self->report->moves, moves);
    }
}

static void
add (Counting *self, const AnnoSurveyEntry *entry)
{
  g_autoptr (AnnoReviewCase) one = anno_review_case_load (
      self->order->root, entry, self->people, self->report->tagset, self->report->problems);

  if (one == NULL)
    return;
  keep_moves (self, one);
  g_autofree AnnoLayer **layers = g_new0 (AnnoLayer *, self->slugs->len);
  for (guint i = 0, side = 0; i < self->slugs->len && side < one->sides->len; i++)
    if (g_str_equal (self->slugs->pdata[i], anno_review_case_get (one, side)->slug))
      layers[i] = anno_review_case_get (one, side++)->layer;
  g_ptr_array_add (self->report->articles, g_strdup (entry->article));
  anno_agreement_add (self->agreement, one->article, layers, anno_review_people_is_one,
                      self->people);
}

static void
take_row_cb (const AnnoAgreementRow *row, gpointer data)
{
  AnnoAgreementReport *self = data;
  AnnoAgreementRow kept = *row;

  if (row->gamma != NULL)
    {
      self->gamma = *row->gamma;
      kept.gamma = &self->gamma;
    }
  g_array_append_val (self->rows, kept);
}

static gboolean
count (Counting *self, const GPtrArray *entries, GCancellable *cancellable, GError **error)
{
  begin (self);
  for (guint i = 0; i < entries->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      add (self, entries->pdata[i]);
    }
  return anno_agreement_tell (self->agreement, cancellable, take_row_cb, self->report, error);
}

static AnnoAgreementReport *
report_new (AnnoTagset *tagset)
{
  AnnoAgreementReport *self = g_new0 (AnnoAgreementReport, 1);

  self->tagset = anno_tagset_ref (tagset);
  self->slugs = g_ptr_array_new_with_free_func (g_free);
  self->articles = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_array_new (FALSE, FALSE, sizeof (AnnoAgreementRow));
  self->moves = g_ptr_array_new_with_free_func (moves_free);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
anno_agreement_report_free (AnnoAgreementReport *self)
{
  if (self == NULL)
    return;
  anno_tagset_unref (self->tagset);
  g_ptr_array_unref (self->slugs);
  g_ptr_array_unref (self->articles);
  g_array_unref (self->rows);
  g_ptr_array_unref (self->moves);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

AnnoAgreementReport *
anno_corpus_agreement_run (const AnnoAgreementOrder *order, GCancellable *cancellable,
                           GError **error)
{
  g_return_val_if_fail (order != NULL && order->root != NULL && order->scope != NULL, NULL);

  g_autoptr (AnnoTagset) tagset = anno_tagset_store_read (order->root, NULL, error);
  if (tagset == NULL)
    return NULL;
  g_autoptr (AnnoAgreementReport) report = report_new (tagset);
  g_autoptr (GPtrArray) entries
      = anno_corpus_survey (order->root, order->scope, report->problems, cancellable, error);
  if (entries == NULL)
    return NULL;
  g_autoptr (GPtrArray) slugs = list_raters (order, entries);
  Counting self = { .order = order, .report = report, .slugs = slugs };
  gboolean done = count (&self, entries, cancellable, error);
  g_clear_pointer (&self.agreement, anno_agreement_free);
  g_clear_pointer (&self.people, anno_review_people_free);
  return done ? g_steal_pointer (&report) : NULL;
}
