#include "panels/difference-list.h"

#include "panels/difference-focus.h"
#include "panels/difference-heading.h"
#include "panels/difference-model.h"
#include "panels/difference-row.h"

#include <glib/gi18n-lib.h>

struct _AnnoDifferenceList
{
  GtkWidget parent_instance;
  GtkWidget *scroller;
  GtkWidget *list_view;
  AnnoDifferenceModel *one; /* of one article */
  AnnoReviewSurvey *survey; /* NULL while it lists one article */
  AnnoEntryFilter filter;   /* what is held by it is what was come to last */
  GtkSingleSelection *selection;
  GPtrArray *bound; /* of GtkListItem: rows that show something */
  AnnoTagset *tagset;
  GStrv names;        /* of two people, or NULL */
  gboolean following; /* while the selection is moved by no person */
  guint start;        /* of the words that were selected last */
  guint end;
};

enum
{
  SHOWN,
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnnoDifferenceList, anno_difference_list, GTK_TYPE_WIDGET)

static AnnoReviewEntry *
nth (AnnoDifferenceList *self, guint n)
{
  g_autoptr (AnnoReviewEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->selection), n);
  return entry; /* the store holds it */
}

static guint
count (AnnoDifferenceList *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->selection));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, anno_difference_row_new ());
}

/* What stands above a row hangs on the row before, and on what is counted. */
static void
head (AnnoDifferenceList *self, GtkListItem *item)
{
  AnnoDifferenceRow *row = ANNO_DIFFERENCE_ROW (gtk_list_item_get_child (item));
  GListModel *model = G_LIST_MODEL (self->selection);
  guint n = gtk_list_item_get_position (item);
  g_autofree char *title = NULL, *heading = NULL;

  if (n >= count (self))
    return;
  heading = self->survey != NULL
                ? anno_difference_heading_of_article (model, n, self->survey, &title)
                : anno_difference_heading_of_kind (self->one, n, (const char *const *) self->names);
  anno_difference_row_head (row, title, heading);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AnnoDifferenceList *self)
{
  anno_difference_row_show (ANNO_DIFFERENCE_ROW (gtk_list_item_get_child (item)),
                            gtk_list_item_get_item (item), self->tagset);
  head (self, item);
  g_ptr_array_add (self->bound, item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AnnoDifferenceList *self)
{
  g_ptr_array_remove_fast (self->bound, item);
}

static void
head_all (AnnoDifferenceList *self)
{
  for (guint i = 0; i < self->bound->len; i++)
    head (self, self->bound->pdata[i]);
}

static gboolean
is_in_hand (AnnoDifferenceList *self, AnnoReviewEntry *entry)
{
  const AnnoReviewFacts *facts = anno_review_entry_get (entry);

  return self->filter.article != NULL && facts->cluster == self->filter.cluster
         && g_str_equal (facts->article, self->filter.article);
}

/* Comes to nothing where @entry is NULL. */
static void
remember (AnnoDifferenceList *self, AnnoReviewEntry *entry)
{
  const AnnoReviewFacts *facts = entry != NULL ? anno_review_entry_get (entry) : NULL;

  if (facts != NULL)
    {
      self->start = facts->start;
      self->end = facts->end;
    }
  anno_entry_filter_hold (&self->filter, facts != NULL ? facts->article : NULL,
                          facts != NULL ? facts->cluster : 0);
  if (self->survey != NULL)
    anno_review_survey_set_filter (self->survey, &self->filter);
}

/* The place of that cluster; @article may be NULL. */
static guint
find (AnnoDifferenceList *self, const char *article, guint cluster)
{
  if (article == NULL)
    return GTK_INVALID_LIST_POSITION;
  if (self->survey != NULL)
    return anno_review_survey_find (self->survey, article, cluster);
  return anno_difference_model_find (self->one, cluster); /* of that article, or empty */
}

static void
select_silently (AnnoDifferenceList *self, guint at)
{
  self->following = TRUE;
  gtk_single_selection_set_selected (self->selection, at);
  self->following = FALSE;
  if (at != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (self->list_view, "list.scroll-to-item", "u", at);
  anno_difference_focus_follow (self->list_view, self->selection);
}

/* While the model changes, what is selected silently is told later, too. */
static void
selected_cb (AnnoDifferenceList *self)
{
  AnnoReviewEntry *entry = gtk_single_selection_get_selected_item (self->selection);

  if (self->following || entry == NULL || is_in_hand (self, entry))
    return;
  remember (self, entry);
  g_signal_emit (self, signals[SHOWN], 0, entry);
}

static void
activated_cb (AnnoDifferenceList *self, guint position)
{
  g_signal_emit (self, signals[ACTIVATED], 0, nth (self, position));
}

/* Selects what was come to last, wherever it is by now. */
static void
select_again (AnnoDifferenceList *self)
{
  guint at = find (self, self->filter.article, self->filter.cluster);

  if (at != GTK_INVALID_LIST_POSITION
      && gtk_single_selection_get_selected (self->selection) != at)
    select_silently (self, at);
}

/* After rows came and went. */
static void
items_changed_cb (AnnoDifferenceList *self)
{
  head_all (self);
  if (self->survey == NULL || self->filter.article == NULL)
    return;
  AnnoReviewEntry *selected = gtk_single_selection_get_selected_item (self->selection);
  if (selected == NULL || !is_in_hand (self, selected))
    select_again (self);
}

static void
drop_survey (AnnoDifferenceList *self)
{
  if (self->survey == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->survey, self);
  g_clear_object (&self->survey);
}

static void
anno_difference_list_dispose (GObject *object)
{
  AnnoDifferenceList *self = ANNO_DIFFERENCE_LIST (object);

  drop_survey (self);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->one);
  g_clear_pointer (&self->tagset, anno_tagset_unref);
  g_clear_pointer (&self->names, g_strfreev);
  anno_entry_filter_clear (&self->filter);
  G_OBJECT_CLASS (anno_difference_list_parent_class)->dispose (object);
}

static void
anno_difference_list_finalize (GObject *object)
{
  g_ptr_array_unref (ANNO_DIFFERENCE_LIST (object)->bound);
  G_OBJECT_CLASS (anno_difference_list_parent_class)->finalize (object);
}

static void
anno_difference_list_class_init (AnnoDifferenceListClass *klass)
{
  const GType type = ANNO_TYPE_DIFFERENCE_LIST;

  G_OBJECT_CLASS (klass)->dispose = anno_difference_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = anno_difference_list_finalize;
  signals[SHOWN] = g_signal_new ("shown", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 1, ANNO_TYPE_REVIEW_ENTRY);
  signals[ACTIVATED] = g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, ANNO_TYPE_REVIEW_ENTRY);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
make_model (AnnoDifferenceList *self)
{
  self->one = anno_difference_model_new ();
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->one));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
}

