#include "panels/measure-table.h"

#include <glib/gi18n-lib.h>

struct _AnnoMeasureTable
{
  GtkWidget parent_instance;
  GtkWidget *scroller;
  GtkWidget *view; /* in it */
  GtkSortListModel *sorted;
  GtkSingleSelection *selection;
};

enum
{
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnnoMeasureTable, anno_measure_table, GTK_TYPE_WIDGET)

typedef enum
{
  COLUMN_NAME,
  COLUMN_VALUE,
  COLUMN_INTERVAL,
  COLUMN_SPANS,
  COLUMN_ARTICLES,
  COLUMN_LEFT_OUT,
  N_COLUMNS,
} Column;

static void
activated_cb (AnnoMeasureTable *self, guint position)
{
  g_autoptr (AnnoMeasureItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (item != NULL && anno_measure_item_get_row (item) != NULL)
    g_signal_emit (self, signals[ACTIVATED], 0, item);
}

static char *
number_of (const AnnoAgreementRow *row, Column column)
{
  const guint n = column == COLUMN_SPANS      ? row->value.n_units
                  : column == COLUMN_ARTICLES ? row->value.n_texts
                                              : row->value.n_left_out;
  return g_strdup_printf ("%'u", n);
}

static char *
words_of (AnnoMeasureItem *item, Column column)
{
  const AnnoAgreementRow *row = anno_measure_item_get_row (item);

  if (column == COLUMN_VALUE)
    return g_strdup (anno_measure_item_get_value (item));
  if (column == COLUMN_INTERVAL)
    return g_strdup (anno_measure_item_get_interval (item));
  return row != NULL ? number_of (row, column) : g_strdup ("");
}

static GtkWidget *
make_label (float xalign)
{
  GtkWidget *label = gtk_label_new ("");

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  return label;
}

static void
setup_name_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *label = make_label (0),
            *more = make_label (0);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), 14);
  gtk_label_set_wrap (GTK_LABEL (more), TRUE);
  gtk_widget_add_css_class (more, "caption");
  gtk_widget_add_css_class (more, "dim-label");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), more);
  gtk_list_item_set_child (list_item, box);
}

/* The list's own widget around all cells is what a screen reader stops at. */
static void
speak (GtkWidget *child, AnnoMeasureItem *item)
{
  GtkWidget *cell = gtk_widget_get_parent (child);
  GtkWidget *row = cell != NULL ? gtk_widget_get_parent (cell) : NULL;
  g_autofree char *spoken = anno_measure_item_speak (item);

  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    anno_measure_item_get_tip (item) != NULL
                                        ? anno_measure_item_get_tip (item)
                                        : "",
                                    -1);
}

static void
bind_name_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  AnnoMeasureItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *box = gtk_list_item_get_child (list_item);
  GtkWidget *label = gtk_widget_get_first_child (box), *more = gtk_widget_get_last_child (box);
  const char *words = anno_measure_item_get_more (item);

  gtk_label_set_text (GTK_LABEL (label), anno_measure_item_get_name (item));
  gtk_label_set_text (GTK_LABEL (more), words != NULL ? words : "");
  gtk_widget_set_visible (more, words != NULL);
  gtk_widget_set_tooltip_text (box, anno_measure_item_get_tip (item));
  if (anno_measure_item_get_row (item) == NULL)
    gtk_widget_add_css_class (label, "heading");
  else
    gtk_widget_remove_css_class (label, "heading");
  gtk_list_item_set_activatable (list_item, anno_measure_item_get_row (item) != NULL);
  gtk_list_item_set_selectable (list_item, anno_measure_item_get_row (item) != NULL);
  speak (box, item);
}

static void
setup_number_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  GtkWidget *label = make_label (1);

  gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (list_item, label);
}

static void
bind_number_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  AnnoMeasureItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *label = gtk_list_item_get_child (list_item);
  g_autofree char *words = words_of (item, (Column) GPOINTER_TO_UINT (data));

  gtk_label_set_text (GTK_LABEL (label), words);
  if (GPOINTER_TO_UINT (data) == COLUMN_VALUE)
    gtk_widget_add_css_class (label, "measure-value");
}

