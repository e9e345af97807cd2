#include "panels/intake-list.h"

#include "text/plain.h"

#include <glib/gi18n-lib.h>

/* A row's item: which entry it is. */
#define ANNO_TYPE_INTAKE_ITEM (anno_intake_item_get_type ())
G_DECLARE_FINAL_TYPE (AnnoIntakeItem, anno_intake_item, ANNO, INTAKE_ITEM, GObject)

struct _AnnoIntakeItem
{
  GObject parent_instance;
  const AnnoIntakeEntry *entry; /* of the list's report */
};

G_DEFINE_FINAL_TYPE (AnnoIntakeItem, anno_intake_item, G_TYPE_OBJECT)

struct _AnnoIntakeList
{
  GtkWidget parent_instance;
  AnnoIntakeReport *report;
  gboolean done;
  GListStore *items;
  GtkWidget *view;
};

G_DEFINE_FINAL_TYPE (AnnoIntakeList, anno_intake_list, GTK_TYPE_WIDGET)

static guint activated_signal;

static void
anno_intake_item_class_init (AnnoIntakeItemClass *klass)
{
}

static void
anno_intake_item_init (AnnoIntakeItem *self)
{
}

/* Words and a picture: colour alone would say nothing to some. */
static const struct
{
  const char *icon;
  const char *spoken;
} looks[ANNO_N_INTAKE_OUTCOMES] = {
  [ANNO_INTAKE_IMPORTED] = { "object-select-symbolic", N_("Article") },
  [ANNO_INTAKE_DOUBLE] = { "edit-copy-symbolic", N_("There already") },
  [ANNO_INTAKE_SKIPPED] = { "list-remove-symbolic", N_("Skipped") },
  [ANNO_INTAKE_FAILED] = { "dialog-warning-symbolic", N_("Not imported") },
  [ANNO_INTAKE_OTHER] = { "dialog-warning-symbolic", N_("Another kind of file") },
};

static char *
title_of (const AnnoIntakeEntry *entry)
{
  if (entry->title != NULL)
    return anno_plain_clean (entry->title);
  g_autofree char *name = g_path_get_basename (entry->source);
  return entry->part != NULL ? g_strdup_printf ("%s, %s", name, entry->part)
                             : g_steal_pointer (&name);
}

static GtkWidget *
make_label (gboolean dim)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), dim);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_ellipsize (GTK_LABEL (label), dim ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  if (dim)
    {
      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "caption");
    }
  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_box_append (GTK_BOX (lines), make_label (FALSE));
  gtk_box_append (GTK_BOX (lines), make_label (TRUE));
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), gtk_image_new ());
  gtk_box_append (GTK_BOX (row), lines);
  gtk_widget_add_css_class (row, "intake-row");
  gtk_list_item_set_child (item, row);
}

static gboolean
can_be_seen (AnnoIntakeList *self, const AnnoIntakeEntry *entry)
{
  return self->done ? entry->article != NULL : entry->preview != NULL;
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AnnoIntakeList *self)
{
  const AnnoIntakeEntry *entry = ANNO_INTAKE_ITEM (gtk_list_item_get_item (item))->entry;
  GtkWidget *row = gtk_list_item_get_child (item);
  GtkWidget *icon = gtk_widget_get_first_child (row), *lines = gtk_widget_get_last_child (row);
  GtkWidget *second = gtk_widget_get_last_child (lines);
  g_autofree char *title = title_of (entry);
  g_autofree char *message = anno_plain_clean (entry->message != NULL ? entry->message : "");
  g_autofree char *spoken = g_strdup_printf ("%s: %s", _(looks[entry->outcome].spoken), title);

  gtk_image_set_from_icon_name (GTK_IMAGE (icon), looks[entry->outcome].icon);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (lines)), title);
  gtk_label_set_text (GTK_LABEL (second), message);
  gtk_widget_set_visible (second, *message != '\0');
  gtk_widget_set_tooltip_text (row, entry->source);
  gtk_list_item_set_activatable (item, can_be_seen (self, entry));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
activate_cb (GtkListView *view, guint position, AnnoIntakeList *self)
{
  g_autoptr (AnnoIntakeItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  if (item != NULL && can_be_seen (self, item->entry))
    g_signal_emit (self, activated_signal, 0, item->entry);
}

static void
anno_intake_list_dispose (GObject *object)
{
  AnnoIntakeList *self = ANNO_INTAKE_LIST (object);

  g_clear_pointer (&self->view, gtk_widget_unparent);
  g_clear_object (&self->items);
  g_clear_pointer (&self->report, anno_intake_report_free);
  G_OBJECT_CLASS (anno_intake_list_parent_class)->dispose (object);
}

static void
anno_intake_list_class_init (AnnoIntakeListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anno_intake_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  activated_signal = g_signal_new ("activated", ANNO_TYPE_INTAKE_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
anno_intake_list_init (AnnoIntakeList *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->items = g_list_store_new (ANNO_TYPE_INTAKE_ITEM);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  GtkNoSelection *model = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->items)));
  self->view = gtk_list_view_new (GTK_SELECTION_MODEL (model), g_steal_pointer (&factory));
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (self->view), TRUE);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->view), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("What is imported"), -1);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
  self->view = scroller;
}

GtkWidget *
anno_intake_list_new (void)
{
  return g_object_new (ANNO_TYPE_INTAKE_LIST, NULL);
}

static void
add_items (AnnoIntakeList *self, AnnoIntakeOutcome outcome, GPtrArray *items)
{
  for (guint i = 0; i < self->report->entries->len; i++)
    {
      const AnnoIntakeEntry *entry = self->report->entries->pdata[i];
      if (entry->outcome != outcome)
        continue;
      AnnoIntakeItem *item = g_object_new (ANNO_TYPE_INTAKE_ITEM, NULL);
      item->entry = entry;
      g_ptr_array_add (items, item);
    }
}

void
anno_intake_list_show (AnnoIntakeList *self, AnnoIntakeReport *report, gboolean done)
{
  /* What must be seen, what was wanted, then the rest. */
  static const AnnoIntakeOutcome order[ANNO_N_INTAKE_OUTCOMES]
      = { ANNO_INTAKE_FAILED, ANNO_INTAKE_IMPORTED, ANNO_INTAKE_DOUBLE, ANNO_INTAKE_SKIPPED,
          ANNO_INTAKE_OTHER };

  g_return_if_fail (ANNO_IS_INTAKE_LIST (self));

  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_list_store_remove_all (self->items);
  g_clear_pointer (&self->report, anno_intake_report_free);
  self->report = report;
  self->done = done;
  if (report == NULL)
    return;
  for (guint i = 0; i < ANNO_N_INTAKE_OUTCOMES; i++)
    add_items (self, order[i], items);
  g_list_store_splice (self->items, 0, 0, items->pdata, items->len);
}

const AnnoIntakeReport *
anno_intake_list_get_report (AnnoIntakeList *self)
{
  g_return_val_if_fail (ANNO_IS_INTAKE_LIST (self), NULL);
  return self->report;
}