static GtkListItemFactory *
make_factory (AnnoDifferenceList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  return factory;
}

static void
anno_difference_list_init (AnnoDifferenceList *self)
{
  self->bound = g_ptr_array_new ();
  make_model (self);
  self->list_view = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)),
                                       make_factory (self));
  gtk_widget_add_css_class (self->list_view, "navigation-sidebar");
  gtk_widget_add_css_class (self->list_view, "differences");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list_view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Differences"), -1);
  g_signal_connect_object (self->list_view, "activate", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  /* After the view's own handler, which moves the rows to where they are now. */
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->list_view);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

static void
put_all (AnnoDifferenceList *self, const GPtrArray *entries)
{
  self->following = TRUE;
  anno_difference_model_fill (self->one, entries, &self->filter);
  self->following = FALSE;
}

/* What the rows show is looked up in there. */
static void
set_tagset (AnnoDifferenceList *self, AnnoTagset *tagset)
{
  AnnoTagset *before = self->tagset;

  self->tagset = tagset != NULL ? anno_tagset_ref (tagset) : NULL;
  g_clear_pointer (&before, anno_tagset_unref);
}

static void
set_names (AnnoDifferenceList *self, const char *const *names)
{
  GStrv before = self->names;

  self->names = g_strdupv ((GStrv) names);
  g_strfreev (before);
}

static void
list_model (AnnoDifferenceList *self, GListModel *model)
{
  self->following = TRUE;
  gtk_single_selection_set_model (self->selection, model);
  self->following = FALSE;
}

void
anno_difference_list_fill (AnnoDifferenceList *self, const GPtrArray *entries, AnnoTagset *tagset,
                           const char *const *names)
{
  g_return_if_fail (ANNO_IS_DIFFERENCE_LIST (self) && entries != NULL);

  g_autofree char *article = g_strdup (self->filter.article);

  set_tagset (self, tagset);
  set_names (self, names);
  if (self->survey != NULL)
    {
      drop_survey (self);
      list_model (self, G_LIST_MODEL (self->one));
    }
  anno_entry_filter_hold (&self->filter, NULL, 0);
  put_all (self, entries);
  if (article == NULL || !anno_difference_list_select (self, article, self->start, self->end))
    anno_difference_list_unselect (self);
}

