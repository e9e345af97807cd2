#include "session/review-people.h"

#include "files/file-error.h"
#include "files/file-reader.h"
#include "files/safe-name.h"
#include "formats/json-scan.h"
#include "formats/people-file.h"
#include "session/layout.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One annotator's list. */
typedef struct
{
  char *slug;
  AnnoPeople *people;
  GHashTable *by_name; /* name, folded → AnnoPerson, the first of that name */
} Ledger;

struct _AnnoReviewPeople
{
  GPtrArray *ledgers;  /* of Ledger, by slug */
  GHashTable *by_slug; /* slug → Ledger, borrowed */
  GPtrArray *given;    /* of char: the slugs as given, borrowed, with a NULL at the end */
  GHashTable *ids;     /* id → the one that stands for that person; both are the persons' */
};

/* An id while it is found out whose it is: a forest, whose roots are people. */
typedef struct _Node Node;

struct _Node
{
  const char *id;
  Node *parent;
  gboolean is_merged; /* in every ledger that has it */
  const char *best;   /* of a root: the id that stands for all */
};

static void
ledger_free (gpointer data)
{
  Ledger *self = data;

  g_hash_table_unref (self->by_name);
  g_object_unref (self->people);
  g_free (self->slug);
  g_free (self);
}

static AnnoPeople *
read_people (const char *root, const char *slug, GPtrArray *problems)
{
  g_autofree char *path = anno_layout_people_file (root, slug);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = anno_file_reader_read (path, ANNO_JSON_MAX_FILE, NULL, &error);
  AnnoPeople *people = bytes != NULL ? anno_people_file_read (bytes, &error) : NULL;

  if (error != NULL && !g_error_matches (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_NOT_FOUND))
    {
      g_autofree char *shown = anno_safe_name_display (path);
      g_ptr_array_add (problems, g_str_has_prefix (error->message, "“")
                                     ? g_strdup (error->message)
                                     /* Translators: a file, then what is wrong with it. */
                                     : g_strdup_printf (_ ("“%s”: %s"), shown, error->message));
    }
  return people != NULL ? people : anno_people_new ();
}

static AnnoPerson *
nth_person (const Ledger *self, guint n)
{
  g_autoptr (AnnoPerson) person = g_list_model_get_item (G_LIST_MODEL (self->people), n);
  return person; /* the ledger's */
}

static Ledger *
ledger_new (const char *root, const char *slug, GPtrArray *problems)
{
  Ledger *self = g_new0 (Ledger, 1);

  self->slug = g_strdup (slug);
  self->people = read_people (root, slug, problems);
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < anno_people_get_n (self->people); i++)
    {
      AnnoPerson *person = nth_person (self, i);
      g_autofree char *folded = g_utf8_casefold (anno_person_get_name (person), -1);
      if (!g_hash_table_contains (self->by_name, folded))
        g_hash_table_insert (self->by_name, g_steal_pointer (&folded), person);
    }
  return self;
}

/* As anno_people_match has it, but for a whole ledger of names at once. */
static AnnoPerson *
match (const Ledger *self, AnnoPerson *person)
{
  AnnoPerson *found = anno_people_find (self->people, anno_person_get_id (person));

  if (found == NULL)
    {
      g_autofree char *folded = g_utf8_casefold (anno_person_get_name (person), -1);
      found = g_hash_table_lookup (self->by_name, folded);
    }
  return found != NULL ? anno_people_resolve (self->people, anno_person_get_id (found)) : NULL;
}

static Node *
root_of (Node *node)
{
  while (node->parent != node)
    node = node->parent = node->parent->parent;
  return node;
}

static void
join (GHashTable *nodes, AnnoPerson *a, AnnoPerson *b)
{
  Node *one = root_of (g_hash_table_lookup (nodes, anno_person_get_id (a)));
  Node *other = root_of (g_hash_table_lookup (nodes, anno_person_get_id (b)));

  one->parent = other;
}

static void
add_nodes (GHashTable *nodes, const Ledger *ledger)
{
  for (guint i = 0; i < anno_people_get_n (ledger->people); i++)
    {
      AnnoPerson *person = nth_person (ledger, i);
      Node *node = g_hash_table_lookup (nodes, anno_person_get_id (person));
      if (node == NULL)
        {
          node = g_new0 (Node, 1);
          node->id = anno_person_get_id (person);
          node->parent = node;
          node->is_merged = TRUE;
          g_hash_table_insert (nodes, (gpointer) node->id, node);
        }
      if (!anno_people_is_merged (ledger->people, person))
        node->is_merged = FALSE;
    }
}

static void
join_merged (GHashTable *nodes, const Ledger *ledger)
{
  for (guint i = 0; i < anno_people_get_n (ledger->people); i++)
    {
      AnnoPerson *person = nth_person (ledger, i);
      join (nodes, person, anno_people_resolve (ledger->people, anno_person_get_id (person)));
    }
}

