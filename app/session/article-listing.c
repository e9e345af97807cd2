#include "session/article-listing.h"

#include "session/article-sort.h"

#include <string.h>

#define SMALL 2000 /* so many rows are looked at at once */
#define BUDGET 6000 /* µs of a turn of the main loop, where there are more */
#define BETWEEN_LOOKS 64
#define FEW 64     /* changes that are taken in one by one */

struct _AnnoArticleListing
{
  GObject parent_instance;
  GListModel *rows; /* what there is to show */
  AnnoAssignments *assignments;
  char *slug;
  AnnoArticleWish wish;
  char *words; /* of the wish, folded */
  char *held;  /* the path in hand */

  GArray *entries;      /* of AnnoArticleEntry: what is shown, in order */
  GPtrArray *items;     /* of GObject: these under their headings */
  GHashTable *headings; /* group → AnnoArticleHeading */
  guint counts[ANNO_N_PROGRESS];

  GArray *coming; /* of AnnoArticleEntry: while all is looked at anew */
  guint looked;   /* rows that were looked at for it */
  guint source;   /* of the main loop */
  GCancellable *sorting;
  gboolean stale; /* what is looked at is no longer all there is */

  GPtrArray *changed; /* of AnnoArticleRow: to be looked at again */
  guint change_source;
};