/* Of the article that was in hand, where its entries say something else now. */
static void
counted_cb (AnnoDifferenceList *self)
{
  head_all (self);
}

void
anno_difference_list_follow (AnnoDifferenceList *self, AnnoReviewSurvey *survey, AnnoTagset *tagset)
{
  g_return_if_fail (ANNO_IS_DIFFERENCE_LIST (self));
  g_return_if_fail (survey == NULL || ANNO_IS_REVIEW_SURVEY (survey));

  if (survey != NULL)
    g_object_ref (survey);
  drop_survey (self);
  set_tagset (self, tagset);
  self->survey = survey;
  if (survey == NULL)
    {
      list_model (self, G_LIST_MODEL (self->one));
      return;
    }
  anno_review_survey_set_filter (survey, &self->filter);
  g_signal_connect_object (survey, "counted", G_CALLBACK (counted_cb), self, G_CONNECT_SWAPPED);
  list_model (self, G_LIST_MODEL (survey));
  select_again (self);
}

static void
filter_anew (AnnoDifferenceList *self)
{
  self->following = TRUE;
  if (self->survey != NULL)
    anno_review_survey_set_filter (self->survey, &self->filter);
  else
    anno_difference_model_filter (self->one, &self->filter);
  self->following = FALSE;
  select_again (self);
}

void
anno_difference_list_update (AnnoDifferenceList *self, const GPtrArray *entries)
{
  g_return_if_fail (ANNO_IS_DIFFERENCE_LIST (self) && entries != NULL);

  gboolean is_selected
      = gtk_single_selection_get_selected (self->selection) != GTK_INVALID_LIST_POSITION;

  self->following = TRUE;
  anno_difference_model_update (self->one, entries, &self->filter);
  self->following = FALSE;
  if (is_selected)
    select_again (self);
}

void
anno_difference_list_set_show_agreed (AnnoDifferenceList *self, gboolean shown)
{
  g_return_if_fail (ANNO_IS_DIFFERENCE_LIST (self));

  self->filter.with_agreed = shown;
  filter_anew (self);
}

void
anno_difference_list_set_hide_decided (AnnoDifferenceList *self, gboolean hidden)
{
  g_return_if_fail (ANNO_IS_DIFFERENCE_LIST (self));

  self->filter.only_open = hidden;
  filter_anew (self);
}

void
anno_difference_list_set_visit (AnnoDifferenceList *self, AnnoReviewVisit *visit)
{
  g_return_if_fail (ANNO_IS_DIFFERENCE_LIST (self));

  AnnoReviewVisit *before = self->filter.visit;
  if (visit == before)
    return;
  self->filter.visit = visit != NULL ? anno_review_visit_ref (visit) : NULL;
  if (visit != NULL) /* what was in hand before is new, or goes */
    anno_entry_filter_hold (&self->filter, NULL, 0);
  filter_anew (self);
  remember (self, gtk_single_selection_get_selected_item (self->selection));
  g_clear_pointer (&before, anno_review_visit_unref);
}

/* Comes to that one, as a person would. */
static void
come_to (AnnoDifferenceList *self, guint at)
{
  AnnoReviewEntry *entry = nth (self, at);

  remember (self, entry);
  select_silently (self, at);
  g_signal_emit (self, signals[SHOWN], 0, entry);
}

gboolean
anno_difference_list_go (AnnoDifferenceList *self, int by)
{
  g_return_val_if_fail (ANNO_IS_DIFFERENCE_LIST (self), FALSE);

  guint selected = gtk_single_selection_get_selected (self->selection);
  gint64 at = selected != GTK_INVALID_LIST_POSITION ? (gint64) selected + by
              : by > 0                              ? 0
                                                    : (gint64) count (self) - 1;
  if (at < 0 || at >= count (self))
    return FALSE;
  come_to (self, (guint) at);
  return TRUE;
}

gboolean
anno_difference_list_go_open (AnnoDifferenceList *self)
{
  g_return_val_if_fail (ANNO_IS_DIFFERENCE_LIST (self), FALSE);

  guint selected = gtk_single_selection_get_selected (self->selection), n = count (self);
  guint from = selected != GTK_INVALID_LIST_POSITION ? selected + 1 : 0;

  for (guint i = 0; i < n; i++)
    {
      AnnoReviewEntry *entry = nth (self, (from + i) % n);
      if (is_in_hand (self, entry) || !anno_review_entry_is_open (entry))
        continue;
      come_to (self, (from + i) % n);
      return TRUE;
    }
  return FALSE;
}

