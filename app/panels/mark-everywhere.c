#include "panels/mark-everywhere.h"

#include "panels/question.h"
#include "session/corpus-mark.h"

#include <glib/gi18n-lib.h>

#define ANSWER "mark"
#define POLL 100 /* ms */

/* One question, from the counting to the deed. */
typedef struct
{
  grefcount refs; /* one of the question's, one of what is under way */
  AnnoSession *session;
  AnnoTagset *tagset; /* holds the tag */
  const AnnoTag *tag;
  AnnoSpan *like; /* NULL for none */
  gboolean takes_away;
  GtkWindow *dialog; /* NULL once it was answered */
  GtkWidget *bar;
  GCancellable *search;
  AnnoCorpusHits *hits; /* NULL while they are looked for */
  gint n_done;          /* articles, counted by another thread */
  guint poll_id;
} Errand;

static void
unref (Errand *self)
{
  if (!g_ref_count_dec (&self->refs))
    return;
  g_object_unref (self->session);
  anno_tagset_unref (self->tagset);
  g_clear_pointer (&self->like, anno_span_unref);
  g_object_unref (self->search);
  anno_corpus_hits_free (self->hits);
  g_free (self);
}

static char *
heading_for (Errand *self)
{
  guint n = self->hits->n;

  if (self->takes_away)
    /* Translators: %2$s is a tag's name. */
    return g_strdup_printf (ngettext ("Take %2$s Away from %1$u Place?",
                                      "Take %2$s Away from %1$u Places?", n),
                            n, self->tag->name);
  return g_strdup_printf (ngettext ("Mark %u Place as %s?", "Mark %u Places as %s?", n), n,
                          self->tag->name);
}

static char *
body_for (Errand *self)
{
  guint n = self->hits->articles->len;
  GString *body = g_string_new (NULL);

  g_string_append_printf (body, ngettext ("It is found in %u article.", "It is found in %u articles.", n), n);
  g_string_append_c (body, ' ');
  g_string_append (body, self->takes_away ? _("Only your own spans that are exactly these words go.")
                                          : _("What is so marked already stays as it is."));
  g_string_append_c (body, ' ');
  g_string_append (body, _("It is one step, which can be undone."));
  for (guint i = 0; i < self->hits->problems->len && i < 3; i++)
    g_string_append_printf (body, "\n\n%s", (const char *) self->hits->problems->pdata[i]);
  return g_string_free (body, FALSE);
}

static void
show_count (Errand *self)
{
  gboolean found = self->hits->n > 0;
  g_autofree char *heading = found ? heading_for (self) : g_strdup (_("Not Found"));
  g_autofree char *body = found ? body_for (self) : g_strdup (_("No article holds these words."));

  gtk_widget_set_visible (self->bar, FALSE);
  anno_question_set_words (self->dialog, heading, body);
  anno_question_set_enabled (self->dialog, ANSWER, found);
  /* While it couldn't be given, the other one had the keyboard. */
  GtkWidget *button = gtk_window_get_default_widget (self->dialog);
  if (found && button != NULL)
    gtk_widget_grab_focus (button);
}

static void
show_problem (Errand *self, const GError *error)
{
  gtk_widget_set_visible (self->bar, FALSE);
  anno_question_set_words (self->dialog, _("Couldn’t Look Through All Articles"), error->message);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Errand *self = data;
  g_autoptr (GError) error = NULL;

  g_clear_handle_id (&self->poll_id, g_source_remove);
  self->hits = anno_corpus_search_finish (result, &error);
  if (self->dialog != NULL && self->hits != NULL)
    show_count (self);
  else if (self->dialog != NULL)
    show_problem (self, error);
  unref (self);
}

static gboolean
poll_cb (gpointer data)
{
  Errand *self = data;

  AnnoCorpus *corpus = anno_session_get_corpus (self->session);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (anno_corpus_get_articles (corpus)));

  if (self->dialog != NULL && n > 0)
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar),
                                   (double) g_atomic_int_get (&self->n_done) / n);
  return G_SOURCE_CONTINUE;
}

