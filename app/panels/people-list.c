#include "panels/people-list.h"

#include <glib/gi18n-lib.h>

struct _AnnoPeopleList
{
  GtkBox parent_instance;
  AnnoPeople *people;
  const AnnoMentionSurvey *counts;
  char *left_out;
  GHashTable *found; /* of ids: those who fit what is looked for; NULL where nothing is */
  GtkCustomFilter *filter;
  GtkFilterListModel *filtered;
  GtkSingleSelection *selection;
  guint idle_id; /* catches up with the ledger */
  GtkWidget *search_entry;
  GtkWidget *count_label;
  GtkWidget *list_view;
};

enum
{
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Whom a row shows. */
static G_DEFINE_QUARK (anno - people - list - shown, anno_people_list_shown)

    G_DEFINE_FINAL_TYPE (AnnoPeopleList, anno_people_list, GTK_TYPE_BOX)

static gboolean
matches_cb (gpointer item, gpointer data)
{
  AnnoPeopleList *self = data;
  const char *id = anno_person_get_id (item);

  return self->people != NULL && !anno_people_is_merged (self->people, item)
         && g_strcmp0 (id, self->left_out) != 0
         && (self->found == NULL || g_hash_table_contains (self->found, id));
}

static void
look (AnnoPeopleList *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));

  g_clear_pointer (&self->found, g_hash_table_unref);
  if (*text == '\0' || self->people == NULL)
    return;
  self->found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < anno_people_get_n (self->people); i++)
    {
      g_autoptr (AnnoPerson) person = g_list_model_get_item (G_LIST_MODEL (self->people), i);
      if (!anno_person_fits (person, text))
        continue;
      AnnoPerson *end = anno_people_resolve (self->people, anno_person_get_id (person));
      g_hash_table_add (self->found, g_strdup (anno_person_get_id (end)));
    }
}

static void
show_count (AnnoPeopleList *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));
  g_autofree char *words
      = self->people != NULL && anno_people_get_n (self->people) == 0
            ? g_strdup (
                _ ("Nobody is listed yet. Mark a speaker and say who it is, or add somebody here."))
            : g_strdup_printf (ngettext ("%u person", "%u people", n), n);

  gtk_label_set_text (GTK_LABEL (self->count_label), words);
}

const char *
anno_people_list_kind_name (const char *kind)
{
  static const char *const names[][2] = {
    { "person", N_ ("Person") },
    { "group", N_ ("Group") },
    { "organization", N_ ("Organization") },
    { "document", N_ ("Document") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i][0], kind))
      return _ (names[i][1]);
  return kind;
}

/* "U.S. senator", or "Group · the press": a person's kind goes without saying. */
static char *
describe (AnnoPerson *person)
{
  const AnnoPersonParts *parts = anno_person_get_parts (person);
  gboolean human = g_str_equal (parts->kind, "person");

  if (human)
    return g_strdup (parts->role != NULL ? parts->role : "");
  const char *kind = anno_people_list_kind_name (parts->kind);
  return parts->role != NULL ? g_strdup_printf ("%s · %s", kind, parts->role) : g_strdup (kind);
}

static GtkWidget *
add_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), lines);
  add_label (lines, NULL);
  gtk_widget_add_css_class (add_label (lines, "caption"), "dim-label");
  gtk_widget_add_css_class (add_label (row, "caption"), "numeric");
  gtk_widget_add_css_class (row, "person-row");
  gtk_list_item_set_child (item, row);
}

/* The list's own widget around the row is what a screen reader stops at. */
static void
say_row (GtkWidget *row, AnnoPerson *person, const char *line, const AnnoMentionCount *count)
{
  g_autofree char *mentions
      = count != NULL ? g_strdup_printf (ngettext ("%u mention", "%u mentions", count->n), count->n)
                      : NULL;
  g_autofree char *spoken
      = g_strjoin (" · ", anno_person_get_name (person), *line != '\0' ? line : mentions,
                   *line != '\0' ? mentions : NULL, NULL);
  GtkWidget *around = gtk_widget_get_parent (row);

  gtk_widget_set_tooltip_text (row, mentions);
  if (around != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (around), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                    -1);
}

static void
show_row (AnnoPeopleList *self, GtkWidget *row, AnnoPerson *person)
{
  GtkWidget *lines = gtk_widget_get_first_child (row), *second = gtk_widget_get_last_child (lines);
  g_autofree char *line = describe (person);
  AnnoMentionCount count
      = self->counts != NULL ? anno_mention_survey_count (self->counts, anno_person_get_id (person))
                             : (AnnoMentionCount){ 0 };
  g_autofree char *number = self->counts != NULL ? g_strdup_printf ("%u", count.n) : g_strdup ("");

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (lines)),
                      anno_person_get_name (person));
  gtk_label_set_text (GTK_LABEL (second), line);
  gtk_widget_set_visible (second, *line != '\0');
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (row)), number);
  say_row (row, person, line, self->counts != NULL ? &count : NULL);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AnnoPeopleList *self)
{
  GtkWidget *row = gtk_list_item_get_child (item);
  AnnoPerson *person = gtk_list_item_get_item (item);

  g_object_set_qdata_full (G_OBJECT (row), anno_people_list_shown_quark (), g_object_ref (person),
                           g_object_unref);
  show_row (self, row, person);
}

