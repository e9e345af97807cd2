#include "shell/colleague-bar.h"

#include "session/colleague-keeper.h"
#include "shell/over-chooser.h"
#include "shell/over-mark.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define AVATAR_SIZE 20 /* pixels */
#define NAME_WIDTH 20  /* characters */
#define MANY 4         /* more colleagues than that are shown by their initials */

struct _AnnoColleagueBar
{
  GtkBox parent_instance;
  AnnoSession *session;
  GStrv slugs; /* of those that have a button, in order */
  AnnoColleagueKeeper *keeper;
  GtkWidget *buttons;
  GtkWidget *chooser;
  gboolean following; /* while the buttons follow the session, not the person */
};

G_DEFINE_FINAL_TYPE (AnnoColleagueBar, anno_colleague_bar, GTK_TYPE_BOX)

static void
toggled_cb (GtkToggleButton *button, AnnoColleagueBar *self)
{
  const char *slug = g_object_get_data (G_OBJECT (button), "slug");

  if (self->following || !gtk_toggle_button_get_active (button))
    return;
  g_autoptr (AnnoAnnotator) colleague
      = slug != NULL ? anno_over_layers_find_annotator (
                           anno_session_get_over_layers (self->session), slug)
                     : NULL;
  anno_session_look_at (self->session, colleague);
}

/* What a button shows: a picture, a name that can hold anything, and the mark of the lines over the
 * text, where there are any. */
static void
fill_button (GtkWidget *button, const char *name, const char *words, AnnoOverLayer *entry,
             gboolean is_short)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *label = gtk_label_new (words);

  if (g_utf8_strlen (words, -1) > NAME_WIDTH)
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (label), NAME_WIDTH);
      gtk_label_set_max_width_chars (GTK_LABEL (label), NAME_WIDTH);
    }
  gtk_widget_set_visible (label, !is_short);
  gtk_widget_set_tooltip_text (button, name);
  gtk_box_append (GTK_BOX (box), adw_avatar_new (AVATAR_SIZE, name, TRUE));
  gtk_box_append (GTK_BOX (box), label);
  if (entry != NULL)
    gtk_box_append (GTK_BOX (box), anno_over_mark_new (anno_over_layer_get_mark (entry)));
  gtk_button_set_child (GTK_BUTTON (button), box);
  /* Translators: a colleague, whose annotations are drawn over the text. */
  g_autofree char *spoken = entry != NULL ? g_strdup_printf (_("%s, shown over the text"), words)
                                          : g_strdup (words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
}

/* @slug: NULL for one's own. */
static GtkWidget *
add_button (AnnoColleagueBar *self, GtkWidget *group, const char *slug)
{
  GtkWidget *button = gtk_toggle_button_new ();

  gtk_widget_add_css_class (button, "flat");
  if (group != NULL)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (group));
  g_object_set_data_full (G_OBJECT (button), "slug", g_strdup (slug), g_free);
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, 0);
  gtk_box_append (GTK_BOX (self->buttons), button);
  return button;
}

static void
follow_session (AnnoColleagueBar *self)
{
  const AnnoAnnotator *colleague = anno_session_get_colleague (self->session);

  self->following = TRUE;
  for (GtkWidget *button = gtk_widget_get_first_child (self->buttons); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    gtk_toggle_button_set_active (
        GTK_TOGGLE_BUTTON (button),
        g_strcmp0 (g_object_get_data (G_OBJECT (button), "slug"),
                   colleague != NULL ? colleague->slug : NULL) == 0);
  self->following = FALSE;
}

static void
make_buttons (AnnoColleagueBar *self)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (self->buttons)) != NULL)
    gtk_box_remove (GTK_BOX (self->buttons), child);
  GtkWidget *own = add_button (self, NULL, NULL);
  for (guint i = 0; self->slugs[i] != NULL; i++)
    add_button (self, own, self->slugs[i]);
}

/* What of theirs lies over the text: not that of who is looked at alone. */
static AnnoOverLayer *
find_drawn (AnnoColleagueBar *self, const char *slug)
{
  const AnnoAnnotator *colleague = anno_session_get_colleague (self->session);

  if (colleague != NULL && g_str_equal (colleague->slug, slug))
    return NULL;
  return anno_over_layers_find (anno_session_get_over_layers (self->session), slug);
}