static int
compare_names_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  return g_utf8_collate (anno_measure_item_get_name ((AnnoMeasureItem *) a),
                         anno_measure_item_get_name ((AnnoMeasureItem *) b));
}

/* What has no value comes last in either direction of a sort only by being below all. */
static double
value_of (AnnoMeasureItem *item)
{
  const AnnoAgreementRow *row = anno_measure_item_get_row (item);
  return row != NULL && row->value.undefined == ANNO_DEFINED ? row->value.value : -G_MAXDOUBLE;
}

static int
compare_values_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const double one = value_of ((AnnoMeasureItem *) a), other = value_of ((AnnoMeasureItem *) b);
  return (one > other) - (one < other);
}

static int
compare_spans_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const AnnoAgreementRow *one = anno_measure_item_get_row ((AnnoMeasureItem *) a);
  const AnnoAgreementRow *other = anno_measure_item_get_row ((AnnoMeasureItem *) b);
  const guint n = one != NULL ? one->value.n_units : 0;
  const guint m = other != NULL ? other->value.n_units : 0;
  return (n > m) - (n < m);
}

static void
add_column (AnnoMeasureTable *self, Column column, const char *title, GCompareDataFunc sort)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) made = gtk_column_view_column_new (title, factory);

  if (column == COLUMN_NAME)
    {
      g_signal_connect (factory, "setup", G_CALLBACK (setup_name_cb), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_name_cb), NULL);
      gtk_column_view_column_set_expand (made, TRUE);
    }
  else
    {
      g_signal_connect (factory, "setup", G_CALLBACK (setup_number_cb), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_number_cb), GUINT_TO_POINTER (column));
    }
  if (sort != NULL)
    {
      g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (sort, NULL, NULL));
      gtk_column_view_column_set_sorter (made, sorter);
    }
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), made);
}

static void
anno_measure_table_dispose (GObject *object)
{
  AnnoMeasureTable *self = ANNO_MEASURE_TABLE (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->sorted);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (anno_measure_table_parent_class)->dispose (object);
}

static void
anno_measure_table_class_init (AnnoMeasureTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anno_measure_table_dispose;
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, ANNO_TYPE_MEASURE_ITEM);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
anno_measure_table_init (AnnoMeasureTable *self)
{
  self->sorted = gtk_sort_list_model_new (NULL, NULL);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->sorted)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  self->view
      = gtk_column_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)));
  gtk_column_view_set_single_click_activate (GTK_COLUMN_VIEW (self->view), TRUE);
  gtk_column_view_set_show_row_separators (GTK_COLUMN_VIEW (self->view), TRUE);
  gtk_widget_add_css_class (self->view, "measures");
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
anno_measure_table_new (const char *title, gboolean sorts)
{
  g_return_val_if_fail (title != NULL, NULL);

  AnnoMeasureTable *self = g_object_new (ANNO_TYPE_MEASURE_TABLE, NULL);
  GtkWidget *scroller = self->scroller = gtk_scrolled_window_new ();
  add_column (self, COLUMN_NAME, title, sorts ? compare_names_cb : NULL);
  add_column (self, COLUMN_VALUE, _ ("Value"), sorts ? compare_values_cb : NULL);
  add_column (self, COLUMN_INTERVAL, _ ("95 % Interval"), NULL);
  add_column (self, COLUMN_SPANS, _ ("Annotations"), sorts ? compare_spans_cb : NULL);
  add_column (self, COLUMN_ARTICLES, _ ("Articles"), NULL);
  add_column (self, COLUMN_LEFT_OUT, _ ("Left Out"), NULL);
  if (sorts)
    gtk_sort_list_model_set_sorter (self->sorted,
                                    gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->view)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  /* GTK's list below the headings is what a screen reader comes to. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_last_child (self->view)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  /* What has headings is short, and is as high as it is. */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC,
                                  sorts ? GTK_POLICY_AUTOMATIC : GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  gtk_widget_set_vexpand (scroller, sorts);
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

void
anno_measure_table_show (AnnoMeasureTable *self, GListModel *items)
{
  g_return_if_fail (ANNO_IS_MEASURE_TABLE (self) && (items == NULL || G_IS_LIST_MODEL (items)));
  gtk_sort_list_model_set_model (self->sorted, items);
}
