#include "session/review-survey.h"

#include "session/review-sweep.h"
#include "session/survey-slots.h"

struct _AnnoReviewSurvey
{
  GObject parent_instance;
  AnnoReviewOrder *order; /* NULL where nothing was begun */
  AnnoReviewVisit *visit;
  AnnoEntryFilter filter;
  AnnoSurveySlots *slots;
  char *in_hand;         /* the article */
  gboolean keeps_agreed; /* what all agree on was read, too */

  AnnoReviewSweep *reading; /* all of them, for the first time */
  guint n_read;
  gboolean is_complete;
  AnnoReviewSweep *refreshing;
  GHashTable *stale; /* of articles: to be refreshed next */
};

enum
{
  COUNTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GType
get_item_type (GListModel *model)
{
  return ANNO_TYPE_REVIEW_ENTRY;
}

static guint
get_n_items (GListModel *model)
{
  return anno_survey_slots_get_n_items (ANNO_REVIEW_SURVEY (model)->slots);
}

static gpointer
get_item (GListModel *model, guint position)
{
  return anno_survey_slots_get_item (ANNO_REVIEW_SURVEY (model)->slots, position);
}

static void
init_model (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (AnnoReviewSurvey, anno_review_survey, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, init_model))

static void
tell_items (AnnoReviewSurvey *self, guint at, guint removed, guint added)
{
  if (removed > 0 || added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), at, removed, added);
}

static void
tell_count (AnnoReviewSurvey *self, const char *article)
{
  g_signal_emit (self, signals[COUNTED], 0, article);
}

/* Shows what there is of that slot by now: what stayed at both ends isn't told of. */
static void
show_slot (AnnoReviewSurvey *self, AnnoSurveySlot *slot)
{
  g_autoptr (GPtrArray) before = g_ptr_array_ref (slot->shown);
  guint start = 0, end = 0;

  anno_survey_slots_sift (self->slots, slot->place, 1, &self->filter);
  const GPtrArray *now = slot->shown;
  guint shorter = MIN (before->len, now->len);
  while (start < shorter && before->pdata[start] == now->pdata[start])
    start++;
  while (end < shorter - start
         && before->pdata[before->len - 1 - end] == now->pdata[now->len - 1 - end])
    end++;
  tell_items (self, slot->start + start, before->len - start - end, now->len - start - end);
}

/* The same of some that follow one another, of which nothing was shown yet. */
static void
show_new (AnnoReviewSurvey *self, guint first, guint n)
{
  guint before = anno_survey_slots_get_n_items (self->slots);

  anno_survey_slots_sift (self->slots, first, n, &self->filter);
  tell_items (self, anno_survey_slots_get (self->slots, first)->start, 0,
              anno_survey_slots_get_n_items (self->slots) - before);
}

static void
show_all (AnnoReviewSurvey *self)
{
  guint before = anno_survey_slots_get_n_items (self->slots);

  anno_survey_slots_sift (self->slots, 0, anno_survey_slots_get_n (self->slots), &self->filter);
  tell_items (self, 0, before, anno_survey_slots_get_n_items (self->slots));
}

/* The slot that gets it; NULL where there is something newer already. */
static AnnoSurveySlot *
put (AnnoReviewSurvey *self, AnnoReviewGist *gist)
{
  AnnoSurveySlot *slot = anno_survey_slots_find (self->slots, gist->article);

  if (slot == NULL || (slot->gist != NULL && slot->gist->begun > gist->begun))
    return NULL;
  anno_review_visit_note (self->visit, gist->article, gist->last_act);
  g_clear_pointer (&slot->gist, anno_review_gist_unref);
  slot->gist = anno_review_gist_ref (gist);
  return slot;
}

static AnnoSurveySlot *
put_read (AnnoReviewSurvey *self, AnnoReviewGist *gist)
{
  return g_strcmp0 (gist->article, self->in_hand) != 0 ? put (self, gist) : NULL;
}

static gboolean
is_known (AnnoReviewSurvey *self, const AnnoReviewGist *gist)
{
  const AnnoSurveySlot *slot = anno_survey_slots_find (self->slots, gist->article);
  return slot != NULL && slot->gist != NULL;
}

