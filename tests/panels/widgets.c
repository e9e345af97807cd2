#include "panels/widgets.h"

void
widgets_init (int *argc, char ***argv)
{
  gtk_test_init (argc, argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, "gtk-enable-animations",
                FALSE, "gtk-font-name", "DejaVu Sans 10", NULL);
}

void
widgets_settle (void)
{
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
}

GtkWindow *
widgets_show (GtkWidget *child, int width, int height)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());

  gtk_window_set_default_size (window, width, height);
  gtk_window_set_child (window, child);
  gtk_window_present (window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  widgets_settle ();
  return window;
}

typedef gboolean (*Matches) (GtkWidget *widget, gconstpointer data);

static GtkWidget *
search (GtkWidget *widget, Matches matches, gconstpointer data)
{
  if (matches (widget, data))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      /* A page that is kept for another time can't be seen or heard. */
      if (GTK_IS_STACK (widget) && gtk_stack_get_visible_child (GTK_STACK (widget)) != child)
        continue;
      GtkWidget *found = search (child, matches, data);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
is_type (GtkWidget *widget, gconstpointer data)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), *(const GType *) data);
}

/* Labels are named by what they say: what they stand beside is meant. */
static gboolean
is_named (GtkWidget *widget, gconstpointer data)
{
  if (GTK_IS_LABEL (widget))
    return FALSE;
  g_autofree char *difference
      = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, data);
  return difference == NULL;
}

static gboolean
is_label (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LABEL (widget) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), data) == 0;
}

gpointer
widgets_find_type (GtkWidget *root, GType type)
{
  return search (root, is_type, &type);
}

gpointer
widgets_find_named (GtkWidget *root, const char *name)
{
  return search (root, is_named, name);
}

gpointer
widgets_find_label (GtkWidget *root, const char *text)
{
  return search (root, is_label, text);
}

static gboolean
asks (GtkWidget *window, const char *heading)
{
  return ADW_IS_MESSAGE_DIALOG (window)
         && g_str_equal (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (window)), heading);
}

AdwMessageDialog *
widgets_wait_for_question (const char *heading)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (;;)
    {
      for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
        {
          g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
          if (asks (window, heading))
            return ADW_MESSAGE_DIALOG (window);
        }
      g_main_context_iteration (NULL, TRUE);
    }
}

void
widgets_answer (AdwMessageDialog *question, const char *response)
{
  GtkWindow *there = NULL;

  g_set_weak_pointer (&there, GTK_WINDOW (question));
  adw_message_dialog_response (question, response);
  if (there != NULL) /* it may have gone with its parent */
    gtk_window_destroy (there);
  g_clear_weak_pointer (&there);
  widgets_settle ();
}
