#include "session/review.h"

#include "session/review-keeper.h"

#include <glib/gi18n-lib.h>

#define RELOAD_DELAY 150 /* milliseconds */

struct _AnnoReview
{
  GObject parent_instance;
  AnnoSession *session; /* which outlives it */
  gboolean active;
  GStrv without; /* slugs; NULL for nobody */
  GCancellable *loading;
  GCancellable *renewing; /* while what was said since is put into the reading */
  gboolean again;         /* more was said meanwhile */
  guint reload;           /* the source that reads again */
  AnnoReviewReading *reading;
  char *said_on;          /* the article that `said` is about */
  GPtrArray *said;        /* of AnnoReviewRecord: one's own, as they were written last; NULL for
                           * none */
  AnnoReviewVisit *visit;
};

enum
{
  PROP_0,
  PROP_ACTIVE,
  PROP_LOADING,
  N_PROPS,
};

enum
{
  CHANGED,
  ASKED_OTHERWISE,
  FAILED,
  N_SIGNALS,
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnnoReview, anno_review, G_TYPE_OBJECT)

static AnnoReviewKeeper *
get_keeper (AnnoReview *self)
{
  return anno_review_keeper_get (anno_session_get_corpus (self->session));
}

static void
anno_review_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AnnoReview *self = ANNO_REVIEW (object);

  switch (id)
    {
    case PROP_ACTIVE:
      g_value_set_boolean (value, self->active);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading != NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
stop_renewing (AnnoReview *self)
{
  self->again = FALSE;
  if (self->renewing == NULL)
    return;
  g_cancellable_cancel (self->renewing);
  g_clear_object (&self->renewing);
}

static void
forget_said (AnnoReview *self)
{
  g_clear_pointer (&self->said_on, g_free);
  g_clear_pointer (&self->said, g_ptr_array_unref);
}

static void
stop_loading (AnnoReview *self)
{
  if (self->loading == NULL)
    return;
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
}

static void
anno_review_dispose (GObject *object)
{
  AnnoReview *self = ANNO_REVIEW (object);

  stop_loading (self);
  stop_renewing (self);
  forget_said (self);
  g_clear_handle_id (&self->reload, g_source_remove);
  g_clear_pointer (&self->reading, anno_review_reading_unref);
  g_clear_pointer (&self->without, g_strfreev);
  g_clear_pointer (&self->visit, anno_review_visit_unref);
  G_OBJECT_CLASS (anno_review_parent_class)->dispose (object);
}

static void
anno_review_class_init (AnnoReviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = anno_review_get_property;
  object_class->dispose = anno_review_dispose;
  props[PROP_ACTIVE] = g_param_spec_boolean ("active", NULL, NULL, FALSE, flags);
  props[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[CHANGED] = g_signal_new ("changed", ANNO_TYPE_REVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[ASKED_OTHERWISE] = g_signal_new ("asked-otherwise", ANNO_TYPE_REVIEW, G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", ANNO_TYPE_REVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
anno_review_init (AnnoReview *self)
{
  self->visit = anno_review_visit_new ();
}

/* @reading: transfer full, or NULL. */
static void
take (AnnoReview *self, AnnoReviewReading *reading, gboolean anew)
{
  AnnoReviewReading *before = self->reading;

  self->reading = reading;
  if (reading != NULL)
    anno_review_visit_note (self->visit, anno_review_reading_get_article (reading),
                            anno_review_reading_get_last_act (reading));
  g_signal_emit (self, signals[CHANGED], 0, anew);
  g_clear_pointer (&before, anno_review_reading_unref);
}

static void renew (AnnoReview *self);

static void
renewed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AnnoReview) self = data;
  g_autoptr (GError) error = NULL;
  AnnoReviewReading *reading = anno_review_reading_new_finish (result, &error);

  if (reading == NULL) /* it was called off */
    return;
  gboolean again = self->again;
  g_clear_object (&self->renewing);
  self->again = FALSE;
  take (self, reading, FALSE);
  if (again)
    renew (self);
}

/* Puts what was said into the reading, in a thread; what is said meanwhile follows after that. */
static void
renew (AnnoReview *self)
{
  if (self->reading == NULL || self->said == NULL
      || g_strcmp0 (self->said_on, anno_review_reading_get_article (self->reading)) != 0)
    return;
  if (self->renewing != NULL)
    {
      self->again = TRUE;
      return;
    }
  const GPtrArray *lists[] = { anno_review_reading_get_records (self->reading), self->said };
  g_autoptr (GPtrArray) all = anno_review_records_merge (lists, G_N_ELEMENTS (lists));
  self->renewing = g_cancellable_new ();
  anno_review_reading_renew_async (self->reading, all, self->renewing, renewed_cb,
                                   g_object_ref (self));
}

/* The files may have been read before what was said since is in them. */
static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AnnoReview) self = data;
  g_autoptr (GError) error = NULL;
  AnnoReviewReading *reading = anno_review_reading_new_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->loading);
  stop_renewing (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADING]);
  take (self, reading, TRUE);
  renew (self);
  if (error != NULL)
    g_signal_emit (self, signals[FAILED], 0, error->message);
}

