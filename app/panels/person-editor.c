#include "panels/person-editor.h"

#include "panels/commit-entry.h"
#include "panels/person-proposals.h"
#include "session/chosen-acts.h"
#include "text/isolate.h"

#include <glib/gi18n-lib.h>

#define MIN_LETTERS 2 /* before people are proposed */
#define MAX_PROPOSALS 8

struct _AnnoPersonEditor
{
  GtkBox parent_instance;
  AnnoSession *session;
  const AnnoField *field;
  GtkWidget *entry;
  GtkWidget *edit_button; /* opens the person */
  GtkWidget *proposed; /* what is proposed where nobody is set */
  GtkWidget *popover;
  GtkWidget *proposals; /* a GtkListBox of rows that carry a person, or none to add a new one */
};

static void editor_init (AnnoFieldEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AnnoPersonEditor, anno_person_editor, GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (ANNO_TYPE_FIELD_EDITOR, editor_init))

/* Whom what is shown names: a colleague's people, where their annotations are looked at. */
static AnnoPeople *
people_of (AnnoPersonEditor *self)
{
  return anno_session_get_people (self->session);
}

/* Whom one can name oneself. */
static AnnoPeople *
own_people (AnnoPersonEditor *self)
{
  return anno_corpus_get_people (anno_session_get_corpus (self->session));
}

/* A colleague's people are theirs to change. */
static void
show_way (AnnoPersonEditor *self, AnnoPerson *person)
{
  gboolean own = person != NULL && anno_session_get_colleague (self->session) == NULL;

  if (own)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (self->edit_button), "s",
                                      anno_person_get_id (person));
  gtk_widget_set_visible (self->edit_button, own);
}

/* Somebody who isn't in one's own ledger is said to be there; typing a name replaces them. */
static void
refresh (AnnoFieldEditor *editor, AnnoSpan *span)
{
  AnnoPersonEditor *self = ANNO_PERSON_EDITOR (editor);
  const AnnoValue *value = anno_span_find_value (span, self->field->id);
  AnnoPerson *person = value != NULL ? anno_people_resolve (people_of (self), value->text) : NULL;
  AnnoCommitEntry *entry = ANNO_COMMIT_ENTRY (self->entry);

  gtk_entry_set_placeholder_text (anno_commit_entry_get_entry (entry),
                                  value != NULL && person == NULL ? _("Unknown person")
                                                                  : _("Name"));
  anno_commit_entry_show (entry, person != NULL ? anno_person_get_name (person) : "");
  show_way (self, person);
  anno_person_proposals_show (ANNO_PERSON_PROPOSALS (self->proposed), span);
}

static void
settle (AnnoFieldEditor *editor)
{
  anno_commit_entry_settle (ANNO_COMMIT_ENTRY (ANNO_PERSON_EDITOR (editor)->entry));
}

static void
editor_init (AnnoFieldEditorInterface *iface)
{
  iface->refresh = refresh;
  iface->settle = settle;
}

static AnnoPerson *
new_person (const char *name)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *id = g_strconcat ("urn:uuid:", uuid, NULL);
  AnnoPersonParts parts = { .id = id, .name = name };

  return anno_person_new (&parts);
}

/* @person: NULL for nobody. @add: joins the ledger in the same step. */
static void
set_person (AnnoPersonEditor *self, AnnoPerson *person, gboolean add)
{
  AnnoSpan *span = anno_field_editor_get_span (ANNO_FIELD_EDITOR (self), self->session);

  if (span == NULL)
    return;
  if (!anno_chosen_set_person (self->session, span, self->field, person, add))
    anno_field_editor_refresh (ANNO_FIELD_EDITOR (self), span);
}

/* A name that isn't in the ledger yet adds a person to it, in the same step. */
static void
committed_cb (AnnoPersonEditor *self, const char *name)
{
  AnnoPerson *known = *name != '\0' ? anno_people_find_by_name (own_people (self), name) : NULL;

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  if (known != NULL)
    known = anno_people_resolve (own_people (self), anno_person_get_id (known));
  g_autoptr (AnnoPerson) person = known != NULL ? g_object_ref (known) : NULL;
  if (person == NULL && *name != '\0')
    person = new_person (name);
  set_person (self, person, known == NULL);
}

/* The person of the row is meant, not whoever else has that name. */
static void
row_activated_cb (AnnoPersonEditor *self, GtkListBoxRow *row)
{
  AnnoPerson *chosen = g_object_get_data (G_OBJECT (row), "person");
  AnnoCommitEntry *entry = ANNO_COMMIT_ENTRY (self->entry);

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  if (chosen == NULL)
    {
      g_autofree char *name = g_strstrip (g_strdup (anno_commit_entry_get_text (entry)));
      g_autoptr (AnnoPerson) added = new_person (name);
      anno_commit_entry_revert (entry);
      set_person (self, added, TRUE);
      return;
    }
  g_autoptr (AnnoPerson) person = g_object_ref (chosen);
  anno_commit_entry_revert (entry);
  set_person (self, person, FALSE);
}

/* Where the keyboard was on the proposal, it goes on in the field. */
static void
accepted_cb (AnnoPersonEditor *self, AnnoPerson *person, gboolean is_new)
{
  gboolean inside = gtk_widget_get_focus_child (self->proposed) != NULL;

  if (inside)
    gtk_widget_grab_focus (self->entry);
  anno_commit_entry_revert (ANNO_COMMIT_ENTRY (self->entry));
  set_person (self, person, is_new);
}

