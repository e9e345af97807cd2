#include "panels/date-editor.h"

#include "model/span-quote.h"
#include "model/timex.h"
#include "panels/commit-entry.h"
#include "panels/day-picker.h"
#include "panels/drop-down-name.h"
#include "suggest/calendar.h"
#include "text/isolate.h"

#include <glib/gi18n-lib.h>

struct _AnnoDateEditor
{
  GtkBox parent_instance;
  AnnoSession *session;
  const AnnoField *field;
  GSignalGroup *document; /* the date of the document in hand */
  GtkWidget *entry;
  GtkWidget *picker;
  GtkWidget *picker_button;
  GtkWidget *meaning;    /* what the value means, or why what was typed is refused */
  GtkWidget *suggestion; /* a button: what the span's own words mean */
  GtkWidget *details;
  GtkWidget *types;
  GtkWidget *mods;
  AnnoTimex offered; /* what the button offers; its value is NULL for nothing */
  gboolean offered_relative;
  char *span; /* whose value is shown */
  gboolean refused;
  gboolean refreshing;
};

static void editor_init (AnnoFieldEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AnnoDateEditor,
                               anno_date_editor,
                               GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (ANNO_TYPE_FIELD_EDITOR, editor_init))

static const char *const types[] = { "DATE", "TIME", "DURATION", "SET" };
static const char *const type_names[]
    = { N_("Day or longer"), N_("Time of day"), N_("Length of time"), N_("Repeated"), NULL };

static const char *
mod_name (const char *mod)
{
  static const char *const names[][2] = {
    { "START", N_("start of") },
    { "MID", N_("middle of") },
    { "END", N_("end of") },
    { "APPROX", N_("about") },
    { "BEFORE", N_("before") },
    { "AFTER", N_("after") },
    { "ON_OR_BEFORE", N_("on or before") },
    { "ON_OR_AFTER", N_("on or after") },
    { "LESS_THAN", N_("less than") },
    { "MORE_THAN", N_("more than") },
    { "EQUAL_OR_LESS", N_("at most") },
    { "EQUAL_OR_MORE", N_("at least") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i][0], mod))
      return _(names[i][1]);
  return mod;
}

static const AnnoValue *
value_of (AnnoDateEditor *self)
{
  AnnoSpan *span = anno_field_editor_get_span (ANNO_FIELD_EDITOR (self), self->session);
  return span != NULL ? anno_span_find_value (span, self->field->id) : NULL;
}

static const char *
document_date (AnnoDateEditor *self)
{
  AnnoDocument *document = anno_session_get_document (self->session);
  return document != NULL ? anno_document_get_date (document) : NULL;
}

static void
show_message (AnnoDateEditor *self, const char *message, gboolean refused)
{
  GtkWidget *entry = GTK_WIDGET (anno_commit_entry_get_entry (ANNO_COMMIT_ENTRY (self->entry)));

  self->refused = refused;
  gtk_label_set_text (GTK_LABEL (self->meaning), message);
  gtk_widget_set_visible (self->meaning, *message != '\0');
  if (refused)
    {
      gtk_widget_add_css_class (entry, "error");
      gtk_widget_add_css_class (self->meaning, "error");
      gtk_widget_remove_css_class (self->meaning, "dim-label");
    }
  else
    {
      gtk_widget_remove_css_class (entry, "error");
      gtk_widget_remove_css_class (self->meaning, "error");
      gtk_widget_add_css_class (self->meaning, "dim-label");
    }
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               refused ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  message, -1);
}

/* The meaning of @value; of one that is none, as files from elsewhere hold them, why it isn't. */
static void
show_meaning (AnnoDateEditor *self, const AnnoValue *value)
{
  g_autoptr (GError) error = NULL;

  if (value == NULL)
    show_message (self, "", FALSE);
  else if (!anno_timex_check (value->timex, value->text, &error))
    show_message (self, error->message, TRUE);
  else
    {
      g_autofree char *words = anno_timex_describe (value->timex, value->text, value->mod);
      show_message (self, words, FALSE);
    }
}

static void
show_details (AnnoDateEditor *self, const AnnoValue *value)
{
  const char *const *mods = anno_timex_get_mods ();
  guint type = GTK_INVALID_LIST_POSITION,
        mod = value != NULL && value->mod != NULL ? GTK_INVALID_LIST_POSITION : 0;

  for (guint i = 0; value != NULL && i < G_N_ELEMENTS (types); i++)
    if (g_strcmp0 (types[i], value->timex) == 0)
      type = i;
  for (guint i = 0; value != NULL && mods[i] != NULL; i++)
    if (g_strcmp0 (mods[i], value->mod) == 0)
      mod = i + 1;
  self->refreshing = TRUE;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->types), type);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->mods), mod);
  self->refreshing = FALSE;
  gtk_widget_set_visible (self->details, value != NULL);
}

