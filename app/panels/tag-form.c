#include "panels/tag-form.h"

#include "panels/colour-choice.h"
#include "panels/field-form.h"
#include "panels/form-parts.h"
#include "panels/guideline-entry.h"
#include "panels/mnemonic-name.h"
#include "panels/order-list.h"
#include "panels/problem-label.h"

#include <glib/gi18n-lib.h>

struct _AnnoTagForm
{
  GtkBox parent_instance;
  AnnoTagsetDraft *draft; /* borrowed, as is the tag */
  AnnoTag *tag;
  gboolean showing;
  GtkWidget *message;
  GtkWidget *name;
  GtkWidget *key;
  GtkWidget *colour;
  GtkWidget *guideline;
  GtkWidget *role;
  GtkWidget *fields;
  GtkWidget *id;
};

enum
{
  CHANGED,
  FIELD_OPENED,
  FIELD_ADDED,
  FIELD_REMOVED,
  REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnnoTagForm, anno_tag_form, GTK_TYPE_BOX)

static gboolean
is_idle (AnnoTagForm *self)
{
  return self->tag == NULL || self->showing;
}

static void
tell_changed (AnnoTagForm *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
show_key (AnnoTagForm *self)
{
  char key[7] = { 0 };

  if (self->tag->key != 0)
    g_unichar_to_utf8 (g_unichar_toupper (self->tag->key), key);
  anno_form_parts_show (self->key, key);
}

/* What follows the name, as long as nobody set it by hand. */
static void
show_followers (AnnoTagForm *self)
{
  self->showing = TRUE;
  show_key (self);
  anno_form_parts_show (self->id, self->tag->id);
  self->showing = FALSE;
}

static void
name_changed_cb (AnnoTagForm *self)
{
  if (is_idle (self))
    return;
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
  anno_tagset_draft_rename (self->draft, self->tag, name);
  show_followers (self);
  tell_changed (self);
}

static void
key_changed_cb (AnnoTagForm *self)
{
  if (is_idle (self))
    return;
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->key));
  anno_tagset_draft_set_key (self->draft, self->tag, *text != '\0' ? g_utf8_get_char (text) : 0);
  tell_changed (self);
}

static void
id_changed_cb (AnnoTagForm *self)
{
  if (is_idle (self))
    return;
  g_autofree char *id = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->id))));
  anno_tagset_draft_set_id (self->draft, self->tag, id);
  tell_changed (self);
}

static void
colour_changed_cb (AnnoTagForm *self)
{
  if (is_idle (self))
    return;
  g_free (self->tag->colour);
  self->tag->colour = g_strdup (anno_colour_choice_get (ANNO_COLOUR_CHOICE (self->colour)));
  tell_changed (self);
}

static void
guideline_changed_cb (AnnoTagForm *self)
{
  if (is_idle (self))
    return;
  g_free (self->tag->guideline);
  self->tag->guideline = anno_guideline_entry_get (ANNO_GUIDELINE_ENTRY (self->guideline));
  tell_changed (self);
}

static void
role_changed_cb (AnnoTagForm *self)
{
  guint role = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->role));

  if (is_idle (self) || role >= ANNO_N_ROLES)
    return;
  self->tag->role = role;
  tell_changed (self);
}

static void
field_opened_cb (AnnoTagForm *self, guint index)
{
  g_signal_emit (self, signals[FIELD_OPENED], 0, index);
}

static void
field_moved_cb (AnnoTagForm *self, guint from, guint to)
{
  if (is_idle (self))
    return;
  anno_tagset_draft_move_field (self->draft, self->tag, from, to);
  tell_changed (self);
}

static void
field_removed_cb (AnnoTagForm *self, guint index)
{
  g_signal_emit (self, signals[FIELD_REMOVED], 0, index);
}

static void
add_clicked_cb (AnnoTagForm *self)
{
  g_signal_emit (self, signals[FIELD_ADDED], 0);
}

static void
remove_clicked_cb (AnnoTagForm *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static void
add_field_row (AnnoTagForm *self)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  anno_order_list_append (ANNO_ORDER_LIST (self->fields), ADW_ACTION_ROW (row));
}

static void
show_fields (AnnoTagForm *self)
{
  anno_order_list_clear (ANNO_ORDER_LIST (self->fields));
  for (guint i = 0; i < self->tag->fields->len; i++)
    add_field_row (self);
}

/* What a row says changes with what is amiss with its field. */
static void
tell_field (AnnoTagForm *self, const GPtrArray *problems, guint tag, guint index)
{
  const AnnoField *field = self->tag->fields->pdata[index];
  AdwActionRow *row = anno_order_list_nth (ANNO_ORDER_LIST (self->fields), index);
  gboolean is_wrong = FALSE;
  const char *problem = anno_problem_find (problems, tag, index, FALSE, &is_wrong);
  const char *name = *field->name != '\0' ? field->name : _ ("No name yet");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (row,
                               problem != NULL ? problem : anno_field_form_kind_name (field->kind));
  gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  if (is_wrong)
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
}

