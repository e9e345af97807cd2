#include "panels/check-menu.h"

#include <glib/gi18n-lib.h>

#define NAMED_MAX 3 /* that are named on the button; more are counted */

struct _AnnoCheckMenu
{
  GtkBox parent_instance;
  GtkWidget *button;
  GtkLabel *label;
  GtkCheckButton *all;
  GtkBox *list;
  GPtrArray *checks; /* of GtkCheckButton, the list's */
  char *name;
  char *all_words;
  gboolean filling;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnnoCheckMenu, anno_check_menu, GTK_TYPE_BOX)

static guint
count_chosen (AnnoCheckMenu *self)
{
  guint n = 0;

  for (guint i = 0; i < self->checks->len; i++)
    n += gtk_check_button_get_active (self->checks->pdata[i]);
  return n;
}

gboolean
anno_check_menu_has_all (AnnoCheckMenu *self)
{
  g_return_val_if_fail (ANNO_IS_CHECK_MENU (self), TRUE);
  return count_chosen (self) == self->checks->len;
}

/* "Ann, Ben", or how many. */
static char *
list_chosen (AnnoCheckMenu *self, guint n)
{
  g_autoptr (GString) names = g_string_new (NULL);

  if (n == 0)
    return g_strdup (_("Nothing"));
  if (n > NAMED_MAX)
    return g_strdup_printf (ngettext ("%u of %u", "%u of %u", self->checks->len), n,
                            self->checks->len);
  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (self->checks->pdata[i]))
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                              gtk_check_button_get_label (self->checks->pdata[i]));
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
show_chosen (AnnoCheckMenu *self)
{
  guint n = count_chosen (self);
  g_autofree char *words
      = n == self->checks->len ? g_strdup (self->all_words) : list_chosen (self, n);
  /* Translators: a field and what is chosen for it, as in "Mention: Pronoun". */
  g_autofree char *spoken = g_strdup_printf (_("%s: %s"), self->name, words);

  gtk_label_set_text (self->label, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
  gtk_check_button_set_inconsistent (self->all, n > 0 && n < self->checks->len);
  self->filling = TRUE;
  gtk_check_button_set_active (self->all, n == self->checks->len);
  self->filling = FALSE;
}

static void
toggled_cb (AnnoCheckMenu *self)
{
  if (self->filling)
    return;
  show_chosen (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
all_toggled_cb (AnnoCheckMenu *self)
{
  gboolean active = gtk_check_button_get_active (self->all);

  if (self->filling)
    return;
  self->filling = TRUE;
  for (guint i = 0; i < self->checks->len; i++)
    gtk_check_button_set_active (self->checks->pdata[i], active);
  self->filling = FALSE;
  toggled_cb (self);
}

static void
clear (AnnoCheckMenu *self)
{
  for (guint i = 0; i < self->checks->len; i++)
    gtk_box_remove (self->list, self->checks->pdata[i]);
  g_ptr_array_set_size (self->checks, 0);
}

void
anno_check_menu_fill (AnnoCheckMenu *self, const char *name, const char *all,
                      const char *const *names)
{
  g_return_if_fail (ANNO_IS_CHECK_MENU (self) && name != NULL && all != NULL && names != NULL);

  clear (self);
  g_free (self->name);
  g_free (self->all_words);
  self->name = g_strdup (name);
  self->all_words = g_strdup (all);
  gtk_check_button_set_label (self->all, all);
  for (guint i = 0; names[i] != NULL; i++)
    {
      GtkWidget *check = gtk_check_button_new_with_label (names[i]);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
      g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->list, check);
      g_ptr_array_add (self->checks, check);
    }
  show_chosen (self);
}

gboolean
anno_check_menu_is_chosen (AnnoCheckMenu *self, guint index)
{
  g_return_val_if_fail (ANNO_IS_CHECK_MENU (self) && index < self->checks->len, FALSE);
  return gtk_check_button_get_active (self->checks->pdata[index]);
}

void
anno_check_menu_set_chosen (AnnoCheckMenu *self, guint index, gboolean chosen)
{
  g_return_if_fail (ANNO_IS_CHECK_MENU (self) && index < self->checks->len);
  gtk_check_button_set_active (self->checks->pdata[index], chosen);
}

static void
anno_check_menu_finalize (GObject *object)
{
  AnnoCheckMenu *self = ANNO_CHECK_MENU (object);

  g_ptr_array_unref (self->checks);
  g_free (self->name);
  g_free (self->all_words);
  G_OBJECT_CLASS (anno_check_menu_parent_class)->finalize (object);
}

static void
anno_check_menu_class_init (AnnoCheckMenuClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = anno_check_menu_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Annotator/ui/check-menu.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnoCheckMenu, button);
  gtk_widget_class_bind_template_child (widget_class, AnnoCheckMenu, label);
  gtk_widget_class_bind_template_child (widget_class, AnnoCheckMenu, all);
  gtk_widget_class_bind_template_child (widget_class, AnnoCheckMenu, list);
}

static void
anno_check_menu_init (AnnoCheckMenu *self)
{
  self->checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  /* What a menu button puts around its child would stand in the middle. */
  GtkWidget *content = gtk_widget_get_parent (GTK_WIDGET (self->label));
  gtk_widget_set_halign (gtk_widget_get_parent (content), GTK_ALIGN_FILL);
  g_signal_connect_object (self->all, "toggled", G_CALLBACK (all_toggled_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
anno_check_menu_new (void)
{
  return g_object_new (ANNO_TYPE_CHECK_MENU, NULL);
}
