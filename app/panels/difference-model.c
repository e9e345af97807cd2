#include "panels/difference-model.h"

/* So many changes are told one by one; where there are more, as one. */
#define MAX_TOLD 64

struct _AnnoDifferenceModel
{
  GObject parent_instance;
  GPtrArray *all;                        /* of AnnoReviewEntry */
  GPtrArray *shown;                      /* likewise, borrowed */
  guint n_kind[ANNO_N_DIFFERENCE_KINDS]; /* that are shown */
};

static GType
get_item_type (GListModel *model)
{
  return ANNO_TYPE_REVIEW_ENTRY;
}

static guint
get_n_items (GListModel *model)
{
  return ANNO_DIFFERENCE_MODEL (model)->shown->len;
}

static gpointer
get_item (GListModel *model, guint n)
{
  const GPtrArray *shown = ANNO_DIFFERENCE_MODEL (model)->shown;
  return n < shown->len ? g_object_ref (shown->pdata[n]) : NULL;
}

static void
implement_list_model (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (AnnoDifferenceModel, anno_difference_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, implement_list_model))

static void
anno_difference_model_finalize (GObject *object)
{
  AnnoDifferenceModel *self = ANNO_DIFFERENCE_MODEL (object);

  g_ptr_array_unref (self->shown);
  g_ptr_array_unref (self->all);
  G_OBJECT_CLASS (anno_difference_model_parent_class)->finalize (object);
}

static void
anno_difference_model_class_init (AnnoDifferenceModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anno_difference_model_finalize;
}

static void
anno_difference_model_init (AnnoDifferenceModel *self)
{
  self->all = g_ptr_array_new_with_free_func (g_object_unref);
  self->shown = g_ptr_array_new ();
}

AnnoDifferenceModel *
anno_difference_model_new (void)
{
  return g_object_new (ANNO_TYPE_DIFFERENCE_MODEL, NULL);
}

static void
list_shown (AnnoDifferenceModel *self, const AnnoEntryFilter *filter)
{
  g_ptr_array_set_size (self->shown, 0);
  for (guint i = 0; i < G_N_ELEMENTS (self->n_kind); i++)
    self->n_kind[i] = 0;
  for (guint i = 0; i < self->all->len; i++)
    if (anno_entry_filter_lets (filter, self->all->pdata[i]))
      {
        g_ptr_array_add (self->shown, self->all->pdata[i]);
        self->n_kind[anno_review_entry_get (self->all->pdata[i])->kind]++;
      }
}

static GPtrArray *
take_all (const GPtrArray *entries)
{
  GPtrArray *all = g_ptr_array_new_full (entries->len, g_object_unref);

  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (all, g_object_ref (entries->pdata[i]));
  return all;
}

void
anno_difference_model_fill (AnnoDifferenceModel *self, const GPtrArray *entries,
                            const AnnoEntryFilter *filter)
{
  g_return_if_fail (ANNO_IS_DIFFERENCE_MODEL (self) && entries != NULL && filter != NULL);

  g_autoptr (GPtrArray) before = self->all;
  guint n_before = self->shown->len;
  self->all = take_all (entries);
  list_shown (self, filter);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->shown->len);
}

void
anno_difference_model_filter (AnnoDifferenceModel *self, const AnnoEntryFilter *filter)
{
  g_return_if_fail (ANNO_IS_DIFFERENCE_MODEL (self) && filter != NULL);

  guint n_before = self->shown->len;
  list_shown (self, filter);
  /* All rows, because headings depend on the row above. */
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->shown->len);
}

static gboolean
says_the_same (AnnoReviewEntry *a, AnnoReviewEntry *b)
{
  const AnnoReviewFacts *one = anno_review_entry_get (a), *other = anno_review_entry_get (b);

  return one->status == other->status && one->n_threads == other->n_threads
         && one->n_unresolved == other->n_unresolved
         && g_strcmp0 (one->decided, other->decided) == 0;
}

/* Where rows say something else by now: of guint. */
static GArray *
list_changed (const GPtrArray *before, const GPtrArray *now)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < now->len; i++)
    if (!says_the_same (before->pdata[i], now->pdata[i]))
      g_array_append_val (places, i);
  return places;
}

static AnnoDifferenceKind
kind_of (const GPtrArray *rows, guint n)
{
  return anno_review_entry_get (rows->pdata[n])->kind;
}

