#include "panels/text-editor.h"

#include "panels/commit-entry.h"

struct _AnnoTextEditor
{
  GtkBox parent_instance;
  AnnoSession *session;
  const AnnoField *field;
  GtkWidget *entry;
};

static void editor_init (AnnoFieldEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AnnoTextEditor, anno_text_editor, GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (ANNO_TYPE_FIELD_EDITOR, editor_init))

static void
refresh (AnnoFieldEditor *editor, AnnoSpan *span)
{
  AnnoTextEditor *self = ANNO_TEXT_EDITOR (editor);
  const AnnoValue *value = anno_span_find_value (span, self->field->id);

  anno_commit_entry_show (ANNO_COMMIT_ENTRY (self->entry), value != NULL ? value->text : "");
}

static void
settle (AnnoFieldEditor *editor)
{
  anno_commit_entry_settle (ANNO_COMMIT_ENTRY (ANNO_TEXT_EDITOR (editor)->entry));
}

static void
editor_init (AnnoFieldEditorInterface *iface)
{
  iface->refresh = refresh;
  iface->settle = settle;
}

static void
committed_cb (AnnoTextEditor *self, const char *text)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_value_free);

  if (*text != '\0')
    g_ptr_array_add (values, anno_value_new (ANNO_VALUE_TEXT, self->field->id, text));
  anno_field_editor_set (ANNO_FIELD_EDITOR (self), self->session, self->field, values);
}

static void
anno_text_editor_class_init (AnnoTextEditorClass *klass)
{
}

static void
anno_text_editor_init (AnnoTextEditor *self)
{
}

GtkWidget *
anno_text_editor_new (AnnoSession *session, const AnnoField *field)
{
  AnnoTextEditor *self = g_object_new (ANNO_TYPE_TEXT_EDITOR, NULL);

  self->session = session;
  self->field = field;
  self->entry = anno_commit_entry_new (field->name);
  gtk_widget_set_tooltip_text (self->entry, field->guideline);
  gtk_box_append (GTK_BOX (self), self->entry);
  g_signal_connect_object (self->entry, "committed", G_CALLBACK (committed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