/* Where the entries of @article are: all of them follow one another. */
static guint
find_article (AnnoDifferenceList *self, const char *article, guint *n)
{
  guint at = 0;

  if (self->survey != NULL)
    return anno_review_survey_find_article (self->survey, article, n);
  *n = count (self);
  return *n > 0 && g_str_equal (anno_review_entry_get (nth (self, at))->article, article)
             ? at
             : GTK_INVALID_LIST_POSITION;
}

gboolean
anno_difference_list_enter (AnnoDifferenceList *self, const char *article)
{
  g_return_val_if_fail (ANNO_IS_DIFFERENCE_LIST (self) && article != NULL, FALSE);

  guint n = 0, from = find_article (self, article, &n), at = from;
  if (from == GTK_INVALID_LIST_POSITION)
    return FALSE;
  while (at < from + n && !anno_review_entry_is_open (nth (self, at)))
    at++;
  at = at < from + n ? at : from;
  remember (self, nth (self, at));
  select_silently (self, at);
  return TRUE;
}

gboolean
anno_difference_list_find (AnnoDifferenceList *self, const char *article, guint cluster)
{
  g_return_val_if_fail (ANNO_IS_DIFFERENCE_LIST (self) && article != NULL, FALSE);

  guint n = 0, at = GTK_INVALID_LIST_POSITION;
  if (find_article (self, article, &n) != GTK_INVALID_LIST_POSITION)
    at = find (self, article, cluster);
  if (at == GTK_INVALID_LIST_POSITION)
    return FALSE;
  remember (self, nth (self, at));
  select_silently (self, at);
  return TRUE;
}

/* The one that is no longer than it must be: a claim lies around its date. */
gboolean
anno_difference_list_select (AnnoDifferenceList *self, const char *article, guint start, guint end)
{
  g_return_val_if_fail (ANNO_IS_DIFFERENCE_LIST (self) && article != NULL, FALSE);

  guint n = 0, from = find_article (self, article, &n);
  guint best = GTK_INVALID_LIST_POSITION, length = G_MAXUINT;
  for (guint i = from; from != GTK_INVALID_LIST_POSITION && i < from + n; i++)
    {
      const AnnoReviewFacts *facts = anno_review_entry_get (nth (self, i));
      if (facts->start > start || facts->end < end || facts->end - facts->start >= length)
        continue;
      best = i;
      length = facts->end - facts->start;
    }
  if (best == GTK_INVALID_LIST_POSITION)
    return FALSE;
  remember (self, nth (self, best));
  select_silently (self, best);
  return TRUE;
}

void
anno_difference_list_renew (AnnoDifferenceList *self)
{
  g_return_if_fail (ANNO_IS_DIFFERENCE_LIST (self));

  g_autofree char *article = g_strdup (self->filter.article);
  guint at = find (self, article, self->filter.cluster);
  const AnnoReviewFacts *facts
      = at != GTK_INVALID_LIST_POSITION ? anno_review_entry_get (nth (self, at)) : NULL;
  if (article == NULL)
    return;
  if (facts != NULL && facts->start == self->start && facts->end == self->end)
    select_silently (self, at);
  else if (!anno_difference_list_select (self, article, self->start, self->end))
    anno_difference_list_unselect (self);
}

void
anno_difference_list_unselect (AnnoDifferenceList *self)
{
  g_return_if_fail (ANNO_IS_DIFFERENCE_LIST (self));

  remember (self, NULL);
  select_silently (self, GTK_INVALID_LIST_POSITION);
}

AnnoReviewEntry *
anno_difference_list_get_selected (AnnoDifferenceList *self)
{
  g_return_val_if_fail (ANNO_IS_DIFFERENCE_LIST (self), NULL);
  return gtk_single_selection_get_selected_item (self->selection);
}

gboolean
anno_difference_list_is_empty (AnnoDifferenceList *self)
{
  g_return_val_if_fail (ANNO_IS_DIFFERENCE_LIST (self), TRUE);
  return count (self) == 0;
}

gboolean
anno_difference_list_focus (AnnoDifferenceList *self)
{
  g_return_val_if_fail (ANNO_IS_DIFFERENCE_LIST (self), FALSE);
  return count (self) > 0 && gtk_widget_grab_focus (self->list_view);
}
