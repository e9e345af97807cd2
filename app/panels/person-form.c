#include "panels/person-form.h"

#include "panels/commit-entry.h"
#include "panels/drop-down-name.h"
#include "panels/people-list.h"
#include "session/people-verbs.h"
#include "text/isolate.h"

#include <glib/gi18n-lib.h>

/* The fields that are typed. */
enum
{
  NAME,
  ROLE,
  ALIASES,
  WIKIDATA,
  NOTE,
  N_TYPED,
};

static const struct
{
  const char *name;
  const char *hint;
} typed[N_TYPED] = {
  { N_ ("Name"), NULL },
  { N_ ("Role"), N_ ("What the person is: U.S. senator") },
  { N_ ("Other names"), N_ ("Separated by semicolons") },
  { N_ ("Wikidata"), N_ ("The number there, such as Q22212, or the address of the page") },
  { N_ ("Note"), NULL },
};

static const char *const kinds[] = { "person", "group", "organization", "document" };

struct _AnnoPersonForm
{
  GtkBox parent_instance;
  AnnoCorpus *corpus;
  const AnnoMentionSurvey *counts;
  char *id;
  gboolean showing;
  GPtrArray *rows; /* of those who were merged into the person */
  GtkWidget *entries[N_TYPED];
  GtkWidget *kind;
  GtkWidget *message;
  GtkWidget *fields;
  GtkWidget *mentions;
  GtkWidget *acts;
  GtkWidget *merge_row;
  GtkWidget *split_row;
  GtkWidget *delete_row;
  GtkWidget *merged;
};

enum
{
  MERGE,
  SPLIT,
  DELETE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnnoPersonForm, anno_person_form, GTK_TYPE_BOX)

static AnnoPerson *
person_of (AnnoPersonForm *self)
{
  return self->corpus != NULL && self->id != NULL
             ? anno_people_find (anno_corpus_get_people (self->corpus), self->id)
             : NULL;
}

static GStrv
split_names (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ";", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (char **part = parts; *part != NULL; part++)
    if (*g_strstrip (*part) != '\0')
      g_strv_builder_add (builder, *part);
  return g_strv_builder_end (builder);
}

static const char *
text_or_null (AnnoPersonForm *self, guint field)
{
  const char *text = anno_commit_entry_get_text (ANNO_COMMIT_ENTRY (self->entries[field]));
  return *text != '\0' ? text : NULL;
}

/* FALSE where that is refused, and said. */
static gboolean
put (AnnoPersonForm *self)
{
  AnnoPerson *before = person_of (self);
  AnnoPersonParts parts = before != NULL ? *anno_person_get_parts (before) : (AnnoPersonParts){ 0 };
  g_auto (GStrv) aliases
      = split_names (text_or_null (self, ALIASES) != NULL ? text_or_null (self, ALIASES) : "");
  guint kind = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->kind));
  g_autoptr (GError) error = NULL;

  parts.id = self->id;
  parts.name = text_or_null (self, NAME);
  parts.role = text_or_null (self, ROLE);
  parts.aliases = (const char *const *) aliases;
  parts.wikidata = text_or_null (self, WIKIDATA);
  parts.note = text_or_null (self, NOTE);
  if (kind < G_N_ELEMENTS (kinds))
    parts.kind = kinds[kind];
  if (parts.name == NULL)
    {
      /* Translators: of a person in the list. */
      anno_person_form_say (self, before != NULL ? _ ("Everybody needs a name.")
                                                 : _ ("Give the new person a name first."));
      return FALSE;
    }
  gboolean done = anno_people_verbs_put (self->corpus, &parts, &error);
  anno_person_form_say (self, done ? NULL : error->message);
  return done;
}

static void refresh (AnnoPersonForm *self);

/* What is refused stays there, to be mended. */
static void
committed_cb (AnnoPersonForm *self)
{
  if (self->showing || self->corpus == NULL || self->id == NULL)
    return;
  g_autoptr (AnnoPersonForm) held = g_object_ref (self);
  if (put (self))
    refresh (self);
}

static void
kind_selected_cb (AnnoPersonForm *self)
{
  if (!self->showing && person_of (self) != NULL)
    committed_cb (self);
}

static void
show_typed (AnnoPersonForm *self, guint field, const char *text)
{
  anno_commit_entry_show (ANNO_COMMIT_ENTRY (self->entries[field]), text != NULL ? text : "");
}

