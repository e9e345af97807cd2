#include "panels/verdict-bar.h"

#include "panels/breakable.h"
#include "panels/question.h"
#include "panels/thread-list.h"
#include "session/review-speaker.h"
#include "text/isolate.h"

#include <glib/gi18n-lib.h>

#define MAX_HEIGHT 240 /* pixels, of what was said */
#define MAX_WHY 400    /* code points */

struct _AnnoVerdictBar
{
  GtkBox parent_instance;
  GtkWidget *expander;
  GtkWidget *title;
  GtkWidget *verdicts;
  GtkWidget *buttons[3]; /* by AnnoVerdict */
  GtkWidget *threads;
  AnnoReview *review; /* borrowed */
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (AnnoVerdictBar, anno_verdict_bar, GTK_TYPE_BOX)

static void
anno_verdict_bar_class_init (AnnoVerdictBarClass *klass)
{
}

const char *
anno_verdict_describe (AnnoVerdict verdict)
{
  switch (verdict)
    {
    case ANNO_VERDICT_APPROVE:
      return C_ ("verdict", "Approved");
    case ANNO_VERDICT_CHANGES:
      return C_ ("verdict", "Changes wanted");
    case ANNO_VERDICT_COMMENT:
    default:
      return C_ ("verdict", "Commented");
    }
}

/* What was asked about: another article may be in hand by the time of the answer. */
typedef struct
{
  AnnoReview *review;
  char *article;
  char *why; /* or NULL */
} Asked;

static const char *
article_of (AnnoReview *review)
{
  AnnoReviewReading *reading = anno_review_get_reading (review);
  return reading != NULL ? anno_review_reading_get_article (reading) : NULL;
}

static void
answered_cb (const char *answer, gpointer data)
{
  Asked *asked = data;

  if (g_strcmp0 (answer, "approve") == 0
      && g_strcmp0 (asked->article, article_of (asked->review)) == 0)
    anno_review_judge (asked->review, ANNO_VERDICT_APPROVE, asked->why);
  g_object_unref (asked->review);
  g_free (asked->article);
  g_free (asked->why);
  g_free (asked);
}

/* That somebody waits for an answer is no reason to refuse it, but one to ask. */
static void
ask (AnnoVerdictBar *self, guint n)
{
  GtkWidget *window = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_WINDOW);
  g_autofree char *body = g_strdup_printf (
      ngettext ("%u comment hasn’t been resolved yet.", "%u comments haven’t been resolved yet.",
                n),
      n);

  Asked *asked = g_new0 (Asked, 1);

  asked->review = g_object_ref (self->review);
  asked->article = g_strdup (article_of (self->review));
  asked->why = anno_thread_list_lend (ANNO_THREAD_LIST (self->threads));
  anno_question_ask (GTK_WINDOW (window), _ ("Approve the article?"), body, NULL, NULL, "approve",
                     _ ("_Approve Anyway"), answered_cb, asked);
}

static const AnnoReviewState *
state_of (AnnoReview *review)
{
  AnnoReviewReading *reading = review != NULL ? anno_review_get_reading (review) : NULL;
  return reading != NULL ? anno_review_reading_get_state (reading) : NULL;
}

/* What is being written goes with the verdict. */
static void
judge (AnnoVerdictBar *self, AnnoVerdict verdict)
{
  const AnnoReviewState *state = state_of (self->review);

  if (state == NULL)
    return;
  if (verdict == ANNO_VERDICT_APPROVE && state->n_unresolved > 0)
    ask (self, state->n_unresolved);
  else
    {
      g_autofree char *why = anno_thread_list_lend (ANNO_THREAD_LIST (self->threads));
      anno_review_judge (self->review, verdict, why);
    }
}

static void
toggled_cb (AnnoVerdictBar *self, GtkToggleButton *button)
{
  if (self->showing)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (self->buttons); i++)
    if (self->buttons[i] == GTK_WIDGET (button))
      judge (self, (AnnoVerdict) i);
  anno_verdict_bar_show (self, self->review); /* it is shown as pressed once it is said */
}

static void
add_buttons (AnnoVerdictBar *self, GtkWidget *box)
{
  const char *const labels[]
      = { [ANNO_VERDICT_APPROVE] = C_ ("verdict", "Approve"),
          [ANNO_VERDICT_CHANGES] = C_ ("verdict", "Request Changes"),
          [ANNO_VERDICT_COMMENT] = C_ ("verdict", "Comment Only") };
  GtkWidget *buttons = gtk_flow_box_new ();

  gtk_widget_add_css_class (buttons, "answers");
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (buttons), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (buttons), 3);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      self->buttons[i] = gtk_toggle_button_new_with_label (labels[i]);
      gtk_widget_set_tooltip_text (self->buttons[i],
                                   _ ("What you have written below goes with it."));
      g_signal_connect_swapped (self->buttons[i], "toggled", G_CALLBACK (toggled_cb), self);
      gtk_flow_box_insert (GTK_FLOW_BOX (buttons), self->buttons[i], -1);
      gtk_widget_set_focusable (gtk_widget_get_parent (self->buttons[i]), FALSE);
    }
  gtk_box_append (GTK_BOX (box), buttons);
}