/* Offers what the span's own words mean, where nothing is set yet: suggested, never decided. */
static void
update_suggestion (AnnoDateEditor *self)
{
  AnnoSpan *span = anno_field_editor_get_span (ANNO_FIELD_EDITOR (self), self->session);
  AnnoDocument *document = anno_session_get_document (self->session);

  anno_timex_clear (&self->offered);
  gtk_widget_set_visible (self->suggestion, FALSE);
  if (span == NULL || document == NULL || value_of (self) != NULL)
    return;
  g_autofree char *words = anno_span_quote (anno_document_get_article (document), span, 0);
  if (!anno_calendar_resolve (words, document_date (self), &self->offered, &self->offered_relative,
                              NULL))
    return;
  g_autofree char *meaning
      = anno_timex_describe (self->offered.type, self->offered.value, self->offered.mod);
  g_autofree char *isolated = anno_isolate (words);
  /* Translators: on a button that takes over a suggestion; %s is what it is, "Sunday 9 July 2017"
   */
  g_autofree char *label = g_strdup_printf (_("%s?"), meaning);
  g_autofree char *date = anno_timex_describe (
      "DATE", document_date (self) != NULL ? document_date (self) : "", NULL);
  /* Translators: first the words of the article, then the document date */
  g_autofree char *reason
      = self->offered_relative
            ? g_strdup_printf (_("What “%s” means, counted from %s. Press Enter to use it."),
                               isolated, date)
            : g_strdup_printf (_("What “%s” means. Press Enter to use it."), isolated);
  gtk_label_set_text (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->suggestion))), label);
  gtk_widget_set_tooltip_text (self->suggestion, reason);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->suggestion), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, reason, -1);
  gtk_widget_set_visible (self->suggestion, TRUE);
}

static void
refresh (AnnoFieldEditor *editor, AnnoSpan *span)
{
  AnnoDateEditor *self = ANNO_DATE_EDITOR (editor);
  const AnnoValue *value = anno_span_find_value (span, self->field->id);
  gboolean same = g_strcmp0 (self->span, anno_span_get_id (span)) == 0;
  gboolean typing = same && anno_commit_entry_is_typing (ANNO_COMMIT_ENTRY (self->entry));

  g_signal_group_set_target (self->document, anno_session_get_document (self->session));
  g_free (self->span);
  self->span = g_strdup (anno_span_get_id (span));
  anno_commit_entry_show (ANNO_COMMIT_ENTRY (self->entry), value != NULL ? value->text : "");
  if (!typing)
    show_meaning (self, value);
  show_details (self, value);
  update_suggestion (self);
}

static void
settle (AnnoFieldEditor *editor)
{
  anno_commit_entry_settle (ANNO_COMMIT_ENTRY (ANNO_DATE_EDITOR (editor)->entry));
}

static void
editor_init (AnnoFieldEditorInterface *iface)
{
  iface->refresh = refresh;
  iface->settle = settle;
}

static void
set_timex (
    AnnoDateEditor *self, const char *type, const char *value, const char *mod, const char *anchor)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_value_free);

  if (value != NULL)
    g_ptr_array_add (values, anno_value_new_timex (self->field->id, type, value, anchor, mod));
  anno_field_editor_set (ANNO_FIELD_EDITOR (self), self->session, self->field, values);
}

/* What @text says: a value, with the type that is set as long as that fits, or words. */
static gboolean
interpret (
    AnnoDateEditor *self, const char *text, AnnoTimex *timex, gboolean *relative, GError **error)
{
  const AnnoValue *old = value_of (self);

  if (!anno_calendar_resolve (text, document_date (self), timex, relative, error))
    return FALSE;
  if (old != NULL && g_str_equal (timex->value, text) && anno_timex_check (old->timex, text, NULL))
    g_strlcpy (timex->type, old->timex, sizeof timex->type);
  return TRUE;
}

/* What is refused stays there to be mended; Esc goes back to what is set. */
static void
refuse (AnnoDateEditor *self, const char *text, const char *reason)
{
  const AnnoValue *value = value_of (self);
  GtkEntry *entry = anno_commit_entry_get_entry (ANNO_COMMIT_ENTRY (self->entry));

  anno_commit_entry_show (ANNO_COMMIT_ENTRY (self->entry), value != NULL ? value->text : "");
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_editable_set_position (GTK_EDITABLE (entry), -1);
  show_message (self, reason, TRUE);
}