static void
show_mentions (AnnoPersonForm *self, AnnoPerson *person)
{
  g_autofree char *words = NULL;

  if (person == NULL)
    words = g_strdup (_ ("A new person, in the list as soon as there is a name."));
  else if (self->counts == NULL)
    words = g_strdup (_ ("Counting mentions…"));
  else
    {
      AnnoMentionCount count = anno_mention_survey_count (self->counts, self->id);
      g_autofree char *mentions
          = g_strdup_printf (ngettext ("%u mention", "%u mentions", count.n), count.n);
      g_autofree char *articles = g_strdup_printf (
          ngettext ("in %u article", "in %u articles", count.n_articles), count.n_articles);
      /* Translators: "5 mentions" "in 2 articles" */
      words = count.n > 0 ? g_strdup_printf (_ ("%s %s"), mentions, articles)
                          : g_strdup (_ ("Not mentioned in any article"));
    }
  gtk_label_set_text (GTK_LABEL (self->mentions), words);
  gtk_widget_set_sensitive (
      self->split_row,
      person != NULL
          && (self->counts == NULL || anno_mention_survey_count (self->counts, self->id).n > 0));
}

static void
unmerge_clicked_cb (AnnoPersonForm *self, GtkWidget *button)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (button), "id"));
  g_autoptr (GError) error = NULL;

  anno_people_verbs_unmerge (self->corpus, id, &error);
  anno_person_form_say (self, error != NULL ? error->message : NULL);
}

static void
add_merged (AnnoPersonForm *self, AnnoPerson *person)
{
  GtkWidget *row = adw_action_row_new (), *button = gtk_button_new_with_label (_ ("Separate"));
  const AnnoPersonParts *parts = anno_person_get_parts (person);
  g_autofree char *name = anno_isolate (parts->name);
  /* Translators: %s is a person's name. */
  g_autofree char *label = g_strdup_printf (_ ("Make %s a Person of Their Own Again"), name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), parts->name);
  g_object_set_data_full (G_OBJECT (button), "id", g_strdup (parts->id), g_free);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->merged), row);
  g_ptr_array_add (self->rows, row);
  g_signal_connect_object (button, "clicked", G_CALLBACK (unmerge_clicked_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
show_merged (AnnoPersonForm *self, AnnoPerson *person)
{
  g_autoptr (GPtrArray) same
      = person != NULL ? anno_people_list_same (anno_corpus_get_people (self->corpus), person)
                       : NULL;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->merged), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; same != NULL && i < same->len; i++)
    if (same->pdata[i] != person)
      add_merged (self, same->pdata[i]);
  gtk_widget_set_visible (self->merged, self->rows->len > 0);
}

static void
refresh (AnnoPersonForm *self)
{
  AnnoPerson *person = person_of (self);
  const AnnoPersonParts none = { .kind = "person" };
  const AnnoPersonParts *parts = person != NULL ? anno_person_get_parts (person) : &none;
  g_autofree char *aliases
      = parts->aliases != NULL ? g_strjoinv ("; ", (GStrv) parts->aliases) : g_strdup ("");

  self->showing = TRUE;
  show_typed (self, NAME, parts->name);
  show_typed (self, ROLE, parts->role);
  show_typed (self, ALIASES, aliases);
  show_typed (self, WIKIDATA, parts->wikidata);
  show_typed (self, NOTE, parts->note);
  if (person != NULL)
    for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
      if (g_str_equal (kinds[i], parts->kind))
        gtk_drop_down_set_selected (GTK_DROP_DOWN (self->kind), i);
  self->showing = FALSE;
  show_mentions (self, person);
  show_merged (self, person);
  gtk_widget_set_visible (self->acts, person != NULL);
}

/* The ledger may change by undo, another window, or by what is typed here. */
static void
people_changed_cb (AnnoPersonForm *self)
{
  if (self->id != NULL && !self->showing)
    refresh (self);
}

static void
emit (AnnoPersonForm *self, GtkWidget *row)
{
  guint signal = row == self->merge_row ? MERGE : row == self->split_row ? SPLIT : DELETE;

  anno_person_form_say (self, NULL);
  g_signal_emit (self, signals[signal], 0);
}

static void
anno_person_form_dispose (GObject *object)
{
  AnnoPersonForm *self = ANNO_PERSON_FORM (object);

  if (self->corpus != NULL)
    g_signal_handlers_disconnect_by_data (anno_corpus_get_people (self->corpus), self);
  g_clear_object (&self->corpus);
  G_OBJECT_CLASS (anno_person_form_parent_class)->dispose (object);
}

static void
anno_person_form_finalize (GObject *object)
{
  AnnoPersonForm *self = ANNO_PERSON_FORM (object);

  g_ptr_array_unref (self->rows);
  g_free (self->id);
  G_OBJECT_CLASS (anno_person_form_parent_class)->finalize (object);
}

