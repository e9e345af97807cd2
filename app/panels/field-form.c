#include "panels/field-form.h"

#include "panels/choice-list.h"
#include "panels/form-parts.h"
#include "panels/guideline-entry.h"
#include "panels/mnemonic-name.h"
#include "panels/problem-label.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _AnnoFieldForm
{
  GtkBox parent_instance;
  AnnoTagsetDraft *draft; /* borrowed, as are the tag and the field */
  AnnoTag *tag;
  AnnoField *field;
  gboolean showing;
  GtkWidget *message;
  GtkWidget *name;
  GtkWidget *kind;
  GtkWidget *choices;
  GtkWidget *targets;
  GtkWidget *role;
  GtkWidget *many;
  GtkWidget *advised;
  GtkWidget *guideline;
};

enum
{
  CHANGED,
  REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnnoFieldForm, anno_field_form, GTK_TYPE_BOX)

static const char *const kind_names[] = {
  N_ ("One of several choices"), N_ ("Text"), N_ ("Date or time"), N_ ("Person"),
  N_ ("Link to another span"),
};

const char *
anno_field_form_kind_name (AnnoFieldKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (kind_names), NULL);
  return _ (kind_names[kind]);
}

static gboolean
is_idle (AnnoFieldForm *self)
{
  return self->field == NULL || self->showing;
}

static void
tell_changed (AnnoFieldForm *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
name_changed_cb (AnnoFieldForm *self)
{
  if (is_idle (self))
    return;
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
  anno_tagset_draft_rename_field (self->draft, self->tag, self->field, name);
  tell_changed (self);
}

static void
target_toggled_cb (AnnoFieldForm *self, GtkCheckButton *button)
{
  AnnoTag *tag = g_object_get_data (G_OBJECT (button), "tag");

  if (is_idle (self))
    return;
  anno_tagset_draft_set_target (self->draft, self->field, tag,
                                gtk_check_button_get_active (button));
  tell_changed (self);
}

static void
show_targets (AnnoFieldForm *self)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (self->targets)) != NULL)
    gtk_box_remove (GTK_BOX (self->targets), child);
  for (guint i = 0; i < anno_tagset_draft_get_n_tags (self->draft); i++)
    {
      AnnoTag *tag = anno_tagset_draft_get_tag (self->draft, i);
      GtkWidget *button = gtk_check_button_new_with_label (tag->name);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (button),
                                   g_ptr_array_find (self->field->targets, tag->id, NULL));
      g_object_set_data (G_OBJECT (button), "tag", tag);
      g_signal_connect_object (button, "toggled", G_CALLBACK (target_toggled_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->targets), button);
    }
}

/* What the kind of the field has room for. */
static void
show_kind (AnnoFieldForm *self)
{
  const AnnoField *field = self->field;

  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->kind), field->kind);
  gtk_widget_set_visible (self->choices, field->kind == ANNO_FIELD_CHOICE);
  gtk_widget_set_visible (self->targets, field->kind == ANNO_FIELD_LINK);
  gtk_widget_set_visible (self->role, field->kind == ANNO_FIELD_LINK);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->role), field->role);
  anno_choice_list_show (ANNO_CHOICE_LIST (self->choices), self->draft, self->field);
  show_targets (self);
}

static void
kind_changed_cb (AnnoFieldForm *self)
{
  guint kind = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->kind));

  if (is_idle (self) || kind >= G_N_ELEMENTS (kind_names) || kind == self->field->kind)
    return;
  anno_tagset_draft_set_kind (self->draft, self->field, kind);
  self->showing = TRUE;
  show_kind (self);
  self->showing = FALSE;
  tell_changed (self);
}

static void
role_changed_cb (AnnoFieldForm *self)
{
  guint role = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->role));

  if (is_idle (self) || role >= ANNO_N_ROLES)
    return;
  self->field->role = role;
  tell_changed (self);
}

static void
flags_changed_cb (AnnoFieldForm *self)
{
  if (is_idle (self))
    return;
  self->field->many = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->many));
  self->field->advised = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->advised));
  tell_changed (self);
}

static void
guideline_changed_cb (AnnoFieldForm *self)
{
  if (is_idle (self))
    return;
  g_free (self->field->guideline);
  self->field->guideline = anno_guideline_entry_get (ANNO_GUIDELINE_ENTRY (self->guideline));
  tell_changed (self);
}

static void
choices_changed_cb (AnnoFieldForm *self)
{
  if (!is_idle (self))
    tell_changed (self);
}

