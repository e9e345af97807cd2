#include "panels/todo-row.h"

#include "panels/row-label.h"
#include "text/isolate.h"

#include <glib/gi18n-lib.h>

struct _AnnoTodoRow
{
  GtkWidget parent_instance;
  GtkWidget *heading;
  GtkWidget *box;
  GtkWidget *kind;
  GtkWidget *words;
  GtkWidget *quote;
};

G_DEFINE_FINAL_TYPE (AnnoTodoRow, anno_todo_row, GTK_TYPE_WIDGET)

static void
anno_todo_row_dispose (GObject *object)
{
  AnnoTodoRow *self = ANNO_TODO_ROW (object);

  g_clear_pointer (&self->heading, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (anno_todo_row_parent_class)->dispose (object);
}

static void
anno_todo_row_class_init (AnnoTodoRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anno_todo_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "todo");
}

static GtkWidget *
make_label (int lines, const char *css, const char *more)
{
  GtkWidget *label = anno_row_label_new (lines, css);

  if (more != NULL)
    gtk_widget_add_css_class (label, more);
  return label;
}

static void
anno_todo_row_init (AnnoTodoRow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->heading = make_label (2, "caption-heading", "article");
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  self->kind = make_label (2, "caption", "dim-label");
  self->words = make_label (4, NULL, NULL);
  self->quote = make_label (1, "caption", NULL);
  gtk_box_append (GTK_BOX (self->box), self->kind);
  gtk_box_append (GTK_BOX (self->box), self->words);
  gtk_box_append (GTK_BOX (self->box), self->quote);
  gtk_widget_set_parent (self->heading, GTK_WIDGET (self));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
anno_todo_row_new (void)
{
  return g_object_new (ANNO_TYPE_TODO_ROW, NULL);
}

static void
show_quote (AnnoTodoRow *self, const char *quote)
{
  g_autofree char *isolated = quote != NULL ? anno_isolate (quote) : NULL;
  g_autofree char *quoted = isolated != NULL ? g_strdup_printf (_("“%s”"), isolated) : NULL;

  gtk_label_set_text (GTK_LABEL (self->quote), quoted != NULL ? quoted : "");
  gtk_widget_set_visible (self->quote, quoted != NULL);
}

void
anno_todo_row_show (AnnoTodoRow *self, AnnoTodoItem *item)
{
  g_return_if_fail (ANNO_IS_TODO_ROW (self) && ANNO_IS_TODO_ITEM (item));

  const AnnoTodoFacts *facts = anno_todo_item_get (item);
  g_autofree char *who = anno_isolate (facts->who);
  /* Translators: what is asked, and who asks it: "Decision · Rita". */
  g_autofree char *kind
      = g_strdup_printf (_("%1$s · %2$s"), anno_todo_kind_describe (facts->kind), who);
  g_autofree char *spoken = anno_todo_item_describe (item);

  gtk_label_set_text (GTK_LABEL (self->kind), kind);
  gtk_label_set_text (GTK_LABEL (self->words), facts->words);
  gtk_widget_set_tooltip_text (self->words, facts->words);
  show_quote (self, facts->quote);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

void
anno_todo_row_set_heading (AnnoTodoRow *self, const char *heading)
{
  g_return_if_fail (ANNO_IS_TODO_ROW (self));

  gtk_label_set_text (GTK_LABEL (self->heading), heading != NULL ? heading : "");
  gtk_widget_set_visible (self->heading, heading != NULL);
}