enum
{
  COUNTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GType
get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
get_n_items (GListModel *model)
{
  return ANNO_ARTICLE_LISTING (model)->items->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  AnnoArticleListing *self = ANNO_ARTICLE_LISTING (model);
  return position < self->items->len ? g_object_ref (self->items->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (AnnoArticleListing, anno_article_listing, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* Whether rows can stand as they come. */
static gboolean
is_plain (AnnoArticleListing *self)
{
  return self->wish.sort == ANNO_SORT_PLACE && !self->wish.descending
         && self->wish.group == ANNO_GROUP_NONE && self->words == NULL
         && !anno_article_wish_filters (&self->wish);
}

static gboolean
is_held (AnnoArticleListing *self, AnnoArticleRow *row)
{
  return self->held != NULL && strcmp (self->held, anno_article_row_get_path (row)) == 0;
}

static gboolean
lets (AnnoArticleListing *self, AnnoArticleRow *row)
{
  return anno_article_wish_lets (&self->wish, self->words, row, self->assignments, self->slug);
}

static void
stop_looking (AnnoArticleListing *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  if (self->sorting != NULL)
    g_cancellable_cancel (self->sorting);
  g_clear_object (&self->sorting);
  g_clear_pointer (&self->coming, g_array_unref);
  self->stale = FALSE;
}

static AnnoArticleHeading *
heading_of (AnnoArticleListing *self, const char *group)
{
  AnnoArticleHeading *heading = g_hash_table_lookup (self->headings, group);

  if (heading == NULL)
    {
      heading = anno_article_heading_new (group);
      g_hash_table_insert (self->headings, (gpointer) anno_article_heading_get_group (heading),
                           heading);
    }
  return heading;
}

/* The entries, with headings between them. */
static GPtrArray *
lay_out (AnnoArticleListing *self)
{
  GPtrArray *items = g_ptr_array_new_full (self->entries->len, g_object_unref);
  AnnoArticleHeading *heading = NULL;
  const char *group = NULL;
  guint n = 0;

  for (guint i = 0; i < self->entries->len; i++)
    {
      const AnnoArticleEntry *entry = &g_array_index (self->entries, AnnoArticleEntry, i);
      if (entry->group != NULL && (heading == NULL || strcmp (entry->group, group) != 0))
        {
          if (heading != NULL)
            anno_article_heading_set_n (heading, n);
          heading = heading_of (self, entry->group);
          group = entry->group;
          n = 0;
          g_ptr_array_add (items, g_object_ref (heading));
        }
      g_ptr_array_add (items, g_object_ref (entry->row));
      n++;
    }
  if (heading != NULL)
    anno_article_heading_set_n (heading, n);
  return items;
}

static void
count (AnnoArticleListing *self)
{
  memset (self->counts, 0, sizeof self->counts);
  for (guint i = 0; i < self->entries->len; i++)
    self->counts[g_array_index (self->entries, AnnoArticleEntry, i).progress]++;
  g_signal_emit (self, signals[COUNTED], 0);
}

/* Shows the entries, and tells of what lies between what stayed at both ends. */
static void
show (AnnoArticleListing *self)
{
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->items);
  guint start = 0, end = 0;

  self->items = lay_out (self);
  guint shorter = MIN (before->len, self->items->len);
  while (start < shorter && before->pdata[start] == self->items->pdata[start])
    start++;
  while (end < shorter - start
         && before->pdata[before->len - 1 - end] == self->items->pdata[self->items->len - 1 - end])
    end++;
  if (before->len - start - end > 0 || self->items->len - start - end > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), start, before->len - start - end,
                                self->items->len - start - end);
  count (self);
}

static void look (AnnoArticleListing *self);

static void
take_coming (AnnoArticleListing *self)
{
  gboolean again = self->stale;

  g_array_unref (self->entries);
  self->entries = g_steal_pointer (&self->coming);
  self->stale = FALSE;
  show (self);
  if (again)
    look (self);
}

static void
sorted_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  GArray *entries = anno_article_sort_finish (result);
  if (entries == NULL)
    return; /* called off: the view may be gone */

  AnnoArticleListing *self = data;
  g_clear_object (&self->sorting);
  self->coming = entries;
  take_coming (self);
}

static void
look_at (AnnoArticleListing *self, guint n)
{
  g_autoptr (AnnoArticleRow) row = g_list_model_get_item (self->rows, n);
  AnnoArticleEntry entry = { 0 };

  if (row == NULL || !lets (self, row))
    return;
  anno_article_entry_init (&entry, row, &self->wish);
  g_array_append_val (self->coming, entry);
}

/* Rows that came or went meanwhile are looked at in the next round. */
static gboolean
look_cb (gpointer data)
{
  AnnoArticleListing *self = data;
  guint n = g_list_model_get_n_items (self->rows);
  gint64 begun = g_get_monotonic_time ();

  while (self->looked < n)
    {
      look_at (self, self->looked++);
      if (self->looked % BETWEEN_LOOKS == 0 && g_get_monotonic_time () - begun > BUDGET)
        return G_SOURCE_CONTINUE;
    }
  self->source = 0;
  self->sorting = g_cancellable_new ();
  anno_article_sort_async (g_steal_pointer (&self->coming), self->wish.descending, self->sorting,
                           sorted_cb, self);
  return G_SOURCE_REMOVE;
}

/* Looks at all rows anew. */
static void
look (AnnoArticleListing *self)
{
  guint n = self->rows != NULL ? g_list_model_get_n_items (self->rows) : 0;

  stop_looking (self);
  g_clear_pointer (&self->changed, g_ptr_array_unref);
  g_clear_handle_id (&self->change_source, g_source_remove);
  self->coming = anno_article_entries_new ();
  self->looked = 0;
  if (n > SMALL)
    {
      self->source = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, look_cb, self, NULL);
      return;
    }
  while (self->looked < n)
    look_at (self, self->looked++);
  anno_article_entries_sort (self->coming, self->wish.descending);
  take_coming (self);
}

/* Looks anew, or, while that is under way already, once more when it is over. */
static void
look_soon (AnnoArticleListing *self)
{
  if (self->coming != NULL || self->sorting != NULL)
    self->stale = TRUE;
  else
    look (self);
}

/* Puts @n new rows from @first behind all others; FALSE where they belong elsewhere. */
static gboolean
append (AnnoArticleListing *self, guint first, guint n)
{
  guint before = self->entries->len;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AnnoArticleRow) row = g_list_model_get_item (self->rows, first + i);
      const AnnoArticleEntry *last
          = self->entries->len > 0
                ? &g_array_index (self->entries, AnnoArticleEntry, self->entries->len - 1)
                : NULL;
      AnnoArticleEntry entry = { 0 };
      if (last != NULL && strcmp (last->place, anno_article_row_get_place (row)) > 0)
        {
          g_array_set_size (self->entries, before);
          return FALSE;
        }
      anno_article_entry_init (&entry, row, &self->wish);
      g_array_append_val (self->entries, entry);
    }
  for (guint i = before; i < self->entries->len; i++)
    {
      const AnnoArticleEntry *entry = &g_array_index (self->entries, AnnoArticleEntry, i);
      g_ptr_array_add (self->items, g_object_ref (entry->row));
      self->counts[entry->progress]++;
    }
  g_list_model_items_changed (G_LIST_MODEL (self), before, 0, n);
  g_signal_emit (self, signals[COUNTED], 0);
  return TRUE;
}