static gboolean
is_same_row (AnnoReviewEntry *a, AnnoReviewEntry *b)
{
  return anno_review_entry_get (a)->cluster == anno_review_entry_get (b)->cluster
         && says_the_same (a, b);
}

/* Where the rows of the kind of the @n-th begin. */
static guint
find_kind (const GPtrArray *rows, guint n)
{
  if (n >= rows->len)
    return n;
  AnnoDifferenceKind kind = kind_of (rows, n);
  while (n > 0 && kind_of (rows, n - 1) == kind)
    n--;
  return n;
}

/* The first row that is another one, or the first of its kind: its heading counts them. */
static guint
find_begin (const GPtrArray *before, const GPtrArray *now)
{
  guint n = MIN (before->len, now->len), same = 0;

  while (same < n && is_same_row (before->pdata[same], now->pdata[same]))
    same++;
  return MIN (find_kind (before, same), find_kind (now, same));
}

/* How many rows at the end are as they were, from @begin on. The first of them may have the heading
 * now, or not any more. */
static guint
count_end (const GPtrArray *before, const GPtrArray *now, guint begin)
{
  guint n = MIN (before->len, now->len) - begin, same = 0;

  while (same < n
         && is_same_row (before->pdata[before->len - 1 - same], now->pdata[now->len - 1 - same]))
    same++;
  return same > 0 ? same - 1 : 0;
}

static gboolean
are_the_same_rows (const GPtrArray *before, const GPtrArray *now)
{
  if (before->len != now->len)
    return FALSE;
  for (guint i = 0; i < now->len; i++)
    if (anno_review_entry_get (before->pdata[i])->cluster
        != anno_review_entry_get (now->pdata[i])->cluster)
      return FALSE;
  return TRUE;
}

static void
tell (AnnoDifferenceModel *self, const GPtrArray *before)
{
  GListModel *model = G_LIST_MODEL (self);

  if (!are_the_same_rows (before, self->shown))
    {
      guint begin = find_begin (before, self->shown);
      guint end = count_end (before, self->shown, begin);
      g_list_model_items_changed (model, begin, before->len - begin - end,
                                  self->shown->len - begin - end);
      return;
    }
  g_autoptr (GArray) places = list_changed (before, self->shown);
  if (places->len > MAX_TOLD)
    g_list_model_items_changed (model, 0, before->len, before->len);
  else
    for (guint i = 0; i < places->len; i++)
      g_list_model_items_changed (model, g_array_index (places, guint, i), 1, 1);
}

void
anno_difference_model_update (AnnoDifferenceModel *self, const GPtrArray *entries,
                              const AnnoEntryFilter *filter)
{
  g_return_if_fail (ANNO_IS_DIFFERENCE_MODEL (self) && entries != NULL && filter != NULL);
  g_return_if_fail (entries->len == self->all->len);

  g_autoptr (GPtrArray) before = self->all;
  g_autoptr (GPtrArray) shown_before = self->shown;
  self->all = take_all (entries);
  self->shown = g_ptr_array_new ();
  list_shown (self, filter);
  tell (self, shown_before);
}

guint
anno_difference_model_get_n (AnnoDifferenceModel *self)
{
  g_return_val_if_fail (ANNO_IS_DIFFERENCE_MODEL (self), 0);
  return self->shown->len;
}

AnnoReviewEntry *
anno_difference_model_nth (AnnoDifferenceModel *self, guint n)
{
  g_return_val_if_fail (ANNO_IS_DIFFERENCE_MODEL (self) && n < self->shown->len, NULL);
  return self->shown->pdata[n];
}

guint
anno_difference_model_find (AnnoDifferenceModel *self, guint cluster)
{
  g_return_val_if_fail (ANNO_IS_DIFFERENCE_MODEL (self), G_MAXUINT);

  for (guint i = 0; i < self->shown->len; i++)
    if (anno_review_entry_get (self->shown->pdata[i])->cluster == cluster)
      return i;
  return G_MAXUINT;
}

guint
anno_difference_model_count_kind (AnnoDifferenceModel *self, guint n)
{
  g_return_val_if_fail (ANNO_IS_DIFFERENCE_MODEL (self) && n < self->shown->len, 0);

  AnnoDifferenceKind kind = anno_review_entry_get (self->shown->pdata[n])->kind;
  if (n > 0 && anno_review_entry_get (self->shown->pdata[n - 1])->kind == kind)
    return 0;
  return self->n_kind[kind];
}
