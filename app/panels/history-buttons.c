#include "panels/history-buttons.h"

#include "panels/later.h"

#include <glib/gi18n-lib.h>

struct _AnnoHistoryButtons
{
  GtkBox parent_instance;
  AnnoHistory *history;
  AnnoLater *later;
  GtkWidget *undo;
  GtkWidget *redo;
};

enum
{
  PROP_COMPACT = 1,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (AnnoHistoryButtons, anno_history_buttons, GTK_TYPE_BOX)

/* A tooltip that is set, even to the same words, has the window look under the pointer anew. */
static void
set_tooltip (GtkWidget *widget, const char *words)
{
  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), words) != 0)
    gtk_widget_set_tooltip_text (widget, words);
}

static void
show_undo (AnnoHistoryButtons *self)
{
  AnnoStep *last = self->history != NULL ? anno_history_peek_undo (self->history) : NULL;
  g_autofree char *words = last != NULL
                               ? g_strdup_printf (_("Undo “%s” (Ctrl+Z)"), anno_step_get_label (last))
                               : g_strdup (_("Undo (Ctrl+Z)"));

  gtk_widget_set_sensitive (self->undo, last != NULL);
  set_tooltip (self->undo, words);
}

static void
show_redo (AnnoHistoryButtons *self)
{
  AnnoStep *next = self->history != NULL ? anno_history_peek_redo (self->history) : NULL;
  g_autofree char *words
      = next != NULL ? g_strdup_printf (_("Redo “%s” (Shift+Ctrl+Z)"), anno_step_get_label (next))
                     : g_strdup (_("Redo (Shift+Ctrl+Z)"));

  gtk_widget_set_sensitive (self->redo, next != NULL);
  set_tooltip (self->redo, words);
}

static void
show_steps (gpointer widget)
{
  show_undo (widget);
  show_redo (widget);
}

static void
history_cb (AnnoHistoryButtons *self)
{
  anno_later_ask (self->later);
}

static void
undo_cb (AnnoHistoryButtons *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "session.undo", NULL);
}

static void
redo_cb (AnnoHistoryButtons *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "session.redo", NULL);
}

static void
anno_history_buttons_dispose (GObject *object)
{
  AnnoHistoryButtons *self = ANNO_HISTORY_BUTTONS (object);

  g_clear_object (&self->history);
  g_clear_pointer (&self->later, anno_later_free);
  G_OBJECT_CLASS (anno_history_buttons_parent_class)->dispose (object);
}

static void
anno_history_buttons_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  AnnoHistoryButtons *self = ANNO_HISTORY_BUTTONS (object);

  switch (id)
    {
    case PROP_COMPACT: gtk_widget_set_visible (self->redo, !g_value_get_boolean (value)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
anno_history_buttons_class_init (AnnoHistoryButtonsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anno_history_buttons_dispose;
  G_OBJECT_CLASS (klass)->set_property = anno_history_buttons_set_property;
  props[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE,
                                              G_PARAM_STATIC_STRINGS | G_PARAM_WRITABLE);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Annotator/ui/history-buttons.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnoHistoryButtons, undo);
  gtk_widget_class_bind_template_child (widget_class, AnnoHistoryButtons, redo);
  gtk_widget_class_bind_template_callback (widget_class, undo_cb);
  gtk_widget_class_bind_template_callback (widget_class, redo_cb);
}

static void
anno_history_buttons_init (AnnoHistoryButtons *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->later = anno_later_new (GTK_WIDGET (self), show_steps);
  show_steps (self);
}

void
anno_history_buttons_set_history (AnnoHistoryButtons *self, AnnoHistory *history)
{
  g_return_if_fail (ANNO_IS_HISTORY_BUTTONS (self));

  if (self->history != NULL)
    g_signal_handlers_disconnect_by_func (self->history, history_cb, self);
  g_set_object (&self->history, history);
  if (history != NULL)
    g_signal_connect_object (history, "notify", G_CALLBACK (history_cb), self, G_CONNECT_SWAPPED);
  show_steps (self);
}
