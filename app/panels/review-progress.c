#include "panels/review-progress.h"

#include "panels/problem-words.h"

#include <glib/gi18n-lib.h>

struct _AnnoReviewProgress
{
  GtkBox parent_instance;
  GtkWidget *words;
  GtkWidget *stop;
  GtkWidget *bar;
  GtkWidget *problems;
  gboolean is_reading;
};

enum
{
  STOPPED,
  WANTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnnoReviewProgress, anno_review_progress, GTK_TYPE_BOX)

static void
stop_cb (AnnoReviewProgress *self)
{
  g_signal_emit (self, signals[self->is_reading ? STOPPED : WANTED], 0);
}

static void
anno_review_progress_class_init (AnnoReviewProgressClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GType type = ANNO_TYPE_REVIEW_PROGRESS;

  signals[STOPPED]
      = g_signal_new ("stopped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[WANTED]
      = g_signal_new ("wanted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Annotator/ui/review-progress.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnoReviewProgress, words);
  gtk_widget_class_bind_template_child (widget_class, AnnoReviewProgress, stop);
  gtk_widget_class_bind_template_child (widget_class, AnnoReviewProgress, bar);
  gtk_widget_class_bind_template_child (widget_class, AnnoReviewProgress, problems);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
}

static void
anno_review_progress_init (AnnoReviewProgress *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill_bar (AnnoReviewProgress *self, guint n_decided, guint n_differences)
{
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar),
                                 n_differences > 0 ? (double) n_decided / n_differences : 1);
}

/* "3 of 12 differences decided · 2 outdated · 4 open comments" */
static char *
describe (const AnnoReviewState *state)
{
  g_autofree char *decided = anno_review_state_describe (state);
  g_autoptr (GString) out = g_string_new (decided);

  if (state->n_outdated > 0)
    g_string_append_printf (out, ngettext (" · %u outdated", " · %u outdated", state->n_outdated),
                            state->n_outdated);
  if (state->n_unresolved > 0)
    g_string_append_printf (
        out, ngettext (" · %u open comment", " · %u open comments", state->n_unresolved),
        state->n_unresolved);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

void
anno_review_progress_show (AnnoReviewProgress *self, const AnnoReviewState *state)
{
  g_return_if_fail (ANNO_IS_REVIEW_PROGRESS (self) && state != NULL);

  g_autofree char *words = describe (state);
  gtk_label_set_text (GTK_LABEL (self->words), words);
  gtk_widget_set_visible (self->stop, FALSE);
  fill_bar (self, state->n_decided, state->n_differences);
}

static void
set_button (AnnoReviewProgress *self, const char *icon, const char *name)
{
  gtk_button_set_icon_name (GTK_BUTTON (self->stop), icon);
  gtk_widget_set_tooltip_text (self->stop, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->stop), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

/* "3 of 12 differences decided · 14 of 100 articles read" */
void
anno_review_progress_show_survey (AnnoReviewProgress *self, AnnoReviewSurvey *survey)
{
  g_return_if_fail (ANNO_IS_REVIEW_PROGRESS (self) && ANNO_IS_REVIEW_SURVEY (survey));

  gboolean is_complete = anno_review_survey_is_complete (survey);
  AnnoSurveyCount count;
  guint n, n_all;

  self->is_reading = anno_review_survey_get_progress (survey, &n, &n_all);
  anno_review_survey_count (survey, NULL, &count);
  const AnnoReviewState total
      = { .n_differences = count.n_differences, .n_decided = count.n_decided };
  g_autofree char *decided = anno_review_state_describe (&total);
  g_autoptr (GString) words = g_string_new (decided);
  if (!is_complete)
    g_string_append_printf (
        words, ngettext (" · %u of %u article read", " · %u of %u articles read", n_all), n, n_all);
  gtk_label_set_text (GTK_LABEL (self->words), words->str);
  gtk_widget_set_visible (self->stop, !is_complete);
  if (self->is_reading)
    set_button (self, "process-stop-symbolic", _("Stop Reading"));
  else
    set_button (self, "view-refresh-symbolic", _("Read All Articles"));
  fill_bar (self, count.n_decided, count.n_differences);
}

void
anno_review_progress_tell (AnnoReviewProgress *self, const GPtrArray *problems, gboolean blind)
{
  g_return_if_fail (ANNO_IS_REVIEW_PROGRESS (self) && problems != NULL);

  g_autofree char *words = anno_problem_words (problems, blind);
  gtk_label_set_text (GTK_LABEL (self->problems), words);
  gtk_widget_set_tooltip_text (self->problems, *words != '\0' ? words : NULL);
  gtk_widget_set_visible (self->problems, *words != '\0');
}
