#include "panels/choice-editor.h"

#include "panels/drop-down-name.h"

#include <glib/gi18n-lib.h>

struct _AnnoChoiceEditor
{
  GtkBox parent_instance;
  AnnoSession *session;
  const AnnoField *field;
  GtkWidget *drop_down;
  gboolean refreshing;
};

static void editor_init (AnnoFieldEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AnnoChoiceEditor, anno_choice_editor, GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (ANNO_TYPE_FIELD_EDITOR, editor_init))

static guint
index_of (const AnnoField *field, const char *id)
{
  for (guint i = 0; i < field->choices->len; i++)
    if (g_str_equal (g_array_index (field->choices, AnnoChoice, i).id, id))
      return i;
  return GTK_INVALID_LIST_POSITION;
}

/* A value that the tagset doesn't know shows as nothing chosen, and stays until another is. */
static void
refresh (AnnoFieldEditor *editor, AnnoSpan *span)
{
  AnnoChoiceEditor *self = ANNO_CHOICE_EDITOR (editor);
  const AnnoValue *value = anno_span_find_value (span, self->field->id);

  self->refreshing = TRUE;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down),
                              value != NULL ? index_of (self->field, value->text) : 0);
  self->refreshing = FALSE;
}

static void
editor_init (AnnoFieldEditorInterface *iface)
{
  iface->refresh = refresh;
}

static void
selected_cb (AnnoChoiceEditor *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down));

  if (self->refreshing || selected == GTK_INVALID_LIST_POSITION)
    return;
  const AnnoChoice *choice = &g_array_index (self->field->choices, AnnoChoice, selected);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_value_free);
  if (selected > 0)
    g_ptr_array_add (values, anno_value_new (ANNO_VALUE_TEXT, self->field->id, choice->id));
  anno_field_editor_set (ANNO_FIELD_EDITOR (self), self->session, self->field, values);
}

static void
anno_choice_editor_class_init (AnnoChoiceEditorClass *klass)
{
}

static void
anno_choice_editor_init (AnnoChoiceEditor *self)
{
}

GtkWidget *
anno_choice_editor_new (AnnoSession *session, const AnnoField *field)
{
  AnnoChoiceEditor *self = g_object_new (ANNO_TYPE_CHOICE_EDITOR, NULL);
  GtkStringList *names = gtk_string_list_new (NULL);

  self->session = session;
  self->field = field;
  for (guint i = 0; i < field->choices->len; i++)
    gtk_string_list_append (names, g_array_index (field->choices, AnnoChoice, i).name);
  self->drop_down = gtk_drop_down_new (G_LIST_MODEL (names), NULL);
  gtk_widget_set_hexpand (self->drop_down, TRUE);
  gtk_widget_set_tooltip_text (self->drop_down, field->guideline);
  anno_drop_down_name (GTK_DROP_DOWN (self->drop_down), field->name);
  gtk_box_append (GTK_BOX (self), self->drop_down);
  g_signal_connect_object (self->drop_down, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
