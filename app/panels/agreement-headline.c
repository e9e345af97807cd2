#include "panels/agreement-headline.h"

#include "panels/measure-item.h"
#include "panels/message-list.h"
#include "review/measure-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define N_FIGURES 3

typedef struct
{
  const char *measure;
  const char *name;
} Figure;

static const Figure figures[N_FIGURES] = {
  { "exact-f1", N_ ("Exact") },
  { "unlabelled-f1", N_ ("Same words, any tag") },
  { "overlap-f1", N_ ("Same tag, overlapping") },
};

struct _AnnoAgreementHeadline
{
  GtkBox parent_instance;
  GtkWidget *numbers[N_FIGURES];
  GtkWidget *intervals[N_FIGURES];
  GtkWidget *sentence;
  GtkWidget *about;
  GtkWidget *problems; /* an expander */
  GtkBox *list;
};

G_DEFINE_FINAL_TYPE (AnnoAgreementHeadline, anno_agreement_headline, GTK_TYPE_BOX)

static GtkWidget *
add_label (GtkWidget *box, const char *words, const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
add_figure (AnnoAgreementHeadline *self, GtkWidget *box, guint i)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->numbers[i] = add_label (lines, "", "title-1");
  gtk_widget_add_css_class (self->numbers[i], "numeric");
  add_label (lines, _ (figures[i].name), NULL);
  self->intervals[i] = add_label (lines, "", "caption");
  gtk_widget_add_css_class (self->intervals[i], "dim-label");
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (box), lines);
}

static void
anno_agreement_headline_class_init (AnnoAgreementHeadlineClass *klass)
{
}

static void
anno_agreement_headline_init (AnnoAgreementHeadline *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  for (guint i = 0; i < N_FIGURES; i++)
    add_figure (self, box, i);
  gtk_box_append (GTK_BOX (self), box);
  self->sentence = add_label (GTK_WIDGET (self), "", NULL);
  self->about = add_label (GTK_WIDGET (self), "", "dim-label");
  self->problems = gtk_expander_new (NULL);
  self->list = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_expander_set_child (GTK_EXPANDER (self->problems), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (self), self->problems);
}

GtkWidget *
anno_agreement_headline_new (void)
{
  return g_object_new (ANNO_TYPE_AGREEMENT_HEADLINE, NULL);
}

static const AnnoAgreementRow *
row_of (const AnnoAgreementReport *report, guint i)
{
  return anno_agreement_report_find (report, figures[i].measure, ANNO_AGREEMENT_OF_ALL, 0, 0);
}

static void
show_figure (AnnoAgreementHeadline *self, guint i, const AnnoAgreementRow *row)
{
  g_autoptr (AnnoMeasureItem) item
      = row != NULL ? anno_measure_item_new (row, g_strdup (_ (figures[i].name)), NULL) : NULL;
  const char *interval = item != NULL ? anno_measure_item_get_interval (item) : "";
  g_autofree char *spoken = item != NULL ? anno_measure_item_speak (item) : g_strdup ("–");

  gtk_label_set_text (GTK_LABEL (self->numbers[i]),
                      item != NULL ? anno_measure_item_get_value (item) : "–");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->numbers[i]),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spoken, -1);
  gtk_label_set_text (GTK_LABEL (self->intervals[i]), interval);
  gtk_widget_set_tooltip_text (self->intervals[i],
                               *interval != '\0'
                                   ? _ ("With articles drawn anew a thousand times, 95 of 100 "
                                        "values lie in between")
                                   : NULL);
  gtk_widget_set_visible (self->intervals[i], *interval != '\0');
}

static guint
of_hundred (const AnnoAgreementRow *row)
{
  return (guint) lround (row->value.value * 100);
}

/* What quarrels there are, in plain words. */
static char *
make_sentence (const AnnoAgreementReport *report)
{
  const AnnoAgreementRow *exact = row_of (report, 0), *place = row_of (report, 1),
                         *overlap = row_of (report, 2);

  if (report->slugs->len < 2)
    return g_strdup (_ ("Agreement takes two people at least. Choose who is compared above."));
  if (exact == NULL || place == NULL || overlap == NULL)
    return g_strdup ("");
  if (exact->value.undefined != ANNO_DEFINED)
    return g_strdup (anno_undefined_describe (exact->value.undefined));
  return g_strdup_printf (
      _ ("Of 100 annotations, about %u were made by the other person as well: the same words, the "
         "same tag. Leaving tags aside it would be %u; with the same tag, and words that only "
         "overlap, %u."),
      of_hundred (exact), of_hundred (place), of_hundred (overlap));
}

static char *
make_about (const AnnoAgreementReport *report)
{
  const AnnoAgreementRow *exact = row_of (report, 0);
  GString *words = g_string_new (NULL);

  if (exact == NULL || report->slugs->len < 2)
    return g_string_free (words, FALSE);
  g_string_append_printf (
      words, ngettext ("%u person", "%u people", report->slugs->len), report->slugs->len);
  g_string_append_printf (words, " · ");
  g_string_append_printf (
      words,
      ngettext ("%u article that two annotated", "%u articles that two annotated",
                exact->value.n_texts),
      exact->value.n_texts);
  g_string_append_printf (words, " · ");
  g_string_append_printf (words,
                          ngettext ("%u annotation", "%u annotations", exact->value.n_units),
                          exact->value.n_units);
  if (exact->value.n_left_out > 0)
    {
      g_string_append_printf (words, " · ");
      g_string_append_printf (words,
                              ngettext ("%u left out, where only one person was",
                                        "%u left out, where only one person was",
                                        exact->value.n_left_out),
                              exact->value.n_left_out);
    }
  return g_string_free (words, FALSE);
}

static void
show_problems (AnnoAgreementHeadline *self, const GPtrArray *problems)
{
  g_autofree char *words = g_strdup_printf (
      ngettext ("%u thing could not be compared", "%u things could not be compared",
                problems->len),
      problems->len);

  gtk_expander_set_label (GTK_EXPANDER (self->problems), words);
  gtk_widget_set_visible (self->problems, problems->len > 0);
  anno_message_list_clear (self->list);
  for (guint i = 0; i < MIN (problems->len, ANNO_MESSAGE_LIST_MAX); i++)
    anno_message_list_add (self->list, problems->pdata[i]);
  anno_message_list_close (self->list, problems->len);
}

void
anno_agreement_headline_show (AnnoAgreementHeadline *self, const AnnoAgreementReport *report)
{
  g_return_if_fail (ANNO_IS_AGREEMENT_HEADLINE (self) && report != NULL);

  g_autofree char *sentence = make_sentence (report), *about = make_about (report);
  for (guint i = 0; i < N_FIGURES; i++)
    show_figure (self, i, row_of (report, i));
  gtk_label_set_text (GTK_LABEL (self->sentence), sentence);
  gtk_widget_set_visible (self->sentence, *sentence != '\0');
  gtk_label_set_text (GTK_LABEL (self->about), about);
  gtk_widget_set_visible (self->about, *about != '\0');
  show_problems (self, report->problems);
}
