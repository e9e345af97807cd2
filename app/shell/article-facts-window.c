#include "shell/article-facts-window.h"

#include "panels/facts-form.h"
#include "panels/mnemonic-name.h"
#include "shell/help.h"
#include "shell/save-question.h"

#include <glib/gi18n-lib.h>

struct _AnnoArticleFactsWindow
{
  AdwWindow parent_instance;
  AnnoSession *session;
  AnnoCorpus *corpus;     /* of the session; NULL once the window is gone */
  AnnoDocument *document; /* the one in hand when it opened */
  AnnoArticleFactsSaved saved;
  gpointer data;
  AnnoMeta before; /* what the file said when it was read */
  AnnoFileIdentity identity;
  gboolean is_read;   /* there is something to be corrected */
  gboolean forbidden; /* it can't be written */
  gboolean busy;
  GtkWidget *title_widget;
  GtkWidget *cancel_button;
  GtkWidget *save_button;
  GtkWidget *spinner;
  GtkWidget *message;
  GtkWidget *stack;
  GtkWidget *failed;
  AnnoFactsForm *form;
};

G_DEFINE_FINAL_TYPE (AnnoArticleFactsWindow, anno_article_facts_window, ADW_TYPE_WINDOW)

static const char *
article_of (AnnoArticleFactsWindow *self)
{
  return anno_document_get_path (self->document);
}

static gboolean
is_changed (AnnoArticleFactsWindow *self)
{
  return self->is_read && anno_facts_form_is_changed (self->form);
}

static gboolean
can_save (AnnoArticleFactsWindow *self)
{
  return is_changed (self) && anno_facts_form_is_right (self->form) && !self->forbidden
         && !self->busy;
}

static void
update (AnnoArticleFactsWindow *self)
{
  gtk_widget_set_visible (self->spinner, self->busy);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), self->busy);
  gtk_widget_set_sensitive (self->stack, !self->busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save", can_save (self));
}

static void
set_busy (AnnoArticleFactsWindow *self, gboolean busy)
{
  self->busy = busy;
  update (self);
}

/* NULL takes it away. */
static void
say (AnnoArticleFactsWindow *self, const char *message)
{
  gtk_label_set_text (GTK_LABEL (self->message), message != NULL ? message : "");
  gtk_widget_set_visible (self->message, message != NULL);
}

static void
show_failed (AnnoArticleFactsWindow *self, const char *message)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);

  adw_status_page_set_description (ADW_STATUS_PAGE (self->failed), escaped);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "failed");
  self->is_read = FALSE;
}

static void
show_known (AnnoArticleFactsWindow *self, const char *hindrance)
{
  gboolean is_first = !self->is_read;

  self->is_read = TRUE;
  self->forbidden = hindrance != NULL;
  anno_facts_form_show (self->form, &self->before, self->document);
  anno_facts_form_set_editable (self->form, !self->forbidden);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "form");
  if (hindrance != NULL)
    say (self, hindrance);
  if (is_first)
    anno_facts_form_focus (self->form);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AnnoArticleFactsWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *hindrance = NULL;

  if (self->corpus == NULL)
    return;
  gboolean read = anno_meta_verbs_read_finish (self->corpus, result, &self->before, &self->identity,
                                               &hindrance, &error);
  set_busy (self, FALSE);
  if (read)
    show_known (self, hindrance);
  else
    show_failed (self, error->message);
  update (self);
}

static void
read_known (AnnoArticleFactsWindow *self)
{
  set_busy (self, TRUE);
  anno_meta_verbs_read_async (self->corpus, article_of (self), read_cb, g_object_ref (self));
}

static void
leave (AnnoArticleFactsWindow *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  self->is_read = FALSE; /* so that nothing is asked */
  gtk_window_close (GTK_WINDOW (self));
  if (parent != NULL) /* a question that was over this window may have taken the keyboard with it */
    gtk_window_present (parent);
}

static void
tell_refused (AnnoArticleFactsWindow *self, const GError *error)
{
  if (!g_error_matches (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_CHANGED))
    {
      say (self, error->message);
      return;
    }
  say (self, _("Somebody else has changed what is known of this article, and nothing was saved. "
               "What they wrote is shown now where you typed nothing: look through it, then save "
               "again."));
  read_known (self);
}

static void
tell_saved (AnnoArticleFactsWindow *self, const AnnoMeta *meta, const AnnoFileIdentity *now)
{
  const char *root = anno_corpus_get_root (self->corpus);

  anno_article_facts_show (self->session, article_of (self), meta, now);
  if (self->saved != NULL)
    self->saved (anno_meta_order_new (root, article_of (self), &self->before, now), self->data);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AnnoArticleFactsWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_auto (AnnoMeta) meta = { NULL };
  AnnoFileIdentity now = { 0 };
  gboolean saved = anno_meta_verbs_save_finish (ANNO_CORPUS (source), result, &now, &error);

  if (self->corpus == NULL)
    return;
  anno_facts_form_get (self->form, &meta);
  set_busy (self, FALSE);
  if (!saved)
    {
      tell_refused (self, error);
      return;
    }
  tell_saved (self, &meta, &now);
  leave (self);
}

