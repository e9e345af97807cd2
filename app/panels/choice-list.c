#include "panels/choice-list.h"

#include "panels/form-parts.h"
#include "panels/mnemonic-name.h"
#include "panels/order-list.h"

#include <glib/gi18n-lib.h>

struct _AnnoChoiceList
{
  GtkBox parent_instance;
  AnnoTagsetDraft *draft; /* borrowed, as is the field */
  AnnoField *field;
  gboolean showing;
  GtkWidget *list;
  GtkWidget *entry;
  GtkWidget *button;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (AnnoChoiceList, anno_choice_list, GTK_TYPE_BOX)

static void
tell_changed (AnnoChoiceList *self)
{
  g_signal_emit (self, changed_signal, 0);
}

/* Of what lies in a row. */
static guint
index_of (GtkWidget *widget)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX_ROW);
  return (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
}

static void
renamed_cb (AnnoChoiceList *self, GtkWidget *entry)
{
  if (self->showing || self->field == NULL)
    return;
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  anno_tagset_draft_rename_choice (self->draft, self->field, index_of (entry), name);
  tell_changed (self);
}

static void
remove_choice (AnnoChoiceList *self, guint index)
{
  if (self->field == NULL || index >= self->field->choices->len)
    return;
  anno_tagset_draft_remove_choice (self->draft, self->field, index);
  anno_order_list_remove (ANNO_ORDER_LIST (self->list), index);
  if (!anno_order_list_focus (ANNO_ORDER_LIST (self->list), index))
    gtk_widget_grab_focus (self->entry);
  tell_changed (self);
}

static void
remove_clicked_cb (AnnoChoiceList *self, GtkWidget *button)
{
  remove_choice (self, index_of (button));
}

static void
moved_cb (AnnoChoiceList *self, guint from, guint to)
{
  anno_tagset_draft_move_choice (self->draft, self->field, from, to);
  tell_changed (self);
}

static void
add_row (AnnoChoiceList *self, const AnnoChoice *choice)
{
  GtkWidget *row = adw_action_row_new (), *entry = anno_form_parts_entry (_ ("Choice"));
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *label = g_strdup_printf (_ ("Remove the Choice %s"), choice->name);

  gtk_editable_set_text (GTK_EDITABLE (entry), choice->name);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 8);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Remove"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), entry);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_signal_connect_object (entry, "changed", G_CALLBACK (renamed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  anno_order_list_append (ANNO_ORDER_LIST (self->list), ADW_ACTION_ROW (row));
}

static void
add_cb (AnnoChoiceList *self)
{
  g_autofree char *name
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  if (self->field == NULL || *name == '\0')
    return;
  anno_tagset_draft_add_choice (self->draft, self->field, name);
  add_row (self, &g_array_index (self->field->choices, AnnoChoice, self->field->choices->len - 1));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_grab_focus (self->entry);
  tell_changed (self);
}

static void
anno_choice_list_class_init (AnnoChoiceListClass *klass)
{
  changed_signal = g_signal_new ("changed", ANNO_TYPE_CHOICE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
anno_choice_list_init (AnnoChoiceList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->list = anno_order_list_new (_ ("Choices"));
  self->entry = anno_form_parts_entry (_ ("Another choice"));
  self->button = anno_mnemonic_name (gtk_button_new_with_mnemonic (_ ("_Add")));
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("Another choice"));
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->button);
  gtk_box_append (GTK_BOX (self), self->list);
  gtk_box_append (GTK_BOX (self), box);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "removed", G_CALLBACK (remove_choice), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
anno_choice_list_new (void)
{
  return g_object_new (ANNO_TYPE_CHOICE_LIST, NULL);
}

void
anno_choice_list_show (AnnoChoiceList *self, AnnoTagsetDraft *draft, AnnoField *field)
{
  g_return_if_fail (ANNO_IS_CHOICE_LIST (self) && (field == NULL || draft != NULL));

  self->draft = draft;
  self->field = field;
  self->showing = TRUE;
  anno_order_list_clear (ANNO_ORDER_LIST (self->list));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  for (guint i = 0; field != NULL && i < field->choices->len; i++)
    add_row (self, &g_array_index (field->choices, AnnoChoice, i));
  self->showing = FALSE;
}