static void
fill_buttons (AnnoColleagueBar *self)
{
  AnnoOverLayers *over = anno_session_get_over_layers (self->session);
  const AnnoAnnotator *me = anno_corpus_get_annotator (anno_session_get_corpus (self->session));

  for (GtkWidget *button = gtk_widget_get_first_child (self->buttons); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    {
      const char *slug = g_object_get_data (G_OBJECT (button), "slug");
      const char *name = slug != NULL ? anno_over_layers_get_name (over, slug) : NULL;
      if (slug == NULL)
        /* Translators: one's own annotations, beside those of colleagues. */
        fill_button (button, me->name, _("Mine"), NULL, FALSE);
      else
        fill_button (button, name, name, find_drawn (self, slug),
                     g_strv_length (self->slugs) > MANY);
    }
}

/* Buttons stay where nobody came or went, with the focus that one of them may have. While the next
 * article's colleagues are looked for, the bar stays as it is: it would only flicker. */
static void
over_changed_cb (AnnoColleagueBar *self)
{
  AnnoOverLayers *over = anno_session_get_over_layers (self->session);
  g_auto (GStrv) slugs = anno_over_layers_list_colleagues (over);
  gboolean loading = FALSE;

  g_object_get (over, "loading", &loading, NULL);
  if (slugs[0] == NULL && loading && self->slugs != NULL)
    return;
  gboolean any = slugs[0] != NULL || anno_session_get_colleague (self->session) != NULL;
  if (self->slugs == NULL
      || !g_strv_equal ((const char *const *) self->slugs, (const char *const *) slugs))
    {
      g_strfreev (self->slugs);
      self->slugs = g_steal_pointer (&slugs);
      make_buttons (self);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), any);
  fill_buttons (self);
  follow_session (self);
}

/* Somebody may have begun meanwhile, and whom one looks at may have gone on. */
static void
active_changed_cb (AnnoColleagueBar *self)
{
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->session == NULL || !GTK_IS_WINDOW (window)
      || !gtk_window_is_active (GTK_WINDOW (window)))
    return;
  anno_over_layers_check (anno_session_get_over_layers (self->session));
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

  g_clear_pointer (&self->keeper, anno_colleague_keeper_free);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (anno_session_get_over_layers (self->session), self);
  g_clear_object (&self->session);
  g_clear_pointer (&self->slugs, g_strfreev);
  G_OBJECT_CLASS (anno_colleague_bar_parent_class)->dispose (object);
}

static void
anno_colleague_bar_class_init (AnnoColleagueBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anno_colleague_bar_dispose;
  GTK_WIDGET_CLASS (klass)->root = anno_colleague_bar_root;
  GTK_WIDGET_CLASS (klass)->unroot = anno_colleague_bar_unroot;
}

/* However many there are, the window gets no wider by them. */
static GtkWidget *
make_scroller (GtkWidget *child)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  gtk_widget_set_hexpand (scroller, TRUE);
  return scroller;
}

static void
anno_colleague_bar_init (AnnoColleagueBar *self)
{
  GtkWidget *label = gtk_label_new (_("Annotations:"));

  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  self->chooser = anno_over_chooser_new ();
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self), "colleague-bar");
  gtk_box_set_spacing (GTK_BOX (self), 9);
  gtk_box_append (GTK_BOX (self), label);
  gtk_box_append (GTK_BOX (self), make_scroller (self->buttons));
  gtk_box_append (GTK_BOX (self), self->chooser);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
anno_colleague_bar_set_session (AnnoColleagueBar *self, AnnoSession *session)
{
  g_return_if_fail (ANNO_IS_COLLEAGUE_BAR (self));

  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->session, self);
      g_signal_handlers_disconnect_by_data (anno_session_get_over_layers (self->session), self);
    }
  g_clear_pointer (&self->keeper, anno_colleague_keeper_free);
  g_clear_pointer (&self->slugs, g_strfreev);
  g_set_object (&self->session, session);
  anno_over_chooser_set_session (ANNO_OVER_CHOOSER (self->chooser), session);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (session == NULL)
    return;
  self->keeper = anno_colleague_keeper_new (session);
  g_signal_connect_object (anno_session_get_over_layers (session), "changed",
                           G_CALLBACK (over_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::colleague", G_CALLBACK (over_changed_cb), self,
                           G_CONNECT_SWAPPED);
  over_changed_cb (self);
}
