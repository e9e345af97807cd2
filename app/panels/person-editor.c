#include "panels/person-editor.h"

#include "panels/commit-entry.h"

#include <glib/gi18n-lib.h>

#define MAX_PROPOSALS 8

struct _AnnoPersonEditor
{
  GtkBox parent_instance;
  AnnoSession *session;
  const AnnoField *field;
  GtkWidget *entry;
  GtkWidget *popover;
  GtkWidget *proposals; /* a GtkListBox of rows that carry a person */
  gboolean showing;     /* while the text is set by us */
};

static void editor_init (AnnoFieldEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AnnoPersonEditor, anno_person_editor, GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (ANNO_TYPE_FIELD_EDITOR, editor_init))

static AnnoPeople *
people_of (AnnoPersonEditor *self)
{
  return anno_corpus_get_people (anno_session_get_corpus (self->session));
}

static void
refresh (AnnoFieldEditor *editor, AnnoSpan *span)
{
  AnnoPersonEditor *self = ANNO_PERSON_EDITOR (editor);
  const AnnoValue *value = anno_span_find_value (span, self->field->id);
  AnnoPerson *person = value != NULL ? anno_people_resolve (people_of (self), value->text) : NULL;

  self->showing = TRUE;
  anno_commit_entry_show (ANNO_COMMIT_ENTRY (self->entry),
                          person != NULL ? anno_person_get_name (person) : "");
  self->showing = FALSE;
}

static void
editor_init (AnnoFieldEditorInterface *iface)
{
  iface->refresh = refresh;
}

static AnnoPerson *
new_person (const char *name)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *id = g_strconcat ("urn:uuid:", uuid, NULL);
  AnnoPersonParts parts = { .id = id, .name = name };

  return anno_person_new (&parts);
}

/* A name that isn't in the ledger yet adds a person to it, in the same step. */
static void
committed_cb (AnnoPersonEditor *self, const char *name)
{
  AnnoSpan *span = anno_field_editor_get_span (ANNO_FIELD_EDITOR (self), self->session);
  AnnoPerson *known = anno_people_find_by_name (people_of (self), name);
  AnnoGesture gesture;

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  if (span == NULL || !anno_session_get_gesture (self->session, &gesture))
    return;
  g_autoptr (AnnoPerson) person = known != NULL ? g_object_ref (known) : NULL;
  if (person == NULL && *name != '\0')
    person = new_person (name);
  anno_session_do (self->session, anno_gesture_set_person (&gesture, span, self->field, person,
                                                           known == NULL));
}

static void
row_activated_cb (AnnoPersonEditor *self, GtkListBoxRow *row)
{
  AnnoPerson *person = g_object_get_data (G_OBJECT (row), "person");

  anno_commit_entry_commit (ANNO_COMMIT_ENTRY (self->entry), anno_person_get_name (person));
}

static void
add_proposal (AnnoPersonEditor *self, AnnoPerson *person)
{
  const AnnoPersonParts *parts = anno_person_get_parts (person);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = gtk_label_new (parts->name);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_box_append (GTK_BOX (box), name);
  if (parts->role != NULL)
    {
      GtkWidget *role = gtk_label_new (parts->role);
      gtk_label_set_xalign (GTK_LABEL (role), 0);
      gtk_widget_add_css_class (role, "caption");
      gtk_widget_add_css_class (role, "dim-label");
      gtk_box_append (GTK_BOX (box), role);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "person", g_object_ref (person), g_object_unref);
  gtk_list_box_append (GTK_LIST_BOX (self->proposals), row);
}

static guint
fill_proposals (AnnoPersonEditor *self, const char *text)
{
  GListModel *people = G_LIST_MODEL (people_of (self));
  GtkWidget *child = NULL;
  guint n = 0;

  while ((child = gtk_widget_get_first_child (self->proposals)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->proposals), child);
  for (guint i = 0; i < g_list_model_get_n_items (people) && n < MAX_PROPOSALS; i++)
    {
      g_autoptr (AnnoPerson) person = g_list_model_get_item (people, i);
      if (anno_person_get_parts (person)->merged_into != NULL || !anno_person_fits (person, text))
        continue;
      add_proposal (self, person);
      n++;
    }
  gtk_list_box_select_row (GTK_LIST_BOX (self->proposals),
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->proposals), 0));
  return n;
}

static void
changed_cb (AnnoPersonEditor *self)
{
  const char *text = anno_commit_entry_get_text (ANNO_COMMIT_ENTRY (self->entry));

  if (self->showing || !(gtk_widget_get_state_flags (self->entry) & GTK_STATE_FLAG_FOCUS_WITHIN))
    return;
  if (*text != '\0' && fill_proposals (self, text) > 0)
    gtk_popover_popup (GTK_POPOVER (self->popover));
  else
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
move_selection (AnnoPersonEditor *self, int by)
{
  GtkListBox *list = GTK_LIST_BOX (self->proposals);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (list);
  int at = row != NULL ? gtk_list_box_row_get_index (row) : -1;
  GtkListBoxRow *next = gtk_list_box_get_row_at_index (list, MAX (at + by, 0));

  if (next != NULL)
    gtk_list_box_select_row (list, next);
}

/* Down and Up go through the proposals, Tab and Enter take the one that is selected. */
static gboolean
key_pressed_cb (AnnoPersonEditor *self, guint key)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->proposals));

  if (!gtk_widget_get_visible (self->popover))
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_Down:
    case GDK_KEY_Up:
      move_selection (self, key == GDK_KEY_Down ? 1 : -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (row != NULL)
        row_activated_cb (self, row);
      return row != NULL;
    case GDK_KEY_Escape:
      gtk_popover_popdown (GTK_POPOVER (self->popover));
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
anno_person_editor_dispose (GObject *object)
{
  AnnoPersonEditor *self = ANNO_PERSON_EDITOR (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  G_OBJECT_CLASS (anno_person_editor_parent_class)->dispose (object);
}

static void
anno_person_editor_class_init (AnnoPersonEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anno_person_editor_dispose;
}

static void
anno_person_editor_init (AnnoPersonEditor *self)
{
}

static void
make_popover (AnnoPersonEditor *self)
{
  self->proposals = gtk_list_box_new ();
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), self->proposals);
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_widget_set_can_focus (self->popover, FALSE);
  gtk_widget_set_parent (self->popover, self->entry);
  g_signal_connect_object (self->proposals, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
anno_person_editor_new (AnnoSession *session, const AnnoField *field)
{
  AnnoPersonEditor *self = g_object_new (ANNO_TYPE_PERSON_EDITOR, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->session = session;
  self->field = field;
  self->entry = anno_commit_entry_new (field->name);
  GtkEntry *entry = anno_commit_entry_get_entry (ANNO_COMMIT_ENTRY (self->entry));
  gtk_entry_set_placeholder_text (entry, _("Name"));
  gtk_widget_set_tooltip_text (self->entry, field->guideline);
  gtk_box_append (GTK_BOX (self), self->entry);
  make_popover (self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (self->entry, keys);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "committed", G_CALLBACK (committed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
