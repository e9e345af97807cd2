#include "view/page-zoom.h"

#include <math.h>

/* Of the text at its normal size, in the size of the interface's text. */
#define TEXT_EM 1.15
#define STEP 1.1

struct _AnnoPageZoom
{
  GtkWidget *view; /* not owned */
  GtkCssProvider *css;
  double zoom;
};

static gboolean
scroll_cb (GtkEventControllerScroll *scroll, double dx, double dy, AnnoPageZoom *self)
{
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (scroll));
  double zoom = self->zoom * pow (STEP, -dy);

  if (!(state & GDK_CONTROL_MASK) || dy == 0)
    return GDK_EVENT_PROPAGATE;
  g_object_set (self->view, "zoom", CLAMP (zoom, ANNO_PAGE_ZOOM_MIN, ANNO_PAGE_ZOOM_MAX), NULL);
  return GDK_EVENT_STOP;
}

/* What the style sheet says of the text's size, times the zoom. */
static void
apply (AnnoPageZoom *self)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (number, sizeof number, "%.4f", TEXT_EM * self->zoom);
  g_autofree char *text = g_strdup_printf ("textview { font-size: %sem; }", number);
  gtk_css_provider_load_from_data (self->css, text, -1);
}

AnnoPageZoom *
anno_page_zoom_new (GtkTextView *view)
{
  g_return_val_if_fail (GTK_IS_TEXT_VIEW (view), NULL);

  AnnoPageZoom *self = g_new0 (AnnoPageZoom, 1);
  GtkEventController *scroll
      = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  self->view = GTK_WIDGET (view);
  self->zoom = 1.0;
  self->css = gtk_css_provider_new ();
  apply (self);
  gtk_style_context_add_provider (gtk_widget_get_style_context (self->view),
                                  GTK_STYLE_PROVIDER (self->css),
                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (self->view, scroll);
  return self;
}

void
anno_page_zoom_free (AnnoPageZoom *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->css);
  g_free (self);
}

double
anno_page_zoom_get (const AnnoPageZoom *self)
{
  g_return_val_if_fail (self != NULL, 1.0);
  return self->zoom;
}

gboolean
anno_page_zoom_set (AnnoPageZoom *self, double zoom)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->zoom == zoom)
    return FALSE;
  self->zoom = zoom;
  apply (self);
  return TRUE;
}