static void
join_ledgers (GHashTable *nodes, const Ledger *a, const Ledger *b)
{
  for (guint i = 0; i < anno_people_get_n (b->people); i++)
    {
      AnnoPerson *person = nth_person (b, i);
      if (anno_people_is_merged (b->people, person))
        continue;
      AnnoPerson *found = match (a, person);
      if (found != NULL && match (b, found) == person)
        join (nodes, person, found);
    }
}

static gboolean
is_better (const Node *node, const GHashTable *nodes, const char *best)
{
  const Node *before = best != NULL ? g_hash_table_lookup ((GHashTable *) nodes, best) : NULL;

  if (before == NULL || before->is_merged != node->is_merged)
    return before == NULL || before->is_merged;
  return strcmp (node->id, best) < 0;
}

static void
choose_ids (AnnoReviewPeople *self, GHashTable *nodes)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, nodes);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Node *node = value;
      Node *root = root_of (value);
      if (is_better (node, nodes, root->best))
        root->best = node->id;
    }
  g_hash_table_iter_init (&iter, nodes);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_hash_table_insert (self->ids, (gpointer) ((Node *) value)->id,
                         (gpointer) root_of (value)->best);
}

static void
find_same (AnnoReviewPeople *self)
{
  g_autoptr (GHashTable) nodes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (guint i = 0; i < self->ledgers->len; i++)
    add_nodes (nodes, self->ledgers->pdata[i]);
  for (guint i = 0; i < self->ledgers->len; i++)
    {
      join_merged (nodes, self->ledgers->pdata[i]);
      for (guint k = 0; k < i; k++)
        join_ledgers (nodes, self->ledgers->pdata[k], self->ledgers->pdata[i]);
    }
  choose_ids (self, nodes);
}

static int
compare_ledgers_cb (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const Ledger *const *) a)->slug, (*(const Ledger *const *) b)->slug);
}

AnnoReviewPeople *
anno_review_people_new (const char *root, const char *const *slugs, GPtrArray *problems)
{
  g_return_val_if_fail (root != NULL && slugs != NULL && problems != NULL, NULL);

  AnnoReviewPeople *self = g_new0 (AnnoReviewPeople, 1);
  self->ledgers = g_ptr_array_new_with_free_func (ledger_free);
  self->by_slug = g_hash_table_new (g_str_hash, g_str_equal);
  self->ids = g_hash_table_new (g_str_hash, g_str_equal);
  self->given = g_ptr_array_new ();
  for (guint i = 0; slugs[i] != NULL; i++)
    {
      if (g_hash_table_contains (self->by_slug, slugs[i]))
        continue;
      Ledger *ledger = ledger_new (root, slugs[i], problems);
      g_ptr_array_add (self->ledgers, ledger);
      g_ptr_array_add (self->given, ledger->slug);
      g_hash_table_insert (self->by_slug, ledger->slug, ledger);
    }
  g_ptr_array_add (self->given, NULL);
  g_ptr_array_sort (self->ledgers, compare_ledgers_cb);
  find_same (self);
  return self;
}

void
anno_review_people_free (AnnoReviewPeople *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->ids);
  g_hash_table_unref (self->by_slug);
  g_ptr_array_unref (self->given);
  g_ptr_array_unref (self->ledgers);
  g_free (self);
}

AnnoPeople *
anno_review_people_get (const AnnoReviewPeople *self, const char *slug)
{
  g_return_val_if_fail (self != NULL && slug != NULL, NULL);

  const Ledger *ledger = g_hash_table_lookup (self->by_slug, slug);
  return ledger != NULL ? ledger->people : NULL;
}

gboolean
anno_review_people_has (const AnnoReviewPeople *self, const char *slug)
{
  return anno_review_people_get (self, slug) != NULL;
}

const char *const *
anno_review_people_list (const AnnoReviewPeople *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return (const char *const *) self->given->pdata;
}

gboolean
anno_review_people_is_one (const char *a, const char *b, gpointer self)
{
  return g_str_equal (anno_review_people_id_of (self, a), anno_review_people_id_of (self, b));
}

const char *
anno_review_people_id_of (const AnnoReviewPeople *self, const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  const char *best = g_hash_table_lookup (self->ids, id);
  return best != NULL ? best : id;
}

AnnoPerson *
anno_review_people_find (const AnnoReviewPeople *self, const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  AnnoPerson *person = NULL;
  for (guint i = 0; person == NULL && i < self->ledgers->len; i++)
    person = anno_people_resolve (((const Ledger *) self->ledgers->pdata[i])->people, id);
  return person;
}

char *
anno_review_people_name (const char *id, gpointer self)
{
  AnnoPerson *person = anno_review_people_find (self, id);
  return person != NULL ? g_strdup (anno_person_get_name (person)) : NULL;
}