static void
committed_cb (AnnoDateEditor *self, const char *text)
{
  g_auto (AnnoTimex) timex = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *typed = g_strdup (text);
  gboolean relative = FALSE;

  if (*typed == '\0')
    set_timex (self, NULL, NULL, NULL, NULL);
  else if (interpret (self, typed, &timex, &relative, &error))
    set_timex (self, timex.type, timex.value, timex.mod, relative ? "dct" : NULL);
  else
    refuse (self, typed, error->message);
}

/* While somebody types, what it would mean; the refusal waits until it is taken over. */
static void
changed_cb (AnnoDateEditor *self)
{
  const char *text = anno_commit_entry_get_text (ANNO_COMMIT_ENTRY (self->entry));
  g_auto (AnnoTimex) timex = { 0 };

  if (!anno_commit_entry_is_typing (ANNO_COMMIT_ENTRY (self->entry)))
    show_meaning (self, value_of (self));
  else if (interpret (self, text, &timex, NULL, NULL))
    {
      g_autofree char *words = anno_timex_describe (timex.type, timex.value, timex.mod);
      show_message (self, words, FALSE);
    }
  else
    show_message (self, "", FALSE);
}

static void
suggestion_clicked_cb (AnnoDateEditor *self)
{
  g_auto (AnnoTimex) timex = self->offered;

  self->offered = (AnnoTimex){ 0 };
  if (timex.value == NULL)
    return;
  gtk_widget_grab_focus (self->entry);
  set_timex (self, timex.type, timex.value, timex.mod, self->offered_relative ? "dct" : NULL);
}

static gboolean
key_pressed_cb (AnnoDateEditor *self, guint key)
{
  const char *text = anno_commit_entry_get_text (ANNO_COMMIT_ENTRY (self->entry));

  if ((key != GDK_KEY_Return && key != GDK_KEY_KP_Enter) || *text != '\0'
      || self->offered.value == NULL)
    return GDK_EVENT_PROPAGATE;
  suggestion_clicked_cb (self);
  return GDK_EVENT_STOP;
}

/* The day of a time of day is changed under the time. */
static void
picked_cb (AnnoDateEditor *self, const char *day)
{
  const AnnoValue *value = value_of (self);
  AnnoTimexForm form, picked;

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->picker_button));
  if (!anno_timex_form_parse (&picked, day, NULL))
    return;
  gboolean timed = value != NULL && anno_timex_form_parse (&form, value->text, NULL)
                   && form.kind == ANNO_TIMEX_DAY && anno_timex_form_has_time (&form)
                   && !form.any_year;
  if (!timed)
    form = picked;
  form.year = picked.year;
  form.month = picked.month;
  form.day = picked.day;
  g_autofree char *text = anno_timex_form_print (&form);
  g_autofree char *mod = timed ? g_strdup (value->mod) : NULL;
  set_timex (self, timed ? "TIME" : "DATE", text, mod, NULL);
}

static void
picker_shown_cb (AnnoDateEditor *self)
{
  const AnnoValue *value = value_of (self);
  const char *day = value != NULL ? value->text : self->offered.value;

  anno_day_picker_show (ANNO_DAY_PICKER (self->picker), day, document_date (self));
}

static void
type_selected_cb (AnnoDateEditor *self)
{
  const AnnoValue *value = value_of (self);
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->types));
  g_autoptr (GError) error = NULL;

  if (self->refreshing || value == NULL || selected >= G_N_ELEMENTS (types))
    return;
  if (anno_timex_check (types[selected], value->text, &error))
    {
      g_autoptr (AnnoValue) old = anno_value_copy (value);
      set_timex (self, types[selected], old->text, old->mod, old->anchor);
      return;
    }
  show_details (self, value);
  show_message (self, error->message, TRUE);
}

static void
mod_selected_cb (AnnoDateEditor *self)
{
  const AnnoValue *value = value_of (self);
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->mods));

  if (self->refreshing || value == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;
  g_autoptr (AnnoValue) old = anno_value_copy (value);
  set_timex (self, old->timex, old->text,
             selected > 0 ? anno_timex_get_mods ()[selected - 1] : NULL, old->anchor);
}

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (ANNO_DATE_EDITOR (widget)->entry);
}

static void
anno_date_editor_dispose (GObject *object)
{
  AnnoDateEditor *self = ANNO_DATE_EDITOR (object);

  g_clear_object (&self->document);
  G_OBJECT_CLASS (anno_date_editor_parent_class)->dispose (object);
}

