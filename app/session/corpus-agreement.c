#include "session/corpus-agreement.h"

#include "files/safe-name.h"
#include "session/review-case.h"
#include "session/layout.h"
#include "session/settled-name.h"
#include "session/tagset-store.h"
#include "text/plain.h"

#include <string.h>

/* While it is counted. */
typedef struct
{
  const AnnoAgreementOrder *order;
  AnnoAgreementReport *report;
  GPtrArray *slugs; /* of char: the raters, borrowed */
  GHashTable *articles; /* those that are asked for, or NULL */
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
list_raters (const AnnoAgreementOrder *order, GHashTable *articles, const GPtrArray *entries)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *slugs = g_ptr_array_new ();

  for (guint i = 0; order->slugs != NULL && order->slugs[i] != NULL; i++)
    if (g_hash_table_add (seen, (gpointer) order->slugs[i]))
      g_ptr_array_add (slugs, (gpointer) order->slugs[i]);
  for (guint i = 0; order->slugs == NULL && i < entries->len; i++)
    {
      const AnnoSurveyEntry *entry = entries->pdata[i];
      if (articles != NULL && !g_hash_table_contains (articles, entry->article))
        continue;
      for (guint k = 0; entry->present && k < entry->slugs->len; k++)
        if (!anno_settled_name_is_slug (entry->slugs->pdata[k])
            && g_hash_table_add (seen, entry->slugs->pdata[k]))
          g_ptr_array_add (slugs, entry->slugs->pdata[k]);
    }
  g_ptr_array_sort (slugs, compare_slugs_cb);
  return slugs;
}

static gboolean
has_slug (const Counting *self, const char *slug)
{
  return g_ptr_array_find_with_equal_func (self->slugs, slug, g_str_equal, NULL);
}

static void
begin_pictures (Counting *self)
{
  AnnoAgreementReport *report = self->report;
  const guint n_categories = anno_tagset_get_n_tags (report->tagset) + 1;

  report->confusion = anno_confusion_new (report->tagset);
  report->course = anno_agreement_course_new (self->slugs->len, n_categories);
  if (self->order->settled == NULL)
    return;
  report->gain = anno_review_gain_new (self->slugs->len, n_categories);
  report->settled = anno_settled_name_show (self->order->settled);
}

static void
begin (Counting *self)
{
  AnnoAgreementOptions options = self->order->options;
  g_autoptr (GPtrArray) slugs = g_ptr_array_copy (self->slugs, NULL, NULL);

  if (self->order->settled != NULL && !has_slug (self, self->order->settled))
    g_ptr_array_add (slugs, (gpointer) self->order->settled);
  g_ptr_array_add (slugs, NULL);
  self->people = anno_review_people_new (self->order->root, (const char *const *) slugs->pdata,
                                         self->report->problems);
  options.tagset = self->report->tagset;
  options.n_raters = self->slugs->len;
  self->agreement = anno_agreement_new (&options);
  for (guint i = 0; i < self->slugs->len; i++)
    {
      g_ptr_array_add (self->report->slugs, anno_safe_name_display (self->slugs->pdata[i]));
      g_ptr_array_add (self->report->folders, g_strdup (self->slugs->pdata[i]));
      g_ptr_array_add (self->report->names, anno_safe_name_display (self->slugs->pdata[i]));
    }
  if (self->order->pictures)
    begin_pictures (self);
}

/* The layers of the raters, and in the end that of the settled set. */
static AnnoLayer **
list_layers (Counting *self, AnnoReviewCase *one)
{
  AnnoLayer **layers = g_new0 (AnnoLayer *, self->slugs->len + 1);

  for (guint side = 0; side < one->sides->len; side++)
    {
      const AnnoReviewSide *of = anno_review_case_get (one, side);
      guint i = 0;
      if (g_strcmp0 (of->slug, self->order->settled) == 0)
        layers[self->slugs->len] = of->layer;
      if (!g_ptr_array_find_with_equal_func (self->slugs, of->slug, g_str_equal, &i))
        continue;
      layers[i] = of->layer;
      g_free (self->report->names->pdata[i]);
      self->report->names->pdata[i] = anno_plain_clean (of->name);
    }
  return layers;
}

