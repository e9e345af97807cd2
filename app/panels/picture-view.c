#include "panels/picture-view.h"

#include "panels/file-picker.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#define SCALE 1.5 /* pixels a point: as large as the words around it */
#define MARGIN 18 /* as the picture has it */

struct _AnnoPictureView
{
  GtkBox parent_instance;
  AnnoPictureKind kind;
  AnnoAgreementPicture *picture; /* or NULL */
  GtkWidget *area;
  GtkWidget *scroller;
  GtkWidget *buttons;
  GtkWidget *words; /* what stands in its place, or what went wrong */
};

enum
{
  CELL,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnnoPictureView, anno_picture_view, GTK_TYPE_BOX)

/* Grows with the text of the desktop. */
static double
scale_of (AnnoPictureView *self)
{
  int dpi = 96 * 1024;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  return SCALE * (dpi > 0 ? dpi / (96.0 * 1024.0) : 1);
}

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  AnnoPictureView *self = data;
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  if (self->picture == NULL)
    return;
  cairo_scale (cr, scale_of (self), scale_of (self));
  anno_agreement_picture_draw (self->picture, cr, dark ? ANNO_PLOT_DARK : ANNO_PLOT_LIGHT);
}

static void
resize (AnnoPictureView *self)
{
  double width = 0, height = 0;

  if (self->picture != NULL)
    anno_agreement_picture_measure (self->picture, &width, &height);
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (self->area),
                                      (int) ceil (width * scale_of (self)));
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (self->area),
                                       (int) ceil (height * scale_of (self)));
  gtk_widget_queue_draw (self->area);
}

static void
released_cb (AnnoPictureView *self, int n_press, double x, double y)
{
  const double scale = scale_of (self);
  guint row, column;

  if (self->picture != NULL
      && anno_agreement_picture_find (self->picture, x / scale, y / scale, &row, &column))
    g_signal_emit (self, signals[CELL], 0, row, column);
}

static void
moved_cb (AnnoPictureView *self, double x, double y)
{
  const double scale = scale_of (self);
  guint row, column;
  gboolean over = self->picture != NULL
                  && anno_agreement_picture_find (self->picture, x / scale, y / scale, &row,
                                                  &column);

  gtk_widget_set_cursor_from_name (self->area, over ? "pointer" : NULL);
}

static void
say (AnnoPictureView *self, const char *words)
{
  gtk_label_set_text (GTK_LABEL (self->words), words);
  gtk_widget_set_visible (self->words, *words != '\0');
}

static void
picked_cb (GPtrArray *files, gpointer data)
{
  g_autoptr (AnnoPictureView) self = data;
  const char *path = files != NULL ? g_file_peek_path (files->pdata[0]) : NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL || self->picture == NULL)
    return;
  /* The dialog has asked about one that is there. It is small: a hundred kilobytes. */
  if (anno_agreement_picture_save (self->picture, path, TRUE, &error))
    say (self, _ ("Saved."));
  else
    say (self, error->message);
}

static void
save (AnnoPictureView *self, const char *title, const char *end)
{
  g_autofree char *name
      = g_strdup_printf ("agreement-%s%s", anno_picture_kind_id (self->kind), end);
  anno_file_picker_save (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), title, name,
                         picked_cb, g_object_ref (self));
}

static void
save_svg_cb (AnnoPictureView *self)
{
  save (self, _ ("Save the Picture"), ".svg");
}

static void
save_csv_cb (AnnoPictureView *self)
{
  save (self, _ ("Save the Numbers"), ".csv");
}

static void
anno_picture_view_dispose (GObject *object)
{
  AnnoPictureView *self = ANNO_PICTURE_VIEW (object);

  g_clear_pointer (&self->picture, anno_agreement_picture_free);
  G_OBJECT_CLASS (anno_picture_view_parent_class)->dispose (object);
}

static void
anno_picture_view_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (anno_picture_view_parent_class)->system_setting_changed (widget, setting);
  resize (ANNO_PICTURE_VIEW (widget));
}

static void
anno_picture_view_class_init (AnnoPictureViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anno_picture_view_dispose;
  GTK_WIDGET_CLASS (klass)->system_setting_changed = anno_picture_view_system_setting_changed;
  signals[CELL] = g_signal_new ("cell", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
make_area (AnnoPictureView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->area = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_IMG, NULL);
  gtk_widget_set_halign (self->area, GTK_ALIGN_START);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->area), draw_cb, self, NULL);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (moved_cb), self);
  gtk_widget_add_controller (self->area, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (self->area, motion);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->area);
  gtk_box_append (GTK_BOX (self), self->scroller);
}

static void
add_button (AnnoPictureView *self, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (self->buttons), button);
}

static void
anno_picture_view_init (AnnoPictureView *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "picture-view");
  make_area (self);
  self->words = gtk_label_new ("");
  gtk_label_set_wrap (GTK_LABEL (self->words), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->words), 0);
  gtk_widget_add_css_class (self->words, "dim-label");
  gtk_box_append (GTK_BOX (self), self->words);
  gtk_widget_set_margin_start (self->words, MARGIN);
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_margin_start (self->buttons, MARGIN);
  add_button (self, _ ("Save as SVG…"), G_CALLBACK (save_svg_cb));
  add_button (self, _ ("Save as CSV…"), G_CALLBACK (save_csv_cb));
  gtk_box_append (GTK_BOX (self), self->buttons);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (resize),
                           self, G_CONNECT_SWAPPED);
}

GtkWidget *
anno_picture_view_new (AnnoPictureKind kind)
{
  AnnoPictureView *self = g_object_new (ANNO_TYPE_PICTURE_VIEW, NULL);

  self->kind = kind;
  anno_picture_view_show (self, NULL, "");
  return GTK_WIDGET (self);
}

void
anno_picture_view_show (AnnoPictureView *self, AnnoAgreementPicture *picture, const char *why)
{
  g_return_if_fail (ANNO_IS_PICTURE_VIEW (self));

  g_clear_pointer (&self->picture, anno_agreement_picture_free);
  self->picture = picture;
  if (picture != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->area), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    anno_agreement_picture_get_title (picture),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    anno_agreement_picture_get_words (picture), -1);
  gtk_widget_set_visible (self->scroller, picture != NULL);
  gtk_widget_set_visible (self->buttons, picture != NULL);
  say (self, picture == NULL && why != NULL ? why : "");
  resize (self);
}