/* As a rule one change of the list for all that came. */
static void
read_cb (const GPtrArray *gists, guint n, gpointer data)
{
  AnnoReviewSurvey *self = data;
  guint first = 0, n_new = 0;

  self->n_read = n;
  for (guint i = 0; i < gists->len; i++)
    {
      gboolean is_new = !is_known (self, gists->pdata[i]);
      AnnoSurveySlot *slot = put_read (self, gists->pdata[i]);
      if (slot == NULL)
        continue;
      if (is_new && (n_new == 0 || slot->place == first + n_new))
        first = slot->place - n_new++;
      else
        show_slot (self, slot);
    }
  if (n_new > 0)
    show_new (self, first, n_new);
  tell_count (self, NULL);
}

static void refresh (AnnoReviewSurvey *self);

static void
ended_cb (gpointer data)
{
  AnnoReviewSurvey *self = data;

  g_clear_pointer (&self->reading, anno_review_sweep_free);
  self->is_complete = TRUE;
  refresh (self);
  tell_count (self, NULL);
}

static void
refreshed_cb (const GPtrArray *gists, guint n, gpointer data)
{
  AnnoReviewSurvey *self = data;

  for (guint i = 0; i < gists->len; i++)
    {
      AnnoSurveySlot *slot = put_read (self, gists->pdata[i]);
      if (slot == NULL)
        continue;
      show_slot (self, slot);
      tell_count (self, slot->article);
    }
}

static void
refresh_ended_cb (gpointer data)
{
  AnnoReviewSurvey *self = data;

  g_clear_pointer (&self->refreshing, anno_review_sweep_free);
  refresh (self);
}

static void
add_errand (GPtrArray *errands, const char *article, guint64 signs)
{
  AnnoReviewErrand *errand = g_new0 (AnnoReviewErrand, 1);

  errand->article = g_strdup (article);
  errand->signs = signs;
  g_ptr_array_add (errands, errand);
}

static GPtrArray *
new_errands (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) anno_review_errand_free);
}

/* Those that are to be read for the first time anyway wait for that. */
static GPtrArray *
list_stale (AnnoReviewSurvey *self)
{
  GPtrArray *errands = new_errands ();
  GHashTableIter iter;
  gpointer article;

  g_hash_table_iter_init (&iter, self->stale);
  while (g_hash_table_iter_next (&iter, &article, NULL))
    {
      const AnnoSurveySlot *slot = anno_survey_slots_find (self->slots, article);
      if (slot != NULL && slot->gist == NULL && self->reading != NULL)
        continue;
      if (slot != NULL && g_strcmp0 (article, self->in_hand) != 0)
        add_errand (errands, article, slot->gist != NULL ? slot->gist->signs : 0);
      g_hash_table_iter_remove (&iter);
    }
  return errands;
}

static void
refresh (AnnoReviewSurvey *self)
{
  static const AnnoReviewSweepEvents events = { refreshed_cb, refresh_ended_cb };

  if (self->refreshing != NULL || self->order == NULL)
    return;
  g_autoptr (GPtrArray) errands = list_stale (self);
  if (errands->len > 0)
    self->refreshing = anno_review_sweep_new (self->order, self->keeps_agreed,
                                              g_steal_pointer (&errands), &events, self);
}

static void
stop (AnnoReviewSurvey *self)
{
  g_clear_pointer (&self->reading, anno_review_sweep_free);
  g_clear_pointer (&self->refreshing, anno_review_sweep_free);
  g_hash_table_remove_all (self->stale);
}

static void
empty (AnnoReviewSurvey *self)
{
  guint n = anno_survey_slots_get_n_items (self->slots);

  stop (self);
  anno_survey_slots_clear (self->slots);
  g_clear_pointer (&self->in_hand, g_free);
  self->n_read = 0;
  self->is_complete = FALSE;
  tell_items (self, 0, n, 0);
}

/* Reads all slots. */
static void
read_all (AnnoReviewSurvey *self)
{
  static const AnnoReviewSweepEvents events = { read_cb, ended_cb };
  GPtrArray *errands = new_errands ();

  for (guint i = 0; i < anno_survey_slots_get_n (self->slots); i++)
    add_errand (errands, anno_survey_slots_get (self->slots, i)->article, 0);
  self->n_read = 0;
  self->is_complete = FALSE;
  self->keeps_agreed = self->filter.with_agreed;
  self->reading = anno_review_sweep_new (self->order, self->keeps_agreed, errands, &events, self);
}

static void
anno_review_survey_dispose (GObject *object)
{
  stop (ANNO_REVIEW_SURVEY (object));
  G_OBJECT_CLASS (anno_review_survey_parent_class)->dispose (object);
}

