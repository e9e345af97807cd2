#include "panels/review-bulk-dialog.h"

#include "model/span-quote.h"
#include "panels/drop-down-name.h"
#include "panels/question.h"
#include "session/review-bulk.h"
#include "text/isolate.h"

#include <glib/gi18n-lib.h>

#define MAX_PREVIEWED 200
#define MAX_QUOTED 80 /* code points */
#define TURN 4000     /* microseconds of work at a stretch */
#define PIECE 64      /* differences between two looks at the clock */

typedef struct
{
  AnnoReview *review;
  AnnoReviewReading *reading; /* what is asked about */
  AnnoReviewReading *seen;    /* how it was when the decisions were begun; NULL for none */
  GPtrArray *records;         /* the decisions so far: of AnnoReviewRecord */
  guint n_seen;               /* differences that were gone over */
  guint work;                 /* an idle source, as long as there are more */
  GtkWindow *dialog;
  GtkWidget *people; /* NULL where it is what most have */
  GtkWidget *tags;
  GtkWidget *preview;
  const char *heading;
} Asking;

static void
asking_free (Asking *self)
{
  g_clear_handle_id (&self->work, g_source_remove);
  g_ptr_array_unref (self->records);
  g_object_unref (self->review);
  g_clear_pointer (&self->seen, anno_review_reading_unref);
  anno_review_reading_unref (self->reading);
  g_free (self);
}

static AnnoReviewBulk
get_bulk (const Asking *self)
{
  const AnnoReviewCase *one = anno_review_reading_get_case (self->reading);
  AnnoReviewBulk bulk = { .layer = G_MAXUINT };

  if (self->people == NULL)
    return bulk;
  guint tag = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->tags));
  bulk.layer = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->people));
  if (tag > 0 && tag != GTK_INVALID_LIST_POSITION)
    bulk.tag = anno_tagset_get_tag (one->tagset, tag - 1)->id;
  return bulk;
}

static void
start_over (Asking *self)
{
  AnnoReviewReading *reading = anno_review_get_reading (self->review);

  g_clear_pointer (&self->seen, anno_review_reading_unref);
  self->seen = reading != NULL ? anno_review_reading_ref (reading) : NULL;
  self->n_seen = 0;
  g_ptr_array_set_size (self->records, 0);
}

/* Goes over differences until @end, in microseconds of the clock; FALSE where there are more. Where
 * what was asked about is no longer what is there, nothing is decided. */
static gboolean
go_on (Asking *self, gint64 end)
{
  const AnnoReviewBulk bulk = get_bulk (self);
  AnnoReviewDesk desk;

  if (anno_review_get_reading (self->review) != self->seen)
    start_over (self);
  if (!anno_review_get_desk (self->review, &desk)
      || anno_review_reading_get_case (self->seen) != anno_review_reading_get_case (self->reading))
    {
      start_over (self);
      return TRUE;
    }
  const GPtrArray *entries = anno_review_reading_get_entries (self->seen);
  while (self->n_seen < entries->len && g_get_monotonic_time () < end)
    {
      guint to = MIN (self->n_seen + PIECE, entries->len);
      anno_review_bulk_add (&bulk, &desk, entries, self->n_seen, to, self->records);
      self->n_seen = to;
    }
  return self->n_seen == entries->len;
}

/* The words that will be accepted, a line each. */
static char *
describe (const Asking *self)
{
  const AnnoReviewCase *one = anno_review_reading_get_case (self->reading);
  const GPtrArray *records = self->records;
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < MIN (records->len, MAX_PREVIEWED); i++)
    {
      const AnnoReviewRecord *record = records->pdata[i];
      const AnnoJudged *judged = NULL;
      for (guint k = 0; judged == NULL && k < record->judged->len; k++)
        if (((const AnnoJudged *) record->judged->pdata[k])->accepted)
          judged = record->judged->pdata[k];
      if (judged == NULL)
        continue;
      g_autofree char *tag
          = anno_isolate (anno_tagset_name_of (one->tagset, anno_span_get_tag (judged->span)));
      g_autofree char *quote = anno_span_quote (one->article, judged->span, MAX_QUOTED);
      g_autofree char *words = anno_isolate (quote);
      g_string_append_printf (out, "%s%s: %s", out->len > 0 ? "\n" : "", tag, words);
    }
  if (records->len > MAX_PREVIEWED)
    g_string_append (out, "\n…");
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static char *
count (guint n)
{
  if (n == 0)
    return g_strdup (_("There is no open difference that this would decide."));
  return g_strdup_printf (
      ngettext ("%u difference would be decided. It is one step, which can be undone.",
                "%u differences would be decided. It is one step, which can be undone.", n),
      n);
}