static void
rows_changed_cb (AnnoArticleListing *self, guint position, guint removed, guint added)
{
  gboolean idle = self->coming == NULL && self->sorting == NULL;

  if (idle && removed == 0 && is_plain (self) && position == self->entries->len
      && append (self, position, added))
    return;
  look_soon (self);
}

static guint
find_entry (AnnoArticleListing *self, AnnoArticleRow *row)
{
  for (guint i = 0; i < self->entries->len; i++)
    if (g_array_index (self->entries, AnnoArticleEntry, i).row == row)
      return i;
  return G_MAXUINT;
}

/* TRUE where it stands elsewhere now. */
static gboolean
look_again (AnnoArticleListing *self, AnnoArticleRow *row)
{
  guint at = find_entry (self, row);
  AnnoArticleEntry entry = { 0 };

  if (at != G_MAXUINT)
    g_array_index (self->entries, AnnoArticleEntry, at).progress
        = anno_article_row_get_progress (row);
  if (is_plain (self) || is_held (self, row))
    return FALSE;
  if (at != G_MAXUINT)
    g_array_remove_index (self->entries, at);
  if (!lets (self, row))
    return at != G_MAXUINT;
  anno_article_entry_init (&entry, row, &self->wish);
  return anno_article_entries_insert (self->entries, &entry, self->wish.descending) != at;
}

static gboolean
change_cb (gpointer data)
{
  AnnoArticleListing *self = data;
  g_autoptr (GPtrArray) rows = g_steal_pointer (&self->changed);
  gboolean moved = FALSE;

  self->change_source = 0;
  for (guint i = 0; i < rows->len; i++)
    moved = look_again (self, rows->pdata[i]) || moved;
  if (moved)
    show (self);
  else
    count (self);
  return G_SOURCE_REMOVE;
}

static void
anno_article_listing_dispose (GObject *object)
{
  AnnoArticleListing *self = ANNO_ARTICLE_LISTING (object);

  stop_looking (self);
  g_clear_handle_id (&self->change_source, g_source_remove);
  g_clear_pointer (&self->changed, g_ptr_array_unref);
  if (self->rows != NULL)
    g_signal_handlers_disconnect_by_data (self->rows, self);
  g_clear_object (&self->rows);
  G_OBJECT_CLASS (anno_article_listing_parent_class)->dispose (object);
}

static void
anno_article_listing_finalize (GObject *object)
{
  AnnoArticleListing *self = ANNO_ARTICLE_LISTING (object);

  g_clear_pointer (&self->assignments, anno_assignments_unref);
  anno_article_wish_clear (&self->wish);
  g_array_unref (self->entries);
  g_ptr_array_unref (self->items);
  g_hash_table_unref (self->headings);
  g_free (self->slug);
  g_free (self->words);
  g_free (self->held);
  G_OBJECT_CLASS (anno_article_listing_parent_class)->finalize (object);
}

static void
anno_article_listing_class_init (AnnoArticleListingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anno_article_listing_dispose;
  G_OBJECT_CLASS (klass)->finalize = anno_article_listing_finalize;
  signals[COUNTED] = g_signal_new ("counted", ANNO_TYPE_ARTICLE_LISTING, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
anno_article_listing_init (AnnoArticleListing *self)
{
  self->entries = anno_article_entries_new ();
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->headings = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  self->slug = g_strdup ("");
}

AnnoArticleListing *
anno_article_listing_new (void)
{
  return g_object_new (ANNO_TYPE_ARTICLE_LISTING, NULL);
}

void
anno_article_listing_set_rows (AnnoArticleListing *self, GListModel *rows, AnnoAssignments *assignments,
                            const char *slug)
{
  g_return_if_fail (ANNO_IS_ARTICLE_LISTING (self) && (rows == NULL || G_IS_LIST_MODEL (rows)));
  g_return_if_fail (slug != NULL);

  if (self->rows != NULL)
    g_signal_handlers_disconnect_by_data (self->rows, self);
  g_set_object (&self->rows, rows);
  g_clear_pointer (&self->assignments, anno_assignments_unref);
  self->assignments = assignments != NULL ? anno_assignments_ref (assignments) : NULL;
  g_free (self->slug);
  self->slug = g_strdup (slug);
  if (rows != NULL)
    g_signal_connect_swapped (rows, "items-changed", G_CALLBACK (rows_changed_cb), self);
  look (self);
}

const AnnoArticleWish *
anno_article_listing_get_wish (AnnoArticleListing *self)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE_LISTING (self), NULL);
  return &self->wish;
}

