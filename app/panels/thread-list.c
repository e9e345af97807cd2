#include "panels/thread-list.h"

#include "panels/short-date.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _AnnoThreadList
{
  GtkBox parent_instance;
  GtkWidget *threads;
  GtkWidget *entry;
  AnnoReview *review; /* borrowed, with the reading that is shown */
  guint cluster;
  char *answered; /* the id of the comment that is being answered; NULL for a new one */
};

G_DEFINE_FINAL_TYPE (AnnoThreadList, anno_thread_list, GTK_TYPE_BOX)

static void
anno_thread_list_finalize (GObject *object)
{
  g_clear_pointer (&ANNO_THREAD_LIST (object)->answered, g_free);
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

static void
send_cb (AnnoThreadList *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *said = g_strstrip (g_strdup (words));
  const AnnoReviewThread *thread
      = self->answered != NULL ? find_thread (self, self->answered) : NULL;

  if (*said == '\0' || self->review == NULL)
    return;
  gboolean sent = thread != NULL ? anno_review_reply (self->review, thread, said)
                                 : anno_review_comment (self->review, self->cluster, said);
  if (!sent)
    return;
  set_answered (self, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
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

/* Who said what, and when. */
static GtkWidget *
make_saying (const AnnoReviewRecord *record, gboolean is_answer)
{
  const char *name = record->creator_name != NULL ? record->creator_name : record->creator_id;
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *avatar = adw_avatar_new (24, name, TRUE);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (record->created / G_USEC_PER_SEC);
  g_autofree char *day = time != NULL ? g_date_time_format (time, "%Y-%m-%d") : g_strdup ("");
  g_autofree char *when = anno_short_date (day);
  g_autofree char *head = g_strdup_printf ("%s · %s", name, when);

  gtk_widget_set_valign (avatar, GTK_ALIGN_START);
  gtk_widget_set_margin_start (line, is_answer ? 24 : 0);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), make_label (head, "caption"));
  gtk_box_append (GTK_BOX (words), make_label (record->why != NULL ? record->why : "", NULL));
  gtk_box_append (GTK_BOX (line), avatar);
  gtk_box_append (GTK_BOX (line), words);
  return line;
}

static void
add_button (AnnoThreadList *self, GtkWidget *box, const AnnoReviewThread *thread,
            const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "caption");
  g_object_set_data_full (G_OBJECT (button), "comment", g_strdup (thread->comment->id), g_free);
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
  gtk_box_append (GTK_BOX (box), make_saying (thread->comment, FALSE));
  for (guint i = 0; i < thread->replies->len; i++)
    gtk_box_append (GTK_BOX (box), make_saying (thread->replies->pdata[i], TRUE));
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

void
anno_thread_list_show (AnnoThreadList *self, AnnoReview *review, guint cluster)
{
  g_return_if_fail (ANNO_IS_THREAD_LIST (self) && (review == NULL || ANNO_IS_REVIEW (review)));

  AnnoReviewReading *reading = review != NULL ? anno_review_get_reading (review) : NULL;
  const AnnoReviewState *state = reading != NULL ? anno_review_reading_get_state (reading) : NULL;

  if (cluster != self->cluster || review != self->review)
    {
      set_answered (self, NULL);
      gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
    }
  self->review = review;
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

void
anno_thread_list_write (AnnoThreadList *self)
{
  g_return_if_fail (ANNO_IS_THREAD_LIST (self));

  set_answered (self, NULL);
  gtk_widget_grab_focus (self->entry);
}
