#include "panels/article-options.h"

#include "panels/drop-down-name.h"
#include "panels/working-state.h"
#include "text/plain.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_CHOICES 200

struct _AnnoArticleOptions
{
  GtkPopover parent_instance;
  AnnoArticleWish wish;
  GPtrArray *sources;    /* of char: what the drop-downs offer, after "any"; "" for none */
  GPtrArray *annotators; /* of char */
  gboolean showing;      /* while the widgets follow the wish, not the person */
  GtkWidget *sort;
  GtkWidget *descending;
  GtkWidget *group;
  GtkWidget *states; /* a box of check buttons, by progress */
  GtkWidget *source;
  GtkWidget *annotator;
  GtkWidget *unmarked;
  GtkWidget *mine;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnnoArticleOptions, anno_article_options, GTK_TYPE_POPOVER)

/* By AnnoArticleSort and AnnoArticleGroup. */
static const char *const sorts[ANNO_N_SORTS]
    = { N_("Folder and name"),  N_("Title"),      N_("Date"),       N_("State"), N_("Source"),
        N_("Annotations"), N_("Annotators"), N_("Last change") };
static const char *const groups[ANNO_N_GROUPS]
    = { N_("Nothing"), N_("Folder"), N_("Month"), N_("State"), N_("Source") };

static void
set_choices (GtkWidget *drop_down, const char *const *words, guint n)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (list, _(words[i]));
  gtk_drop_down_set_model (GTK_DROP_DOWN (drop_down), G_LIST_MODEL (list));
}

static guint
read_states (AnnoArticleOptions *self)
{
  guint states = 0, i = 0;

  for (GtkWidget *check = gtk_widget_get_first_child (self->states); check != NULL;
       check = gtk_widget_get_next_sibling (check), i++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
      states |= 1u << i;
  return states;
}

/* The first one is "any". */
static char *
read_choice (GtkWidget *drop_down, const GPtrArray *choices)
{
  guint n = gtk_drop_down_get_selected (GTK_DROP_DOWN (drop_down));
  return n > 0 && n <= choices->len ? g_strdup (choices->pdata[n - 1]) : NULL;
}

static void
changed_cb (AnnoArticleOptions *self)
{
  g_auto (AnnoArticleWish) before = { 0 };

  if (self->showing)
    return;
  anno_article_wish_copy (&before, &self->wish);
  self->wish.sort = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->sort));
  self->wish.group = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->group));
  self->wish.descending = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->descending));
  self->wish.states = read_states (self);
  self->wish.unmarked = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->unmarked));
  self->wish.mine = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->mine));
  g_free (self->wish.source);
  self->wish.source = read_choice (self->source, self->sources);
  g_free (self->wish.annotator);
  self->wish.annotator = read_choice (self->annotator, self->annotators);
  if (!anno_article_wish_equal (&before, &self->wish))
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
anno_article_options_finalize (GObject *object)
{
  AnnoArticleOptions *self = ANNO_ARTICLE_OPTIONS (object);

  anno_article_wish_clear (&self->wish);
  g_ptr_array_unref (self->sources);
  g_ptr_array_unref (self->annotators);
  G_OBJECT_CLASS (anno_article_options_parent_class)->finalize (object);
}

static void
anno_article_options_class_init (AnnoArticleOptionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = anno_article_options_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Annotator/ui/article-options.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnoArticleOptions, sort);
  gtk_widget_class_bind_template_child (widget_class, AnnoArticleOptions, descending);
  gtk_widget_class_bind_template_child (widget_class, AnnoArticleOptions, group);
  gtk_widget_class_bind_template_child (widget_class, AnnoArticleOptions, states);
  gtk_widget_class_bind_template_child (widget_class, AnnoArticleOptions, source);
  gtk_widget_class_bind_template_child (widget_class, AnnoArticleOptions, annotator);
  gtk_widget_class_bind_template_child (widget_class, AnnoArticleOptions, unmarked);
  gtk_widget_class_bind_template_child (widget_class, AnnoArticleOptions, mine);
  signals[CHANGED] = g_signal_new ("changed", ANNO_TYPE_ARTICLE_OPTIONS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
listen (AnnoArticleOptions *self, GtkWidget *widget, const char *signal)
{
  g_signal_connect_object (widget, signal, G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static void
add_states (AnnoArticleOptions *self)
{
  for (guint i = 0; i < ANNO_N_PROGRESS; i++)
    {
      GtkWidget *check
          = gtk_check_button_new_with_label (anno_working_state_title (anno_progress_get_id (i)));
      gtk_box_append (GTK_BOX (self->states), check);
      listen (self, check, "toggled");
    }
}

static void
anno_article_options_init (AnnoArticleOptions *self)
{
  self->sources = g_ptr_array_new_with_free_func (g_free);
  self->annotators = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  set_choices (self->sort, sorts, ANNO_N_SORTS);
  set_choices (self->group, groups, ANNO_N_GROUPS);
  anno_drop_down_name (GTK_DROP_DOWN (self->sort), _("Sort By"));
  anno_drop_down_name (GTK_DROP_DOWN (self->group), _("Group By"));
  anno_drop_down_name (GTK_DROP_DOWN (self->source), _("Source"));
  anno_drop_down_name (GTK_DROP_DOWN (self->annotator), _("Annotated By"));
  add_states (self);
  listen (self, self->sort, "notify::selected");
  listen (self, self->group, "notify::selected");
  listen (self, self->source, "notify::selected");
  listen (self, self->annotator, "notify::selected");
  listen (self, self->descending, "toggled");
  listen (self, self->unmarked, "toggled");
  listen (self, self->mine, "toggled");
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(char *const *) a, *(char *const *) b);
}

/* @found: a set of char. What is wished for is offered as well, whoever has it by now. */
static void
fill_choices (GPtrArray *choices, GHashTable *found, const char *wished)
{
  GHashTableIter iter;
  gpointer key;

  g_ptr_array_set_size (choices, 0);
  if (wished != NULL)
    g_hash_table_add (found, (gpointer) wished);
  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, &key, NULL) && choices->len < MAX_CHOICES)
    if (g_strcmp0 (key, wished) != 0)
      g_ptr_array_add (choices, g_strdup (key));
  if (wished != NULL)
    g_ptr_array_add (choices, g_strdup (wished));
  g_ptr_array_sort (choices, compare_words);
}

