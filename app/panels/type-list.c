#include "panels/type-list.h"

#include "panels/drop-down-name.h"
#include "text/plain.h"

#include <glib/gi18n-lib.h>

/* Rows of a choice before the tags. */
enum
{
  NEW_TAG,
  LEAVE_OUT,
  N_BEFORE,
};

/* A type, and the tag it becomes. */
typedef struct
{
  char *type;
  guint found; /* the row that was chosen for it at first */
  GtkDropDown *choice;
} Row;

struct _AnnoTypeList
{
  GtkBox parent_instance;
  GtkGrid *grid;
  GPtrArray *rows; /* of Row */
  GPtrArray *tags; /* of char: ids, as the choices have them after the first rows */
  GtkStringList *names;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnnoTypeList, anno_type_list, GTK_TYPE_BOX)

static void
row_free (gpointer data)
{
  Row *self = data;
  g_free (self->type);
  g_free (self);
}

static void
changed_cb (AnnoTypeList *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
clear (AnnoTypeList *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->tags, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
}

static void
list_tags (AnnoTypeList *self, const AnnoTagset *tagset)
{
  g_clear_object (&self->names);
  self->names = gtk_string_list_new (NULL);
  gtk_string_list_append (self->names, _("A new tag"));
  gtk_string_list_append (self->names, _("Leave out"));
  for (guint i = 0; i < anno_tagset_get_n_tags (tagset); i++)
    {
      const AnnoTag *tag = anno_tagset_get_tag (tagset, i);
      g_autofree char *name = anno_plain_show (tag->name);
      gtk_string_list_append (self->names, name);
      g_ptr_array_add (self->tags, g_strdup (tag->id));
    }
}

static guint
find_row (AnnoTypeList *self, const AnnoReadType *type)
{
  if (type->tag == NULL)
    return LEAVE_OUT;
  for (guint i = 0; !type->is_new && i < self->tags->len; i++)
    if (g_str_equal (self->tags->pdata[i], type->tag))
      return N_BEFORE + i;
  return NEW_TAG;
}

static void
add_row (AnnoTypeList *self, const AnnoReadType *type)
{
  Row *row = g_new0 (Row, 1);
  g_autofree char *shown = *type->type != '\0' ? anno_plain_show (type->type)
                                               : g_strdup (_("Without a type"));
  /* Translators: a type of annotation, and how many there are of it. */
  g_autofree char *words = g_strdup_printf (
      ngettext ("%s (%u annotation)", "%s (%u annotations)", type->n), shown, type->n);
  GtkWidget *label = gtk_label_new (words);
  GtkWidget *choice = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (self->names)), NULL);

  row->type = g_strdup (type->type);
  row->found = find_row (self, type);
  row->choice = GTK_DROP_DOWN (choice);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_drop_down_set_selected (row->choice, row->found);
  anno_drop_down_name (row->choice, shown);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_grid_attach (self->grid, label, 0, (int) self->rows->len, 1, 1);
  gtk_grid_attach (self->grid, choice, 1, (int) self->rows->len, 1, 1);
  g_ptr_array_add (self->rows, row);
}

static gboolean
shows (AnnoTypeList *self, const AnnoReadReport *report)
{
  if (report == NULL || report->types->len != self->rows->len)
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    if (!g_str_equal (((Row *) self->rows->pdata[i])->type,
                      ((AnnoReadType *) report->types->pdata[i])->type))
      return FALSE;
  return TRUE;
}

void
anno_type_list_show (AnnoTypeList *self, const AnnoReadReport *report, const AnnoTagset *tagset)
{
  g_return_if_fail (ANNO_IS_TYPE_LIST (self) && tagset != NULL);

  if (shows (self, report))
    return; /* what was chosen stays */
  clear (self);
  list_tags (self, tagset);
  for (guint i = 0; report != NULL && i < report->types->len; i++)
    add_row (self, report->types->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0);
}

AnnoTypeMap *
anno_type_list_make_map (AnnoTypeList *self)
{
  g_return_val_if_fail (ANNO_IS_TYPE_LIST (self), NULL);

  AnnoTypeMap *map = NULL;
  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = self->rows->pdata[i];
      guint chosen = gtk_drop_down_get_selected (row->choice);
      if (chosen == row->found || chosen == GTK_INVALID_LIST_POSITION)
        continue;
      if (map == NULL)
        map = anno_type_map_new ();
      anno_type_map_set (map, row->type,
                         chosen == LEAVE_OUT  ? NULL
                         : chosen == NEW_TAG ? row->type
                                             : self->tags->pdata[chosen - N_BEFORE]);
    }
  return map;
}

static void
anno_type_list_finalize (GObject *object)
{
  AnnoTypeList *self = ANNO_TYPE_LIST (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->tags);
  g_clear_object (&self->names);
  G_OBJECT_CLASS (anno_type_list_parent_class)->finalize (object);
}

static void
anno_type_list_class_init (AnnoTypeListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anno_type_list_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/org/example/Annotator/ui/type-list.ui");
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), AnnoTypeList, grid);
}

static void
anno_type_list_init (AnnoTypeList *self)
{
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->tags = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
anno_type_list_new (void)
{
  return g_object_new (ANNO_TYPE_TYPE_LIST, NULL);
}
