#include "panels/save-indicator.h"

#include "panels/later.h"

#include <glib/gi18n-lib.h>

struct _AnnoSaveIndicator
{
  GtkWidget parent_instance;
  AnnoCorpus *corpus;
  AnnoLater *later;
  GtkWidget *button;
  GtkWidget *icon;
  GtkWidget *label;
  GtkWidget *popover;
  GtkWidget *message;
  gboolean compact;
};

enum
{
  PROP_0,
  PROP_COMPACT,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (AnnoSaveIndicator, anno_save_indicator, GTK_TYPE_WIDGET)

typedef struct
{
  const char *icon;
  const char *label;
  const char *message;
} Look;

/* Translators: the state of saving, in one or two words; then what it means. */
static const Look looks[] = {
  [ANNO_SAVE_STATE_SAVED]
  = { "object-select-symbolic", N_("Saved"), N_("Everything you did is on disk.") },
  [ANNO_SAVE_STATE_SAVING]
  = { "content-loading-symbolic", N_("Saving…"), N_("What you did last is being saved.") },
  [ANNO_SAVE_STATE_FAILED] = { "dialog-warning-symbolic", N_("Not Saved"), NULL },
};

static void
show_state (gpointer widget)
{
  AnnoSaveIndicator *self = widget;

  if (self->corpus == NULL)
    return;

  AnnoSaveState state = anno_corpus_get_save_state (self->corpus);
  const Look *look = &looks[state];
  const char *message = state == ANNO_SAVE_STATE_FAILED
                            ? anno_corpus_get_save_message (self->corpus)
                            : _(look->message);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), look->icon);
  gtk_label_set_text (GTK_LABEL (self->label), _(look->label));
  gtk_label_set_text (GTK_LABEL (self->message), message != NULL ? message : "");
  gtk_widget_set_visible (self->label, state != ANNO_SAVE_STATE_SAVED && !self->compact);
  if (state == ANNO_SAVE_STATE_FAILED)
    gtk_widget_add_css_class (self->button, "error");
  else
    gtk_widget_remove_css_class (self->button, "error");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(look->label), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  message != NULL ? message : "", -1);
}

static void
ask (AnnoSaveIndicator *self)
{
  anno_later_ask (self->later);
}

static void
anno_save_indicator_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  AnnoSaveIndicator *self = ANNO_SAVE_INDICATOR (object);

  if (id != PROP_COMPACT)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  else if (self->compact != g_value_get_boolean (value))
    {
      self->compact = g_value_get_boolean (value);
      show_state (self); /* at once: the window is being given its size */
      g_object_notify_by_pspec (object, pspec);
    }
}

static void
anno_save_indicator_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_COMPACT)
    g_value_set_boolean (value, ANNO_SAVE_INDICATOR (object)->compact);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
anno_save_indicator_dispose (GObject *object)
{
  AnnoSaveIndicator *self = ANNO_SAVE_INDICATOR (object);

  anno_save_indicator_set_corpus (self, NULL);
  g_clear_pointer (&self->later, anno_later_free);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  G_OBJECT_CLASS (anno_save_indicator_parent_class)->dispose (object);
}

static void
anno_save_indicator_class_init (AnnoSaveIndicatorClass *klass)
{
  G_OBJECT_CLASS (klass)->set_property = anno_save_indicator_set_property;
  G_OBJECT_CLASS (klass)->get_property = anno_save_indicator_get_property;
  G_OBJECT_CLASS (klass)->dispose = anno_save_indicator_dispose;
  props[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE,
                                              G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS
                                                  | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
anno_save_indicator_init (AnnoSaveIndicator *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->later = anno_later_new (GTK_WIDGET (self), show_state);
  self->icon = gtk_image_new ();
  self->label = gtk_label_new (NULL);
  gtk_box_append (GTK_BOX (box), self->icon);
  gtk_box_append (GTK_BOX (box), self->label);

  self->message = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->message), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->message), 40);
  gtk_label_set_selectable (GTK_LABEL (self->message), TRUE);
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), self->message);

  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), box);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), self->popover);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

void
anno_save_indicator_set_corpus (AnnoSaveIndicator *self, AnnoCorpus *corpus)
{
  g_return_if_fail (ANNO_IS_SAVE_INDICATOR (self));

  if (self->corpus == corpus)
    return;
  if (self->corpus != NULL)
    g_signal_handlers_disconnect_by_func (self->corpus, ask, self);
  g_set_object (&self->corpus, corpus);
  if (corpus == NULL)
    return;
  g_signal_connect_object (corpus, "notify::save-state", G_CALLBACK (ask), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (corpus, "notify::save-message", G_CALLBACK (ask), self,
                           G_CONNECT_SWAPPED);
  show_state (self);
}