static gboolean
is_in_hand (AnnoReview *self, const char *article)
{
  AnnoDocument *document = anno_session_get_document (self->session);

  return document != NULL && g_strcmp0 (anno_document_get_path (document), article) == 0;
}

/* By which names people are shown over the text, too. */
static GHashTable *
list_names (AnnoReview *self)
{
  AnnoOverLayers *over = anno_session_get_over_layers (self->session);
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto (GStrv) slugs = anno_over_layers_list_colleagues (over);

  for (guint i = 0; slugs[i] != NULL; i++)
    g_hash_table_insert (names, g_strdup (slugs[i]),
                         g_strdup (anno_over_layers_get_name (over, slugs[i])));
  return names;
}

AnnoReviewOrder *
anno_review_make_order (AnnoReview *self, const char *article)
{
  g_return_val_if_fail (ANNO_IS_REVIEW (self), NULL);

  AnnoCorpus *corpus = anno_session_get_corpus (self->session);
  AnnoReviewOrder *order = g_new0 (AnnoReviewOrder, 1);

  order->root = g_strdup (anno_corpus_get_root (corpus));
  order->article = g_strdup (article);
  order->without = g_strdupv (self->without);
  order->tagset = anno_tagset_ref (anno_corpus_get_tagset (corpus));
  order->reviewer = anno_annotator_copy (anno_corpus_get_annotator (corpus));
  order->blind = anno_over_layers_get_blind (anno_session_get_over_layers (self->session));
  order->names = order->blind && is_in_hand (self, article) ? list_names (self) : NULL;
  return order;
}

void
anno_review_reload (AnnoReview *self)
{
  g_return_if_fail (ANNO_IS_REVIEW (self));

  stop_loading (self);
  g_clear_handle_id (&self->reload, g_source_remove);
  if (!self->active || anno_session_get_document (self->session) == NULL)
    {
      stop_renewing (self);
      if (self->reading != NULL)
        take (self, NULL, TRUE);
      return;
    }
  g_autoptr (AnnoReviewOrder) order = anno_review_make_order (
      self, anno_document_get_path (anno_session_get_document (self->session)));
  if (self->renewing == NULL) /* else what is being put in may be newer than the files are now */
    forget_said (self);
  self->loading = g_cancellable_new ();
  anno_review_reading_new_async (order, self->loading, read_cb, g_object_ref (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADING]);
}

static const char *
path_in_hand (AnnoReview *self)
{
  AnnoDocument *document = anno_session_get_document (self->session);
  return document != NULL ? anno_document_get_path (document) : NULL;
}

/* One's own records on the article that is, or is to be, reviewed. */
static void
said_cb (AnnoReview *self, const char *article, GPtrArray *records)
{
  gboolean is_read = self->reading != NULL
                     && g_str_equal (article, anno_review_reading_get_article (self->reading));

  if (!is_read && (!self->active || g_strcmp0 (article, path_in_hand (self)) != 0))
    return;
  const GPtrArray *lists[] = { records, self->said };
  gboolean more = self->said != NULL && g_strcmp0 (self->said_on, article) == 0;
  GPtrArray *said = anno_review_records_merge (lists, more ? 2 : 1);
  forget_said (self);
  self->said = said;
  self->said_on = g_strdup (article);
  renew (self);
}