static void
remove_clicked_cb (AnnoFieldForm *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static void
anno_field_form_class_init (AnnoFieldFormClass *klass)
{
  static const char *const names[N_SIGNALS] = { "changed", "removed" };

  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], ANNO_TYPE_FIELD_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
flag_new (const char *label)
{
  GtkWidget *button = gtk_check_button_new_with_mnemonic (label);
  return button;
}

static void
make_parts (AnnoFieldForm *self)
{
  const char *kinds[G_N_ELEMENTS (kind_names) + 1] = { NULL };
  const char *const roles[]
      = { _ ("None"), _ ("The speaker"), _ ("The cue"), _ ("Another claim"), _ ("The date"), NULL };

  for (guint i = 0; i < G_N_ELEMENTS (kind_names); i++)
    kinds[i] = _ (kind_names[i]);
  self->message = anno_problem_label_new ();
  self->name = anno_form_parts_entry (_ ("Name"));
  self->kind = anno_form_parts_drop_down (_ ("Kind"), kinds);
  self->choices = anno_choice_list_new ();
  self->targets = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  self->role = anno_form_parts_drop_down (_ ("What it links to in an attribution"), roles);
  self->many = flag_new (_ ("May hold _several values"));
  self->advised = flag_new (_ ("_Tell of spans that lack it"));
  self->guideline = anno_guideline_entry_new (_ ("Guideline"));
}

static void
connect_parts (AnnoFieldForm *self)
{
  const struct
  {
    GtkWidget *widget;
    const char *signal;
    GCallback callback;
  } handlers[] = {
    { self->name, "changed", G_CALLBACK (name_changed_cb) },
    { self->kind, "notify::selected", G_CALLBACK (kind_changed_cb) },
    { self->choices, "changed", G_CALLBACK (choices_changed_cb) },
    { self->role, "notify::selected", G_CALLBACK (role_changed_cb) },
    { self->many, "toggled", G_CALLBACK (flags_changed_cb) },
    { self->advised, "toggled", G_CALLBACK (flags_changed_cb) },
    { self->guideline, "changed", G_CALLBACK (guideline_changed_cb) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (handlers); i++)
    g_signal_connect_object (handlers[i].widget, handlers[i].signal, handlers[i].callback, self,
                             G_CONNECT_SWAPPED);
}

static void
anno_field_form_init (AnnoFieldForm *self)
{
  GtkWidget *column = NULL, *page = anno_form_parts_page (&column);
  GtkWidget *remove = anno_mnemonic_name (gtk_button_new_with_mnemonic (_ ("_Remove This Field")));

  make_parts (self);
  gtk_box_append (GTK_BOX (self), page);
  gtk_box_append (GTK_BOX (column), self->message);
  anno_form_parts_add (column, _ ("Name"), self->name, NULL);
  anno_form_parts_add (column, _ ("Kind"), self->kind, NULL);
  anno_form_parts_add (column, _ ("Choices"), self->choices,
                       _ ("The first one is what a span has before somebody chooses."));
  anno_form_parts_add (column, _ ("Links to"), self->targets,
                       _ ("With none of them, it may link to any."));
  anno_form_parts_add (column, _ ("What it links to in an attribution"), self->role, NULL);
  gtk_box_append (GTK_BOX (column), self->many);
  gtk_box_append (GTK_BOX (column), self->advised);
  anno_form_parts_add (column, _ ("Guideline"), self->guideline, _ ("How to fill it in"));
  gtk_widget_add_css_class (remove, "destructive-action");
  gtk_widget_set_halign (remove, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (column), remove);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (remove_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  connect_parts (self);
}

GtkWidget *
anno_field_form_new (void)
{
  return g_object_new (ANNO_TYPE_FIELD_FORM, NULL);
}

void
anno_field_form_show (AnnoFieldForm *self, AnnoTagsetDraft *draft, AnnoTag *tag, AnnoField *field)
{
  g_return_if_fail (ANNO_IS_FIELD_FORM (self));
  g_return_if_fail (field == NULL || (draft != NULL && tag != NULL));

  self->draft = draft;
  self->tag = tag;
  self->field = field;
  anno_choice_list_show (ANNO_CHOICE_LIST (self->choices), NULL, NULL);
  if (field == NULL)
    return;
  self->showing = TRUE;
  anno_form_parts_show (self->name, field->name);
  gtk_widget_set_sensitive (self->kind, !anno_tagset_draft_is_old_field (draft, tag, field));
  show_kind (self);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->many), field->many);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->advised), field->advised);
  anno_guideline_entry_set (ANNO_GUIDELINE_ENTRY (self->guideline), field->guideline);
  self->showing = FALSE;
}

AnnoField *
anno_field_form_get (AnnoFieldForm *self)
{
  g_return_val_if_fail (ANNO_IS_FIELD_FORM (self), NULL);
  return self->field;
}

void
anno_field_form_tell (AnnoFieldForm *self, const GPtrArray *problems)
{
  guint at = 0;

  g_return_if_fail (ANNO_IS_FIELD_FORM (self) && problems != NULL);
  if (self->field != NULL && g_ptr_array_find (self->tag->fields, self->field, &at))
    anno_problem_label_tell (self->message, problems,
                             anno_tagset_draft_index_of (self->draft, self->tag), at);
}

void
anno_field_form_focus (AnnoFieldForm *self)
{
  g_return_if_fail (ANNO_IS_FIELD_FORM (self));
  gtk_widget_grab_focus (self->name);
}
