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
} Maker;

struct _AnnoReadMakers
{
  char *root;
  GHashTable *makers; /* name → Maker */
};

static void
maker_free (gpointer data)
{
  Maker *self = data;
  anno_annotator_free (self->annotator);
  g_clear_object (&self->people);
  g_free (self);
}

AnnoReadMakers *
anno_read_makers_new (const char *root)
{
  g_return_val_if_fail (root != NULL, NULL);

  AnnoReadMakers *self = g_new0 (AnnoReadMakers, 1);
  self->root = g_strdup (root);
  self->makers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, maker_free);
  return self;
}

void
anno_read_makers_free (AnnoReadMakers *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->makers);
  g_free (self->root);
  g_free (self);
}

/* Who the folder @slug belongs to, where that is @name. */
static AnnoAnnotator *
read_annotator (const char *root, const char *slug, const char *name)
{
  g_autofree char *path = anno_layout_annotator_file (root, slug);
  g_autofree char *id = NULL, *own = NULL;
  g_autoptr (GBytes) bytes = anno_file_reader_read (path, ANNO_JSON_MAX_FILE, NULL, NULL);

  if (bytes == NULL || !anno_annotator_file_read (bytes, &id, &own, NULL))
    return NULL;
  g_autofree char *one = g_utf8_casefold (own, -1), *other = g_utf8_casefold (name, -1);
  return g_str_equal (one, other) || g_str_equal (slug, name) ? anno_annotator_new (id, own, slug)
                                                              : NULL;
}

static AnnoAnnotator *
find_annotator (const char *root, const char *name)
{
  g_auto (GStrv) slugs = anno_layout_list_annotators (root, NULL);
  AnnoAnnotator *found = NULL;

  for (guint i = 0; found == NULL && slugs != NULL && slugs[i] != NULL; i++)
    found = read_annotator (root, slugs[i], name);
  if (found != NULL)
    return found;
  g_autofree char *seed = g_strconcat ("annotator\n", name, NULL);
  g_autofree char *id = anno_name_uuid (seed);
  g_autofree char *slug = anno_safe_name_slug (name);
  const AnnoAnnotator fresh = { id, (char *) name, slug };
  g_autofree char *free_slug = anno_annotator_folder_find (root, &fresh);
  return anno_annotator_new (id, name, free_slug);
}

static Maker *
find (AnnoReadMakers *self, const char *name)
{
  Maker *maker = g_hash_table_lookup (self->makers, name);

  if (maker != NULL)
    return maker;
  maker = g_new0 (Maker, 1);
  maker->annotator = find_annotator (self->root, name);
  g_hash_table_insert (self->makers, g_strdup (name), maker);
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
