#include "shell/corpus-notices.h"
#include "session/corpus-conflicts.h"

#include "shell/copy-notices.h"

#include <glib/gi18n-lib.h>

static void
problem_cb (AnnoCorpus *corpus, const char *message, AnnoNotice *notice)
{
  /* Each for itself: one must not hide another. Said twice, it is shown once. */
  anno_notice_show (notice, message, message, NULL, NULL, NULL, NULL, NULL);
}

static void
recovered_cb (AnnoCorpus *corpus, const char *message, AnnoNotice *notice)
{
  anno_notice_show (notice, message, message, NULL, NULL, NULL, NULL, NULL);
}

/* What an answer to a conflict needs. */
typedef struct
{
  AnnoCorpus *corpus;
  AnnoDocument *document;
  AnnoNotice *notice; /* not owned: it is who tells the answer */
} Conflict;

static void conflict_cb (AnnoCorpus *corpus, AnnoDocument *document, AnnoNotice *notice);

static void
conflict_free (gpointer data)
{
  Conflict *self = data;
  g_signal_handlers_disconnect_by_data (self->corpus, self);
  g_object_unref (self->corpus);
  g_object_unref (self->document);
  g_free (self);
}

/* Answered in another window. What it is asked with goes with the question. */
static void
state_changed_cb (Conflict *self)
{
  if (!anno_corpus_has_conflict (self->corpus, self->document))
    anno_notice_withdraw (self->notice, anno_document_get_path (self->document));
}

static void
settled_cb (int answer, gpointer data)
{
  Conflict *self = data;

  if (answer == 0)
    anno_corpus_keep_mine (self->corpus, self->document);
  else if (answer == 1)
    anno_corpus_take_theirs (self->corpus, self->document);
  else if (anno_corpus_has_conflict (self->corpus, self->document))
    conflict_cb (self->corpus, self->document, self->notice); /* it has to be answered */
}

static void
conflict_cb (AnnoCorpus *corpus, AnnoDocument *document, AnnoNotice *notice)
{
  Conflict *self = g_new0 (Conflict, 1);
  g_autofree char *message
      = g_strdup_printf (_("Your annotations on “%s” were also changed by another program, or on "
                           "another computer. Nothing is saved until you choose; the other version "
                           "is kept beside it either way."),
                         anno_document_get_title (document));

  self->corpus = g_object_ref (corpus);
  self->document = g_object_ref (document);
  self->notice = notice;
  g_signal_connect_swapped (corpus, "notify::save-message", G_CALLBACK (state_changed_cb), self);
  g_signal_connect_swapped (corpus, "notify::save-state", G_CALLBACK (state_changed_cb), self);
  anno_notice_show (notice, anno_document_get_path (document), message, _("Keep Mine"),
                    _("Take Theirs"), settled_cb, self, conflict_free);
}

/* What is said last about an article is what counts. */
static void
replaced_cb (AnnoCorpus *corpus, AnnoDocument *document, AnnoDocument *fresh, const char *message,
             AnnoNotice *notice)
{
  g_autofree char *subject = g_strconcat ("text of ", anno_document_get_path (fresh), NULL);
  anno_notice_show (notice, subject, message, NULL, NULL, NULL, NULL, NULL);
}

void
anno_corpus_notices_connect (AnnoCorpus *corpus, AnnoNotice *notice)
{
  g_return_if_fail (ANNO_IS_CORPUS (corpus) && ANNO_IS_NOTICE (notice));

  g_signal_connect_object (corpus, "problem", G_CALLBACK (problem_cb), notice, 0);
  g_signal_connect_object (corpus, "recovered", G_CALLBACK (recovered_cb), notice, 0);
  g_signal_connect_object (corpus, "replaced", G_CALLBACK (replaced_cb), notice, 0);
  g_signal_connect_object (corpus, "conflict", G_CALLBACK (conflict_cb), notice, 0);
  g_autoptr (GPtrArray) open = anno_corpus_list_conflicts (corpus);
  for (guint i = 0; i < open->len; i++)
    conflict_cb (corpus, open->pdata[i], notice);
  anno_copy_notices_connect (corpus, notice);
}
