#include "panels/thread-list.h"

#include "panels/breakable.h"
#include "panels/short-date.h"
#include "session/review-speaker.h"
#include "text/isolate.h"
#include "text/plain.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define MAX_SHOWN 1000 /* code points of what was said, until all is asked for */
#define MAX_SPOKEN 60  /* code points of a comment, to tell its buttons from others */

struct _AnnoThreadList
{
  GtkBox parent_instance;
  GtkWidget *threads;
  GtkWidget *entry;
  AnnoReview *review; /* weak; it has the reading that is shown */
  guint cluster;
  char *sent; /* what was sent and isn't known to be written; NULL for nothing */
  gint64 sent_at;
  char *about;    /* the article, or a span of it; NULL for none */
  char *answered; /* the id of the comment that is being answered; NULL for a new one */
};

G_DEFINE_FINAL_TYPE (AnnoThreadList, anno_thread_list, GTK_TYPE_BOX)

static void
anno_thread_list_finalize (GObject *object)
{
  AnnoThreadList *self = ANNO_THREAD_LIST (object);

  g_clear_pointer (&self->answered, g_free);
  g_clear_pointer (&self->sent, g_free);
  g_clear_pointer (&self->about, g_free);
  g_clear_weak_pointer (&self->review);
  G_OBJECT_CLASS (anno_thread_list_parent_class)->finalize (object);
}

static void
anno_thread_list_class_init (AnnoThreadListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anno_thread_list_finalize;
}

/* The thread of the comment with that id, as it is now; NULL where it is gone. */
static const AnnoReviewThread *
find_thread (AnnoThreadList *self, const char *id)
{
  AnnoReviewReading *reading
      = self->review != NULL ? anno_review_get_reading (self->review) : NULL;
  const AnnoReviewState *state = reading != NULL ? anno_review_reading_get_state (reading) : NULL;

  for (guint i = 0; state != NULL && i < state->threads->len; i++)
    {
      const AnnoReviewThread *thread = state->threads->pdata[i];
      if (g_str_equal (thread->comment->id, id))
        return thread;
    }
  return NULL;
}

static void
set_answered (AnnoThreadList *self, const char *id)
{
  g_free (self->answered);
  self->answered = g_strdup (id);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry),
                                  id != NULL ? _("Answer") : _("Comment"));
}

static char *
get_words (AnnoThreadList *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

static void
forget_written (AnnoThreadList *self)
{
  set_answered (self, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

/* What is sent stays where it was written until it is in its file, so that a full disk loses
 * nothing. */
static void
send_cb (AnnoThreadList *self)
{
  g_autofree char *said = get_words (self);
  const AnnoReviewThread *thread
      = self->answered != NULL ? find_thread (self, self->answered) : NULL;

  if (*said == '\0' || self->review == NULL || g_strcmp0 (said, self->sent) == 0)
    return;
  gint64 now = g_get_real_time ();
  gboolean sent = thread != NULL ? anno_review_reply (self->review, thread, said)
                                 : anno_review_comment (self->review, self->cluster, said);
  if (!sent)
    return;
  g_free (self->sent);
  self->sent = g_steal_pointer (&said);
  self->sent_at = now;
}

static void
failed_cb (AnnoThreadList *self)
{
  g_clear_pointer (&self->sent, g_free);
}

/* Whether what was sent is among what is said by now. */
static gboolean
is_said (const AnnoThreadList *self, const AnnoReviewState *state)
{
  for (guint i = state->records->len; i > 0; i--)
    {
      const AnnoReviewRecord *record = state->records->pdata[i - 1];
      if (record->created >= self->sent_at && g_strcmp0 (record->why, self->sent) == 0
          && (record->kind == ANNO_REVIEW_COMMENT || record->kind == ANNO_REVIEW_REPLY
              || record->kind == ANNO_REVIEW_VERDICT))
        return TRUE;
    }
  return FALSE;
}

/* Empties the field once what was sent is said, unless there is something else in it by now. */
static void
look_for_sent (AnnoThreadList *self, const AnnoReviewState *state)
{
  if (self->sent == NULL || state == NULL || !is_said (self, state))
    return;
  g_autofree char *words = get_words (self);
  if (g_str_equal (words, self->sent))
    forget_written (self);
  g_clear_pointer (&self->sent, g_free);
}

static void
anno_thread_list_init (AnnoThreadList *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->cluster = ANNO_REVIEW_ARTICLE;
  self->threads = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->entry = gtk_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Comment"), -1);
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_SECONDARY,
                                     "document-send-symbolic");
  gtk_entry_set_icon_tooltip_text (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_SECONDARY,
                                   _("Send (Enter)"));
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (send_cb), self);
  g_signal_connect_swapped (self->entry, "icon-press", G_CALLBACK (send_cb), self);
  gtk_box_append (GTK_BOX (self), self->threads);
  gtk_box_append (GTK_BOX (self), self->entry);
  set_answered (self, NULL);
}

GtkWidget *
anno_thread_list_new (void)
{
  return g_object_new (ANNO_TYPE_THREAD_LIST, NULL);
}

static const char *
id_of (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "comment");
}

