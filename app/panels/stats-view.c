#include "panels/stats-view.h"

#include "files/safe-name.h"
#include "panels/chart.h"
#include "panels/count-table.h"
#include "panels/working-state.h"

#include <glib/gi18n-lib.h>

#define MOST_PEOPLE 25

/* A picture, with its numbers below it. */
typedef struct
{
  GtkWidget *section;
  GtkWidget *chart;
  GtkWidget *table;
} Picture;

typedef struct
{
  GtkWidget *section;
  GtkWidget *table;
  GtkWidget *rest; /* says how many more there are */
} Counts;

struct _AnnoStatsView
{
  GtkBox parent_instance;
  GtkWidget *articles;
  GtkWidget *spans;
  GtkWidget *done;
  Picture sizes;
  Picture progress;
  Picture days;
  Counts tags;
  Counts annotators;
  Counts states;
  Counts people;
};

G_DEFINE_FINAL_TYPE (AnnoStatsView, anno_stats_view, GTK_TYPE_BOX)

static GtkWidget *
add_label (GtkWidget *box, const char *words, const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
add_section (AnnoStatsView *self, const char *title)
{
  GtkWidget *section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  add_label (section, title, "heading");
  gtk_box_append (GTK_BOX (self), section);
  return section;
}

static void
add_picture (AnnoStatsView *self, Picture *picture, AnnoChartKind kind, const char *title,
             const char *words)
{
  GtkWidget *expander = gtk_expander_new (_ ("Numbers"));

  /* Translators: the numbers of a picture, by its title. */
  g_autofree char *spoken = g_strdup_printf (_ ("Numbers: %s"), title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  picture->section = add_section (self, title);
  gtk_widget_add_css_class (add_label (picture->section, words, "caption"), "dim-label");
  picture->chart = anno_chart_new (kind, title);
  picture->table = anno_count_table_new ();
  gtk_expander_set_child (GTK_EXPANDER (expander), picture->table);
  gtk_box_append (GTK_BOX (picture->section), picture->chart);
  gtk_box_append (GTK_BOX (picture->section), expander);
}

static void
add_counts (AnnoStatsView *self, Counts *counts, const char *title)
{
  counts->section = add_section (self, title);
  counts->table = anno_count_table_new ();
  gtk_box_append (GTK_BOX (counts->section), counts->table);
  counts->rest = add_label (counts->section, "", "caption");
  gtk_widget_add_css_class (counts->rest, "dim-label");
}

static GtkWidget *
add_figure (GtkWidget *box, const char *words)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *number = add_label (lines, "", "title-1");

  gtk_widget_add_css_class (number, "numeric");
  gtk_widget_add_css_class (add_label (lines, words, "caption"), "dim-label");
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (box), lines);
  return number;
}

static void
anno_stats_view_class_init (AnnoStatsViewClass *klass)
{
}

static void
anno_stats_view_init (AnnoStatsView *self)
{
  GtkWidget *figures = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "stats");
  gtk_box_append (GTK_BOX (self), figures);
  self->articles = add_figure (figures, _ ("articles"));
  self->spans = add_figure (figures, _ ("annotations"));
  self->done = add_figure (figures, _ ("set to done"));
  add_picture (self, &self->sizes, ANNO_CHART_COLUMNS, _ ("Annotations per Article"),
               _ ("How many articles have so many"));
  add_picture (
      self, &self->progress, ANNO_CHART_AREA, _ ("Done So Far"),
      _ ("Articles set to done, each annotator’s counted, by the day of their last change"));
  add_counts (self, &self->tags, _ ("Tags"));
  add_counts (self, &self->annotators, _ ("Annotators"));
  add_counts (self, &self->states, _ ("States"));
  add_counts (self, &self->people, _ ("People"));
  add_picture (self, &self->days, ANNO_CHART_COLUMNS, _ ("Dates of the Articles"),
               _ ("How many articles are of that time"));
}

GtkWidget *
anno_stats_view_new (void)
{
  return g_object_new (ANNO_TYPE_STATS_VIEW, NULL);
}

static void
show_number (GtkWidget *label, guint64 n)
{
  g_autofree char *words = g_strdup_printf ("%'" G_GUINT64_FORMAT, n);
  gtk_label_set_text (GTK_LABEL (label), words);
}

/* Where most of it is, for who hears of the picture. */
static char *
describe (const AnnoStatSeries *series)
{
  guint64 most = anno_stat_series_max (series);

  for (guint i = 0; i < series->values->len; i++)
    if (g_array_index (series->values, guint64, i) == most)
      /* Translators: the largest number of a picture, and where it is. */
      return g_strdup_printf (_ ("The most: %'u, at %s"), (guint) most,
                              (const char *) series->labels->pdata[i]);
  return g_strdup ("");
}