static GtkWidget *
add_label (GtkWidget *box, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

/* @person: NULL for the row that adds @name. */
static void
add_proposal (AnnoPersonEditor *self, AnnoPerson *person, const char *name)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *row = gtk_list_box_row_new ();
  const char *role = person != NULL ? anno_person_get_parts (person)->role : NULL;

  add_label (box, name);
  if (role != NULL)
    {
      GtkWidget *label = add_label (box, role);
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (person != NULL)
    g_object_set_data_full (G_OBJECT (row), "person", g_object_ref (person), g_object_unref);
  gtk_list_box_append (GTK_LIST_BOX (self->proposals), row);
}

static void
fill_proposals (AnnoPersonEditor *self, const char *text)
{
  GListModel *people = G_LIST_MODEL (own_people (self));
  GtkListBox *list = GTK_LIST_BOX (self->proposals);
  g_autofree char *name = g_strstrip (g_strdup (text));
  g_autofree char *isolated = anno_isolate (name);
  g_autofree char *add = g_strdup_printf (_("Add “%s”"), isolated);
  GtkWidget *child = NULL;
  guint n = 0;

  while ((child = gtk_widget_get_first_child (self->proposals)) != NULL)
    gtk_list_box_remove (list, child);
  for (guint i = 0; i < g_list_model_get_n_items (people) && n < MAX_PROPOSALS; i++)
    {
      g_autoptr (AnnoPerson) person = g_list_model_get_item (people, i);
      if (anno_people_is_merged (own_people (self), person) || !anno_person_fits (person, name))
        continue;
      add_proposal (self, person, anno_person_get_name (person));
      n++;
    }
  if (anno_people_find_by_name (own_people (self), name) == NULL)
    add_proposal (self, NULL, add);
  gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, 0));
}

static void
changed_cb (AnnoPersonEditor *self)
{
  const char *text = anno_commit_entry_get_text (ANNO_COMMIT_ENTRY (self->entry));

  if (anno_commit_entry_is_typing (ANNO_COMMIT_ENTRY (self->entry))
      && g_utf8_strlen (text, -1) >= MIN_LETTERS)
    {
      fill_proposals (self, text);
      gtk_popover_popup (GTK_POPOVER (self->popover));
    }
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

/* Enter in the empty field takes what is proposed. */
static gboolean
accept_by_enter (AnnoPersonEditor *self, guint key)
{
  const char *text = anno_commit_entry_get_text (ANNO_COMMIT_ENTRY (self->entry));

  return (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && *text == '\0'
         && anno_person_proposals_accept (ANNO_PERSON_PROPOSALS (self->proposed));
}

/* Down and Up go through the proposals, Enter and Tab take the one that is selected; Tab then goes
 * on to the next field. */
static gboolean
key_pressed_cb (AnnoPersonEditor *self, guint key)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->proposals));

  if (!gtk_widget_get_visible (self->popover))
    return accept_by_enter (self, key);
  switch (key)
    {
    case GDK_KEY_Down:
    case GDK_KEY_Up:
      move_selection (self, key == GDK_KEY_Down ? 1 : -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_Tab:
      if (row != NULL)
        row_activated_cb (self, row);
      return row != NULL && key != GDK_KEY_Tab;
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

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (ANNO_PERSON_EDITOR (widget)->entry);
}

static void
anno_person_editor_class_init (AnnoPersonEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anno_person_editor_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = grab_focus;
}

static void
anno_person_editor_init (AnnoPersonEditor *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
}

static void
make_popover (AnnoPersonEditor *self)
{
  g_autofree char *label = g_strdup_printf (_("People for %s"), self->field->name);

  self->proposals = gtk_list_box_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->proposals), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), self->proposals);
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_widget_set_can_focus (self->popover, FALSE);
  gtk_widget_add_css_class (self->popover, "proposals");
  gtk_widget_set_parent (self->popover, self->entry);
  g_signal_connect_object (self->proposals, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
add_entry_row (AnnoPersonEditor *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);

  self->edit_button = gtk_button_new_from_icon_name ("document-edit-symbolic");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->edit_button), "s", "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->edit_button), "win.edit-person");
  gtk_widget_add_css_class (self->edit_button, "flat");
  gtk_widget_set_tooltip_text (self->edit_button, _("Open the Person"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->edit_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Open the Person"), -1);
  gtk_widget_set_visible (self->edit_button, FALSE);
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_box_append (GTK_BOX (row), self->entry);
  gtk_box_append (GTK_BOX (row), self->edit_button);
  gtk_box_append (GTK_BOX (self), row);
}

GtkWidget *
anno_person_editor_new (AnnoSession *session, const AnnoField *field)
{
  AnnoPersonEditor *self = g_object_new (ANNO_TYPE_PERSON_EDITOR, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->session = session;
  self->field = field;
  self->entry = anno_commit_entry_new (field->name);
  gtk_widget_set_tooltip_text (self->entry, field->guideline);
  add_entry_row (self);
  self->proposed = anno_person_proposals_new (session, field);
  gtk_box_append (GTK_BOX (self), self->proposed);
  g_signal_connect_object (self->proposed, "accepted", G_CALLBACK (accepted_cb), self,
                           G_CONNECT_SWAPPED);
  make_popover (self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (self->entry, keys);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (anno_commit_entry_get_entry (ANNO_COMMIT_ENTRY (self->entry)), "changed",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "committed", G_CALLBACK (committed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