void
anno_article_listing_set_wish (AnnoArticleListing *self, const AnnoArticleWish *wish)
{
  g_return_if_fail (ANNO_IS_ARTICLE_LISTING (self) && wish != NULL);

  if (anno_article_wish_equal (&self->wish, wish))
    return;
  anno_article_wish_copy (&self->wish, wish);
  g_free (self->words);
  self->words = anno_article_wish_fold (wish->words);
  look (self);
}

void
anno_article_listing_hold (AnnoArticleListing *self, const char *path)
{
  g_return_if_fail (ANNO_IS_ARTICLE_LISTING (self));

  if (g_strcmp0 (self->held, path) == 0)
    return;
  guint at = self->held != NULL ? anno_article_listing_find (self, self->held) : G_MAXUINT;
  g_free (self->held);
  self->held = g_strdup (path);
  if (at != G_MAXUINT)
    anno_article_listing_changed (self, self->items->pdata[at]);
}

void
anno_article_listing_changed (AnnoArticleListing *self, AnnoArticleRow *row)
{
  g_return_if_fail (ANNO_IS_ARTICLE_LISTING (self));

  gboolean many = row == NULL || (self->changed != NULL && self->changed->len >= FEW);
  if (many && is_plain (self) && self->coming == NULL && self->sorting == NULL)
    {
      for (guint i = 0; i < self->entries->len; i++)
        {
          AnnoArticleEntry *entry = &g_array_index (self->entries, AnnoArticleEntry, i);
          entry->progress = anno_article_row_get_progress (entry->row);
        }
      count (self);
      return;
    }
  if (many || self->coming != NULL || self->sorting != NULL)
    {
      look_soon (self);
      return;
    }
  if (self->changed == NULL)
    self->changed = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (self->changed, g_object_ref (row));
  if (self->change_source == 0)
    self->change_source = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, change_cb, self, NULL);
}

guint
anno_article_listing_count (AnnoArticleListing *self, guint *counts)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE_LISTING (self), 0);

  if (counts != NULL)
    memcpy (counts, self->counts, sizeof self->counts);
  return self->entries->len;
}

gboolean
anno_article_listing_is_busy (AnnoArticleListing *self)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE_LISTING (self), FALSE);
  return self->coming != NULL || self->sorting != NULL || self->change_source != 0;
}

guint
anno_article_listing_find (AnnoArticleListing *self, const char *path)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE_LISTING (self) && path != NULL, G_MAXUINT);

  for (guint i = 0; i < self->items->len; i++)
    if (ANNO_IS_ARTICLE_ROW (self->items->pdata[i])
        && strcmp (anno_article_row_get_path (self->items->pdata[i]), path) == 0)
      return i;
  return G_MAXUINT;
}

AnnoArticleRow *
anno_article_listing_go (AnnoArticleListing *self, const char *path, int by, gboolean unfinished)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE_LISTING (self) && by != 0, NULL);

  guint from = path != NULL ? anno_article_listing_find (self, path) : G_MAXUINT;
  gint64 n = self->items->len, at = from != G_MAXUINT ? from : by > 0 ? -1 : n;
  for (at += by; at >= 0 && at < n; at += by)
    {
      AnnoArticleRow *row = self->items->pdata[at];
      if (!ANNO_IS_ARTICLE_ROW (row) || anno_article_row_is_gone (row))
        continue;
      if (!unfinished || anno_article_row_get_progress (row) != ANNO_PROGRESS_DONE)
        return g_object_ref (row);
    }
  return NULL;
}
