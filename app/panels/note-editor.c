#include "panels/note-editor.h"

#include "panels/separator-filter.h"
#include "text/plain.h"

#include <glib/gi18n-lib.h>

struct _AnnoNoteEditor
{
  GtkFrame parent_instance;
  AnnoSession *session;
  char *span;  /* the id of the one that is shown */
  char *shown; /* what Esc goes back to */
  GtkWidget *view;
};

G_DEFINE_FINAL_TYPE (AnnoNoteEditor, anno_note_editor, GTK_TYPE_FRAME)

static GtkTextBuffer *
buffer_of (AnnoNoteEditor *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
}

static char *
get_text (AnnoNoteEditor *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer_of (self), &start, &end);
  return gtk_text_buffer_get_text (buffer_of (self), &start, &end, TRUE);
}

static gboolean
is_typing (AnnoNoteEditor *self)
{
  g_autofree char *text = get_text (self);

  return gtk_widget_has_focus (self->view) && g_strcmp0 (text, self->shown) != 0;
}

static AnnoSpan *
find_span (AnnoNoteEditor *self)
{
  AnnoDocument *document = self->session != NULL ? anno_session_get_document (self->session) : NULL;

  if (document == NULL || self->span == NULL)
    return NULL;
  return anno_layer_find (anno_document_get_layer (document), self->span);
}

static gboolean
key_pressed_cb (AnnoNoteEditor *self, guint key, guint code, GdkModifierType state)
{
  gboolean enter = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter;

  if (enter && (state & GDK_CONTROL_MASK))
    {
      anno_note_editor_settle (self);
      return GDK_EVENT_STOP;
    }
  if (key != GDK_KEY_Escape || !is_typing (self))
    return GDK_EVENT_PROPAGATE;
  gtk_text_buffer_set_text (buffer_of (self), self->shown, -1);
  return GDK_EVENT_STOP;
}

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (ANNO_NOTE_EDITOR (widget)->view);
}

static void
anno_note_editor_dispose (GObject *object)
{
  anno_note_editor_clear (ANNO_NOTE_EDITOR (object));
  G_OBJECT_CLASS (anno_note_editor_parent_class)->dispose (object);
}

static void
anno_note_editor_finalize (GObject *object)
{
  AnnoNoteEditor *self = ANNO_NOTE_EDITOR (object);

  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (anno_note_editor_parent_class)->finalize (object);
}

static void
anno_note_editor_class_init (AnnoNoteEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anno_note_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = anno_note_editor_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = grab_focus;
}

static void
anno_note_editor_init (AnnoNoteEditor *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkTextView *view = GTK_TEXT_VIEW (gtk_text_view_new ());

  self->view = GTK_WIDGET (view);
  self->shown = g_strdup ("");
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_left_margin (view, 8);
  gtk_text_view_set_right_margin (view, 8);
  gtk_text_view_set_top_margin (view, 6);
  gtk_text_view_set_bottom_margin (view, 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Note"), -1);
  gtk_widget_set_tooltip_text (self->view, _("A remark for yourself and for those who review"));
  gtk_widget_add_css_class (GTK_WIDGET (self), "note-editor");
  gtk_frame_set_child (GTK_FRAME (self), self->view);
  anno_separator_filter_add (gtk_text_view_get_buffer (view));
  g_signal_connect_object (focus, "leave", G_CALLBACK (anno_note_editor_settle), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (self->view, focus);
  gtk_widget_add_controller (self->view, keys);
}

GtkWidget *
anno_note_editor_new (void)
{
  return g_object_new (ANNO_TYPE_NOTE_EDITOR, NULL);
}

void
anno_note_editor_refresh (AnnoNoteEditor *self, AnnoSession *session, AnnoSpan *span)
{
  g_return_if_fail (ANNO_IS_NOTE_EDITOR (self) && ANNO_IS_SESSION (session) && span != NULL);

  if (g_strcmp0 (self->span, anno_span_get_id (span)) != 0)
    anno_note_editor_settle (self);
  g_set_object (&self->session, session);
  g_free (self->span);
  self->span = g_strdup (anno_span_get_id (span));

  const char *note = anno_span_get_note (span) != NULL ? anno_span_get_note (span) : "";
  gboolean typing = is_typing (self);
  g_autofree char *text = get_text (self);
  g_free (self->shown);
  self->shown = g_strdup (note);
  anno_plain_blank_separators (self->shown);
  if (!typing && g_strcmp0 (text, self->shown) != 0)
    gtk_text_buffer_set_text (buffer_of (self), self->shown, -1);
}

void
anno_note_editor_settle (AnnoNoteEditor *self)
{
  g_return_if_fail (ANNO_IS_NOTE_EDITOR (self));

  g_autofree char *typed = get_text (self);
  g_autofree char *note = g_strstrip (g_strdup (typed));
  AnnoSpan *span = find_span (self);
  AnnoGesture gesture;
  if (g_strcmp0 (typed, self->shown) == 0)
    return;

  gboolean changed = g_strcmp0 (note, self->shown) != 0;
  g_free (self->shown);
  self->shown = g_strdup (note);
  if (g_strcmp0 (typed, note) != 0)
    gtk_text_buffer_set_text (buffer_of (self), note, -1);
  if (changed && span != NULL && anno_session_get_gesture (self->session, &gesture))
    anno_session_do (self->session, anno_gesture_set_note (&gesture, span, *note != '\0' ? note : NULL));
}

void
anno_note_editor_clear (AnnoNoteEditor *self)
{
  g_return_if_fail (ANNO_IS_NOTE_EDITOR (self));

  g_clear_pointer (&self->span, g_free);
  g_clear_object (&self->session);
}