static void
failed_cb (AnnoReview *self, const char *message)
{
  g_signal_emit (self, signals[FAILED], 0, message);
}

/* Several files come in one after the other. */
static gboolean
reload_cb (gpointer data)
{
  AnnoReview *self = data;

  self->reload = 0;
  anno_review_reload (self);
  return G_SOURCE_REMOVE;
}

/* Somebody else's layer is another one now, or is called otherwise. */
static void
over_changed_cb (AnnoReview *self)
{
  if (self->active && self->reload == 0)
    self->reload = g_timeout_add (RELOAD_DELAY, reload_cb, self);
}

/* One's own layer may be among those that are compared, as soon as it is in its file. */
static void
saved_cb (AnnoReview *self)
{
  AnnoCorpus *corpus = anno_session_get_corpus (self->session);

  if (anno_corpus_get_save_state (corpus) == ANNO_SAVE_STATE_SAVED)
    over_changed_cb (self);
}

/* People are called otherwise: by letters, or by names again. */
static void
blind_cb (AnnoReview *self)
{
  if (!self->active)
    return;
  anno_review_reload (self);
  g_signal_emit (self, signals[ASKED_OTHERWISE], 0);
}

static void
document_cb (AnnoReview *self)
{
  if (self->active)
    anno_review_reload (self);
}