static char *
words_for (Errand *self, const AnnoCorpusMarked *marked)
{
  const char *name = self->tag->name;
  guint n = marked->n;

  if (n == 0)
    return g_strdup_printf (self->takes_away ? _("None of them is marked as %s.")
                                             : _("All of them are marked as %s already."), name);
  if (self->takes_away)
    return g_strdup_printf (ngettext ("Took the tag %2$s from %1$u place",
                                      "Took the tag %2$s from %1$u places", n), n, name);
  return g_strdup_printf (ngettext ("Marked %u place as %s", "Marked %u places as %s", n), n, name);
}

static void
say (Errand *self, const AnnoCorpusMarked *marked)
{
  g_autofree char *words = words_for (self, marked);
  g_autofree char *left
      = marked->n_left > 0
            ? g_strdup_printf (ngettext ("%s. %u article was left out, because it can’t be marked.",
                                         "%s. %u articles were left out, because they can’t be "
                                         "marked.", marked->n_left),
                               words, marked->n_left)
            : NULL;

  if (marked->n > 0)
    anno_session_say_done (self->session, left != NULL ? left : words);
  else
    anno_session_say (self->session, left != NULL ? left : words);
}

static void
marked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Errand *self = data;
  g_autoptr (GError) error = NULL;
  AnnoCorpusMarked marked;

  if (anno_corpus_mark_finish (ANNO_CORPUS (source), result, &marked, &error))
    say (self, &marked);
  else
    anno_session_say (self->session, error->message);
  unref (self);
}

static void
answered_cb (const char *answer, gpointer data)
{
  Errand *self = data;
  AnnoCorpus *corpus = anno_session_get_corpus (self->session);

  self->dialog = NULL;
  g_cancellable_cancel (self->search);
  if (answer != NULL && self->hits != NULL)
    {
      AnnoCorpusHits *hits = g_steal_pointer (&self->hits);
      g_ref_count_inc (&self->refs);
      if (self->takes_away)
        anno_corpus_unmark_async (corpus, self->tag, hits, NULL, marked_cb, self);
      else
        anno_corpus_mark_async (corpus, self->tag, hits, self->like, NULL, marked_cb, self);
    }
  unref (self);
}

static void
ask (Errand *self, GtkWidget *over)
{
  GtkRoot *root = gtk_widget_get_root (over);

  self->dialog = anno_question_ask (GTK_WINDOW (root), _("Looking in All Articles…"), "", NULL, NULL,
                                    ANSWER, self->takes_away ? _("_Take Away") : _("_Mark All"),
                                    answered_cb, self);
  self->bar = gtk_progress_bar_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Articles looked through"), -1);
  anno_question_set_extra (self->dialog, self->bar, ANSWER);
  anno_question_set_enabled (self->dialog, ANSWER, FALSE);
}

void
anno_mark_everywhere_ask (GtkWidget *over, AnnoSession *session, AnnoPattern *pattern,
                          const AnnoTag *tag, AnnoSpan *like, gboolean takes_away)
{
  g_return_if_fail (GTK_IS_WIDGET (over) && ANNO_IS_SESSION (session));
  g_return_if_fail (pattern != NULL && tag != NULL);

  Errand *self = g_new0 (Errand, 1);
  AnnoCorpus *corpus = anno_session_get_corpus (session);
  g_ref_count_init (&self->refs);
  self->session = g_object_ref (session);
  self->tagset = anno_tagset_ref (anno_corpus_get_tagset (corpus));
  self->tag = tag;
  self->like = like != NULL ? anno_span_ref (like) : NULL;
  self->takes_away = takes_away;
  self->search = g_cancellable_new ();
  ask (self, over);
  self->poll_id = g_timeout_add (POLL, poll_cb, self);
  g_ref_count_inc (&self->refs);
  anno_corpus_search_async (corpus, pattern, &self->n_done, self->search, found_cb, self);
}
