#include "panels/notice.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *subject;
  char *message;
  char *buttons[2];
  AnnoNoticeAnswer answer;
  gpointer data;
  GDestroyNotify destroy;
} Entry;

#define FEW_LETTERS 50

struct _AnnoNotice
{
  GtkWidget parent_instance;
  GtkWidget *revealer;
  GtkWidget *label;
  GtkWidget *column;
  GtkWidget *row;
  GtkWidget *answers; /* the box around the buttons, in one of these */
  GtkWidget *buttons[2];
  GQueue entries; /* of Entry; the head is shown */
};

G_DEFINE_FINAL_TYPE (AnnoNotice, anno_notice, GTK_TYPE_WIDGET)

static void
entry_free (Entry *self)
{
  if (self->destroy != NULL)
    self->destroy (self->data);
  g_free (self->subject);
  g_free (self->message);
  g_free (self->buttons[0]);
  g_free (self->buttons[1]);
  g_free (self);
}

static int
is_about (gconstpointer entry, gconstpointer subject)
{
  return g_strcmp0 (((const Entry *) entry)->subject, subject);
}

/* Few words with one answer are one line; what is more has its answers below, which fits the
 * narrowest window. */
static void
place_answers (AnnoNotice *self, const Entry *entry)
{
  gboolean is_short = entry->buttons[1] == NULL && g_utf8_strlen (entry->message, -1) <= FEW_LETTERS;
  GtkWidget *before = gtk_widget_get_parent (self->answers);
  GtkWidget *wanted = is_short ? self->row : self->column;

  if (before == wanted)
    return;
  g_object_ref (self->answers);
  gtk_box_remove (GTK_BOX (before), self->answers);
  gtk_box_insert_child_after (GTK_BOX (wanted), self->answers, is_short ? self->label : self->row);
  g_object_unref (self->answers);
}

static void
show_head (AnnoNotice *self)
{
  Entry *entry = g_queue_peek_head (&self->entries);

  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), entry != NULL);
  if (entry == NULL)
    return;
  gtk_label_set_text (GTK_LABEL (self->label), entry->message);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  entry->message, -1);
  place_answers (self, entry);
  gtk_widget_set_visible (self->answers, entry->buttons[0] != NULL || entry->buttons[1] != NULL);
  for (guint i = 0; i < 2; i++)
    {
      gtk_widget_set_visible (self->buttons[i], entry->buttons[i] != NULL);
      if (entry->buttons[i] != NULL)
        gtk_button_set_label (GTK_BUTTON (self->buttons[i]), entry->buttons[i]);
    }
}

static void
answer_head (AnnoNotice *self, int answer)
{
  Entry *entry = g_queue_pop_head (&self->entries);

  if (entry == NULL)
    return;
  show_head (self);
  if (entry->answer != NULL)
    entry->answer (answer, entry->data);
  entry_free (entry);
}

static void
first_clicked_cb (AnnoNotice *self)
{
  answer_head (self, 0);
}

static void
second_clicked_cb (AnnoNotice *self)
{
  answer_head (self, 1);
}

static void
close_clicked_cb (AnnoNotice *self)
{
  answer_head (self, -1);
}

static void
anno_notice_dispose (GObject *object)
{
  AnnoNotice *self = ANNO_NOTICE (object);

  g_queue_clear_full (&self->entries, (GDestroyNotify) entry_free);
  g_clear_pointer (&self->revealer, gtk_widget_unparent);
  G_OBJECT_CLASS (anno_notice_parent_class)->dispose (object);
}

static void
anno_notice_class_init (AnnoNoticeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anno_notice_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "notice");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_ALERT);
}

static GtkWidget *
add_button (AnnoNotice *self, GtkWidget *box, GCallback clicked)
{
  GtkWidget *button = gtk_button_new ();
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), button);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

static void
anno_notice_init (AnnoNotice *self)
{
  GtkWidget *column = self->column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *box = self->row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  g_queue_init (&self->entries);
  self->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_lines (GTK_LABEL (self->label), 4);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (self->label), 12);
  gtk_box_append (GTK_BOX (box), self->label);
  self->answers = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_halign (self->answers, GTK_ALIGN_END);
  self->buttons[0] = add_button (self, self->answers, G_CALLBACK (first_clicked_cb));
  self->buttons[1] = add_button (self, self->answers, G_CALLBACK (second_clicked_cb));
  gtk_box_append (GTK_BOX (column), box);
  gtk_box_append (GTK_BOX (column), self->answers);
  GtkWidget *close = add_button (self, box, G_CALLBACK (close_clicked_cb));
  gtk_button_set_icon_name (GTK_BUTTON (close), "window-close-symbolic");
  gtk_widget_add_css_class (close, "flat");
  gtk_widget_set_tooltip_text (close, _("Close"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (close), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Close the Notice"), -1);

  self->revealer = gtk_revealer_new ();
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), column);
  gtk_widget_set_parent (self->revealer, GTK_WIDGET (self));
}

static gboolean
is_question (const Entry *entry)
{
  return entry->buttons[0] != NULL || entry->buttons[1] != NULL;
}

/* What is to be answered doesn't wait for what is only to be read. */
static void
add_entry (AnnoNotice *self, Entry *entry)
{
  GList *link = self->entries.head;

  while (link != NULL && (is_question (link->data) || !is_question (entry)))
    link = link->next;
  if (link != NULL)
    g_queue_insert_before (&self->entries, link, entry);
  else
    g_queue_push_tail (&self->entries, entry);
}

void
anno_notice_show (AnnoNotice *self, const char *subject, const char *message, const char *first,
                  const char *second, AnnoNoticeAnswer answer, gpointer data,
                  GDestroyNotify destroy)
{
  g_return_if_fail (ANNO_IS_NOTICE (self) && subject != NULL && message != NULL);

  Entry *entry = g_new0 (Entry, 1);
  entry->subject = g_strdup (subject);
  entry->message = g_strdup (message);
  entry->buttons[0] = g_strdup (first);
  entry->buttons[1] = g_strdup (second);
  entry->answer = answer;
  entry->data = data;
  entry->destroy = destroy;
  GList *earlier = g_queue_find_custom (&self->entries, subject, is_about);
  Entry *replaced = earlier != NULL ? earlier->data : NULL;
  if (earlier != NULL)
    earlier->data = entry;
  else
    add_entry (self, entry);
  show_head (self);
  g_clear_pointer (&replaced, entry_free);
}

void
anno_notice_withdraw (AnnoNotice *self, const char *subject)
{
  g_return_if_fail (ANNO_IS_NOTICE (self) && subject != NULL);

  GList *link = g_queue_find_custom (&self->entries, subject, is_about);
  if (link == NULL)
    return;
  Entry *entry = link->data;
  g_queue_delete_link (&self->entries, link);
  show_head (self);
  entry_free (entry);
}
