#include "shell/agreement-pages.h"

#include "panels/agreement-headline.h"
#include "panels/measure-page.h"
#include "panels/measure-table.h"
#include "panels/picture-view.h"
#include "review/measure-names.h"
#include "text/isolate.h"

#include <glib/gi18n-lib.h>

#define WIDTH 760

struct _AnnoAgreementPages
{
  GtkBox parent_instance;
  AnnoAgreementResult *result; /* or NULL */
  GListStore *measures;        /* of AnnoMeasureItem: the overview's */
  GtkWidget *stack;
  GtkWidget *headline;
  GtkWidget *table;
  GtkWidget *gamma_button;
  GtkWidget *pages[ANNO_N_AGREEMENT_OFS]; /* NULL for that of all */
  GtkWidget *pictures[ANNO_N_PICTURES];
};

enum
{
  ASKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnnoAgreementPages, anno_agreement_pages, GTK_TYPE_BOX)

/* Takes the title of @question over. */
static void
ask (AnnoAgreementPages *self, AnnoAgreementQuestion *question)
{
  g_signal_emit (self, signals[ASKED], 0, question);
  g_free (question->title);
}

static void
activated_cb (AnnoAgreementPages *self, AnnoMeasureItem *item)
{
  const AnnoAgreementReport *report = self->result->report;
  const AnnoAgreementRow *row = anno_measure_item_get_row (item);
  AnnoAgreementQuestion question
      = { anno_measure_page_name_row (report, row), NULL, NULL, NULL, -1, -1, -1, -1 };

  if (row->of == ANNO_AGREEMENT_OF_ARTICLE)
    question.article = report->articles->pdata[row->number];
  if (row->of == ANNO_AGREEMENT_OF_PAIR)
    {
      question.first = (int) row->number;
      question.second = (int) row->other;
    }
  if (row->of == ANNO_AGREEMENT_OF_TAG || row->of == ANNO_AGREEMENT_OF_FIELD)
    question.tag = anno_tagset_get_tag (report->tagset, row->number)->id;
  if (row->of == ANNO_AGREEMENT_OF_FIELD)
    question.field = ((const AnnoField *) anno_tagset_get_tag (report->tagset, row->number)
                          ->fields->pdata[row->other])
                         ->id;
  ask (self, &question);
}

static char *
name_row (const AnnoAgreementReport *report, guint row)
{
  if (row == anno_confusion_nothing (report->confusion))
    return g_strdup (_ ("nothing"));
  if (row == anno_confusion_other (report->confusion))
    return g_strdup (_ ("unknown tags"));
  return anno_isolate (anno_tagset_get_tag (report->tagset, row)->name);
}

static void
tag_cell_cb (AnnoAgreementPages *self, guint row, guint column)
{
  const AnnoAgreementReport *report = self->result->report;
  g_autofree char *first = name_row (report, row), *second = name_row (report, column);
  AnnoAgreementQuestion question
      = { .first = -1, .second = -1, .row = (int) row, .column = (int) column };

  /* Translators: two tags, that one person and the other chose. */
  question.title = g_strdup_printf (_ ("%s against %s"), first, second);
  ask (self, &question);
}

static void
pair_cell_cb (AnnoAgreementPages *self, guint row, guint column)
{
  const AnnoAgreementRow pair = { .of = ANNO_AGREEMENT_OF_PAIR,
                                  .number = MIN (row, column),
                                  .other = MAX (row, column) };
  AnnoAgreementQuestion question
      = { anno_measure_page_name_row (self->result->report, &pair), NULL, NULL, NULL,
          (int) pair.number, (int) pair.other, -1, -1 };

  ask (self, &question);
}