/* The rows stay, and so does the keyboard in them. */
static void
show_rows_again (AnnoPeopleList *self)
{
  for (GtkWidget *around = gtk_widget_get_first_child (self->list_view); around != NULL;
       around = gtk_widget_get_next_sibling (around))
    {
      GtkWidget *row = gtk_widget_get_first_child (around);
      AnnoPerson *person
          = row != NULL ? g_object_get_qdata (G_OBJECT (row), anno_people_list_shown_quark ())
                        : NULL;
      if (person != NULL)
        show_row (self, row, person);
    }
}

/* Filters anew, and has all rows made anew. */
static void
renew (AnnoPeopleList *self)
{
  look (self);
  gtk_filter_list_model_set_filter (self->filtered, NULL);
  gtk_filter_list_model_set_filter (self->filtered, GTK_FILTER (self->filter));
  show_count (self);
}

static gboolean
idle_cb (gpointer data)
{
  AnnoPeopleList *self = data;

  self->idle_id = 0;
  renew (self);
  return G_SOURCE_REMOVE;
}

/* Whether somebody is listed may depend on others: that is looked at once all have been told of the
 * change. */
static void
people_changed_cb (AnnoPeopleList *self)
{
  if (self->idle_id == 0)
    self->idle_id = g_idle_add_full (G_PRIORITY_DEFAULT, idle_cb, self, NULL);
}

static void
activated_cb (AnnoPeopleList *self, guint position)
{
  g_autoptr (AnnoPerson) person = g_list_model_get_item (G_LIST_MODEL (self->filtered), position);

  if (person != NULL)
    g_signal_emit (self, signals[ACTIVATED], 0, person);
}

/* Enter takes the first one who is left. */
static void
search_activated_cb (AnnoPeopleList *self)
{
  activated_cb (self, 0);
}

/* Esc takes back what is looked for; once more, it is who shows the list that goes back. */
static void
search_stopped_cb (AnnoPeopleList *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) == '\0')
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "people.back", NULL);
      return;
    }
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_widget_grab_focus (self->list_view);
}

static void
anno_people_list_dispose (GObject *object)
{
  AnnoPeopleList *self = ANNO_PEOPLE_LIST (object);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  if (self->people != NULL)
    g_signal_handlers_disconnect_by_data (self->people, self);
  g_clear_object (&self->people);
  G_OBJECT_CLASS (anno_people_list_parent_class)->dispose (object);
}

static void
anno_people_list_finalize (GObject *object)
{
  AnnoPeopleList *self = ANNO_PEOPLE_LIST (object);

  g_clear_object (&self->filter);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->found, g_hash_table_unref);
  g_free (self->left_out);
  G_OBJECT_CLASS (anno_people_list_parent_class)->finalize (object);
}

static void
anno_people_list_class_init (AnnoPeopleListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anno_people_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = anno_people_list_finalize;
  signals[ACTIVATED] = g_signal_new ("activated", ANNO_TYPE_PEOPLE_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 1, ANNO_TYPE_PERSON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Annotator/ui/people-list.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnoPeopleList, search_entry);
  gtk_widget_class_bind_template_child (widget_class, AnnoPeopleList, count_label);
  gtk_widget_class_bind_template_child (widget_class, AnnoPeopleList, list_view);
}

static void
anno_people_list_init (AnnoPeopleList *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->filter = gtk_custom_filter_new (matches_cb, self, NULL);
  self->filtered = gtk_filter_list_model_new (NULL, NULL);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (self->filtered));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->list_view), factory);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list_view), GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->list_view, "activate", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_entry, "search-changed", G_CALLBACK (renew), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_entry, "activate", G_CALLBACK (search_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_entry, "stop-search", G_CALLBACK (search_stopped_cb), self,
                           G_CONNECT_SWAPPED);
}

void
anno_people_list_set_people (AnnoPeopleList *self, AnnoPeople *people)
{
  g_return_if_fail (ANNO_IS_PEOPLE_LIST (self));

  if (self->people != NULL)
    g_signal_handlers_disconnect_by_data (self->people, self);
  g_set_object (&self->people, people);
  gtk_filter_list_model_set_model (self->filtered, people != NULL ? G_LIST_MODEL (people) : NULL);
  if (people != NULL)
    g_signal_connect_object (people, "items-changed", G_CALLBACK (people_changed_cb), self,
                             G_CONNECT_SWAPPED);
  renew (self);
}

void
anno_people_list_set_counts (AnnoPeopleList *self, const AnnoMentionSurvey *counts)
{
  g_return_if_fail (ANNO_IS_PEOPLE_LIST (self));

  self->counts = counts;
  show_rows_again (self);
}

void
anno_people_list_leave_out (AnnoPeopleList *self, const char *id)
{
  g_return_if_fail (ANNO_IS_PEOPLE_LIST (self));

  g_free (self->left_out);
  self->left_out = g_strdup (id);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  renew (self);
}

void
anno_people_list_focus (AnnoPeopleList *self)
{
  g_return_if_fail (ANNO_IS_PEOPLE_LIST (self));
  gtk_widget_grab_focus (self->search_entry);
}