AnnoReview *
anno_review_new (AnnoSession *session)
{
  g_return_val_if_fail (ANNO_IS_SESSION (session), NULL);

  AnnoReview *self = g_object_new (ANNO_TYPE_REVIEW, NULL);
  self->session = session;
  g_signal_connect_object (session, "notify::document", G_CALLBACK (document_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (anno_session_get_over_layers (session), "changed",
                           G_CALLBACK (over_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (anno_session_get_over_layers (session), "notify::blind",
                           G_CALLBACK (blind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (anno_session_get_corpus (session), "notify::save-state",
                           G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_keeper (self), "said", G_CALLBACK (said_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_keeper (self), "failed", G_CALLBACK (failed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

AnnoSession *
anno_review_get_session (AnnoReview *self)
{
  g_return_val_if_fail (ANNO_IS_REVIEW (self), NULL);
  return self->session;
}

void
anno_review_set_active (AnnoReview *self, gboolean active)
{
  g_return_if_fail (ANNO_IS_REVIEW (self));

  if (self->active == active)
    return;
  self->active = active;
  if (active)
    {
      anno_review_visit_unref (self->visit);
      self->visit = anno_review_visit_new ();
    }
  anno_review_reload (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ACTIVE]);
}

gboolean
anno_review_get_active (AnnoReview *self)
{
  g_return_val_if_fail (ANNO_IS_REVIEW (self), FALSE);
  return self->active;
}

void
anno_review_set_without (AnnoReview *self, const char *const *slugs)
{
  g_return_if_fail (ANNO_IS_REVIEW (self));

  GStrv before = self->without;
  self->without = g_strdupv ((GStrv) slugs);
  g_strfreev (before);
  anno_review_reload (self);
  g_signal_emit (self, signals[ASKED_OTHERWISE], 0);
}

const char *const *
anno_review_get_without (AnnoReview *self)
{
  g_return_val_if_fail (ANNO_IS_REVIEW (self), NULL);
  return (const char *const *) self->without;
}

AnnoReviewVisit *
anno_review_get_visit (AnnoReview *self)
{
  g_return_val_if_fail (ANNO_IS_REVIEW (self), NULL);
  return self->visit;
}

AnnoReviewReading *
anno_review_get_reading (AnnoReview *self)
{
  g_return_val_if_fail (ANNO_IS_REVIEW (self), NULL);
  return self->reading;
}

gboolean
anno_review_is_in_hand (AnnoReview *self)
{
  g_return_val_if_fail (ANNO_IS_REVIEW (self), FALSE);

  return self->reading != NULL
         && g_strcmp0 (anno_review_reading_get_article (self->reading), path_in_hand (self)) == 0;
}

gboolean
anno_review_get_desk (AnnoReview *self, AnnoReviewDesk *desk)
{
  g_return_val_if_fail (ANNO_IS_REVIEW (self) && desk != NULL, FALSE);

  if (self->reading == NULL || anno_review_reading_get_case (self->reading) == NULL)
    return FALSE;
  const AnnoAnnotator *me = anno_corpus_get_annotator (anno_session_get_corpus (self->session));
  desk->compare = anno_review_reading_get_compare (self->reading);
  desk->state = anno_review_reading_get_state (self->reading);
  desk->article = anno_review_reading_get_case (self->reading)->article;
  desk->creator_id = me->id;
  desk->creator_name = me->name;
  return TRUE;
}

void
anno_review_reveal (AnnoReview *self, AnnoReviewEntry *entry)
{
  g_return_if_fail (ANNO_IS_REVIEW (self) && ANNO_IS_REVIEW_ENTRY (entry));

  const AnnoReviewFacts *facts = anno_review_entry_get (entry);
  if (g_strcmp0 (facts->article, path_in_hand (self)) == 0)
    g_signal_emit_by_name (self->session, "reveal", facts->start, facts->end);
}

void
anno_review_say (AnnoReview *self, const GPtrArray *records, const char *label)
{
  g_return_if_fail (ANNO_IS_REVIEW (self) && records != NULL && records->len > 0);
  g_return_if_fail (self->reading != NULL && label != NULL);

  const AnnoReviewCase *one = anno_review_reading_get_case (self->reading);
  anno_review_keeper_say (get_keeper (self), anno_review_reading_get_article (self->reading),
                          anno_article_get_sha256 (one->article), records, label);
}

/* @record: transfer full, or NULL. */
static gboolean
say_one (AnnoReview *self, AnnoReviewRecord *record, const char *label)
{
  if (record == NULL)
    return FALSE;
  g_autoptr (GPtrArray) records
      = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_review_record_unref);
  g_ptr_array_add (records, record);
  anno_review_say (self, records, label);
  return TRUE;
}

static const char *
name_decision (AnnoDecision decision)
{
  switch (decision)
    {
    case ANNO_DECISION_ACCEPT:
      return C_ ("step", "Accept");
    case ANNO_DECISION_BOTH:
      return C_ ("step", "Accept Both");
    case ANNO_DECISION_NEITHER:
      return C_ ("step", "Accept Neither");
    case ANNO_DECISION_REPLACE:
      return C_ ("step", "Decide Otherwise");
    case ANNO_DECISION_UNSURE:
      return C_ ("step", "Leave Unsure");
    case ANNO_DECISION_SKIP:
    default:
      return C_ ("step", "Skip");
    }
}

gboolean
anno_review_decide (AnnoReview *self, guint cluster, AnnoDecision decision, const guint *layers,
                    guint n, AnnoSpan *replacement, const char *why)
{
  AnnoReviewDesk desk;

  return anno_review_get_desk (self, &desk)
         && say_one (self,
                     anno_review_act_decide (&desk, cluster, decision, layers, n, replacement, why),
                     name_decision (decision));
}

gboolean
anno_review_comment (AnnoReview *self, guint cluster, const char *words)
{
  AnnoReviewDesk desk;

  return anno_review_get_desk (self, &desk)
         && say_one (self, anno_review_act_comment (&desk, cluster, words), C_ ("step", "Comment"));
}

gboolean
anno_review_reply (AnnoReview *self, const AnnoReviewThread *thread, const char *words)
{
  AnnoReviewDesk desk;

  return anno_review_get_desk (self, &desk)
         && say_one (self, anno_review_act_reply (&desk, thread, words), C_ ("step", "Answer"));
}

gboolean
anno_review_resolve (AnnoReview *self, const AnnoReviewThread *thread, gboolean resolved)
{
  AnnoReviewDesk desk;

  return anno_review_get_desk (self, &desk)
         && say_one (self, anno_review_act_resolve (&desk, thread, resolved, NULL),
                     resolved ? C_ ("step", "Resolve") : C_ ("step", "Reopen"));
}

gboolean
anno_review_judge (AnnoReview *self, AnnoVerdict verdict, const char *why)
{
  AnnoReviewDesk desk;

  return anno_review_get_desk (self, &desk)
         && say_one (self, anno_review_act_verdict (&desk, verdict, why), C_ ("step", "Verdict"));
}
