#include "session/review-keeper.h"

#include "session/review-store.h"

struct _AnnoReviewKeeper
{
  GObject parent_instance;
  AnnoCorpus *corpus; /* which owns it */
  GQueue sayings;     /* of Saying: the first is on its way, one after the other, so that steps come
                       * in the order in which things were said */
  gint64 last;        /* when the last record was made */
  GHashTable *waiting; /* article → GPtrArray of AnnoReviewRecord: what undo and redo had to say of
                        * it and couldn't be written; it goes with what is written next */
};

enum
{
  SAID,
  FAILED,
  RESTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnnoReviewKeeper, anno_review_keeper, G_TYPE_OBJECT)

static G_DEFINE_QUARK (anno-review-keeper, anno_review_keeper)

/* On its way to the disk. */
typedef struct
{
  AnnoReviewKeeper *keeper;
  AnnoCorpus *corpus;
  GApplication *application; /* doesn't end meanwhile; or NULL */
  char *article;
  char *sha256;
  AnnoStep *step;     /* NULL where it is one that is done or undone already */
  GPtrArray *records; /* of AnnoReviewRecord */
  GPtrArray *kept;    /* likewise: those of undo and redo, which are kept if this fails */
} Saying;

static void
anno_review_keeper_finalize (GObject *object)
{
  g_hash_table_unref (ANNO_REVIEW_KEEPER (object)->waiting);
  G_OBJECT_CLASS (anno_review_keeper_parent_class)->finalize (object);
}

static void
anno_review_keeper_class_init (AnnoReviewKeeperClass *klass)
{
  const GType type = ANNO_TYPE_REVIEW_KEEPER;

  G_OBJECT_CLASS (klass)->finalize = anno_review_keeper_finalize;

  signals[SAID] = g_signal_new ("said", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                2, G_TYPE_STRING, G_TYPE_PTR_ARRAY);
  signals[FAILED] = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[RESTED]
      = g_signal_new ("rested", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
anno_review_keeper_init (AnnoReviewKeeper *self)
{
  g_queue_init (&self->sayings);
  self->waiting
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
}

static void
saying_free (Saying *self)
{
  g_object_unref (self->keeper);
  g_object_unref (self->corpus);
  if (self->application != NULL)
    {
      g_application_release (self->application);
      g_object_unref (self->application);
    }
  g_ptr_array_unref (self->records);
  g_clear_pointer (&self->kept, g_ptr_array_unref);
  g_free (self->article);
  g_free (self->sha256);
  g_clear_pointer (&self->step, anno_step_unref);
  g_free (self);
}

static GPtrArray *
waiting_for (AnnoReviewKeeper *self, const char *article)
{
  GPtrArray *list = g_hash_table_lookup (self->waiting, article);

  if (list != NULL)
    return list;
  list = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_review_record_unref);
  g_hash_table_insert (self->waiting, g_strdup (article), list);
  return list;
}

static void
add_all (GPtrArray *list, const GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (list, anno_review_record_ref (records->pdata[i]));
}

/* What the annotator said in another program, or before the clock was set, is earlier, too. */
static void
learn_time (AnnoReviewKeeper *self, const GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    self->last = MAX (self->last, ((const AnnoReviewRecord *) records->pdata[i])->created);
}

static void send_first (AnnoReviewKeeper *self);

static void
said_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Saying *saying = data;
  AnnoReviewKeeper *self = saying->keeper;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = anno_review_store_append_finish (result, &error);

  g_queue_pop_head (&self->sayings);
  if (records != NULL)
    learn_time (self, records);
  else
    add_all (waiting_for (self, saying->article), saying->kept);
  if (records != NULL && saying->step != NULL)
    anno_corpus_do (saying->corpus, saying->step, &error);
  if (records != NULL)
    g_signal_emit (self, signals[SAID], 0, saying->article, records);
  if (error != NULL)
    g_signal_emit (self, signals[FAILED], 0, error->message);
  if (g_queue_is_empty (&self->sayings))
    g_signal_emit (self, signals[RESTED], 0);
  else
    send_first (self);
  saying_free (saying);
}

/* With what couldn't be written before. */
static void
send_first (AnnoReviewKeeper *self)
{
  Saying *saying = g_queue_peek_head (&self->sayings);
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_review_record_unref);
  g_autoptr (GPtrArray) waiting = NULL;
  g_autofree char *article = NULL;

  g_hash_table_steal_extended (self->waiting, saying->article, (gpointer *) &article,
                               (gpointer *) &waiting);
  saying->kept = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_review_record_unref);
  if (waiting != NULL)
    add_all (saying->kept, waiting);
  if (saying->step == NULL)
    add_all (saying->kept, saying->records);
  if (waiting != NULL)
    add_all (all, waiting);
  add_all (all, saying->records);
  anno_review_store_append_async (anno_corpus_get_root (self->corpus),
                                  anno_corpus_get_annotator (self->corpus), saying->article,
                                  saying->sha256, all, said_cb, saying);
  g_ptr_array_unref (all);
}