static void
show (Asking *self)
{
  g_autofree char *words = describe (self);
  g_autofree char *body = count (self->records->len);

  anno_question_set_words (self->dialog, self->heading, body);
  anno_question_set_enabled (self->dialog, "accept", self->records->len > 0);
  gtk_label_set_text (GTK_LABEL (self->preview), words);
}

static gboolean
work_cb (gpointer data)
{
  Asking *self = data;

  if (!go_on (self, g_get_monotonic_time () + TURN))
    return G_SOURCE_CONTINUE;
  self->work = 0;
  show (self);
  return G_SOURCE_REMOVE;
}

static void
look (Asking *self)
{
  g_clear_handle_id (&self->work, g_source_remove);
  start_over (self);
  if (go_on (self, g_get_monotonic_time () + TURN))
    {
      show (self);
      return;
    }
  anno_question_set_words (self->dialog, self->heading, _("Going over the differences…"));
  anno_question_set_enabled (self->dialog, "accept", FALSE);
  gtk_label_set_text (GTK_LABEL (self->preview), "");
  self->work = g_idle_add (work_cb, self);
}

/* What was said by others in the meantime counts. */
static void
accept (Asking *self)
{
  if (!go_on (self, G_MAXINT64) || self->records->len == 0)
    return;
  g_autofree char *label = g_strdup_printf (
      ngettext ("Accept %u Annotation", "Accept %u Annotations", self->records->len),
      self->records->len);
  anno_review_say (self->review, self->records, label);
}

static void
answered_cb (const char *answer, gpointer data)
{
  Asking *self = data;

  if (g_strcmp0 (answer, "accept") == 0)
    accept (self);
  asking_free (self);
}

static GtkWidget *
make_preview (Asking *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->preview = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->preview), 0);
  gtk_label_set_wrap (GTK_LABEL (self->preview), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->preview), PANGO_WRAP_WORD_CHAR);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->preview);
  gtk_widget_set_size_request (scroller, 360, 140);
  return scroller;
}

/* @name: what a screen reader calls it. */
static GtkWidget *
make_choice (Asking *self, GtkWidget *box, const char *const *names, const char *name)
{
  GtkWidget *choice = gtk_drop_down_new_from_strings (names);

  anno_drop_down_name (GTK_DROP_DOWN (choice), name);
  anno_drop_down_cut (GTK_DROP_DOWN (choice));
  gtk_widget_set_tooltip_text (choice, name);
  g_signal_connect_swapped (choice, "notify::selected", G_CALLBACK (look), self);
  gtk_box_append (GTK_BOX (box), choice);
  return choice;
}

static void
add_choices (Asking *self, GtkWidget *box)
{
  const AnnoReviewCase *one = anno_review_reading_get_case (self->reading);
  guint n_tags = anno_tagset_get_n_tags (one->tagset);
  g_autofree const char **people = g_new0 (const char *, one->sides->len + 1);
  g_autofree const char **tags = g_new0 (const char *, n_tags + 2);

  for (guint i = 0; i < one->sides->len; i++)
    people[i] = anno_review_reading_get_name (self->reading, i);
  tags[0] = _("All tags");
  for (guint i = 0; i < n_tags; i++)
    tags[i + 1] = anno_tagset_get_tag (one->tagset, i)->name;
  self->people = make_choice (self, box, people, _("Annotator"));
  self->tags = make_choice (self, box, tags, _("Tag"));
}

static GtkWindow *
ask (GtkWindow *parent, AnnoReview *review, const char *heading, gboolean many)
{
  AnnoReviewReading *reading = anno_review_get_reading (review);

  if (reading == NULL || anno_review_reading_get_case (reading) == NULL)
    return NULL;
  Asking *self = g_new0 (Asking, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  self->review = g_object_ref (review);
  self->reading = anno_review_reading_ref (reading);
  self->records
      = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_review_record_unref);
  self->heading = heading;
  self->dialog = anno_question_ask (parent, heading, "", NULL, NULL, "accept", _("_Accept"),
                                    answered_cb, self);
  if (many)
    add_choices (self, box);
  gtk_box_append (GTK_BOX (box), make_preview (self));
  anno_question_set_extra (self->dialog, box, "accept");
  look (self);
  return self->dialog;
}

GtkWindow *
anno_review_bulk_dialog_ask_majority (GtkWindow *parent, AnnoReview *review)
{
  g_return_val_if_fail (ANNO_IS_REVIEW (review), NULL);
  return ask (parent, review, _("Accept What Most Have?"), FALSE);
}

GtkWindow *
anno_review_bulk_dialog_ask_many (GtkWindow *parent, AnnoReview *review)
{
  g_return_val_if_fail (ANNO_IS_REVIEW (review), NULL);
  return ask (parent, review, _("Accept Many of One Annotator?"), TRUE);
}
