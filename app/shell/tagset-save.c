#include "shell/tagset-save.h"

#include "files/file-error.h"
#include "files/safe-name.h"
#include "panels/loss-question.h"
#include "panels/question.h"
#include "session/loss-survey.h"
#include "session/tagset-verbs.h"

#include <glib/gi18n-lib.h>

#define MINE "mine"
#define THEIRS "theirs"

typedef struct
{
  GtkWindow *window;
  AnnoSession *session;
  AnnoTagset *in_use;
  AnnoTagset *tagset;
  AnnoFileIdentity identity;
  GPtrArray *losses; /* answered; empty where nothing holds what is gone */
  AnnoSaveMode mode;
  AnnoTagsetSaved saved;
  gpointer data;
} Save;

/* Uses @self up. */
static void
finish (Save *self, gboolean saved)
{
  self->saved (saved, self->data);
  g_object_unref (self->window);
  g_object_unref (self->session);
  anno_tagset_unref (self->in_use);
  anno_tagset_unref (self->tagset);
  g_ptr_array_unref (self->losses);
  g_free (self);
}

static AnnoCorpus *
corpus_of (Save *self)
{
  return anno_session_get_corpus (self->session);
}

static void write_tagset (Save *self);

static void
again_cb (const char *answer, gpointer data)
{
  if (answer != NULL)
    write_tagset (data);
  else
    finish (data, FALSE);
}

static void
tell_failed (Save *self, const char *message)
{
  anno_question_ask (self->window, _ ("The Tagset Wasn’t Saved"), message, NULL, NULL, "again",
                     _ ("_Try Again"), again_cb, self);
}

static void
settled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Save *self = data;
  g_autoptr (GError) error = NULL;
  guint n = anno_tagset_verbs_settle_finish (ANNO_CORPUS (source), result, &error);

  if (error != NULL)
    {
      g_autofree char *message = g_strdup_printf (
          _ ("The tagset is saved, and your spans stay as they were. %s"), error->message);
      anno_session_say (self->session, message);
    }
  else if (n > 0)
    {
      g_autofree char *message
          = g_strdup_printf (ngettext ("The tagset is saved, and %u span fits it now",
                                       "The tagset is saved, and %u spans fit it now", n),
                             n);
      anno_session_say_done (self->session, message);
    }
  else
    anno_session_say (self->session, _ ("The tagset is saved"));
  finish (self, TRUE);
}

static void
say_kept (Save *self, const char *copy)
{
  g_autofree char *base = g_path_get_basename (copy);
  g_autofree char *shown = anno_safe_name_display (base);
  g_autofree char *message = g_strdup_printf (_ ("The other version is kept as “%s”"), shown);

  anno_session_say (self->session, message);
}

static void
conflict_cb (const char *answer, gpointer data)
{
  Save *self = data;

  if (answer == NULL)
    {
      finish (self, FALSE);
      return;
    }
  self->mode = g_str_equal (answer, MINE) ? ANNO_SAVE_OVER_COPY : ANNO_SAVE_COPY_ONLY;
  write_tagset (self);
}

static void
ask_about_conflict (Save *self)
{
  anno_question_ask (self->window, _ ("Another Hand Has Changed the Tagset"),
                     _ ("Its file is another one than when you began. Whichever you choose, the "
                        "other version is kept beside it."),
                     THEIRS, _ ("Take _Theirs"), MINE, _ ("_Keep Mine"), conflict_cb, self);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Save *self = data;
  AnnoCorpus *corpus = ANNO_CORPUS (source);
  g_autofree char *copy = NULL;
  g_autoptr (GError) error = NULL;

  anno_tagset_verbs_save_finish (corpus, result, &copy, &error);
  if (copy != NULL)
    say_kept (self, copy);
  if (g_error_matches (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_CHANGED))
    ask_about_conflict (self);
  else if (error != NULL)
    tell_failed (self, error->message);
  else if (self->mode == ANNO_SAVE_COPY_ONLY)
    finish (self, TRUE);
  else
    anno_tagset_verbs_settle_async (corpus, self->losses, self->in_use, NULL, settled_cb, self);
}

static void
write_tagset (Save *self)
{
  anno_tagset_verbs_save_async (corpus_of (self),
                                anno_tagset_order_new (anno_corpus_get_root (corpus_of (self)),
                                                       self->tagset, self->mode, &self->identity),
                                written_cb, self);
}

static void
answered_cb (GPtrArray *losses, gpointer data)
{
  if (losses != NULL)
    write_tagset (data);
  else
    finish (data, FALSE);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Save *self = data;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) losses = anno_loss_survey_finish (result, &problems, &error);

  if (losses == NULL)
    tell_failed (self, error->message);
  else if (losses->len == 0)
    write_tagset (self);
  else
    anno_loss_question_ask (self->window, losses, self->tagset, problems, answered_cb, self);
}

void
anno_tagset_save (GtkWindow *window, AnnoSession *session, AnnoTagset *in_use, AnnoTagset *tagset,
                  const AnnoFileIdentity *identity, AnnoTagsetSaved saved, gpointer data)
{
  g_return_if_fail (GTK_IS_WINDOW (window) && ANNO_IS_SESSION (session) && saved != NULL);
  g_return_if_fail (in_use != NULL && tagset != NULL && identity != NULL);

  Save *self = g_new0 (Save, 1);
  self->window = g_object_ref (window);
  self->session = g_object_ref (session);
  self->in_use = anno_tagset_ref (in_use);
  self->tagset = anno_tagset_ref (tagset);
  self->identity = *identity;
  self->losses = anno_tagset_list_losses (in_use, tagset);
  self->mode = ANNO_SAVE_IF_UNCHANGED;
  self->saved = saved;
  self->data = data;
  anno_loss_survey_async (corpus_of (self), self->losses, in_use, NULL, counted_cb, self);
}
