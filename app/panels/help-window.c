#include "panels/help-window.h"

#include "panels/help-book.h"
#include "panels/help-page.h"

#include <glib/gi18n-lib.h>

#define MARGIN 24

struct _AnnoHelpWindow
{
  AdwWindow parent_instance;
  char *folder;
  GPtrArray *path; /* of char: the pages that were shown, the one that is shown last */
  GtkWidget *scroller;
};

G_DEFINE_FINAL_TYPE (AnnoHelpWindow, anno_help_window, ADW_TYPE_WINDOW)

static GtkWidget *
make_failure (AnnoHelpWindow *self, const GError *error)
{
  GtkWidget *page = adw_status_page_new ();
  g_autofree char *where = g_markup_printf_escaped ("%s\n%s", self->folder, error->message);

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "dialog-warning-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("This Page Can’t Be Read"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), where);
  return page;
}

static GtkWidget *
make_page (AnnoHelpWindow *self, const AnnoHelpNode *node)
{
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *page = anno_help_page_new (node, self->folder);

  gtk_widget_set_margin_top (page, MARGIN);
  gtk_widget_set_margin_bottom (page, MARGIN);
  gtk_widget_set_margin_start (page, MARGIN);
  gtk_widget_set_margin_end (page, MARGIN);
  adw_clamp_set_child (ADW_CLAMP (clamp), page);
  return clamp;
}

static void
show_last (AnnoHelpWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnoHelpNode) node
      = anno_help_book_read (self->folder, self->path->pdata[self->path->len - 1], &error);

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller),
                                 node != NULL ? make_page (self, node) : make_failure (self, error));
  gtk_adjustment_set_value (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
  g_autofree char *title
      = anno_help_node_get_words (node != NULL ? anno_help_node_child (node, "title", NULL) : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scroller), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  /* It has the keyboard, so that the arrows scroll; from there, Tab goes to the first link. */
  gtk_widget_grab_focus (self->scroller);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "help.back", self->path->len > 1);
}

static void
show_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  anno_help_window_show (ANNO_HELP_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
back_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnoHelpWindow *self = ANNO_HELP_WINDOW (widget);

  if (self->path->len < 2)
    return;
  g_ptr_array_set_size (self->path, (int) self->path->len - 1);
  show_last (self);
}

static void
anno_help_window_finalize (GObject *object)
{
  AnnoHelpWindow *self = ANNO_HELP_WINDOW (object);

  g_free (self->folder);
  g_ptr_array_unref (self->path);
  G_OBJECT_CLASS (anno_help_window_parent_class)->finalize (object);
}

static void
anno_help_window_class_init (AnnoHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = anno_help_window_finalize;
  gtk_widget_class_install_action (widget_class, "help.show", "s", show_cb);
  gtk_widget_class_install_action (widget_class, "help.back", NULL, back_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "help.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_BackSpace, 0, "help.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkWidget *
make_header (void)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *back = gtk_button_new_from_icon_name ("go-previous-symbolic");
  GtkWidget *contents = gtk_button_new_with_label (_("Contents"));

  gtk_widget_set_tooltip_text (back, _("Back"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (back), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Back"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (back), "help.back");
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (contents), "help.show::index");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), back);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), contents);
  return header;
}

static void
anno_help_window_init (AnnoHelpWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->path = g_ptr_array_new_with_free_func (g_free);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_focusable (self->scroller, TRUE);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_box_append (GTK_BOX (box), make_header ());
  gtk_box_append (GTK_BOX (box), self->scroller);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _("Help"));
  gtk_window_set_default_size (GTK_WINDOW (self), 640, 720);
}

GtkWidget *
anno_help_window_new (GtkWindow *parent, const char *folder)
{
  g_return_val_if_fail (folder != NULL, NULL);

  AnnoHelpWindow *self = g_object_new (ANNO_TYPE_HELP_WINDOW, "transient-for", parent,
                                       "destroy-with-parent", TRUE, NULL);
  self->folder = g_strdup (folder);
  return GTK_WIDGET (self);
}

void
anno_help_window_show (AnnoHelpWindow *self, const char *page)
{
  g_return_if_fail (ANNO_IS_HELP_WINDOW (self) && page != NULL);

  if (self->path->len == 0 || !g_str_equal (self->path->pdata[self->path->len - 1], page))
    g_ptr_array_add (self->path, g_strdup (page));
  show_last (self);
}
