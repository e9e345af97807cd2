#include "model/interval-index.h"

/* Links are numbers of nodes in the pool; number 0 is the empty tree. */
typedef guint32 Link;

typedef struct
{
  AnnoInterval interval;
  Link left;
  Link right;
  guint32 priority; /* never above its parent's: what keeps the tree balanced */
  guint32 max_end;  /* of the subtree */
} Node;

struct _AnnoIntervalIndex
{
  GArray *pool;  /* of Node; the first one stands for the empty tree */
  Link root;
  Link unused;   /* removed nodes, chained by their left links */
  AnnoIntervalTie tie;
  guint32 random;
  guint visited;
  gboolean walking;
};

static inline Node *
node_at (const AnnoIntervalIndex *self, Link link)
{
  return &g_array_index (self->pool, Node, link);
}

/* Xorshift: the same index sees the same numbers in every run. */
static guint32
next_random (AnnoIntervalIndex *self)
{
  self->random ^= self->random << 13;
  self->random ^= self->random >> 17;
  self->random ^= self->random << 5;
  return self->random;
}

static int
compare (const AnnoIntervalIndex *self, const AnnoInterval *a, const AnnoInterval *b)
{
  if (a->start != b->start)
    return a->start < b->start ? -1 : 1;
  if (a->end != b->end)
    return a->end > b->end ? -1 : 1;
  if (a->item != b->item)
    {
      int order = self->tie (a->item, b->item);
      if (order != 0)
        return order;
    }
  return a->part < b->part ? -1 : a->part > b->part;
}

static void
update (AnnoIntervalIndex *self, Link link)
{
  Node *node = node_at (self, link);
  const Node *left = node_at (self, node->left), *right = node_at (self, node->right);

  node->max_end = MAX (node->interval.end, MAX (left->max_end, right->max_end));
}

static Link
take_node (AnnoIntervalIndex *self, const AnnoInterval *interval, guint32 priority)
{
  Link link = self->unused;
  Node node = { *interval, 0, 0, priority, interval->end };

  if (link != 0)
    {
      self->unused = node_at (self, link)->left;
      *node_at (self, link) = node;
      return link;
    }
  g_array_append_val (self->pool, node);
  return self->pool->len - 1;
}

static void
give_node (AnnoIntervalIndex *self, Link link)
{
  *node_at (self, link) = (Node) { .left = self->unused };
  self->unused = link;
}

static Link
rotate_right (AnnoIntervalIndex *self, Link link)
{
  Link up = node_at (self, link)->left;
  node_at (self, link)->left = node_at (self, up)->right;
  node_at (self, up)->right = link;
  update (self, link);
  update (self, up);
  return up;
}

static Link
rotate_left (AnnoIntervalIndex *self, Link link)
{
  Link up = node_at (self, link)->right;
  node_at (self, link)->right = node_at (self, up)->left;
  node_at (self, up)->left = link;
  update (self, link);
  update (self, up);
  return up;
}

/* The recursions below go as deep as the tree: about 2 ln n, that is 40 for a million nodes. */
static Link
insert (AnnoIntervalIndex *self, Link link, Link fresh)
{
  if (link == 0)
    return fresh;

  if (compare (self, &node_at (self, fresh)->interval, &node_at (self, link)->interval) < 0)
    {
      Link left = insert (self, node_at (self, link)->left, fresh);
      node_at (self, link)->left = left;
      if (node_at (self, left)->priority > node_at (self, link)->priority)
        return rotate_right (self, link);
    }
  else
    {
      Link right = insert (self, node_at (self, link)->right, fresh);
      node_at (self, link)->right = right;
      if (node_at (self, right)->priority > node_at (self, link)->priority)
        return rotate_left (self, link);
    }
  update (self, link);
  return link;
}

/* One tree of two, where all of @left comes before all of @right. */
static Link
join (AnnoIntervalIndex *self, Link left, Link right)
{
  if (left == 0 || right == 0)
    return left != 0 ? left : right;

  if (node_at (self, left)->priority >= node_at (self, right)->priority)
    {
      node_at (self, left)->right = join (self, node_at (self, left)->right, right);
      update (self, left);
      return left;
    }
  node_at (self, right)->left = join (self, left, node_at (self, right)->left);
  update (self, right);
  return right;
}