static void
add_pictures (Counting *self, AnnoReviewCase *one, AnnoLayer *const *layers)
{
  AnnoAgreementReport *report = self->report;
  const guint n = self->slugs->len;
  g_autoptr (AnnoRatedText) text = anno_rated_text_of_layers (
      layers, n + 1, report->tagset, anno_article_get_length (one->article));

  anno_confusion_add (report->confusion, layers, n);
  anno_agreement_course_add (report->course, text, anno_agreement_course_time (layers, n));
  if (report->gain != NULL)
    anno_review_gain_add (report->gain, text);
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
  g_autofree AnnoLayer **layers = list_layers (self, one);
  if (self->order->pictures)
    add_pictures (self, one, layers);
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

static void
tell_progress (const Counting *self, guint n, guint n_all)
{
  if (self->order->progress == NULL)
    return;
  g_atomic_int_set (&self->order->progress->n_all, (gint) n_all);
  g_atomic_int_set (&self->order->progress->n, (gint) n);
}

static gboolean
is_wanted (const Counting *self, const AnnoSurveyEntry *entry)
{
  return self->articles == NULL || g_hash_table_contains (self->articles, entry->article);
}

static gboolean
count (Counting *self, const GPtrArray *entries, GCancellable *cancellable, GError **error)
{
  begin (self);
  for (guint i = 0; i < entries->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (is_wanted (self, entries->pdata[i]))
        add (self, entries->pdata[i]);
      tell_progress (self, i + 1, entries->len);
    }
  return anno_agreement_tell (self->agreement, cancellable, take_row_cb, self->report, error);
}

static GHashTable *
set_of (const char *const *words)
{
  GHashTable *set = words != NULL ? g_hash_table_new (g_str_hash, g_str_equal) : NULL;

  for (; words != NULL && *words != NULL; words++)
    g_hash_table_add (set, (gpointer) *words);
  return set;
}

static AnnoAgreementReport *
report_new (AnnoTagset *tagset)
{
  AnnoAgreementReport *self = g_new0 (AnnoAgreementReport, 1);

  self->tagset = anno_tagset_ref (tagset);
  self->slugs = g_ptr_array_new_with_free_func (g_free);
  self->folders = g_ptr_array_new_with_free_func (g_free);
  self->names = g_ptr_array_new_with_free_func (g_free);
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
  g_ptr_array_unref (self->folders);
  g_ptr_array_unref (self->names);
  anno_confusion_free (self->confusion);
  anno_agreement_course_free (self->course);
  anno_review_gain_free (self->gain);
  g_free (self->settled);
  g_free (self);
}

const AnnoAgreementRow *
anno_agreement_report_find (const AnnoAgreementReport *self, const char *measure,
                            AnnoAgreementOf of, guint number, guint other)
{
  g_return_val_if_fail (self != NULL && measure != NULL, NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const AnnoAgreementRow *row = &g_array_index (self->rows, AnnoAgreementRow, i);
      if (row->of == of && row->number == number && row->other == other
          && g_str_equal (row->measure, measure))
        return row;
    }
  return NULL;
}

char *
anno_corpus_agreement_find_settled (const char *root, const char *name)
{
  g_return_val_if_fail (root != NULL, NULL);

  g_auto (GStrv) all = anno_layout_list_annotators (root, NULL);
  g_autofree char *slug = name != NULL ? anno_settled_name_slug (name) : NULL;
  const char *first = NULL;

  for (guint i = 0; all != NULL && all[i] != NULL; i++)
    if (anno_settled_name_is_slug (all[i])
        && (name == NULL || g_str_equal (all[i], name) || g_str_equal (all[i], slug))
        && (first == NULL || strcmp (all[i], first) < 0))
      first = all[i];
  return g_strdup (first);
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
  g_autoptr (GHashTable) articles = set_of (order->articles);
  g_autoptr (GPtrArray) slugs = list_raters (order, articles, entries);
  Counting self = { .order = order, .report = report, .slugs = slugs, .articles = articles };
  gboolean done = count (&self, entries, cancellable, error);
  g_clear_pointer (&self.agreement, anno_agreement_free);
  g_clear_pointer (&self.people, anno_review_people_free);
  return done ? g_steal_pointer (&report) : NULL;
}
