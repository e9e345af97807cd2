#include "model/people.h"

struct _AnnoPeople
{
  GObject parent_instance;
  GPtrArray *by_name; /* of AnnoPerson, sorted */
  GHashTable *by_id;  /* the person's id → AnnoPerson, borrowed from by_name */
  char *extra;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AnnoPeople,
                               anno_people,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static int
compare_people (AnnoPerson *a, AnnoPerson *b)
{
  int by_name = g_utf8_collate (anno_person_get_name (a), anno_person_get_name (b));
  return by_name != 0 ? by_name : g_strcmp0 (anno_person_get_id (a), anno_person_get_id (b));
}

/* Where @person stands, or would stand. */
static guint
find_place (AnnoPeople *self, AnnoPerson *person)
{
  guint low = 0, high = self->by_name->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (compare_people (self->by_name->pdata[middle], person) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static GType
get_item_type (GListModel *model)
{
  return ANNO_TYPE_PERSON;
}

static guint
get_n_items (GListModel *model)
{
  return ANNO_PEOPLE (model)->by_name->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  AnnoPeople *self = ANNO_PEOPLE (model);
  return position < self->by_name->len ? g_object_ref (self->by_name->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
anno_people_finalize (GObject *object)
{
  AnnoPeople *self = ANNO_PEOPLE (object);

  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->by_name, g_ptr_array_unref);
  g_free (self->extra);
  G_OBJECT_CLASS (anno_people_parent_class)->finalize (object);
}

static void
anno_people_class_init (AnnoPeopleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anno_people_finalize;
}

static void
anno_people_init (AnnoPeople *self)
{
  self->by_name = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
}

AnnoPeople *
anno_people_new (void)
{
  return g_object_new (ANNO_TYPE_PEOPLE, NULL);
}

guint
anno_people_get_n (AnnoPeople *self)
{
  g_return_val_if_fail (ANNO_IS_PEOPLE (self), 0);
  return self->by_name->len;
}

AnnoPerson *
anno_people_find (AnnoPeople *self, const char *id)
{
  g_return_val_if_fail (ANNO_IS_PEOPLE (self) && id != NULL, NULL);
  return g_hash_table_lookup (self->by_id, id);
}

/* Whom @person was merged into; NULL where that is nobody of the ledger. */
static AnnoPerson *
next_of (AnnoPeople *self, AnnoPerson *person)
{
  const char *id = anno_person_get_parts (person)->merged_into;
  return id != NULL ? anno_people_find (self, id) : NULL;
}

static AnnoPerson *
smallest_of_circle (AnnoPeople *self, AnnoPerson *in_it)
{
  AnnoPerson *smallest = in_it;

  for (AnnoPerson *at = next_of (self, in_it); at != in_it; at = next_of (self, at))
    if (g_strcmp0 (anno_person_get_id (at), anno_person_get_id (smallest)) < 0)
      smallest = at;
  return smallest;
}

/* One goes a step at a time and one goes two: they meet only in a circle. */
AnnoPerson *
anno_people_resolve (AnnoPeople *self, const char *id)
{
  g_return_val_if_fail (ANNO_IS_PEOPLE (self) && id != NULL, NULL);

  AnnoPerson *slow = anno_people_find (self, id), *fast = slow;
  while (fast != NULL)
    {
      AnnoPerson *next = next_of (self, fast), *after = next != NULL ? next_of (self, next) : NULL;
      if (next == NULL || after == NULL)
        return next != NULL ? next : fast;
      fast = after;
      slow = next_of (self, slow);
      if (slow == fast)
        return smallest_of_circle (self, slow);
    }
  return NULL;
}

gboolean
anno_people_is_merged (AnnoPeople *self, AnnoPerson *person)
{
  g_return_val_if_fail (ANNO_IS_PEOPLE (self) && ANNO_IS_PERSON (person), FALSE);

  return anno_person_get_parts (person)->merged_into != NULL
         && anno_people_resolve (self, anno_person_get_id (person)) != person;
}

GPtrArray *
anno_people_list_same (AnnoPeople *self, AnnoPerson *person)
{
  g_return_val_if_fail (ANNO_IS_PEOPLE (self) && ANNO_IS_PERSON (person), NULL);

  GPtrArray *same = g_ptr_array_new ();
  AnnoPerson *end = anno_people_resolve (self, anno_person_get_id (person));
  for (guint i = 0; i < self->by_name->len; i++)
    {
      AnnoPerson *other = self->by_name->pdata[i];
      if (other == end
          || (anno_person_get_parts (other)->merged_into != NULL
              && anno_people_resolve (self, anno_person_get_id (other)) == end))
        g_ptr_array_add (same, other);
    }
  return same;
}

AnnoPerson *
anno_people_find_by_name (AnnoPeople *self, const char *name)
{
  g_return_val_if_fail (ANNO_IS_PEOPLE (self) && name != NULL, NULL);

  g_autofree char *folded = g_utf8_casefold (name, -1);
  for (guint i = 0; i < self->by_name->len; i++)
    {
      g_autofree char *other = g_utf8_casefold (anno_person_get_name (self->by_name->pdata[i]), -1);
      if (g_str_equal (folded, other))
        return self->by_name->pdata[i];
    }
  return NULL;
}

AnnoPerson *
anno_people_match (AnnoPeople *self, AnnoPerson *person)
{
  g_return_val_if_fail (ANNO_IS_PEOPLE (self) && ANNO_IS_PERSON (person), NULL);

  AnnoPerson *found = anno_people_find (self, anno_person_get_id (person));
  if (found == NULL)
    found = anno_people_find_by_name (self, anno_person_get_name (person));
  return found != NULL ? anno_people_resolve (self, anno_person_get_id (found)) : NULL;
}

/* A person who is replaced never leaves the list meanwhile: whoever hears of the change finds the
 * ledger whole, and is told only of the stretch that moved. */
void
anno_people_put (AnnoPeople *self, AnnoPerson *person)
{
  g_return_if_fail (ANNO_IS_PEOPLE (self) && ANNO_IS_PERSON (person));

  AnnoPerson *before = anno_people_find (self, anno_person_get_id (person));
  if (before == person)
    return;

  guint old_place = G_MAXUINT;
  if (before != NULL)
    {
      old_place = find_place (self, before);
      g_hash_table_remove (self->by_id, anno_person_get_id (before));
      g_ptr_array_remove_index (self->by_name, old_place);
    }
  guint place = find_place (self, person);
  g_ptr_array_insert (self->by_name, place, g_object_ref (person));
  g_hash_table_insert (self->by_id, (gpointer) anno_person_get_id (person), person);

  guint first = MIN (place, old_place);
  guint n = old_place != G_MAXUINT ? MAX (place, old_place) - first + 1 : 1;
  g_list_model_items_changed (G_LIST_MODEL (self), first, old_place != G_MAXUINT ? n : 0, n);
}

gboolean
anno_people_remove (AnnoPeople *self, const char *id)
{
  g_return_val_if_fail (ANNO_IS_PEOPLE (self) && id != NULL, FALSE);

  AnnoPerson *person = anno_people_find (self, id);
  if (person == NULL)
    return FALSE;

  guint place = find_place (self, person);
  g_assert (self->by_name->pdata[place] == person);
  g_hash_table_remove (self->by_id, id);
  g_ptr_array_remove_index (self->by_name, place);
  g_list_model_items_changed (G_LIST_MODEL (self), place, 1, 0);
  return TRUE;
}

const char *
anno_people_get_extra (AnnoPeople *self)
{
  g_return_val_if_fail (ANNO_IS_PEOPLE (self), NULL);
  return self->extra;
}

void
anno_people_take_extra (AnnoPeople *self, char *extra)
{
  g_return_if_fail (ANNO_IS_PEOPLE (self));
  g_free (self->extra);
  self->extra = extra;
}
