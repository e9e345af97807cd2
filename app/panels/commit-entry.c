#include "panels/commit-entry.h"

#include "text/plain.h"

struct _AnnoCommitEntry
{
  GtkBox parent_instance;
  GtkWidget *entry;
  char *shown; /* what Esc goes back to */
};

enum
{
  COMMITTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnnoCommitEntry, anno_commit_entry, GTK_TYPE_BOX)

static void
take_over (AnnoCommitEntry *self)
{
  g_autofree char *text = g_strstrip (g_strdup (anno_commit_entry_get_text (self)));

  gboolean changed = g_strcmp0 (text, self->shown) != 0;
  if (changed)
    {
      g_free (self->shown);
      self->shown = g_strdup (text);
    }
  if (g_strcmp0 (anno_commit_entry_get_text (self), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  if (changed)
    g_signal_emit (self, signals[COMMITTED], 0, text);
}

static gboolean
key_pressed_cb (AnnoCommitEntry *self, guint key)
{
  if (key != GDK_KEY_Escape || !anno_commit_entry_is_typing (self))
    return GDK_EVENT_PROPAGATE;
  anno_commit_entry_revert (self);
  return GDK_EVENT_STOP;
}

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (ANNO_COMMIT_ENTRY (widget)->entry);
}

static void
anno_commit_entry_finalize (GObject *object)
{
  AnnoCommitEntry *self = ANNO_COMMIT_ENTRY (object);

  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (anno_commit_entry_parent_class)->finalize (object);
}

static void
anno_commit_entry_class_init (AnnoCommitEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anno_commit_entry_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = grab_focus;
  signals[COMMITTED] = g_signal_new ("committed", ANNO_TYPE_COMMIT_ENTRY, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
anno_commit_entry_init (AnnoCommitEntry *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->shown = g_strdup ("");
  self->entry = gtk_entry_new ();
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 8);
  gtk_box_append (GTK_BOX (self), self->entry);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (take_over), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (take_over), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (self->entry, focus);
  gtk_widget_add_controller (self->entry, keys);
}

GtkWidget *
anno_commit_entry_new (const char *name)
{
  AnnoCommitEntry *self = g_object_new (ANNO_TYPE_COMMIT_ENTRY, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  return GTK_WIDGET (self);
}

void
anno_commit_entry_show (AnnoCommitEntry *self, const char *text)
{
  g_return_if_fail (ANNO_IS_COMMIT_ENTRY (self) && text != NULL);

  gboolean typing = anno_commit_entry_is_typing (self);
  g_free (self->shown);
  self->shown = g_strdup (text);
  anno_plain_blank_separators (self->shown);
  if (!typing && g_strcmp0 (anno_commit_entry_get_text (self), self->shown) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), self->shown);
}

const char *
anno_commit_entry_get_text (AnnoCommitEntry *self)
{
  g_return_val_if_fail (ANNO_IS_COMMIT_ENTRY (self), NULL);
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

gboolean
anno_commit_entry_is_typing (AnnoCommitEntry *self)
{
  g_return_val_if_fail (ANNO_IS_COMMIT_ENTRY (self), FALSE);

  return gtk_widget_get_state_flags (self->entry) & GTK_STATE_FLAG_FOCUS_WITHIN
         && g_strcmp0 (anno_commit_entry_get_text (self), self->shown) != 0;
}

void
anno_commit_entry_settle (AnnoCommitEntry *self)
{
  g_return_if_fail (ANNO_IS_COMMIT_ENTRY (self));
  take_over (self);
}

void
anno_commit_entry_revert (AnnoCommitEntry *self)
{
  g_return_if_fail (ANNO_IS_COMMIT_ENTRY (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), self->shown);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

void
anno_commit_entry_commit (AnnoCommitEntry *self, const char *text)
{
  g_return_if_fail (ANNO_IS_COMMIT_ENTRY (self) && text != NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  take_over (self);
}

GtkEntry *
anno_commit_entry_get_entry (AnnoCommitEntry *self)
{
  g_return_val_if_fail (ANNO_IS_COMMIT_ENTRY (self), NULL);
  return GTK_ENTRY (self->entry);
}