static void
anno_review_survey_finalize (GObject *object)
{
  AnnoReviewSurvey *self = ANNO_REVIEW_SURVEY (object);

  g_clear_pointer (&self->order, anno_review_order_free);
  g_clear_pointer (&self->visit, anno_review_visit_unref);
  anno_entry_filter_clear (&self->filter);
  anno_survey_slots_free (self->slots);
  g_hash_table_unref (self->stale);
  g_free (self->in_hand);
  G_OBJECT_CLASS (anno_review_survey_parent_class)->finalize (object);
}

static void
anno_review_survey_class_init (AnnoReviewSurveyClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anno_review_survey_dispose;
  G_OBJECT_CLASS (klass)->finalize = anno_review_survey_finalize;
  signals[COUNTED] = g_signal_new ("counted", ANNO_TYPE_REVIEW_SURVEY, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
anno_review_survey_init (AnnoReviewSurvey *self)
{
  self->slots = anno_survey_slots_new ();
  self->stale = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

AnnoReviewSurvey *
anno_review_survey_new (void)
{
  return g_object_new (ANNO_TYPE_REVIEW_SURVEY, NULL);
}

void
anno_review_survey_begin (AnnoReviewSurvey *self, const AnnoReviewOrder *order,
                          const char *const *articles, AnnoReviewVisit *visit)
{
  g_return_if_fail (ANNO_IS_REVIEW_SURVEY (self) && order != NULL);
  g_return_if_fail (articles != NULL && visit != NULL);

  AnnoReviewOrder *before = self->order;
  AnnoReviewVisit *visit_before = self->visit;
  empty (self);
  self->order = anno_review_order_copy (order);
  self->visit = anno_review_visit_ref (visit);
  g_clear_pointer (&before, anno_review_order_free);
  g_clear_pointer (&visit_before, anno_review_visit_unref);
  for (guint i = 0; articles[i] != NULL; i++)
    anno_survey_slots_add (self->slots, articles[i]);
  read_all (self);
  tell_count (self, NULL);
}

void
anno_review_survey_stop (AnnoReviewSurvey *self)
{
  g_return_if_fail (ANNO_IS_REVIEW_SURVEY (self));

  stop (self);
  tell_count (self, NULL);
}

void
anno_review_survey_clear (AnnoReviewSurvey *self)
{
  g_return_if_fail (ANNO_IS_REVIEW_SURVEY (self));

  empty (self);
  g_clear_pointer (&self->order, anno_review_order_free);
  tell_count (self, NULL);
}

gboolean
anno_review_survey_get_progress (AnnoReviewSurvey *self, guint *n, guint *n_all)
{
  g_return_val_if_fail (ANNO_IS_REVIEW_SURVEY (self) && n != NULL && n_all != NULL, FALSE);

  *n = self->n_read;
  *n_all = anno_survey_slots_get_n (self->slots);
  return self->reading != NULL;
}

gboolean
anno_review_survey_is_complete (AnnoReviewSurvey *self)
{
  g_return_val_if_fail (ANNO_IS_REVIEW_SURVEY (self), FALSE);
  return self->is_complete;
}

/* What was said of it last may not have come in while it was in hand; and what was made of its layers
 * is let go. */
static void
leave (AnnoReviewSurvey *self, const char *article)
{
  g_hash_table_add (self->stale, g_strdup (article));
  refresh (self);
}

void
anno_review_survey_take (AnnoReviewSurvey *self, const AnnoReviewReading *reading)
{
  g_return_if_fail (ANNO_IS_REVIEW_SURVEY (self));

  const char *article = reading != NULL ? anno_review_reading_get_article (reading) : NULL;
  g_autofree char *before = self->in_hand;
  self->in_hand = g_strdup (article);
  if (self->order == NULL)
    return;
  if (before != NULL && g_strcmp0 (before, article) != 0)
    leave (self, before);
  if (article == NULL)
    return;
  g_autoptr (AnnoReviewGist) gist = anno_review_gist_new (reading, self->keeps_agreed);
  anno_survey_slots_add (self->slots, article);
  show_slot (self, put (self, gist));
  tell_count (self, article);
}

void
anno_review_survey_refresh (AnnoReviewSurvey *self, const char *const *articles)
{
  g_return_if_fail (ANNO_IS_REVIEW_SURVEY (self));

  if (self->order == NULL)
    return;
  for (guint i = 0; articles == NULL && i < anno_survey_slots_get_n (self->slots); i++)
    {
      const AnnoSurveySlot *slot = anno_survey_slots_get (self->slots, i);
      if (slot->gist != NULL)
        g_hash_table_add (self->stale, g_strdup (slot->article));
    }
  for (guint i = 0; articles != NULL && articles[i] != NULL; i++)
    {
      anno_survey_slots_add (self->slots, articles[i]);
      g_hash_table_add (self->stale, g_strdup (articles[i]));
    }
  refresh (self);
}

void
anno_review_survey_forget (AnnoReviewSurvey *self, const char *article)
{
  g_return_if_fail (ANNO_IS_REVIEW_SURVEY (self) && article != NULL);

  AnnoSurveySlot *slot = anno_survey_slots_find (self->slots, article);
  if (slot == NULL)
    return;
  guint start = slot->start, n = slot->shown->len;
  anno_survey_slots_remove (self->slots, article);
  tell_items (self, start, n, 0);
  tell_count (self, NULL);
}

/* What is in hand is another only in what comes: a row doesn't go because somebody leaves it. */
static gboolean
asks_otherwise (const AnnoEntryFilter *a, const AnnoEntryFilter *b)
{
  return !a->with_agreed != !b->with_agreed || !a->only_open != !b->only_open
         || a->kinds != b->kinds || a->visit != b->visit;
}

void
anno_review_survey_set_filter (AnnoReviewSurvey *self, const AnnoEntryFilter *filter)
{
  g_return_if_fail (ANNO_IS_REVIEW_SURVEY (self) && filter != NULL);

  if (!asks_otherwise (&self->filter, filter))
    {
      anno_entry_filter_hold (&self->filter, filter->article, filter->cluster);
      return;
    }
  anno_entry_filter_copy (&self->filter, filter);
  show_all (self);
  if (self->order == NULL || !filter->with_agreed || self->keeps_agreed)
    return;
  stop (self);
  read_all (self);
  tell_count (self, NULL);
}

guint
anno_review_survey_find (AnnoReviewSurvey *self, const char *article, guint cluster)
{
  g_return_val_if_fail (ANNO_IS_REVIEW_SURVEY (self) && article != NULL, G_MAXUINT);

  const AnnoSurveySlot *slot = anno_survey_slots_find (self->slots, article);
  for (guint i = 0; slot != NULL && i < slot->shown->len; i++)
    if (anno_review_entry_get (slot->shown->pdata[i])->cluster == cluster)
      return slot->start + i;
  return G_MAXUINT;
}

guint
anno_review_survey_find_article (AnnoReviewSurvey *self, const char *article, guint *n)
{
  g_return_val_if_fail (ANNO_IS_REVIEW_SURVEY (self) && article != NULL, G_MAXUINT);

  const AnnoSurveySlot *slot = anno_survey_slots_find (self->slots, article);
  guint shown = slot != NULL ? slot->shown->len : 0;
  if (n != NULL)
    *n = shown;
  return shown > 0 ? slot->start : G_MAXUINT;
}

static void
add_count (AnnoSurveyCount *count, const AnnoSurveySlot *slot)
{
  if (slot->gist == NULL)
    return;
  count->n_differences += slot->gist->n_differences;
  count->n_decided += slot->gist->n_decided;
}

gboolean
anno_review_survey_count (AnnoReviewSurvey *self, const char *article, AnnoSurveyCount *count)
{
  g_return_val_if_fail (ANNO_IS_REVIEW_SURVEY (self) && count != NULL, FALSE);

  const AnnoSurveySlot *slot = anno_survey_slots_find (self->slots, article);
  *count = (AnnoSurveyCount){ 0 };
  if (article != NULL && (slot == NULL || slot->gist == NULL))
    return FALSE;
  if (article != NULL)
    {
      add_count (count, slot);
      count->title = slot->gist->title;
      return TRUE;
    }
  for (guint i = 0; i < anno_survey_slots_get_n (self->slots); i++)
    add_count (count, anno_survey_slots_get (self->slots, i));
  return TRUE;
}

GPtrArray *
anno_review_survey_list_everybody (AnnoReviewSurvey *self)
{
  g_return_val_if_fail (ANNO_IS_REVIEW_SURVEY (self), NULL);
  return anno_survey_slots_list_everybody (self->slots);
}

GPtrArray *
anno_review_survey_list_problems (AnnoReviewSurvey *self)
{
  g_return_val_if_fail (ANNO_IS_REVIEW_SURVEY (self), NULL);
  return anno_survey_slots_list_problems (self->slots);
}
