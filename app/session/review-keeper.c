#include "session/review-keeper.h"

#include "session/review-store.h"

struct _AnnoReviewKeeper
{
  GObject parent_instance;
  AnnoCorpus *corpus; /* which owns it */
  guint n_running;
};

enum
{
  SAID,
  FAILED,
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
  char *article;
  AnnoStep *step; /* NULL where it is one that is done or undone already */
} Saying;

static void
anno_review_keeper_class_init (AnnoReviewKeeperClass *klass)
{
  const GType type = ANNO_TYPE_REVIEW_KEEPER;

  signals[SAID] = g_signal_new ("said", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                2, G_TYPE_STRING, G_TYPE_PTR_ARRAY);
  signals[FAILED] = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
anno_review_keeper_init (AnnoReviewKeeper *self)
{
}

static void
saying_free (Saying *self)
{
  g_object_unref (self->keeper);
  g_object_unref (self->corpus);
  g_free (self->article);
  g_clear_pointer (&self->step, anno_step_unref);
  g_free (self);
}

static void
said_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Saying *saying = data;
  AnnoReviewKeeper *self = saying->keeper;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = anno_review_store_append_finish (result, &error);

  self->n_running--;
  if (records != NULL && saying->step != NULL)
    anno_corpus_do (saying->corpus, saying->step, &error);
  if (records != NULL)
    g_signal_emit (self, signals[SAID], 0, saying->article, records);
  if (error != NULL)
    g_signal_emit (self, signals[FAILED], 0, error->message);
  saying_free (saying);
}

/* @step: transfer full, or NULL. */
static void
write_down (AnnoReviewKeeper *self, const char *article, const char *sha256,
            const GPtrArray *records, AnnoStep *step)
{
  Saying *saying = g_new0 (Saying, 1);

  saying->keeper = g_object_ref (self);
  saying->corpus = g_object_ref (self->corpus);
  saying->article = g_strdup (article);
  saying->step = step;
  self->n_running++;
  anno_review_store_append_async (anno_corpus_get_root (self->corpus),
                                  anno_corpus_get_annotator (self->corpus), article, sha256,
                                  records, said_cb, saying);
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
  const char *article = NULL;

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
  return self->n_running > 0;
}