static void
answer_cb (AnnoThreadList *self, GtkWidget *button)
{
  set_answered (self, id_of (button));
  gtk_widget_grab_focus (self->entry);
}

static void
resolve_cb (AnnoThreadList *self, GtkWidget *button)
{
  const AnnoReviewThread *thread = find_thread (self, id_of (button));

  if (thread != NULL && self->review != NULL)
    anno_review_resolve (self->review, thread, thread->resolved_by == NULL);
}

static GtkWidget *
make_label (const char *words, const char *css)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  if (css != NULL)
    gtk_widget_add_css_class (label, css);
  return label;
}

static void
show_all_cb (GtkWidget *button)
{
  const char *said = g_object_get_data (G_OBJECT (button), "said");
  GtkWidget *words = gtk_widget_get_parent (button);
  g_autofree char *shown = anno_breakable (said, 0);

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_prev_sibling (button)), shown);
  gtk_box_remove (GTK_BOX (words), button);
}

/* Very long words are shown when somebody wants to read them. */
static void
add_said (GtkWidget *words, const char *said)
{
  g_autofree char *shown = anno_breakable (said, MAX_SHOWN);

  gtk_box_append (GTK_BOX (words), make_label (shown, NULL));
  if (g_utf8_strlen (said, -1) <= MAX_SHOWN)
    return;
  GtkWidget *button = gtk_button_new_with_label (_ ("Show All"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "caption");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_object_set_data_full (G_OBJECT (button), "said", g_strdup (said), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (show_all_cb), NULL);
  gtk_box_append (GTK_BOX (words), button);
}

/* Who said what, and when. */
static GtkWidget *
make_saying (AnnoThreadList *self, const AnnoReviewRecord *record, gboolean is_answer)
{
  g_autofree char *name = anno_review_speaker (self->review, record);
  g_autofree char *who = anno_isolate (name);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *avatar = adw_avatar_new (24, name, TRUE);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (record->created / G_USEC_PER_SEC);
  g_autofree char *day = time != NULL ? g_date_time_format (time, "%Y-%m-%d") : g_strdup ("");
  g_autofree char *when = anno_short_date (day);
  g_autofree char *head = g_strdup_printf ("%s · %s", who, when);

  gtk_widget_set_valign (avatar, GTK_ALIGN_START);
  gtk_widget_set_margin_start (line, is_answer ? 24 : 0);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), make_label (head, "caption"));
  add_said (words, record->why != NULL ? record->why : "");
  gtk_box_append (GTK_BOX (line), avatar);
  gtk_box_append (GTK_BOX (line), words);
  return line;
}

/* Several threads have buttons of one name: which one it is about. */
static void
describe (GtkWidget *button, const AnnoReviewThread *thread)
{
  const char *why = thread->comment->why != NULL ? thread->comment->why : "";
  g_autofree char *start = g_utf8_substring (why, 0, MIN (MAX_SPOKEN, g_utf8_strlen (why, -1)));
  g_autofree char *words = anno_plain_clean (start);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words, -1);
}

static void
add_button (AnnoThreadList *self, GtkWidget *box, const AnnoReviewThread *thread,
            const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "caption");
  g_object_set_data_full (G_OBJECT (button), "comment", g_strdup (thread->comment->id), g_free);
  describe (button, thread);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
make_thread (AnnoThreadList *self, const AnnoReviewThread *thread)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *acts = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  gboolean is_open = thread->resolved_by == NULL;

  gtk_widget_add_css_class (box, "thread");
  if (!is_open)
    gtk_widget_add_css_class (box, "dim-label");
  gtk_box_append (GTK_BOX (box), make_saying (self, thread->comment, FALSE));
  for (guint i = 0; i < thread->replies->len; i++)
    gtk_box_append (GTK_BOX (box), make_saying (self, thread->replies->pdata[i], TRUE));
  if (!is_open)
    gtk_box_append (GTK_BOX (acts), make_label (_("Resolved"), "caption"));
  add_button (self, acts, thread, _("Answer"), G_CALLBACK (answer_cb));
  add_button (self, acts, thread, is_open ? _("Resolve") : _("Reopen"), G_CALLBACK (resolve_cb));
  gtk_box_append (GTK_BOX (box), acts);
  return box;
}