static void
anno_tag_form_class_init (AnnoTagFormClass *klass)
{
  static const char *const plain[] = { "changed", NULL, "field-added", NULL, "removed" };

  for (guint i = 0; i < N_SIGNALS; i++)
    if (plain[i] != NULL)
      signals[i] = g_signal_new (plain[i], ANNO_TYPE_TAG_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  signals[FIELD_OPENED] = g_signal_new ("field-opened", ANNO_TYPE_TAG_FORM, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[FIELD_REMOVED] = g_signal_new ("field-removed", ANNO_TYPE_TAG_FORM, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static GtkWidget *
button_new (const char *label, GCallback clicked, AnnoTagForm *self)
{
  GtkWidget *button = anno_mnemonic_name (gtk_button_new_with_mnemonic (label));

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  return button;
}

static void
make_parts (AnnoTagForm *self)
{
  const char *const roles[] = { _ ("None: a plain mark"),          _ ("Speaker: who said it"),
                                _ ("Cue: the words that tell so"), _ ("Claim: what was said"),
                                _ ("Date: when it was said"),      NULL };

  self->message = anno_problem_label_new ();
  self->name = anno_form_parts_entry (_ ("Name"));
  self->key = anno_form_parts_entry (_ ("Key"));
  gtk_entry_set_max_length (GTK_ENTRY (self->key), 1);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->key), 3);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->key), 3);
  gtk_widget_set_halign (self->key, GTK_ALIGN_START);
  self->colour = anno_colour_choice_new ();
  self->guideline = anno_guideline_entry_new (_ ("Guideline"));
  self->role = anno_form_parts_drop_down (_ ("Part in an attribution"), roles);
  self->fields = anno_order_list_new (_ ("Fields"));
  self->id = anno_form_parts_entry (_ ("Id in the files"));
}

static void
connect_parts (AnnoTagForm *self)
{
  const struct
  {
    GtkWidget *widget;
    const char *signal;
    GCallback callback;
  } handlers[] = {
    { self->name, "changed", G_CALLBACK (name_changed_cb) },
    { self->key, "changed", G_CALLBACK (key_changed_cb) },
    { self->colour, "notify::colour", G_CALLBACK (colour_changed_cb) },
    { self->guideline, "changed", G_CALLBACK (guideline_changed_cb) },
    { self->role, "notify::selected", G_CALLBACK (role_changed_cb) },
    { self->fields, "opened", G_CALLBACK (field_opened_cb) },
    { self->fields, "moved", G_CALLBACK (field_moved_cb) },
    { self->fields, "removed", G_CALLBACK (field_removed_cb) },
    { self->id, "changed", G_CALLBACK (id_changed_cb) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (handlers); i++)
    g_signal_connect_object (handlers[i].widget, handlers[i].signal, handlers[i].callback, self,
                             G_CONNECT_SWAPPED);
}

static void
anno_tag_form_init (AnnoTagForm *self)
{
  GtkWidget *column = NULL, *page = anno_form_parts_page (&column);
  GtkWidget *fields = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  make_parts (self);
  gtk_box_append (GTK_BOX (self), page);
  gtk_box_append (GTK_BOX (column), self->message);
  anno_form_parts_add (column, _ ("Name"), self->name, NULL);
  anno_form_parts_add (column, _ ("Key"), self->key, _ ("The letter that marks a selection"));
  anno_form_parts_add (column, _ ("Colour"), self->colour, NULL);
  anno_form_parts_add (column, _ ("Guideline"), self->guideline,
                       _ ("When to use this tag; F2 shows it while marking"));
  anno_form_parts_add (column, _ ("Part in an attribution"), self->role, NULL);
  gtk_box_append (GTK_BOX (fields), self->fields);
  gtk_box_append (GTK_BOX (fields),
                  button_new (_ ("_Add a Field"), G_CALLBACK (add_clicked_cb), self));
  anno_form_parts_add (column, _ ("Fields"), fields, NULL);
  anno_form_parts_add (column, _ ("Id in the files"), self->id,
                       _ ("What annotations hold. Where you change it, those with the former one "
                          "still have this tag, everybody’s."));
  GtkWidget *remove = button_new (_ ("_Remove This Tag"), G_CALLBACK (remove_clicked_cb), self);
  gtk_widget_add_css_class (remove, "destructive-action");
  gtk_box_append (GTK_BOX (column), remove);
  connect_parts (self);
}

GtkWidget *
anno_tag_form_new (void)
{
  return g_object_new (ANNO_TYPE_TAG_FORM, NULL);
}

void
anno_tag_form_show (AnnoTagForm *self, AnnoTagsetDraft *draft, AnnoTag *tag)
{
  g_return_if_fail (ANNO_IS_TAG_FORM (self) && (tag == NULL || draft != NULL));

  self->draft = draft;
  self->tag = tag;
  if (tag == NULL)
    return;
  self->showing = TRUE;
  anno_form_parts_show (self->name, tag->name);
  show_key (self);
  anno_colour_choice_set (ANNO_COLOUR_CHOICE (self->colour), tag->colour);
  anno_guideline_entry_set (ANNO_GUIDELINE_ENTRY (self->guideline), tag->guideline);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->role), tag->role);
  anno_form_parts_show (self->id, tag->id);
  show_fields (self);
  self->showing = FALSE;
}

AnnoTag *
anno_tag_form_get (AnnoTagForm *self)
{
  g_return_val_if_fail (ANNO_IS_TAG_FORM (self), NULL);
  return self->tag;
}

void
anno_tag_form_tell (AnnoTagForm *self, const GPtrArray *problems)
{
  g_return_if_fail (ANNO_IS_TAG_FORM (self) && problems != NULL);

  if (self->tag == NULL)
    return;
  guint at = anno_tagset_draft_index_of (self->draft, self->tag);
  anno_problem_label_tell (self->message, problems, at, G_MAXUINT);
  if (anno_order_list_get_n (ANNO_ORDER_LIST (self->fields)) != self->tag->fields->len)
    show_fields (self);
  for (guint i = 0; i < self->tag->fields->len; i++)
    tell_field (self, problems, at, i);
}

void
anno_tag_form_focus (AnnoTagForm *self, guint field)
{
  g_return_if_fail (ANNO_IS_TAG_FORM (self));

  if (field == G_MAXUINT || !anno_order_list_focus (ANNO_ORDER_LIST (self->fields), field))
    gtk_widget_grab_focus (self->name);
}