static void
anno_person_form_class_init (AnnoPersonFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const char *const names[N_SIGNALS] = { "merge", "split", "delete" };

  G_OBJECT_CLASS (klass)->dispose = anno_person_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = anno_person_form_finalize;
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], ANNO_TYPE_PERSON_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Annotator/ui/person-form.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnoPersonForm, message);
  gtk_widget_class_bind_template_child (widget_class, AnnoPersonForm, fields);
  gtk_widget_class_bind_template_child (widget_class, AnnoPersonForm, mentions);
  gtk_widget_class_bind_template_child (widget_class, AnnoPersonForm, acts);
  gtk_widget_class_bind_template_child (widget_class, AnnoPersonForm, merge_row);
  gtk_widget_class_bind_template_child (widget_class, AnnoPersonForm, split_row);
  gtk_widget_class_bind_template_child (widget_class, AnnoPersonForm, delete_row);
  gtk_widget_class_bind_template_child (widget_class, AnnoPersonForm, merged);
}

static void
add_field (AnnoPersonForm *self, const char *name, GtkWidget *widget)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3), *label = gtk_label_new (name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), widget);
  gtk_box_append (GTK_BOX (self->fields), box);
}

static void
add_typed (AnnoPersonForm *self, guint field)
{
  const char *name = _ (typed[field].name);
  const char *hint = typed[field].hint != NULL ? _ (typed[field].hint) : NULL;
  GtkWidget *entry = anno_commit_entry_new (name);

  self->entries[field] = entry;
  gtk_widget_set_tooltip_text (entry, hint);
  if (hint != NULL)
    gtk_entry_set_placeholder_text (anno_commit_entry_get_entry (ANNO_COMMIT_ENTRY (entry)), hint);
  add_field (self, name, entry);
  g_signal_connect_object (entry, "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
}

static void
add_kind (AnnoPersonForm *self)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_string_list_append (names, anno_people_list_kind_name (kinds[i]));
  self->kind = gtk_drop_down_new (G_LIST_MODEL (names), NULL);
  anno_drop_down_name (GTK_DROP_DOWN (self->kind), _ ("Kind"));
  add_field (self, _ ("Kind"), self->kind);
  g_signal_connect_object (self->kind, "notify::selected", G_CALLBACK (kind_selected_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
anno_person_form_init (AnnoPersonForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
  add_typed (self, NAME);
  add_kind (self);
  for (guint i = ROLE; i < N_TYPED; i++)
    add_typed (self, i);
  GtkWidget *const rows[] = { self->merge_row, self->split_row, self->delete_row };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_signal_connect_object (rows[i], "activated", G_CALLBACK (emit), self, G_CONNECT_SWAPPED);
}

void
anno_person_form_set_corpus (AnnoPersonForm *self, AnnoCorpus *corpus)
{
  g_return_if_fail (ANNO_IS_PERSON_FORM (self));

  if (self->corpus != NULL)
    g_signal_handlers_disconnect_by_data (anno_corpus_get_people (self->corpus), self);
  g_set_object (&self->corpus, corpus);
  g_clear_pointer (&self->id, g_free);
  if (corpus != NULL)
    g_signal_connect_object (anno_corpus_get_people (corpus), "items-changed",
                             G_CALLBACK (people_changed_cb), self, G_CONNECT_SWAPPED);
}

void
anno_person_form_show (AnnoPersonForm *self, const char *id)
{
  g_return_if_fail (ANNO_IS_PERSON_FORM (self) && self->corpus != NULL);

  for (guint i = 0; self->id != NULL && i < N_TYPED; i++)
    if (person_of (self) != NULL)
      anno_commit_entry_settle (ANNO_COMMIT_ENTRY (self->entries[i]));
  g_free (self->id);
  if (id != NULL)
    self->id = g_strdup (id);
  else
    {
      g_autofree char *uuid = g_uuid_string_random ();
      self->id = g_strconcat ("urn:uuid:", uuid, NULL);
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->kind), 0);
    }
  anno_person_form_say (self, NULL);
  refresh (self);
}

const char *
anno_person_form_get_id (AnnoPersonForm *self)
{
  g_return_val_if_fail (ANNO_IS_PERSON_FORM (self), NULL);
  return self->id;
}

void
anno_person_form_set_counts (AnnoPersonForm *self, const AnnoMentionSurvey *counts)
{
  g_return_if_fail (ANNO_IS_PERSON_FORM (self));

  self->counts = counts;
  if (self->id != NULL)
    show_mentions (self, person_of (self));
}

void
anno_person_form_say (AnnoPersonForm *self, const char *message)
{
  g_return_if_fail (ANNO_IS_PERSON_FORM (self));

  gtk_label_set_text (GTK_LABEL (self->message), message != NULL ? message : "");
  gtk_widget_set_visible (self->message, message != NULL);
}

void
anno_person_form_focus (AnnoPersonForm *self)
{
  g_return_if_fail (ANNO_IS_PERSON_FORM (self));
  gtk_widget_grab_focus (self->entries[NAME]);
}
