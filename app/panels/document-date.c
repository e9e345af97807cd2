#include "panels/document-date.h"

#include "model/timex.h"
#include "panels/commit-entry.h"
#include "panels/day-picker.h"
#include "panels/later.h"
#include "suggest/document-day.h"

#include <glib/gi18n-lib.h>

struct _AnnoDocumentDate
{
  GtkBox parent_instance;
  AnnoSession *session;
  GSignalGroup *document;
  AnnoLater *later;
  GtkWidget *button;
  GtkWidget *label;
  GtkWidget *popover;
  GtkWidget *entry; /* this and what follows are made when somebody wants to see them */
  GtkWidget *refusal;
  GtkWidget *picker;
  GtkWidget *take_back;
};

G_DEFINE_FINAL_TYPE (AnnoDocumentDate, anno_document_date, GTK_TYPE_BOX)

static AnnoDocument *
document_of (AnnoDocumentDate *self)
{
  return anno_session_get_document (self->session);
}

static const char *
origin_in_words (const char *origin)
{
  if (g_strcmp0 (origin, "hand") == 0)
    return _("set by hand");
  if (g_strcmp0 (origin, "metadata") == 0)
    return _("from its metadata");
  if (g_strcmp0 (origin, "dateline") == 0)
    return _("printed in the article");
  return _("of unknown origin");
}

static char *
date_in_words (AnnoDocument *document)
{
  const char *date = anno_document_get_date (document);

  if (date == NULL)
    return g_strdup (_("Date Unknown"));
  g_autofree char *day = anno_timex_describe ("DATE", date, NULL);
  /* Translators: a day, then where it comes from: "Sunday 9 July 2017 · printed in the article" */
  return g_strdup_printf (_("%s · %s"), day,
                          origin_in_words (anno_document_get_date_origin (document)));
}

static void
show_refusal (AnnoDocumentDate *self, const char *reason)
{
  GtkWidget *entry = GTK_WIDGET (anno_commit_entry_get_entry (ANNO_COMMIT_ENTRY (self->entry)));

  gtk_label_set_text (GTK_LABEL (self->refusal), reason != NULL ? reason : "");
  gtk_widget_set_visible (self->refusal, reason != NULL);
  if (reason != NULL)
    gtk_widget_add_css_class (entry, "error");
  else
    gtk_widget_remove_css_class (entry, "error");
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
      reason != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  reason != NULL ? reason : "", -1);
}

/* What was set by hand for everybody, in the article's facts, isn't taken back here. */
static gboolean
is_own (AnnoDocument *document)
{
  return anno_layer_get_header (anno_document_get_layer (document))->date != NULL
         && g_strcmp0 (anno_document_get_date_origin (document), "hand") == 0;
}

static void
update_popover (AnnoDocumentDate *self, AnnoDocument *document)
{
  const char *date = anno_document_get_date (document);

  anno_commit_entry_show (ANNO_COMMIT_ENTRY (self->entry), date != NULL ? date : "");
  gtk_widget_set_visible (self->take_back, is_own (document));
  show_refusal (self, NULL);
}

static void
update (gpointer widget)
{
  AnnoDocumentDate *self = widget;
  AnnoDocument *document = document_of (self);

  gtk_widget_set_visible (GTK_WIDGET (self), document != NULL);
  if (document == NULL)
    return;
  g_autofree char *words = date_in_words (document);
  gtk_label_set_text (GTK_LABEL (self->label), words);
  g_autofree char *name = g_strdup_printf (_("Document date: %s"), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  gtk_widget_set_sensitive (self->button, anno_document_get_locked_reason (document) == NULL);
  if (self->entry != NULL)
    update_popover (self, document);
}

static void
ask (AnnoDocumentDate *self)
{
  anno_later_ask (self->later);
}

static void
document_changed_cb (AnnoDocumentDate *self)
{
  g_signal_group_set_target (self->document, document_of (self));
  ask (self);
}

static void
set_date (AnnoDocumentDate *self, const char *date)
{
  AnnoGesture gesture;

  if (anno_session_get_gesture (self->session, &gesture))
    anno_session_do (self->session, anno_gesture_set_date (&gesture, date));
  update (self);
}

static void
committed_cb (AnnoDocumentDate *self, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *typed = g_strdup (text);
  GtkEntry *entry = anno_commit_entry_get_entry (ANNO_COMMIT_ENTRY (self->entry));

  if (document_of (self) == NULL)
    return;
  const char *date = anno_document_get_date (document_of (self));
  g_autofree char *day = *typed != '\0' ? anno_document_day_read (typed, date, &error) : NULL;
  if (error == NULL)
    {
      set_date (self, day);
      return;
    }
  anno_commit_entry_show (ANNO_COMMIT_ENTRY (self->entry), date != NULL ? date : "");
  gtk_editable_set_text (GTK_EDITABLE (entry), typed);
  gtk_editable_set_position (GTK_EDITABLE (entry), -1);
  show_refusal (self, error->message);
}

static void
picked_cb (AnnoDocumentDate *self, const char *day)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  set_date (self, day);
}

