#include "shell/toast.h"

#include "panels/later.h"

#include <glib/gi18n-lib.h>

static G_DEFINE_QUARK (anno-toaster, anno_toaster)

/* What one overlay has to say, and what it says already. */
typedef struct
{
  AnnoLater *later;
  AdwToast *waiting;
  AdwToast *shown;
} Toaster;

static void
toaster_free (Toaster *self)
{
  g_clear_pointer (&self->later, anno_later_free);
  g_clear_object (&self->waiting);
  g_clear_object (&self->shown);
  g_free (self);
}

/* libadwaita shows a cross on it, and leaves it without a name. */
static void
name_cross (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) && gtk_button_get_icon_name (GTK_BUTTON (widget)) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _("Close the Notice"), -1);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_cross (child);
}

/* What was just done is what matters: a toast doesn't wait for the one before it to go. */
static void
show_waiting (gpointer toasts)
{
  Toaster *self = g_object_get_qdata (G_OBJECT (toasts), anno_toaster_quark ());

  if (self->shown != NULL)
    adw_toast_dismiss (self->shown);
  g_set_object (&self->shown, self->waiting);
  adw_toast_overlay_add_toast (toasts, g_steal_pointer (&self->waiting));
  name_cross (gtk_widget_get_last_child (GTK_WIDGET (toasts)));
}

static Toaster *
ensure_toaster (AdwToastOverlay *toasts)
{
  Toaster *self = g_object_get_qdata (G_OBJECT (toasts), anno_toaster_quark ());

  if (self != NULL)
    return self;
  self = g_new0 (Toaster, 1);
  self->later = anno_later_new (GTK_WIDGET (toasts), show_waiting);
  g_object_set_qdata_full (G_OBJECT (toasts), anno_toaster_quark (), self,
                           (GDestroyNotify) toaster_free);
  return self;
}

static AdwToast *
make_toast (const char *message, const char *undo)
{
  /* A toast's title is markup: names of people and files go in as they are. */
  g_autofree char *escaped = g_markup_escape_text (message, -1);
  AdwToast *toast = adw_toast_new (escaped);

  if (undo != NULL)
    {
      adw_toast_set_button_label (toast, _("_Undo"));
      adw_toast_set_detailed_action_name (toast, undo);
    }
  adw_toast_set_timeout (toast, undo != NULL ? 6 : 4);
  return toast;
}

static void
show (AdwToastOverlay *toasts, const char *message, const char *undo)
{
  Toaster *self = ensure_toaster (toasts);

  g_clear_object (&self->waiting);
  self->waiting = make_toast (message, undo);
  anno_later_ask (self->later);
}

void
anno_toast (AdwToastOverlay *toasts, const char *message, gboolean undo)
{
  g_return_if_fail (ADW_IS_TOAST_OVERLAY (toasts) && message != NULL);
  show (toasts, message, undo ? "session.undo" : NULL);
}

void
anno_toast_offer (AdwToastOverlay *toasts, const char *message, const char *action)
{
  g_return_if_fail (ADW_IS_TOAST_OVERLAY (toasts) && message != NULL && action != NULL);
  show (toasts, message, action);
}
