#include "shell/todo-notice.h"

#include "session/todo-list.h"
#include "shell/todo-memory.h"

#include <glib/gi18n-lib.h>

#define SUBJECT "what reviewers ask"
#define ACTION "win.todo"

struct _AnnoTodoNotice
{
  GtkWindow *window;
  AnnoNotice *notice;
  GtkWidget *button;
  GtkWidget *count; /* in it */
  GMenu *menu;
  GSettings *settings;
  AnnoCorpus *corpus; /* NULL for none */
  AnnoTodoList *list; /* its */
  guint n;
  guint n_told; /* how many the notice that is up speaks of; 0 for none */
  gboolean open;
  gboolean narrow;
};

/* No AdwButtonContent: that would name the button by the number alone. */
static void
fill_button (AnnoTodoNotice *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->count, "numeric");
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("annotator-needs-changes-symbolic"));
  gtk_box_append (GTK_BOX (box), self->count);
  gtk_button_set_child (GTK_BUTTON (self->button), box);
}

AnnoTodoNotice *
anno_todo_notice_new (GtkWindow *window, AnnoNotice *notice, GtkWidget *button, GMenu *menu)
{
  g_return_val_if_fail (GTK_IS_WINDOW (window) && ANNO_IS_NOTICE (notice), NULL);
  g_return_val_if_fail (GTK_IS_BUTTON (button) && G_IS_MENU (menu), NULL);

  AnnoTodoNotice *self = g_new0 (AnnoTodoNotice, 1);
  self->window = window;
  self->notice = notice;
  self->button = button;
  self->menu = menu;
  self->settings = g_settings_new (ANNO_APP_ID);
  fill_button (self);
  return self;
}

static void
forget_list (AnnoTodoNotice *self)
{
  if (self->list == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->list, self);
  g_signal_handlers_disconnect_by_data (anno_todo_list_get_items (self->list), self);
  g_clear_object (&self->list);
}

void
anno_todo_notice_free (AnnoTodoNotice *self)
{
  if (self == NULL)
    return;
  forget_list (self);
  g_clear_object (&self->corpus);
  g_object_unref (self->settings);
  g_free (self);
}

static char *
describe (guint n)
{
  return g_strdup_printf (
      ngettext ("%u thing is asked of you in reviews", "%u things are asked of you in reviews", n),
      n);
}

static void
show_button (AnnoTodoNotice *self)
{
  g_autofree char *words = describe (self->n);
  /* Translators: how many things are asked, and a key. */
  g_autofree char *tooltip = g_strdup_printf (_("%s (Shift+Ctrl+J)"), words);
  g_autofree char *count = g_strdup_printf ("%u", self->n);

  gtk_label_set_text (GTK_LABEL (self->count), count);
  gtk_widget_set_tooltip_text (self->button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words, -1);
  gtk_widget_set_visible (self->button, self->n > 0 && !self->narrow);
}

static gboolean
is_ours (GMenuModel *menu, int n)
{
  g_autofree char *action = NULL;

  return g_menu_model_get_item_attribute (menu, n, G_MENU_ATTRIBUTE_ACTION, "s", &action)
         && g_str_equal (action, ACTION);
}

/* A menu's items can't be changed, only replaced. */
static void
show_menu (AnnoTodoNotice *self)
{
  /* Translators: an entry of a menu, and how many there are. */
  g_autofree char *label = self->n > 0
                               ? g_strdup_printf (_("_What Reviewers Ask of You (%u)"), self->n)
                               : g_strdup (_("_What Reviewers Ask of You"));
  GMenuModel *menu = G_MENU_MODEL (self->menu);

  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    if (is_ours (menu, i))
      {
        g_menu_remove (self->menu, i);
        g_menu_insert (self->menu, i, label, ACTION);
      }
}

static void
remember (AnnoTodoNotice *self)
{
  if (self->corpus != NULL && self->list != NULL && anno_todo_list_is_read (self->list))
    anno_todo_memory_keep (self->settings, self->corpus, anno_todo_list_get_items (self->list));
}

static void
answered_cb (int answer, gpointer data)
{
  AnnoTodoNotice *self = data;

  self->n_told = 0;
  remember (self);
  if (answer == 0)
    g_action_group_change_action_state (G_ACTION_GROUP (self->window), "todo",
                                        g_variant_new_boolean (TRUE));
}

static void
withdraw (AnnoTodoNotice *self)
{
  if (self->n_told > 0)
    anno_notice_withdraw (self->notice, SUBJECT);
  self->n_told = 0;
}

static void
tell (AnnoTodoNotice *self)
{
  GListModel *items = self->list != NULL ? anno_todo_list_get_items (self->list) : NULL;

  if (self->open)
    remember (self);
  if (self->open || self->n == 0 || anno_todo_memory_knows (self->settings, self->corpus, items))
    {
      withdraw (self);
      return;
    }
  if (self->n_told == self->n)
    return;
  g_autofree char *words
      = g_strdup_printf (ngettext ("%u thing is asked of you in reviews.",
                                   "%u things are asked of you in reviews.", self->n),
                         self->n);
  anno_notice_show (self->notice, SUBJECT, words, _("Show"), NULL, answered_cb, self, NULL);
  self->n_told = self->n;
}

static void
changed_cb (AnnoTodoNotice *self)
{
  guint n
      = self->list != NULL ? g_list_model_get_n_items (anno_todo_list_get_items (self->list)) : 0;

  if (n != self->n)
    {
      self->n = n;
      show_menu (self);
      show_button (self);
    }
  tell (self);
}

void
anno_todo_notice_set_corpus (AnnoTodoNotice *self, AnnoCorpus *corpus)
{
  g_return_if_fail (self != NULL && (corpus == NULL || ANNO_IS_CORPUS (corpus)));

  forget_list (self);
  withdraw (self);
  g_set_object (&self->corpus, corpus);
  if (corpus != NULL)
    {
      self->list = g_object_ref (anno_todo_list_get (corpus));
      g_signal_connect_swapped (self->list, "changed", G_CALLBACK (changed_cb), self);
      g_signal_connect_swapped (anno_todo_list_get_items (self->list), "items-changed",
                                G_CALLBACK (changed_cb), self);
    }
  changed_cb (self);
}

void
anno_todo_notice_set_open (AnnoTodoNotice *self, gboolean open)
{
  g_return_if_fail (self != NULL);

  self->open = open;
  tell (self);
}

void
anno_todo_notice_set_narrow (AnnoTodoNotice *self, gboolean narrow)
{
  g_return_if_fail (self != NULL);

  self->narrow = narrow;
  show_button (self);
}