static void
anno_agreement_pages_dispose (GObject *object)
{
  AnnoAgreementPages *self = ANNO_AGREEMENT_PAGES (object);

  for (guint i = 0; i < ANNO_N_AGREEMENT_OFS; i++)
    if (self->pages[i] != NULL)
      anno_measure_page_show (ANNO_MEASURE_PAGE (self->pages[i]), NULL);
  g_clear_pointer (&self->result, anno_agreement_result_free);
  g_clear_object (&self->measures);
  G_OBJECT_CLASS (anno_agreement_pages_parent_class)->dispose (object);
}

static void
anno_agreement_pages_class_init (AnnoAgreementPagesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anno_agreement_pages_dispose;
  signals[ASKED] = g_signal_new ("asked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static GtkWidget *
make_label (const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static GtkWidget *
in_scroller (GtkWidget *child)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *clamp = adw_clamp_new ();

  gtk_widget_add_css_class (child, "agreement-page");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), child);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  return scroller;
}

static GtkWidget *
make_overview (AnnoAgreementPages *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->headline = anno_agreement_headline_new ();
  self->table = anno_measure_table_new (_ ("Measure"), FALSE);
  self->gamma_button = gtk_button_new_with_label (_ ("Compute Gamma"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->gamma_button), "agreement.gamma");
  gtk_widget_set_tooltip_text (self->gamma_button, _ ("It may take minutes, and can be stopped"));
  gtk_widget_set_halign (self->gamma_button, GTK_ALIGN_START);
  anno_measure_table_show (ANNO_MEASURE_TABLE (self->table), G_LIST_MODEL (self->measures));
  g_signal_connect_object (self->table, "activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->headline);
  gtk_box_append (GTK_BOX (box),
                  make_label (_ ("Press a row to see the annotations behind it, here and on the "
                                 "other pages.")));
  gtk_box_append (GTK_BOX (box), self->table);
  gtk_box_append (GTK_BOX (box), self->gamma_button);
  return in_scroller (box);
}

static GtkWidget *
make_pictures (AnnoAgreementPages *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 36);

  for (guint i = 0; i < ANNO_N_PICTURES; i++)
    {
      self->pictures[i] = anno_picture_view_new ((AnnoPictureKind) i);
      gtk_box_append (GTK_BOX (box), self->pictures[i]);
    }
  g_signal_connect_object (self->pictures[ANNO_PICTURE_PAIRS], "cell", G_CALLBACK (pair_cell_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pictures[ANNO_PICTURE_TAGS], "cell", G_CALLBACK (tag_cell_cb),
                           self, G_CONNECT_SWAPPED);
  return in_scroller (box);
}

static void
add_page (AnnoAgreementPages *self, GtkWidget *page, const char *name, const char *title)
{
  gtk_stack_add_titled (GTK_STACK (self->stack), page, name, title);
}

static void
add_measures (AnnoAgreementPages *self, AnnoAgreementOf of, const char *title, const char *column,
              const char *none)
{
  GtkWidget *page = anno_measure_page_new (of, column, none);

  self->pages[of] = page;
  g_signal_connect_object (page, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  add_page (self, page, anno_agreement_of_id (of), title);
}

static void
add_pages (AnnoAgreementPages *self)
{
  add_page (self, make_overview (self), "overview", _ ("Overview"));
  add_measures (self, ANNO_AGREEMENT_OF_TAG, _ ("Tags"), _ ("Tag"), _ ("Nothing was marked."));
  add_measures (self, ANNO_AGREEMENT_OF_PAIR, _ ("Pairs"), _ ("Pair"),
                _ ("It takes two people who have annotated something."));
  add_measures (self, ANNO_AGREEMENT_OF_ARTICLE, _ ("Articles"), _ ("Article"),
                _ ("No article was annotated by two people."));
  add_measures (self, ANNO_AGREEMENT_OF_FIELD, _ ("Fields"), _ ("Field"),
                _ ("No two people made the same annotation, so that there is no field to "
                   "compare."));
  add_page (self, make_pictures (self), "pictures", _ ("Pictures"));
}

static void
anno_agreement_pages_init (AnnoAgreementPages *self)
{
  GtkWidget *switcher = gtk_stack_switcher_new (), *scroller = gtk_scrolled_window_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->measures = g_list_store_new (ANNO_TYPE_MEASURE_ITEM);
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  /* A long name on one page doesn't make all of them wide. */
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), GTK_STACK (self->stack));
  gtk_widget_set_halign (switcher, GTK_ALIGN_CENTER);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), switcher);
  gtk_widget_add_css_class (scroller, "agreement-switcher");
  gtk_box_append (GTK_BOX (self), scroller);
  gtk_box_append (GTK_BOX (self), self->stack);
  add_pages (self);
}

