#include "exchange/read-makers.h"

#include "files/file-reader.h"
#include "files/safe-name.h"
#include "model/name-uuid.h"
#include "formats/annotator-file.h"
#include "formats/json-scan.h"
#include "formats/people-file.h"
#include "session/annotator-folder.h"
#include "session/layout.h"
#include "session/save-job.h"

/* Somebody, and whom they name. */
typedef struct
{
  AnnoAnnotator *annotator;
  AnnoPeople *people; /* once it is asked for */
  AnnoFileIdentity identity;
  guint n_before;
  gboolean is_new; /* without a folder */
} Maker;

struct _AnnoReadMakers
{
  char *root;
  GHashTable *there;   /* slug → AnnoAnnotator, or NULL for a folder whose owner can't be told */
  GHashTable *by_name; /* name, folded → AnnoAnnotator, of those */
  GHashTable *by_id;   /* id → AnnoAnnotator, of those */
  GHashTable *makers;  /* slug → Maker */
  GHashTable *met;     /* name, folded → Maker, of those */
  GHashTable *numbers; /* slug → how many folders are called so, but for a number */
};

static void
maker_free (gpointer data)
{
  Maker *self = data;
  anno_annotator_free (self->annotator);
  g_clear_object (&self->people);
  g_free (self);
}

static void
owner_free (gpointer data)
{
  g_clear_pointer ((AnnoAnnotator **) &data, anno_annotator_free);
}

/* Folders without an owner are anybody's. */
static void
look_at (AnnoReadMakers *self, const char *slug)
{
  g_autofree char *path = anno_layout_annotator_file (self->root, slug);
  g_autofree char *id = NULL, *name = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = anno_file_reader_read (path, ANNO_JSON_MAX_FILE, NULL, &error);
  AnnoAnnotator *owner = NULL;

  if (g_error_matches (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_NOT_FOUND))
    return;
  if (bytes != NULL && anno_annotator_file_read (bytes, &id, &name, NULL))
    owner = anno_annotator_new (id, name, slug);
  g_hash_table_insert (self->there, g_strdup (slug), owner);
  if (owner == NULL)
    return;
  g_autofree char *folded = g_utf8_casefold (name, -1);
  if (!g_hash_table_contains (self->by_name, folded))
    g_hash_table_insert (self->by_name, g_steal_pointer (&folded), owner);
  if (!g_hash_table_contains (self->by_id, id))
    g_hash_table_insert (self->by_id, owner->id, owner);
}

AnnoReadMakers *
anno_read_makers_new (const char *root)
{
  g_return_val_if_fail (root != NULL, NULL);

  g_auto (GStrv) slugs = anno_layout_list_annotators (root, NULL);
  AnnoReadMakers *self = g_new0 (AnnoReadMakers, 1);
  self->root = g_strdup (root);
  self->there = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, owner_free);
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->makers = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, maker_free);
  self->met = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; slugs != NULL && slugs[i] != NULL; i++)
    look_at (self, slugs[i]);
  return self;
}

void
anno_read_makers_free (AnnoReadMakers *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_name);
  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->there);
  g_hash_table_unref (self->met);
  g_hash_table_unref (self->makers);
  g_hash_table_unref (self->numbers);
  g_free (self->root);
  g_free (self);
}

/* A folder that is nobody's, nor of somebody else who was met. */
static char *
choose_slug (AnnoReadMakers *self, const char *name)
{
  g_autofree char *base = anno_safe_name_slug (name);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, base));
  char *slug = NULL;

  do
    {
      g_free (slug);
      slug = anno_safe_name_slug_numbered (base, ++number);
    }
  while (g_hash_table_contains (self->there, slug)
         || g_hash_table_contains (self->makers, slug));
  g_hash_table_insert (self->numbers, g_strdup (base), GUINT_TO_POINTER (number));
  return slug;
}

static Maker *
add_maker (AnnoReadMakers *self, const char *id, const char *name, const char *slug)
{
  Maker *maker = g_hash_table_lookup (self->makers, slug);

  if (maker != NULL)
    return maker;
  maker = g_new0 (Maker, 1);
  maker->annotator = anno_annotator_new (id, name, slug);
  g_hash_table_insert (self->makers, maker->annotator->slug, maker);
  return maker;
}