/* However much was said, the differences stay in sight. */
static GtkWidget *
make_scroller (GtkWidget *child)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  return scroller;
}

static void
anno_verdict_bar_init (AnnoVerdictBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  self->expander = gtk_expander_new (NULL);
  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_wrap (GTK_LABEL (self->title), TRUE);
  gtk_expander_set_label_widget (GTK_EXPANDER (self->expander), self->title);
  self->verdicts = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->verdicts), 0);
  gtk_label_set_wrap (GTK_LABEL (self->verdicts), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->verdicts), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (self->verdicts, "caption");
  self->threads = anno_thread_list_new ();
  gtk_widget_set_margin_top (box, 6);
  gtk_box_append (GTK_BOX (box), self->verdicts);
  add_buttons (self, box);
  gtk_box_append (GTK_BOX (box), self->threads);
  gtk_expander_set_child (GTK_EXPANDER (self->expander), make_scroller (box));
  gtk_box_append (GTK_BOX (self), self->expander);
  gtk_widget_set_hexpand (self->expander, TRUE);
}

GtkWidget *
anno_verdict_bar_new (void)
{
  return g_object_new (ANNO_TYPE_VERDICT_BAR, NULL);
}

/* "Rita: Approved" */
static char *
describe_all (AnnoReview *review, const AnnoReviewState *state)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < state->verdicts->len; i++)
    {
      const AnnoReviewRecord *record = state->verdicts->pdata[i];
      g_autofree char *name = anno_review_speaker (review, record);
      g_autofree char *who = anno_isolate (name);
      if (i > 0)
        g_string_append_c (out, '\n');
      /* Translators: a reviewer, and the verdict on an article. */
      g_string_append_printf (out, C_ ("verdict", "%1$s: %2$s"), who,
                              anno_verdict_describe (record->verdict));
      if (record->why != NULL)
        {
          g_autofree char *cut = anno_breakable (record->why, MAX_WHY);
          g_autofree char *why = anno_isolate (cut);
          g_string_append_printf (out, _(" – “%s”"), why);
        }
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static guint
count_on_article (const AnnoReviewState *state)
{
  guint n = 0;

  for (guint i = 0; i < state->threads->len; i++)
    n += ((const AnnoReviewThread *) state->threads->pdata[i])->comment->judged->len == 0;
  return n;
}

static void
show_title (AnnoVerdictBar *self, const AnnoReviewState *state)
{
  guint n = count_on_article (state);
  g_autofree char *comments
      = g_strdup_printf (ngettext ("%u comment", "%u comments", n), n);
  const AnnoReviewRecord *last
      = state->verdicts->len > 0 ? state->verdicts->pdata[state->verdicts->len - 1] : NULL;
  /* Translators: the article as a whole: what was said of it last, and the number of comments. */
  g_autofree char *title = g_strdup_printf (
      _("Whole article: %1$s · %2$s"),
      last != NULL ? anno_verdict_describe (last->verdict) : C_ ("verdict", "no verdict yet"),
      comments);

  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->expander), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
}

void
anno_verdict_bar_show (AnnoVerdictBar *self, AnnoReview *review)
{
  g_return_if_fail (ANNO_IS_VERDICT_BAR (self));

  const AnnoReviewState *state = state_of (review);
  const AnnoReviewRecord *own = NULL;
  AnnoReviewDesk desk;

  self->review = review;
  gtk_widget_set_visible (GTK_WIDGET (self), state != NULL);
  anno_thread_list_show (ANNO_THREAD_LIST (self->threads), review, ANNO_REVIEW_ARTICLE);
  if (state == NULL || !anno_review_get_desk (review, &desk))
    return;
  for (guint i = 0; i < state->verdicts->len; i++)
    if (g_str_equal (((const AnnoReviewRecord *) state->verdicts->pdata[i])->creator_id,
                     desk.creator_id))
      own = state->verdicts->pdata[i];
  self->showing = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (self->buttons); i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[i]),
                                  own != NULL && own->verdict == (AnnoVerdict) i);
  self->showing = FALSE;
  g_autofree char *said = describe_all (review, state);
  gtk_label_set_text (GTK_LABEL (self->verdicts), said);
  gtk_widget_set_visible (self->verdicts, *said != '\0');
  show_title (self, state);
}