static void
show_picture (Picture *picture, AnnoStatSeries *series)
{
  AnnoCountTable *table = ANNO_COUNT_TABLE (picture->table);
  g_autofree char *words = describe (series);

  gtk_widget_set_visible (picture->section, anno_stat_series_max (series) > 0);
  anno_count_table_begin (table, anno_stat_series_max (series));
  for (guint i = 0; i < series->values->len; i++)
    anno_count_table_add (table, NULL, series->labels->pdata[i],
                          g_array_index (series->values, guint64, i), NULL);
  anno_chart_show (ANNO_CHART (picture->chart), series, words);
}

static guint64
number_of (const AnnoStat *stat)
{
  return (guint64) MAX (stat->spans, 0);
}

static char *
name_of (const AnnoStat *stat, const AnnoTag *tag)
{
  if (tag != NULL)
    return g_strdup (tag->name);
  if (g_str_equal (stat->kind, "state"))
    return g_strdup (anno_working_state_words (stat->key));
  return stat->name != NULL ? g_strdup (stat->name) : anno_safe_name_display (stat->key);
}

static char *
more_of (const AnnoStat *stat)
{
  guint n = (guint) MAX (stat->articles, 0);
  return g_strdup_printf (ngettext ("in %'u article", "in %'u articles", n), n);
}

static void
add_row (AnnoCountTable *table, const AnnoStat *stat, AnnoTagset *tagset)
{
  const AnnoTag *tag = tagset != NULL && g_str_equal (stat->kind, "tag")
                           ? anno_tagset_find (tagset, stat->key)
                           : NULL;
  g_autofree char *name = name_of (stat, tag);
  g_autofree char *more = more_of (stat);

  anno_count_table_add (table, tag, name, number_of (stat), more);
}

static guint64
largest_of (GPtrArray *stats, const char *kind)
{
  guint64 most = 0;

  for (guint i = 0; i < stats->len; i++)
    {
      const AnnoStat *stat = stats->pdata[i];
      if (g_str_equal (stat->kind, kind))
        most = MAX (most, number_of (stat));
    }
  return most;
}

static void
show_counts (Counts *counts, GPtrArray *stats, const char *kind, AnnoTagset *tagset, guint most)
{
  AnnoCountTable *table = ANNO_COUNT_TABLE (counts->table);
  guint n = 0;

  anno_count_table_begin (table, largest_of (stats, kind));
  for (guint i = 0; i < stats->len; i++)
    {
      const AnnoStat *stat = stats->pdata[i];
      if (g_str_equal (stat->kind, kind) && stat->key != NULL && n++ < most)
        add_row (table, stat, tagset);
    }
  guint rest = n > most ? n - most : 0;
  g_autofree char *words = g_strdup_printf (ngettext ("and %'u more", "and %'u more", rest), rest);
  gtk_label_set_text (GTK_LABEL (counts->rest), words);
  gtk_widget_set_visible (counts->rest, rest > 0);
  gtk_widget_set_visible (counts->section, n > 0);
}

static void
show_figures (AnnoStatsView *self, GPtrArray *stats)
{
  gint64 done = 0;

  for (guint i = 0; i < stats->len; i++)
    {
      const AnnoStat *stat = stats->pdata[i];
      if (g_str_equal (stat->kind, "articles"))
        {
          show_number (self->articles, (guint64) stat->articles);
          show_number (self->spans, number_of (stat));
        }
      else if (g_str_equal (stat->kind, "state") && g_strcmp0 (stat->key, "done") == 0)
        done = stat->articles;
    }
  show_number (self->done, (guint64) done);
}

void
anno_stats_view_show (AnnoStatsView *self, GPtrArray *stats, AnnoTagset *tagset)
{
  g_return_if_fail (ANNO_IS_STATS_VIEW (self) && stats != NULL);

  show_figures (self, stats);
  show_picture (&self->sizes, anno_stat_series_sizes (stats));
  show_picture (&self->progress, anno_stat_series_days (stats, "done", TRUE));
  show_picture (&self->days, anno_stat_series_days (stats, "day", FALSE));
  show_counts (&self->tags, stats, "tag", tagset, G_MAXUINT);
  show_counts (&self->annotators, stats, "annotator", NULL, G_MAXUINT);
  show_counts (&self->states, stats, "state", NULL, G_MAXUINT);
  show_counts (&self->people, stats, "person", NULL, MOST_PEOPLE);
}