/* By the name, by what the folder is called, by the id that was made of the name. */
static Maker *
make (AnnoReadMakers *self, const char *name, const char *folded)
{
  g_autofree char *seed = g_strconcat ("annotator\n", name, NULL);
  g_autofree char *id = anno_name_uuid (seed);
  const AnnoAnnotator *owner = g_hash_table_lookup (self->by_name, folded);

  if (owner == NULL)
    owner = g_hash_table_lookup (self->there, name);
  if (owner == NULL)
    owner = g_hash_table_lookup (self->by_id, id);
  if (owner != NULL)
    return add_maker (self, owner->id, owner->name, owner->slug);
  g_autofree char *slug = choose_slug (self, name);
  Maker *maker = add_maker (self, id, name, slug);
  maker->is_new = TRUE;
  return maker;
}

static Maker *
find (AnnoReadMakers *self, const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);
  Maker *maker = g_hash_table_lookup (self->met, folded);

  if (maker != NULL)
    return maker;
  maker = make (self, name, folded);
  g_hash_table_insert (self->met, g_steal_pointer (&folded), maker);
  return maker;
}

const AnnoAnnotator *
anno_read_makers_find (AnnoReadMakers *self, const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, NULL);
  return find (self, name)->annotator;
}

static AnnoPeople *
read_people (AnnoReadMakers *self, Maker *maker, GError **error)
{
  g_autofree char *path = anno_layout_people_file (self->root, maker->annotator->slug);
  g_autoptr (GError) problem = NULL;
  g_autoptr (GBytes) bytes
      = anno_file_reader_read (path, ANNO_JSON_MAX_FILE, &maker->identity, &problem);

  if (g_error_matches (problem, ANNO_FILE_ERROR, ANNO_FILE_ERROR_NOT_FOUND))
    return anno_people_new ();
  AnnoPeople *people = bytes != NULL ? anno_people_file_read (bytes, &problem) : NULL;
  if (people == NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return people;
}

AnnoPeople *
anno_read_makers_get_people (AnnoReadMakers *self, const char *name, GError **error)
{
  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  Maker *maker = find (self, name);
  if (maker->people == NULL)
    {
      maker->people = read_people (self, maker, error);
      maker->n_before = maker->people != NULL ? anno_people_get_n (maker->people) : 0;
    }
  return maker->people;
}

gboolean
anno_read_makers_found (AnnoReadMakers *self, const char *name, GError **error)
{
  g_return_val_if_fail (self != NULL && name != NULL, FALSE);

  Maker *maker = find (self, name);
  if (maker->is_new && !anno_annotator_folder_found (self->root, maker->annotator, error))
    return FALSE;
  maker->is_new = FALSE;
  return TRUE;
}

static gboolean
save_people (AnnoReadMakers *self, Maker *maker, GError **error)
{
  g_autoptr (AnnoSaveJob) job = anno_save_job_new (self->root, maker->annotator, NULL);

  job->bytes = anno_people_file_write (maker->people);
  job->expected = maker->identity;
  anno_save_job_run (job);
  if (job->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&job->error));
  return FALSE;
}

gboolean
anno_read_makers_save (AnnoReadMakers *self, GError **error)
{
  GHashTableIter iter;
  gpointer value;

  g_return_val_if_fail (self != NULL, FALSE);

  g_hash_table_iter_init (&iter, self->makers);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Maker *maker = value;
      if (maker->people != NULL && anno_people_get_n (maker->people) > maker->n_before
          && !save_people (self, maker, error))
        return FALSE;
    }
  return TRUE;
}

AnnoLayerHeader *
anno_read_makers_begin_layer (const AnnoAnnotator *annotator, const char *path,
                              AnnoArticle *article, const char *seed)
{
  g_return_val_if_fail (annotator != NULL && path != NULL && seed != NULL, NULL);

  g_autofree char *label = anno_safe_name_display_base (path);
  AnnoLayerHeader *header = anno_layer_header_new (label, annotator->id, annotator->name,
                                                   anno_article_get_sha256 (article));

  g_free (header->id);
  header->id = anno_name_uuid (seed);
  anno_layer_header_set_member (header, "state", "in-progress");
  return header;
}
