#include "panels/completion-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LETTERS 28 /* of a row, where there is room */
#define PADDING 5  /* pixels: as in the style */

struct _AnnoCompletionList
{
  AnnoFloating parent_instance;
  GtkWidget *list;
  AnnoCompletions *completions; /* NULL while it is hidden */
};

enum
{
  ACCEPTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnnoCompletionList, anno_completion_list, ANNO_TYPE_FLOATING)

/* What the filters are for, by what stands in the box. */
static const struct
{
  const char *text;
  const char *words;
} filters[] = {
  { "by:", N_ ("who annotated it") },
  { "date:", N_ ("the date of the article") },
  { "is:", N_ ("flagged as unsure") },
  { "note:", N_ ("a word of the note") },
  { "person:", N_ ("who is named, or speaks") },
  { "source:", N_ ("where the article is from") },
  { "state:", N_ ("how far its annotations are") },
  { "tag:", N_ ("what is marked") },
};

static gboolean
is_alike (const char *a, const char *b)
{
  g_autofree char *folded = g_utf8_casefold (a, -1), *other = g_utf8_casefold (b, -1);
  return strcmp (folded, other) == 0;
}

/* What is worth saying of it beside @text; or NULL. */
static const char *
explain (const AnnoCompletion *completion, const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    if (g_str_equal (filters[i].text, completion->text))
      return _ (filters[i].words);
  return completion->label != NULL && !is_alike (completion->label, text) ? completion->label
                                                                          : NULL;
}

static GtkWidget *
add_label (GtkWidget *row, const char *text, gboolean dim)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), dim ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_MIDDLE);
  if (dim)
    gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (row), label);
  return label;
}

static void
speak (GtkWidget *row, const char *text, const char *explained, const char *count)
{
  g_autofree char *spoken = g_strjoin (", ", text, explained != NULL ? explained : count,
                                       explained != NULL ? count : NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/* A value without the name of its filter, which stands in the box. */
static char *
show_text (const AnnoCompletion *completion)
{
  char *text = g_strchomp (g_strdup (completion->text));
  const char *colon = strchr (text, ':');
  gsize n = strlen (text);

  if (colon == NULL || colon[1] == '\0')
    return text;
  char *value = colon[1] == '"' && text[n - 1] == '"' && colon + 2 < text + n
                    ? g_strndup (colon + 2, (gsize) (text + n - 1 - (colon + 2)))
                    : g_strdup (colon + 1);
  g_free (text);
  return value;
}

static GtkWidget *
make_row (const AnnoCompletion *completion)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  g_autofree char *text = show_text (completion);
  g_autofree char *count
      = completion->n > 0 ? g_strdup_printf ("%'" G_GUINT64_FORMAT, completion->n) : NULL;
  const char *explained = explain (completion, text);

  gtk_label_set_max_width_chars (GTK_LABEL (add_label (box, text, FALSE)), LETTERS);
  if (explained != NULL)
    gtk_label_set_max_width_chars (GTK_LABEL (add_label (box, explained, TRUE)), LETTERS);
  gtk_widget_set_hexpand (gtk_widget_get_last_child (box), TRUE);
  if (count != NULL)
    {
      GtkWidget *number = add_label (box, count, TRUE);
      gtk_label_set_ellipsize (GTK_LABEL (number), PANGO_ELLIPSIZE_NONE);
      gtk_widget_add_css_class (number, "numeric");
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  speak (row, text, explained, count);
  return row;
}

static void
activated_cb (AnnoCompletionList *self, GtkListBoxRow *row)
{
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
  g_signal_emit (self, signals[ACCEPTED], 0);
}

static void
clear (AnnoCompletionList *self)
{
  GtkWidget *row = NULL;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  g_clear_pointer (&self->completions, anno_completions_free);
}

static void
anno_completion_list_dispose (GObject *object)
{
  g_clear_pointer (&ANNO_COMPLETION_LIST (object)->completions, anno_completions_free);
  G_OBJECT_CLASS (anno_completion_list_parent_class)->dispose (object);
}

static void
anno_completion_list_class_init (AnnoCompletionListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anno_completion_list_dispose;
  signals[ACCEPTED] = g_signal_new ("accepted", ANNO_TYPE_COMPLETION_LIST, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
anno_completion_list_init (AnnoCompletionList *self)
{
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_SINGLE);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (activated_cb), self);
  anno_floating_set_child (ANNO_FLOATING (self), self->list);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What could be typed next"), -1);
  gtk_widget_add_css_class (GTK_WIDGET (self), "completions");
}

GtkWidget *
anno_completion_list_new (void)
{
  return g_object_new (ANNO_TYPE_COMPLETION_LIST, NULL);
}

void
anno_completion_list_show (AnnoCompletionList *self, AnnoCompletions *completions,
                           const GdkRectangle *area, gboolean choose)
{
  g_return_if_fail (ANNO_IS_COMPLETION_LIST (self) && area != NULL);

  clear (self);
  self->completions = completions;
  if (completions == NULL || completions->list->len == 0)
    {
      anno_completion_list_hide (self);
      return;
    }
  for (guint i = 0; i < completions->list->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (completions->list->pdata[i]));
  gtk_list_box_unselect_all (GTK_LIST_BOX (self->list));
  if (choose)
    anno_completion_list_move (self, 1);
  gtk_widget_set_size_request (self->list, MAX (area->width - 2 * PADDING, -1), -1);
  anno_floating_show_at (ANNO_FLOATING (self), area, GTK_POS_BOTTOM, 3);
}

void
anno_completion_list_hide (AnnoCompletionList *self)
{
  g_return_if_fail (ANNO_IS_COMPLETION_LIST (self));

  clear (self);
  anno_floating_hide (ANNO_FLOATING (self));
}

gboolean
anno_completion_list_is_open (AnnoCompletionList *self)
{
  g_return_val_if_fail (ANNO_IS_COMPLETION_LIST (self), FALSE);
  return self->completions != NULL;
}

void
anno_completion_list_move (AnnoCompletionList *self, int by)
{
  g_return_if_fail (ANNO_IS_COMPLETION_LIST (self));

  if (self->completions == NULL)
    return;
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  int n = (int) self->completions->list->len;
  int at = row != NULL ? gtk_list_box_row_get_index (row) + by : by > 0 ? 0 : n - 1;
  gtk_list_box_select_row (GTK_LIST_BOX (self->list),
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (at + n) % n));
}

const AnnoCompletion *
anno_completion_list_get_chosen (AnnoCompletionList *self, const AnnoCompletions **all)
{
  g_return_val_if_fail (ANNO_IS_COMPLETION_LIST (self) && all != NULL, NULL);

  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  *all = self->completions;
  if (self->completions == NULL || row == NULL)
    return NULL;
  return self->completions->list->pdata[gtk_list_box_row_get_index (row)];
}