static void
take_back_cb (AnnoDocumentDate *self)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  set_date (self, NULL);
}

static void
popover_shown_cb (AnnoDocumentDate *self)
{
  AnnoDocument *document = document_of (self);

  update (self);
  if (document != NULL)
    anno_day_picker_show (ANNO_DAY_PICKER (self->picker), anno_document_get_date (document), NULL);
}

static void
anno_document_date_dispose (GObject *object)
{
  AnnoDocumentDate *self = ANNO_DOCUMENT_DATE (object);

  g_clear_pointer (&self->later, anno_later_free);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (anno_document_date_parent_class)->dispose (object);
}

static void
anno_document_date_class_init (AnnoDocumentDateClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anno_document_date_dispose;
}

static void
fill_popover (AnnoDocumentDate *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->entry = anno_commit_entry_new (_("Document Date"));
  gtk_entry_set_placeholder_text (anno_commit_entry_get_entry (ANNO_COMMIT_ENTRY (self->entry)),
                                  _("9 July 2017"));
  self->refusal = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->refusal), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->refusal), 32);
  gtk_label_set_xalign (GTK_LABEL (self->refusal), 0);
  gtk_widget_add_css_class (self->refusal, "caption");
  gtk_widget_add_css_class (self->refusal, "error");
  self->picker = anno_day_picker_new ();
  self->take_back = gtk_button_new_with_label (_("Remove the Date Set by Hand"));
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->refusal);
  gtk_box_append (GTK_BOX (box), self->picker);
  gtk_box_append (GTK_BOX (box), self->take_back);
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  g_signal_connect_object (self->entry, "committed", G_CALLBACK (committed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->picker, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->take_back, "clicked", G_CALLBACK (take_back_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
popup_cb (GtkMenuButton *button, gpointer data)
{
  AnnoDocumentDate *self = data;

  if (self->entry == NULL)
    fill_popover (self);
}

static void
anno_document_date_init (AnnoDocumentDate *self)
{
  self->later = anno_later_new (GTK_WIDGET (self), update);
  self->document = g_signal_group_new (ANNO_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document, "notify::date", G_CALLBACK (ask), self);
  g_signal_group_connect_swapped (self->document, "notify::date-origin", G_CALLBACK (ask), self);
  g_signal_group_connect_swapped (self->document, "notify::locked-reason", G_CALLBACK (ask),
                                  self);
  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  self->button = gtk_menu_button_new ();
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_box_append (GTK_BOX (row), gtk_image_new_from_icon_name ("x-office-calendar-symbolic"));
  gtk_box_append (GTK_BOX (row), self->label);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), row);
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (self->button), FALSE);
  self->popover = gtk_popover_new ();
  g_signal_connect_object (self->popover, "show", G_CALLBACK (popover_shown_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), popup_cb, self, NULL);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), self->popover);
  gtk_widget_set_tooltip_text (self->button, _("Set the Document Date"));
  gtk_box_append (GTK_BOX (self), self->button);
}

GtkWidget *
anno_document_date_new (AnnoSession *session)
{
  g_return_val_if_fail (ANNO_IS_SESSION (session), NULL);

  AnnoDocumentDate *self = g_object_new (ANNO_TYPE_DOCUMENT_DATE, NULL);
  self->session = session;
  g_signal_connect_object (session, "notify::document", G_CALLBACK (document_changed_cb), self,
                           G_CONNECT_SWAPPED);
  document_changed_cb (self);
  return GTK_WIDGET (self);
}