static Link
delete (AnnoIntervalIndex *self, Link link, const AnnoInterval *interval, gboolean *found)
{
  if (link == 0)
    return 0;

  int order = compare (self, interval, &node_at (self, link)->interval);
  if (order == 0)
    {
      Link rest = join (self, node_at (self, link)->left, node_at (self, link)->right);
      give_node (self, link);
      *found = TRUE;
      return rest;
    }
  if (order < 0)
    node_at (self, link)->left = delete (self, node_at (self, link)->left, interval, found);
  else
    node_at (self, link)->right = delete (self, node_at (self, link)->right, interval, found);
  update (self, link);
  return link;
}

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  return compare (data, a, b);
}

/* A perfectly balanced tree of sorted stretches. Priorities halve on each floor, so that the order
 * among them holds and later ones find their place as in any other treap. */
static Link
build (AnnoIntervalIndex *self, const AnnoInterval *intervals, guint n, guint32 ceiling)
{
  if (n == 0)
    return 0;

  guint middle = n / 2;
  guint32 floor = ceiling / 2;
  guint32 priority = floor + next_random (self) % MAX (ceiling - floor, 1);
  Link link = take_node (self, &intervals[middle], priority);
  Link left = build (self, intervals, middle, floor);
  Link right = build (self, intervals + middle + 1, n - middle - 1, floor);
  node_at (self, link)->left = left;
  node_at (self, link)->right = right;
  update (self, link);
  return link;
}

typedef struct
{
  guint start;
  guint end;
  AnnoIntervalVisit visit;
  gpointer data;
} Query;

static gboolean
walk (AnnoIntervalIndex *self, Link link, const Query *query)
{
  if (link == 0)
    return TRUE;

  const Node *node = node_at (self, link);
  self->visited++;
  if (node->max_end <= query->start)
    return TRUE;
  if (!walk (self, node->left, query))
    return FALSE;
  if (node->interval.start >= query->end)
    return TRUE;
  if (node->interval.end > query->start && !query->visit (&node->interval, query->data))
    return FALSE;
  return walk (self, node->right, query);
}

static guint
depth_of (const AnnoIntervalIndex *self, Link link)
{
  if (link == 0)
    return 0;

  guint left = depth_of (self, node_at (self, link)->left);
  guint right = depth_of (self, node_at (self, link)->right);
  return 1 + MAX (left, right);
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  return 0;
}

AnnoIntervalIndex *
anno_interval_index_new (AnnoIntervalTie tie)
{
  const Node nothing = { 0 };
  AnnoIntervalIndex *self = g_new0 (AnnoIntervalIndex, 1);
  self->pool = g_array_new (FALSE, FALSE, sizeof (Node));
  self->tie = tie != NULL ? tie : compare_items;
  self->random = 2463534242u;
  g_array_append_val (self->pool, nothing);
  return self;
}

void
anno_interval_index_free (AnnoIntervalIndex *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->pool, g_array_unref);
  g_free (self);
}

void
anno_interval_index_add (AnnoIntervalIndex *self, const AnnoInterval *interval)
{
  g_return_if_fail (self != NULL && interval != NULL && interval->start < interval->end);
  g_assert (!self->walking);

  Link fresh = take_node (self, interval, next_random (self));
  self->root = insert (self, self->root, fresh);
}

gboolean
anno_interval_index_remove (AnnoIntervalIndex *self, const AnnoInterval *interval)
{
  gboolean found = FALSE;

  g_return_val_if_fail (self != NULL && interval != NULL, FALSE);
  g_assert (!self->walking);

  self->root = delete (self, self->root, interval, &found);
  return found;
}

void
anno_interval_index_build (AnnoIntervalIndex *self, AnnoInterval *intervals, guint n)
{
  g_return_if_fail (self != NULL && (intervals != NULL || n == 0));
  g_return_if_fail (self->root == 0);

  if (n == 0)
    return;
  g_qsort_with_data (intervals, (int) n, sizeof *intervals, compare_cb, self);
  self->root = build (self, intervals, n, G_MAXUINT32);
}

gboolean
anno_interval_index_foreach (AnnoIntervalIndex *self, guint start, guint end,
                             AnnoIntervalVisit visit, gpointer data)
{
  g_return_val_if_fail (self != NULL && visit != NULL && start <= end, TRUE);
  g_return_val_if_fail (end < G_MAXUINT, TRUE);

  gboolean outer = self->walking;
  Query query = { start, MAX (end, start + 1), visit, data };
  self->walking = TRUE;
  self->visited = 0;
  gboolean done = walk (self, self->root, &query);
  self->walking = outer;
  return done;
}

guint
anno_interval_index_get_visited (const AnnoIntervalIndex *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->visited;
}

guint
anno_interval_index_get_depth (const AnnoIntervalIndex *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return depth_of (self, self->root);
}