static void
anno_date_editor_finalize (GObject *object)
{
  AnnoDateEditor *self = ANNO_DATE_EDITOR (object);

  anno_timex_clear (&self->offered);
  g_clear_pointer (&self->span, g_free);
  G_OBJECT_CLASS (anno_date_editor_parent_class)->finalize (object);
}

static void
anno_date_editor_class_init (AnnoDateEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anno_date_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = anno_date_editor_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = grab_focus;
}

static void
anno_date_editor_init (AnnoDateEditor *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 3);
  self->document = g_signal_group_new (ANNO_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document, "notify::date", G_CALLBACK (update_suggestion),
                                  self);
}

static void
add_entry (AnnoDateEditor *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *popover = gtk_popover_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = anno_commit_entry_new (self->field->name);
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_widget_set_tooltip_text (self->entry, self->field->guideline);
  GtkEntry *entry = anno_commit_entry_get_entry (ANNO_COMMIT_ENTRY (self->entry));
  gtk_entry_set_placeholder_text (entry, _("2017-07-09, or words"));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (entry), keys);
  self->picker = anno_day_picker_new ();
  gtk_popover_set_child (GTK_POPOVER (popover), self->picker);
  self->picker_button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->picker_button),
                                 "x-office-calendar-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->picker_button), popover);
  gtk_widget_set_tooltip_text (self->picker_button, _("Pick a Day"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->picker_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Pick a Day"), -1);
  gtk_box_append (GTK_BOX (row), self->entry);
  gtk_box_append (GTK_BOX (row), self->picker_button);
  gtk_box_append (GTK_BOX (self), row);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "committed", G_CALLBACK (committed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (popover, "show", G_CALLBACK (picker_shown_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->picker, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
}

static void
add_labels (AnnoDateEditor *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  self->meaning = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->meaning), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->meaning), 0);
  gtk_widget_add_css_class (self->meaning, "caption");
  gtk_widget_set_visible (self->meaning, FALSE);
  self->suggestion = gtk_button_new ();
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_button_set_child (GTK_BUTTON (self->suggestion), label);
  gtk_widget_add_css_class (self->suggestion, "date-suggestion");
  gtk_widget_add_css_class (self->suggestion, "proposal");
  gtk_widget_set_visible (self->suggestion, FALSE);
  gtk_box_append (GTK_BOX (self), self->meaning);
  gtk_box_append (GTK_BOX (self), self->suggestion);
  g_signal_connect_object (self->suggestion, "clicked", G_CALLBACK (suggestion_clicked_cb), self,
                           G_CONNECT_SWAPPED);
}

static GtkWidget *
add_drop_down (AnnoDateEditor *self, GtkStringList *names, const char *label, GCallback selected)
{
  GtkWidget *drop_down = gtk_drop_down_new (G_LIST_MODEL (names), NULL);

  gtk_widget_set_hexpand (drop_down, TRUE);
  gtk_widget_set_tooltip_text (drop_down, label);
  anno_drop_down_name (GTK_DROP_DOWN (drop_down), label);
  gtk_box_append (GTK_BOX (self->details), drop_down);
  g_signal_connect_object (drop_down, "notify::selected", selected, self, G_CONNECT_SWAPPED);
  return drop_down;
}

static void
add_details (AnnoDateEditor *self)
{
  GtkStringList *type_list = gtk_string_list_new (NULL), *mod_list = gtk_string_list_new (NULL);

  for (guint i = 0; type_names[i] != NULL; i++)
    gtk_string_list_append (type_list, _(type_names[i]));
  /* Translators: a date as it is, neither "about" nor "before" it */
  gtk_string_list_append (mod_list, _("exactly"));
  for (const char *const *mod = anno_timex_get_mods (); *mod != NULL; mod++)
    gtk_string_list_append (mod_list, mod_name (*mod));
  /* One below the other: side by side they are wider than the pane. */
  self->details = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->mods = add_drop_down (self, mod_list, _("How Exact"), G_CALLBACK (mod_selected_cb));
  self->types = add_drop_down (self, type_list, _("Kind of Date"), G_CALLBACK (type_selected_cb));
  gtk_widget_set_visible (self->details, FALSE);
  gtk_box_append (GTK_BOX (self), self->details);
}

GtkWidget *
anno_date_editor_new (AnnoSession *session, const AnnoField *field)
{
  g_return_val_if_fail (ANNO_IS_SESSION (session) && field != NULL, NULL);

  AnnoDateEditor *self = g_object_new (ANNO_TYPE_DATE_EDITOR, NULL);
  self->session = session;
  self->field = field;
  add_entry (self);
  add_labels (self);
  add_details (self);
  return GTK_WIDGET (self);
}