static void
show_choices (GtkWidget *drop_down, const GPtrArray *choices, const char *wished, const char *any,
              const char *none)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (list, any);
  for (guint i = 0; i < choices->len; i++)
    {
      const char *choice = choices->pdata[i];
      gtk_string_list_take (list, *choice == '\0' ? g_strdup (none) : anno_plain_show (choice));
      if (g_strcmp0 (choice, wished) == 0)
        selected = i + 1;
    }
  gtk_drop_down_set_model (GTK_DROP_DOWN (drop_down), G_LIST_MODEL (list));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), selected);
}

static void
gather (AnnoArticleOptions *self, GListModel *rows)
{
  g_autoptr (GHashTable) sources = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) annotators = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = g_list_model_get_n_items (rows);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AnnoArticleRow) row = g_list_model_get_item (rows, i);
      const char *source = anno_article_row_get_source (row);
      const GArray *layers = anno_article_row_get_layers (row);
      g_hash_table_add (sources, (gpointer) (source != NULL ? source : ""));
      for (guint k = 0; layers != NULL && k < layers->len; k++)
        g_hash_table_add (annotators, (gpointer) g_array_index (layers, AnnoRowLayer, k).slug);
    }
  fill_choices (self->sources, sources, self->wish.source);
  fill_choices (self->annotators, annotators, self->wish.annotator);
}

void
anno_article_options_show (AnnoArticleOptions *self, const AnnoArticleWish *wish, GListModel *rows,
                           gboolean has_assignments)
{
  guint i = 0;

  g_return_if_fail (ANNO_IS_ARTICLE_OPTIONS (self) && wish != NULL && G_IS_LIST_MODEL (rows));

  self->showing = TRUE;
  anno_article_wish_copy (&self->wish, wish);
  gather (self, rows);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->sort), wish->sort);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->group), wish->group);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->descending), wish->descending);
  for (GtkWidget *check = gtk_widget_get_first_child (self->states); check != NULL;
       check = gtk_widget_get_next_sibling (check), i++)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (check), (wish->states & (1u << i)) != 0);
  show_choices (self->source, self->sources, wish->source, _("Any"), _("None"));
  show_choices (self->annotator, self->annotators, wish->annotator, _("Anybody"), "");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->unmarked), wish->unmarked);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->mine), wish->mine);
  gtk_widget_set_visible (self->mine, has_assignments || wish->mine);
  self->showing = FALSE;
}

const AnnoArticleWish *
anno_article_options_get (AnnoArticleOptions *self)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE_OPTIONS (self), NULL);
  return &self->wish;
}

static void
add (GString *words, char *part)
{
  if (words->len > 0)
    g_string_append (words, ", ");
  g_string_append (words, part);
  g_free (part);
}

char *
anno_article_options_words (const AnnoArticleWish *wish)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GString) states = g_string_new (NULL);

  g_return_val_if_fail (wish != NULL, NULL);

  for (guint i = 0; i < ANNO_N_PROGRESS; i++)
    if ((wish->states & (1u << i)) != 0)
      g_string_append_printf (states, "%s%s", states->len > 0 ? _(" or ") : "",
                              anno_working_state_words (anno_progress_get_id (i)));
  if (states->len > 0)
    add (words, g_strdup (states->str));
  if (wish->source != NULL && *wish->source == '\0')
    add (words, g_strdup (_("without a source")));
  else if (wish->source != NULL)
    /* Translators: a part of what is listed: articles of this source. */
    add (words, g_strdup_printf (_("from %s"), wish->source));
  if (wish->annotator != NULL)
    /* Translators: a part of what is listed: articles that this person has annotated. */
    add (words, g_strdup_printf (_("annotated by %s"), wish->annotator));
  if (wish->unmarked)
    add (words, g_strdup (_("not annotated yet")));
  if (wish->mine)
    add (words, g_strdup (_("mine to do")));
  return words->len > 0 ? anno_plain_show (words->str) : NULL;
}