/* Of two records of one person the one that was made later counts: no two are made at one time, and
 * none before an earlier one, however many are made in a moment and whatever the clock says. */
static void
put_in_order (AnnoReviewKeeper *self, const GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    {
      AnnoReviewRecord *record = records->pdata[i];
      record->created = self->last = MAX (record->created, self->last + 1);
    }
}

/* @step: transfer full, or NULL. */
static void
write_down (AnnoReviewKeeper *self, const char *article, const char *sha256,
            const GPtrArray *records, AnnoStep *step)
{
  Saying *saying = g_new0 (Saying, 1);
  GApplication *application = g_application_get_default ();

  put_in_order (self, records);
  saying->keeper = g_object_ref (self);
  saying->corpus = g_object_ref (self->corpus);
  saying->application = application != NULL ? g_object_ref (application) : NULL;
  if (application != NULL)
    g_application_hold (application);
  saying->article = g_strdup (article);
  saying->sha256 = g_strdup (sha256);
  saying->step = step;
  saying->records = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_review_record_unref);
  add_all (saying->records, records);
  g_queue_push_tail (&self->sayings, saying);
  if (self->sayings.length == 1)
    send_first (self);
}

void
anno_review_keeper_say (AnnoReviewKeeper *self, const char *article, const char *sha256,
                        const GPtrArray *records, const char *label)
{
  g_return_if_fail (ANNO_IS_REVIEW_KEEPER (self) && article != NULL && label != NULL);
  g_return_if_fail (records != NULL && records->len > 0);

  GPtrArray *edits = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_edit_free);
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (edits, anno_edit_new_record (
                                article, ((const AnnoReviewRecord *) records->pdata[i])->id, TRUE));
  write_down (self, article, sha256, records, anno_step_new (label, edits, g_get_real_time ()));
}

/* That what @edit is about was never said, or was after all. */
static AnnoReviewRecord *
turn (AnnoReviewKeeper *self, const AnnoEdit *edit, gboolean back)
{
  const AnnoAnnotator *annotator = anno_corpus_get_annotator (self->corpus);
  gboolean in_force = (edit->new_text != NULL) != back;
  AnnoReviewRecord *record
      = anno_review_record_new (in_force ? ANNO_REVIEW_RESTORE : ANNO_REVIEW_WITHDRAW,
                                annotator->id, annotator->name, g_get_real_time ());

  record->reply_to = g_strdup (edit->name);
  return record;
}

static void
follow (AnnoReviewKeeper *self, AnnoStep *step, gboolean back)
{
  const GPtrArray *edits = anno_step_get_edits (step);
  g_autoptr (GPtrArray) records
      = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_review_record_unref);
  const char *article = NULL; /* a step of records is about one article */

  for (guint i = 0; i < edits->len; i++)
    {
      const AnnoEdit *edit = edits->pdata[i];
      if (edit->kind != ANNO_EDIT_RECORD)
        continue;
      article = edit->article;
      g_ptr_array_add (records, turn (self, edit, back));
    }
  if (article != NULL)
    write_down (self, article, NULL, records, NULL);
}

static void
undone_cb (AnnoReviewKeeper *self, AnnoStep *step)
{
  follow (self, step, TRUE);
}

static void
redone_cb (AnnoReviewKeeper *self, AnnoStep *step)
{
  follow (self, step, FALSE);
}

AnnoReviewKeeper *
anno_review_keeper_get (AnnoCorpus *corpus)
{
  g_return_val_if_fail (ANNO_IS_CORPUS (corpus), NULL);

  AnnoReviewKeeper *self = g_object_get_qdata (G_OBJECT (corpus), anno_review_keeper_quark ());
  if (self != NULL)
    return self;
  self = g_object_new (ANNO_TYPE_REVIEW_KEEPER, NULL);
  self->corpus = corpus;
  g_object_set_qdata_full (G_OBJECT (corpus), anno_review_keeper_quark (), self, g_object_unref);
  g_signal_connect_object (anno_corpus_get_history (corpus), "undone", G_CALLBACK (undone_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (anno_corpus_get_history (corpus), "redone", G_CALLBACK (redone_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

gboolean
anno_review_keeper_is_busy (AnnoReviewKeeper *self)
{
  g_return_val_if_fail (ANNO_IS_REVIEW_KEEPER (self), FALSE);
  return !g_queue_is_empty (&self->sayings);
}