static void
save_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnoArticleFactsWindow *self = ANNO_ARTICLE_FACTS_WINDOW (widget);
  g_auto (AnnoMeta) meta = { NULL };

  if (!can_save (self))
    return;
  anno_facts_form_get (self->form, &meta);
  if (anno_facts_equal (&meta, &self->before)) /* it was typed in another way only */
    {
      leave (self);
      return;
    }
  say (self, NULL);
  set_busy (self, TRUE);
  anno_meta_verbs_save_async (self->corpus,
                              anno_meta_order_new (anno_corpus_get_root (self->corpus),
                                                   article_of (self), &meta, &self->identity),
                              saved_cb, g_object_ref (self));
}

static void
close_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
help_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  anno_help_show (GTK_WINDOW (widget), "facts");
}

static void
discard (GtkWindow *window)
{
  AnnoArticleFactsWindow *self = ANNO_ARTICLE_FACTS_WINDOW (window);

  if (self->corpus != NULL)
    leave (self);
}

/* What isn't saved is asked about. */
static gboolean
anno_article_facts_window_close_request (GtkWindow *window)
{
  AnnoArticleFactsWindow *self = ANNO_ARTICLE_FACTS_WINDOW (window);

  if (!is_changed (self) || self->busy)
    return (self->busy && self->is_read)
           || GTK_WINDOW_CLASS (anno_article_facts_window_parent_class)->close_request (window);
  anno_save_question_ask (window, _("Save the Facts?"), can_save (self), discard);
  return TRUE;
}

static void
anno_article_facts_window_dispose (GObject *object)
{
  AnnoArticleFactsWindow *self = ANNO_ARTICLE_FACTS_WINDOW (object);

  g_clear_object (&self->corpus);
  g_clear_object (&self->document);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (anno_article_facts_window_parent_class)->dispose (object);
}

static void
anno_article_facts_window_finalize (GObject *object)
{
  anno_meta_clear (&ANNO_ARTICLE_FACTS_WINDOW (object)->before);
  G_OBJECT_CLASS (anno_article_facts_window_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (ANNO_TYPE_FACTS_FORM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Annotator/ui/article-facts-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnoArticleFactsWindow, title_widget);
  gtk_widget_class_bind_template_child (widget_class, AnnoArticleFactsWindow, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, AnnoArticleFactsWindow, save_button);
  gtk_widget_class_bind_template_child (widget_class, AnnoArticleFactsWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, AnnoArticleFactsWindow, message);
  gtk_widget_class_bind_template_child (widget_class, AnnoArticleFactsWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, AnnoArticleFactsWindow, failed);
  gtk_widget_class_bind_template_child (widget_class, AnnoArticleFactsWindow, form);
}

static void
anno_article_facts_window_class_init (AnnoArticleFactsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anno_article_facts_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = anno_article_facts_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = anno_article_facts_window_close_request;
  gtk_widget_class_install_action (widget_class, "win.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "win.close", NULL, close_cb);
  gtk_widget_class_install_action (widget_class, "win.help", NULL, help_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.close", NULL);
  bind_template (widget_class);
}

static void
anno_article_facts_window_init (AnnoArticleFactsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  anno_mnemonic_name_all (GTK_WIDGET (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->save_button);
  g_signal_connect_object (self->form, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

GtkWidget *
anno_article_facts_window_new (GtkWindow *parent, AnnoSession *session, AnnoArticleFactsSaved saved,
                               gpointer data)
{
  g_return_val_if_fail (ANNO_IS_SESSION (session), NULL);
  g_return_val_if_fail (anno_session_get_document (session) != NULL, NULL);

  AnnoArticleFactsWindow *self = g_object_new (ANNO_TYPE_ARTICLE_FACTS_WINDOW, NULL);
  self->session = g_object_ref (session);
  self->corpus = g_object_ref (anno_session_get_corpus (session));
  self->document = g_object_ref (anno_session_get_document (session));
  self->saved = saved;
  self->data = data;
  adw_window_title_set_subtitle (ADW_WINDOW_TITLE (self->title_widget),
                                 anno_document_get_title (self->document));
  gtk_window_set_transient_for (GTK_WINDOW (self), parent);
  if (parent != NULL) /* for its keys: those that quit, and those of the actions above */
    gtk_window_set_application (GTK_WINDOW (self), gtk_window_get_application (parent));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  read_known (self);
  return GTK_WIDGET (self);
}

void
anno_article_facts_show (AnnoSession *session, const char *article, const AnnoMeta *meta,
                         const AnnoFileIdentity *identity)
{
  g_return_if_fail (ANNO_IS_SESSION (session) && article != NULL);
  g_return_if_fail (meta != NULL && identity != NULL);

  AnnoDocument *document = anno_session_get_document (session);
  AnnoCorpus *corpus = anno_session_get_corpus (session);
  if (document != NULL && g_str_equal (anno_document_get_path (document), article)
      && document != anno_corpus_find_document (corpus, article))
    anno_document_set_meta (document, meta, identity);
}
