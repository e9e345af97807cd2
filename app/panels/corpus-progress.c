#include "panels/corpus-progress.h"

#include "panels/working-state.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _AnnoCorpusProgress
{
  GtkWidget parent_instance;
  guint counts[ANNO_N_PROGRESS];
  GtkWidget *words;
  GtkWidget *bar;
};

G_DEFINE_FINAL_TYPE (AnnoCorpusProgress, anno_corpus_progress, GTK_TYPE_WIDGET)

static guint
count_all (AnnoCorpusProgress *self)
{
  guint n = 0;

  for (guint i = 0; i < ANNO_N_PROGRESS; i++)
    n += self->counts[i];
  return n;
}

/* "12 done" and so on, each on a line. */
static char *
describe (AnnoCorpusProgress *self, const char *between)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = ANNO_N_PROGRESS; i > 0; i--)
    {
      if (self->counts[i - 1] == 0)
        continue;
      if (words->len > 0)
        g_string_append (words, between);
      /* Translators: a number of articles, and their state: "12 in progress" */
      g_string_append_printf (words, _("%u %s"), self->counts[i - 1],
                              anno_working_state_words (anno_progress_get_id (i - 1)));
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

void
anno_corpus_progress_show (AnnoCorpusProgress *self, const guint *counts)
{
  g_return_if_fail (ANNO_IS_CORPUS_PROGRESS (self) && counts != NULL);

  if (memcmp (self->counts, counts, sizeof self->counts) == 0)
    return;
  memcpy (self->counts, counts, sizeof self->counts);
  guint all = count_all (self), done = counts[ANNO_PROGRESS_DONE];
  g_autofree char *lines = describe (self, "\n");
  g_autofree char *spoken = describe (self, ", ");
  /* Translators: how many of the articles that are listed are done, short. */
  g_autofree char *words = g_strdup_printf (_("%u of %u done"), done, all);
  gtk_label_set_text (GTK_LABEL (self->words), words);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), all > 0 ? (double) done / all : 0);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), lines);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, spoken, -1);
  gtk_widget_set_visible (GTK_WIDGET (self), all > 0);
}

static void
anno_corpus_progress_dispose (GObject *object)
{
  AnnoCorpusProgress *self = ANNO_CORPUS_PROGRESS (object);

  g_clear_pointer (&self->words, gtk_widget_unparent);
  g_clear_pointer (&self->bar, gtk_widget_unparent);
  G_OBJECT_CLASS (anno_corpus_progress_parent_class)->dispose (object);
}

static void
anno_corpus_progress_class_init (AnnoCorpusProgressClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anno_corpus_progress_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
anno_corpus_progress_init (AnnoCorpusProgress *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (widget)),
                                  GTK_ORIENTATION_HORIZONTAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (widget)), 9);
  gtk_widget_add_css_class (widget, "corpus-progress");
  self->bar = gtk_progress_bar_new ();
  gtk_widget_set_hexpand (self->bar, TRUE);
  gtk_widget_set_valign (self->bar, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->bar, widget);
  self->words = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->words, "caption");
  gtk_widget_add_css_class (self->words, "numeric");
  gtk_widget_add_css_class (self->words, "dim-label");
  gtk_widget_set_parent (self->words, widget);
  gtk_widget_set_visible (widget, FALSE);
}