GtkWidget *
anno_agreement_pages_new (void)
{
  return g_object_new (ANNO_TYPE_AGREEMENT_PAGES, NULL);
}

static void
add_measure (AnnoAgreementPages *self, const AnnoAgreementRow *row)
{
  g_autoptr (AnnoMeasureItem) item
      = anno_measure_item_new (row, g_strdup (anno_measure_name (row->measure)),
                               anno_measure_describe (row->measure));
  g_list_store_append (self->measures, item);
}

static void
show_measures (AnnoAgreementPages *self, const AnnoAgreementReport *report)
{
  g_list_store_remove_all (self->measures);
  for (guint group = 0; report != NULL && group < ANNO_N_MEASURE_GROUPS; group++)
    {
      gboolean begun = FALSE;
      for (guint i = 0; i < report->rows->len; i++)
        {
          const AnnoAgreementRow *row = &g_array_index (report->rows, AnnoAgreementRow, i);
          if (row->of != ANNO_AGREEMENT_OF_ALL || anno_measure_group (row->measure) != group)
            continue;
          g_autoptr (AnnoMeasureItem) heading = anno_measure_item_new_heading (
              anno_measure_group_name ((AnnoMeasureGroup) group));
          if (!begun)
            g_list_store_append (self->measures, heading);
          begun = TRUE;
          add_measure (self, row);
        }
    }
}

void
anno_agreement_pages_show (AnnoAgreementPages *self, AnnoAgreementResult *result)
{
  g_return_if_fail (ANNO_IS_AGREEMENT_PAGES (self));

  AnnoAgreementResult *before = self->result;
  const AnnoAgreementReport *report = result != NULL ? result->report : NULL;
  self->result = result;
  for (guint i = 0; i < ANNO_N_AGREEMENT_OFS; i++)
    if (self->pages[i] != NULL)
      anno_measure_page_show (ANNO_MEASURE_PAGE (self->pages[i]), report);
  show_measures (self, report);
  if (report != NULL)
    anno_agreement_headline_show (ANNO_AGREEMENT_HEADLINE (self->headline), report);
  for (guint i = 0; i < ANNO_N_PICTURES && result != NULL; i++)
    anno_picture_view_show (ANNO_PICTURE_VIEW (self->pictures[i]),
                            g_steal_pointer (&result->pictures[i]), result->why[i]);
  gtk_widget_set_visible (self->gamma_button, report != NULL && report->slugs->len > 1);
  anno_agreement_result_free (before);
}

void
anno_agreement_pages_add_gamma (AnnoAgreementPages *self, const AnnoAgreementResult *result)
{
  g_return_if_fail (ANNO_IS_AGREEMENT_PAGES (self) && result != NULL);

  for (guint i = 0; i < result->report->rows->len; i++)
    add_measure (self, &g_array_index (result->report->rows, AnnoAgreementRow, i));
  gtk_widget_set_visible (self->gamma_button, FALSE);
}

const AnnoAgreementReport *
anno_agreement_pages_get_report (AnnoAgreementPages *self)
{
  g_return_val_if_fail (ANNO_IS_AGREEMENT_PAGES (self), NULL);
  return self->result != NULL ? self->result->report : NULL;
}
