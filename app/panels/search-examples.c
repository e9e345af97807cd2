#include "panels/search-examples.h"

#include <glib/gi18n-lib.h>

struct _AnnoSearchExamples
{
  GtkBox parent_instance;
};

static guint chosen_signal;

G_DEFINE_FINAL_TYPE (AnnoSearchExamples, anno_search_examples, GTK_TYPE_BOX)

static const struct
{
  /* Translators: words to look for; what stands before a colon, and behind "tag:" or "is:", stays.
   */
  const char *text;
  const char *means;
} examples[] = {
  { N_ ("deal over"), N_ ("articles with both words") },
  { N_ ("\"the deal is off\""), N_ ("… with these words in a row") },
  { N_ ("date:2017-07"), N_ ("… of that month, day or year") },
  { N_ ("tag:claim person:graham"), N_ ("claims that Graham made") },
  { N_ ("tag:claim is:unsure cyber"), N_ ("unsure ones, about something") },
  { N_ ("note:ask"), N_ ("what has a note with that word") },
  { N_ ("state:done -tag:claim"), N_ ("what is done, and has no claim") },
};

static void
clicked_cb (AnnoSearchExamples *self, GtkWidget *button)
{
  g_signal_emit (self, chosen_signal, 0, g_object_get_data (G_OBJECT (button), "text"));
}

static GtkWidget *
make_label (const char *words, gboolean dim)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (dim)
    {
      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "caption");
    }
  return label;
}

static void
add_example (AnnoSearchExamples *self, const char *text, const char *means)
{
  GtkWidget *button = gtk_button_new (), *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", text, means);

  gtk_box_append (GTK_BOX (lines), make_label (text, FALSE));
  gtk_box_append (GTK_BOX (lines), make_label (means, TRUE));
  gtk_button_set_child (GTK_BUTTON (button), lines);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "text", g_strdup (text), g_free);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_box_append (GTK_BOX (self), button);
}

static void
anno_search_examples_class_init (AnnoSearchExamplesClass *klass)
{
  chosen_signal = g_signal_new ("chosen", ANNO_TYPE_SEARCH_EXAMPLES, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
anno_search_examples_init (AnnoSearchExamples *self)
{
  GtkWidget *intro
      = make_label (_ ("Words, and what is marked, in all articles. For example:"), TRUE);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "search-examples");
  gtk_box_append (GTK_BOX (self), intro);
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    add_example (self, _ (examples[i].text), _ (examples[i].means));
}

GtkWidget *
anno_search_examples_new (void)
{
  return g_object_new (ANNO_TYPE_SEARCH_EXAMPLES, NULL);
}
