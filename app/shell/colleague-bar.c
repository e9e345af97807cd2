#include "shell/colleague-bar.h"

#include "session/colleague-keeper.h"
#include "session/colleague.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define AVATAR_SIZE 20 /* pixels */

struct _AnnoColleagueBar
{
  GtkBox parent_instance;
  AnnoSession *session;
  GPtrArray *colleagues; /* of AnnoAnnotator: those that have a button, in order */
  AnnoColleagueKeeper *keeper;
  GCancellable *listing;
  GtkWidget *buttons;
  gboolean following; /* while the buttons follow the session, not the person */
};

G_DEFINE_FINAL_TYPE (AnnoColleagueBar, anno_colleague_bar, GTK_TYPE_BOX)

static void
toggled_cb (GtkToggleButton *button, AnnoColleagueBar *self)
{
  if (self->following || !gtk_toggle_button_get_active (button))
    return;
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index"));
  anno_session_look_at (self->session,
                        index == 0 ? NULL : g_ptr_array_index (self->colleagues, index - 1));
}

/* A name can hold anything: it is shown as it is, and cut where it is long. */
static GtkWidget *
make_button (AnnoColleagueBar *self, GtkWidget *group, const char *name, const char *words,
             guint index)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 20);
  gtk_box_append (GTK_BOX (box), adw_avatar_new (AVATAR_SIZE, name, TRUE));
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  if (group != NULL)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (group));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (index));
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, 0);
  gtk_box_append (GTK_BOX (self->buttons), button);
  return button;
}

static gboolean
is_looked_at (AnnoColleagueBar *self, guint index)
{
  const AnnoAnnotator *colleague = anno_session_get_colleague (self->session);

  if (index == 0 || colleague == NULL)
    return index == 0 && colleague == NULL;
  const AnnoAnnotator *here = g_ptr_array_index (self->colleagues, index - 1);
  return g_str_equal (here->slug, colleague->slug);
}

static void
follow_session (AnnoColleagueBar *self)
{
  guint index = 0;

  self->following = TRUE;
  for (GtkWidget *button = gtk_widget_get_first_child (self->buttons); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), is_looked_at (self, index++));
  self->following = FALSE;
}

static void
remove_buttons (AnnoColleagueBar *self)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (self->buttons)) != NULL)
    gtk_box_remove (GTK_BOX (self->buttons), child);
}

static void
show_colleagues (AnnoColleagueBar *self)
{
  gboolean any = self->colleagues->len > 0 || anno_session_get_colleague (self->session) != NULL;
  const char *own_name = anno_corpus_get_annotator (anno_session_get_corpus (self->session))->name;
  GtkWidget *own = NULL;

  remove_buttons (self);
  gtk_widget_set_visible (GTK_WIDGET (self), any);
  if (!any)
    return;
  /* Translators: one's own annotations, beside those of colleagues. */
  own = make_button (self, NULL, own_name, _("Mine"), 0);
  for (guint i = 0; i < self->colleagues->len; i++)
    {
      const AnnoAnnotator *colleague = g_ptr_array_index (self->colleagues, i);
      make_button (self, own, colleague->name, colleague->name, i + 1);
    }
  follow_session (self);
}

static gboolean
is_listed (AnnoColleagueBar *self, const GPtrArray *colleagues)
{
  gboolean same = self->colleagues->len == colleagues->len;

  for (guint i = 0; same && i < colleagues->len; i++)
    {
      const AnnoAnnotator *here = self->colleagues->pdata[i], *now = colleagues->pdata[i];
      same = g_str_equal (here->slug, now->slug) && g_str_equal (here->name, now->name);
    }
  return same;
}

/* Buttons stay where nobody came or went, with the focus that one of them may have. */
static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AnnoColleagueBar) self = data;
  g_autoptr (GPtrArray) colleagues = anno_colleague_list_finish (result, NULL);

  if (colleagues == NULL || self->session == NULL)
    return;
  if (is_listed (self, colleagues) && gtk_widget_get_visible (GTK_WIDGET (self)))
    {
      follow_session (self);
      return;
    }
  g_clear_pointer (&self->colleagues, g_ptr_array_unref);
  self->colleagues = g_steal_pointer (&colleagues);
  show_colleagues (self);
}

static void
stop_listing (AnnoColleagueBar *self)
{
  if (self->listing != NULL)
    g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
}

static void
list_colleagues (AnnoColleagueBar *self)
{
  AnnoCorpus *corpus = anno_session_get_corpus (self->session);
  AnnoDocument *document = anno_session_get_document (self->session);

  stop_listing (self);
  if (document == NULL)
    return;
  self->listing = g_cancellable_new ();
  const char *path = anno_document_get_path (document);
  anno_colleague_list_async (anno_corpus_get_root (corpus), path,
                             anno_corpus_find_former (corpus, path),
                             anno_corpus_get_annotator (corpus)->slug, self->listing, listed_cb,
                             g_object_ref (self));
}

/* Somebody may have begun meanwhile, and whom one looks at may have gone on. */
static void
active_changed_cb (AnnoColleagueBar *self)
{
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->session == NULL || !GTK_IS_WINDOW (window)
      || !gtk_window_is_active (GTK_WINDOW (window)))
    return;
  list_colleagues (self);
  anno_colleague_keeper_check (self->keeper);
}

static void
anno_colleague_bar_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (anno_colleague_bar_parent_class)->root (widget);
  g_signal_connect_object (gtk_widget_get_root (widget), "notify::is-active",
                           G_CALLBACK (active_changed_cb), widget, G_CONNECT_SWAPPED);
}

static void
anno_colleague_bar_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), active_changed_cb, widget);
  GTK_WIDGET_CLASS (anno_colleague_bar_parent_class)->unroot (widget);
}

static void
anno_colleague_bar_dispose (GObject *object)
{
  AnnoColleagueBar *self = ANNO_COLLEAGUE_BAR (object);

  stop_listing (self);
  g_clear_pointer (&self->keeper, anno_colleague_keeper_free);
  g_clear_object (&self->session);
  g_clear_pointer (&self->colleagues, g_ptr_array_unref);
  G_OBJECT_CLASS (anno_colleague_bar_parent_class)->dispose (object);
}

static void
anno_colleague_bar_class_init (AnnoColleagueBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anno_colleague_bar_dispose;
  GTK_WIDGET_CLASS (klass)->root = anno_colleague_bar_root;
  GTK_WIDGET_CLASS (klass)->unroot = anno_colleague_bar_unroot;
}

static void
anno_colleague_bar_init (AnnoColleagueBar *self)
{
  GtkWidget *label = gtk_label_new (_("Annotations:"));

  self->colleagues = g_ptr_array_new ();
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self), "colleague-bar");
  gtk_box_set_spacing (GTK_BOX (self), 9);
  gtk_box_append (GTK_BOX (self), label);
  gtk_box_append (GTK_BOX (self), self->buttons);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
anno_colleague_bar_set_session (AnnoColleagueBar *self, AnnoSession *session)
{
  g_return_if_fail (ANNO_IS_COLLEAGUE_BAR (self));

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  stop_listing (self);
  g_clear_pointer (&self->keeper, anno_colleague_keeper_free);
  g_set_object (&self->session, session);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (session == NULL)
    return;
  self->keeper = anno_colleague_keeper_new (session);
  g_signal_connect_object (session, "notify::document", G_CALLBACK (list_colleagues), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::colleague", G_CALLBACK (follow_session), self,
                           G_CONNECT_SWAPPED);
  list_colleagues (self);
}
