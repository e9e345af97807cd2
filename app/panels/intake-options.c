#include "panels/intake-options.h"

#include "formats/block-kinds.h"
#include "panels/drop-down-name.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _AnnoIntakeOptions
{
  GtkWidget parent_instance;
  GtkWidget *column;
  AdwPreferencesGroup *group; /* the last one */
  GPtrArray *kinds;           /* of GtkSwitch, as anno_block_kinds has them */
  GtkWidget *keeps_sources;
  GtkWidget *doubles;
  GtkWidget *encoding;
  GtkWidget *folder;
};

G_DEFINE_FINAL_TYPE (AnnoIntakeOptions, anno_intake_options, GTK_TYPE_WIDGET)

static guint changed_signal;

/* Those that newsrooms have files in; the names are the standard's own. */
static const char *const encodings[]
    = { "UTF-8",        "WINDOWS-1252", "ISO-8859-1",   "ISO-8859-15", "MACINTOSH",
        "WINDOWS-1250", "ISO-8859-2",   "WINDOWS-1251", "KOI8-R",      "WINDOWS-1253",
        "WINDOWS-1254", "WINDOWS-1255", "WINDOWS-1256", "UTF-16",      "SHIFT_JIS",
        "EUC-JP",       "GB18030",      "BIG5",         "EUC-KR" };

static void
changed_cb (AnnoIntakeOptions *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
add_group (AnnoIntakeOptions *self, const char *title)
{
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, title);
  gtk_box_append (GTK_BOX (self->column), GTK_WIDGET (self->group));
}

static GtkWidget *
add_row (AnnoIntakeOptions *self, const char *title, const char *subtitle, GtkWidget *control)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), control);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), control);
  /* The row would name it a second time. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  adw_preferences_group_add (self->group, row);
  return control;
}

static GtkWidget *
add_switch (AnnoIntakeOptions *self, const char *title, const char *subtitle)
{
  GtkWidget *widget = add_row (self, title, subtitle, gtk_switch_new ());

  g_signal_connect_object (widget, "notify::active", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  return widget;
}

static void
add_kinds (AnnoIntakeOptions *self)
{
  guint n = 0;
  const AnnoBlockChoice *choices = anno_block_kinds (&n);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (self->kinds, add_switch (self, _ (choices[i].name), NULL));
}

static void
add_encoding (AnnoIntakeOptions *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _("As they say, or guessed"));
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    gtk_string_list_append (names, encodings[i]);
  self->encoding = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL);
  add_row (self, _("Encoding"), NULL, self->encoding);
  anno_drop_down_name (GTK_DROP_DOWN (self->encoding), _("Encoding"));
  g_signal_connect_object (self->encoding, "notify::selected", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
add_folder (AnnoIntakeOptions *self)
{
  self->folder = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->folder), _("The corpus itself"));
  gtk_editable_set_width_chars (GTK_EDITABLE (self->folder), 20);
  add_row (self, _("Put them into the folder"), NULL, self->folder);
  g_signal_connect_object (self->folder, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
anno_intake_options_dispose (GObject *object)
{
  AnnoIntakeOptions *self = ANNO_INTAKE_OPTIONS (object);

  g_clear_pointer (&self->kinds, g_ptr_array_unref);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_first_child (GTK_WIDGET (self)))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (anno_intake_options_parent_class)->dispose (object);
}

static void
anno_intake_options_class_init (AnnoIntakeOptionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anno_intake_options_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  changed_signal = g_signal_new ("changed", ANNO_TYPE_INTAKE_OPTIONS, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
anno_intake_options_init (AnnoIntakeOptions *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->kinds = g_ptr_array_new ();
  self->column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  add_group (self, _("Also Take In"));
  add_kinds (self);
  self->doubles = add_switch (self, _("What is there already"), NULL);
  add_group (self, _("Files"));
  self->keeps_sources = add_switch (self, _("Keep the sources"), _("Beside the articles"));
  add_encoding (self);
  add_folder (self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->column);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 560);
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
}

GtkWidget *
anno_intake_options_new (void)
{
  return g_object_new (ANNO_TYPE_INTAKE_OPTIONS, NULL);
}

AnnoIntakeWish *
anno_intake_options_get_wish (AnnoIntakeOptions *self)
{
  g_return_val_if_fail (ANNO_IS_INTAKE_OPTIONS (self), NULL);

  AnnoIntakeWish *wish = anno_intake_wish_new ();
  guint n = 0, encoding = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->encoding));
  const AnnoBlockChoice *choices = anno_block_kinds (&n);

  for (guint i = 0; i < n; i++)
    if (gtk_switch_get_active (self->kinds->pdata[i]))
      wish->reading.kept |= ANNO_BLOCK_BIT (choices[i].kind);
  if (encoding > 0 && encoding <= G_N_ELEMENTS (encodings))
    anno_intake_wish_set (&wish->reading.encoding, encodings[encoding - 1]);
  g_free (wish->folder);
  wish->folder = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->folder)));
  wish->keeps_sources = gtk_switch_get_active (GTK_SWITCH (self->keeps_sources));
  wish->doubles = gtk_switch_get_active (GTK_SWITCH (self->doubles));
  return wish;
}
