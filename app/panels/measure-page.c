#include "panels/measure-page.h"

#include "files/safe-name.h"
#include "panels/drop-down-name.h"
#include "panels/measure-table.h"
#include "review/measure-names.h"
#include "text/isolate.h"

#include <glib/gi18n-lib.h>

struct _AnnoMeasurePage
{
  GtkBox parent_instance;
  AnnoAgreementOf of;
  const AnnoAgreementReport *report; /* borrowed, or NULL */
  GPtrArray *ids; /* of const char: the measures that can be chosen */
  GtkWidget *choice;
  GtkWidget *hint;
  GtkWidget *table;
  GtkWidget *none;
  gboolean filling;
};

enum
{
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnnoMeasurePage, anno_measure_page, GTK_TYPE_BOX)

static char *
name_pair (const AnnoAgreementReport *report, const AnnoAgreementRow *row)
{
  g_autofree char *a = anno_isolate (report->names->pdata[row->number]);
  g_autofree char *b = anno_isolate (report->names->pdata[row->other]);

  /* Translators: two people. */
  return g_strdup_printf (_ ("%s and %s"), a, b);
}

static char *
name_field (const AnnoTag *tag, guint field)
{
  g_autofree char *name = anno_isolate (tag->name);
  g_autofree char *of = anno_isolate (((const AnnoField *) tag->fields->pdata[field])->name);

  /* Translators: a tag and a field of it. */
  return g_strdup_printf (_ ("%s: %s"), name, of);
}

char *
anno_measure_page_name_row (const AnnoAgreementReport *report, const AnnoAgreementRow *row)
{
  g_return_val_if_fail (report != NULL && row != NULL, NULL);

  switch (row->of)
    {
    case ANNO_AGREEMENT_OF_TAG:
      return anno_isolate (anno_tagset_get_tag (report->tagset, row->number)->name);
    case ANNO_AGREEMENT_OF_PAIR:
      return name_pair (report, row);
    case ANNO_AGREEMENT_OF_ARTICLE:
      return anno_safe_name_display (report->articles->pdata[row->number]);
    case ANNO_AGREEMENT_OF_FIELD:
      return name_field (anno_tagset_get_tag (report->tagset, row->number), row->other);
    case ANNO_AGREEMENT_OF_ALL:
    default:
      return g_strdup (_ ("All"));
    }
}

static void
show_table (AnnoMeasurePage *self)
{
  g_autoptr (GListStore) items = g_list_store_new (ANNO_TYPE_MEASURE_ITEM);
  const guint which = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choice));
  const char *id = which < self->ids->len ? self->ids->pdata[which] : NULL;

  for (guint i = 0; id != NULL && i < self->report->rows->len; i++)
    {
      const AnnoAgreementRow *row = &g_array_index (self->report->rows, AnnoAgreementRow, i);
      if (row->of != self->of || !g_str_equal (row->measure, id))
        continue;
      g_autoptr (AnnoMeasureItem) item
          = anno_measure_item_new (row, anno_measure_page_name_row (self->report, row), NULL);
      g_list_store_append (items, item);
    }
  gtk_label_set_text (GTK_LABEL (self->hint), id != NULL ? anno_measure_describe (id) : "");
  anno_measure_table_show (ANNO_MEASURE_TABLE (self->table), G_LIST_MODEL (items));
}

static void
chosen_cb (AnnoMeasurePage *self)
{
  if (!self->filling && self->report != NULL)
    show_table (self);
}

static void
activated_cb (AnnoMeasurePage *self, AnnoMeasureItem *item)
{
  g_signal_emit (self, signals[ACTIVATED], 0, item);
}

/* The measures that there are values of: with many people there are a hundred thousand. */
static GHashTable *
list_measures (AnnoMeasurePage *self)
{
  GHashTable *ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; self->report != NULL && i < self->report->rows->len; i++)
    {
      const AnnoAgreementRow *row = &g_array_index (self->report->rows, AnnoAgreementRow, i);
      if (row->of == self->of)
        g_hash_table_add (ids, (char *) row->measure);
    }
  return ids;
}

/* Those that there are values of; what was chosen before stays. */
static void
fill_choice (AnnoMeasurePage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const guint before = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choice));
  const char *id = before < self->ids->len ? self->ids->pdata[before] : NULL;
  g_autoptr (GHashTable) there = list_measures (self);
  guint selected = 0;

  g_ptr_array_set_size (self->ids, 0);
  for (guint i = 0; i < anno_measure_get_n (); i++)
    {
      const char *measure = anno_measure_get_id (i);
      if (!g_hash_table_contains (there, measure))
        continue;
      if (g_strcmp0 (measure, id) == 0)
        selected = self->ids->len;
      g_ptr_array_add (self->ids, (char *) measure);
      gtk_string_list_append (names, anno_measure_name (measure));
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->choice), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->choice),
                              self->ids->len > 0 ? selected : GTK_INVALID_LIST_POSITION);
  self->filling = FALSE;
}

static void
anno_measure_page_finalize (GObject *object)
{
  g_ptr_array_unref (ANNO_MEASURE_PAGE (object)->ids);
  G_OBJECT_CLASS (anno_measure_page_parent_class)->finalize (object);
}

static void
anno_measure_page_class_init (AnnoMeasurePageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anno_measure_page_finalize;
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, ANNO_TYPE_MEASURE_ITEM);
}

static GtkWidget *
make_label (const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static void
anno_measure_page_init (AnnoMeasurePage *self)
{
  self->ids = g_ptr_array_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 9);
  gtk_widget_add_css_class (GTK_WIDGET (self), "measure-page");
  self->choice = gtk_drop_down_new (NULL, NULL);
  gtk_widget_set_halign (self->choice, GTK_ALIGN_START);
  anno_drop_down_name (GTK_DROP_DOWN (self->choice), _ ("Measure"));
  g_signal_connect_object (self->choice, "notify::selected", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  self->hint = make_label ("");
}

GtkWidget *
anno_measure_page_new (AnnoAgreementOf of, const char *title, const char *none)
{
  AnnoMeasurePage *self = g_object_new (ANNO_TYPE_MEASURE_PAGE, NULL);

  self->of = of;
  self->table = anno_measure_table_new (title, TRUE);
  gtk_widget_set_vexpand (self->table, TRUE);
  g_signal_connect_object (self->table, "activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  self->none = make_label (none);
  gtk_box_append (GTK_BOX (self), self->none);
  gtk_box_append (GTK_BOX (self), self->choice);
  gtk_box_append (GTK_BOX (self), self->hint);
  gtk_box_append (GTK_BOX (self), self->table);
  anno_measure_page_show (self, NULL);
  return GTK_WIDGET (self);
}

void
anno_measure_page_show (AnnoMeasurePage *self, const AnnoAgreementReport *report)
{
  g_return_if_fail (ANNO_IS_MEASURE_PAGE (self));

  self->report = report;
  fill_choice (self);
  gtk_widget_set_visible (self->none, self->ids->len == 0);
  gtk_widget_set_visible (self->choice, self->ids->len > 0);
  gtk_widget_set_visible (self->hint, self->ids->len > 0);
  gtk_widget_set_visible (self->table, self->ids->len > 0);
  if (report != NULL)
    show_table (self);
  else
    anno_measure_table_show (ANNO_MEASURE_TABLE (self->table), NULL);
}