/* Whether a comment is on the article as a whole. */
static gboolean
is_on_article (const AnnoReviewThread *thread)
{
  return thread->comment->judged->len == 0;
}

static const GPtrArray *
list_threads (const AnnoReviewState *state, guint cluster)
{
  return cluster == ANNO_REVIEW_ARTICLE ? state->threads
                                        : anno_review_state_get (state, cluster)->threads;
}

static void
clear (AnnoThreadList *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->threads)) != NULL)
    gtk_box_remove (GTK_BOX (self->threads), child);
}

static const char *
id_of_mark (const AnnoClusters *clusters, guint cluster, guint n)
{
  guint first = anno_clusters_get (clusters, cluster)->first_mark;
  return anno_span_get_id (anno_clusters_get_mark (clusters, first + n)->span);
}

/* Whether what is being written was about that. Clusters have other numbers once layers are read
 * anew, but spans are called as before. */
static gboolean
is_same (const AnnoThreadList *self, AnnoReviewReading *reading, guint cluster)
{
  const AnnoFieldCompare *compare = anno_review_reading_get_compare (reading);

  if (self->about == NULL
      || (cluster == ANNO_REVIEW_ARTICLE) != (self->cluster == ANNO_REVIEW_ARTICLE))
    return FALSE;
  if (cluster == ANNO_REVIEW_ARTICLE)
    return g_str_equal (self->about, anno_review_reading_get_article (reading));
  if (compare == NULL)
    return FALSE;
  for (guint i = 0; i < anno_clusters_get (compare->clusters, cluster)->n_marks; i++)
    if (g_str_equal (self->about, id_of_mark (compare->clusters, cluster, i)))
      return TRUE;
  return FALSE;
}

static void
remember (AnnoThreadList *self, AnnoReviewReading *reading, guint cluster)
{
  const AnnoFieldCompare *compare = anno_review_reading_get_compare (reading);

  g_clear_pointer (&self->about, g_free);
  if (cluster == ANNO_REVIEW_ARTICLE)
    self->about = g_strdup (anno_review_reading_get_article (reading));
  else if (compare != NULL)
    self->about = g_strdup (id_of_mark (compare->clusters, cluster, 0));
}

static void
follow (AnnoThreadList *self, AnnoReview *review)
{
  if (review == self->review)
    return;
  if (self->review != NULL)
    g_signal_handlers_disconnect_by_data (self->review, self);
  g_set_weak_pointer (&self->review, review);
  if (review != NULL)
    g_signal_connect_object (review, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
}

void
anno_thread_list_show (AnnoThreadList *self, AnnoReview *review, guint cluster)
{
  g_return_if_fail (ANNO_IS_THREAD_LIST (self) && (review == NULL || ANNO_IS_REVIEW (review)));

  AnnoReviewReading *reading = review != NULL ? anno_review_get_reading (review) : NULL;
  const AnnoReviewState *state = reading != NULL ? anno_review_reading_get_state (reading) : NULL;

  look_for_sent (self, state);
  if (reading != NULL && !is_same (self, reading, cluster))
    forget_written (self);
  if (reading != NULL)
    remember (self, reading, cluster);
  follow (self, review);
  self->cluster = cluster;
  clear (self);
  gtk_widget_set_sensitive (self->entry, state != NULL);
  if (state == NULL)
    return;
  const GPtrArray *threads = list_threads (state, cluster);
  for (guint i = 0; i < threads->len; i++)
    if (cluster != ANNO_REVIEW_ARTICLE || is_on_article (threads->pdata[i]))
      gtk_box_append (GTK_BOX (self->threads), make_thread (self, threads->pdata[i]));
}

char *
anno_thread_list_lend (AnnoThreadList *self)
{
  g_return_val_if_fail (ANNO_IS_THREAD_LIST (self), NULL);

  g_autofree char *said = get_words (self);
  if (*said == '\0' || self->answered != NULL || g_strcmp0 (said, self->sent) == 0)
    return NULL;
  g_free (self->sent);
  self->sent = g_strdup (said);
  self->sent_at = g_get_real_time ();
  return g_steal_pointer (&said);
}

void
anno_thread_list_write (AnnoThreadList *self)
{
  g_return_if_fail (ANNO_IS_THREAD_LIST (self));

  set_answered (self, NULL);
  gtk_widget_grab_focus (self->entry);
}
