#include "session/assignments.h"

#include "files/file-reader.h"
#include "files/path-pattern.h"
#include "formats/json-scan.h"
#include "session/colleague.h"
#include "session/layout.h"

#include <string.h>

struct _AnnoAssignments
{
  gatomicrefcount refs;
  AnnoCorpusFacts facts;
  GHashTable *names; /* slug → name */
};

AnnoAssignments *
anno_assignments_new (const AnnoCorpusFacts *facts, GHashTable *names)
{
  g_return_val_if_fail (facts != NULL, NULL);

  AnnoAssignments *self = g_new0 (AnnoAssignments, 1);
  g_atomic_ref_count_init (&self->refs);
  anno_corpus_facts_copy (&self->facts, facts);
  self->names = names != NULL ? g_hash_table_ref (names) : NULL;
  return self;
}

AnnoAssignments *
anno_assignments_ref (AnnoAssignments *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
anno_assignments_unref (AnnoAssignments *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  anno_corpus_facts_clear (&self->facts);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_free (self);
}

/* How those are called who have a folder. */
static GHashTable *
read_names (const char *root, const char *slug, const char *name)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto (GStrv) slugs = anno_layout_list_annotators (root, NULL);

  for (guint i = 0; slugs != NULL && slugs[i] != NULL; i++)
    {
      g_autoptr (AnnoAnnotator) annotator = anno_colleague_identify (root, slugs[i]);
      if (annotator != NULL)
        g_hash_table_insert (names, g_strdup (slugs[i]), g_strdup (annotator->name));
    }
  if (name != NULL)
    g_hash_table_insert (names, g_strdup (slug), g_strdup (name));
  return names;
}

AnnoAssignments *
anno_assignments_load (const char *root, const char *slug, const char *name, GError **error)
{
  g_return_val_if_fail (root != NULL && slug != NULL, NULL);

  g_auto (AnnoCorpusFacts) facts = { NULL };
  g_autofree char *path = anno_layout_corpus_file (root);
  g_autoptr (GHashTable) names = NULL;
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_autoptr (GBytes) bytes = anno_file_reader_read (path, ANNO_JSON_MAX_FILE, NULL, error);
      if (bytes == NULL || !anno_corpus_file_read (bytes, &facts, error))
        return NULL;
    }
  names = read_names (root, slug, name);
  return anno_assignments_new (&facts, names);
}

const char *
anno_assignments_get_name (AnnoAssignments *self, const char *slug)
{
  g_return_val_if_fail (slug != NULL, NULL);

  const char *name
      = self != NULL && self->names != NULL ? g_hash_table_lookup (self->names, slug) : NULL;
  return name != NULL && *name != '\0' ? name : slug;
}

gboolean
anno_assignments_exist (AnnoAssignments *self)
{
  return self != NULL && (self->facts.assignments != NULL || self->facts.annotators_each > 0);
}

static gboolean
is_about (const AnnoAssignment *rule, const char *path)
{
  for (guint i = 0; rule->articles[i] != NULL; i++)
    if (anno_path_pattern_matches (rule->articles[i], path))
      return TRUE;
  return FALSE;
}

static gboolean
is_for (AnnoAssignments *self, const AnnoAssignment *rule, const char *slug)
{
  return strcmp (rule->annotator, slug) == 0
         || strcmp (rule->annotator, anno_assignments_get_name (self, slug)) == 0;
}

/* Whether rules name the article, and whether one of them is for @slug. */
static gboolean
find_rules (AnnoAssignments *self, const char *path, const char *slug, gboolean *mine)
{
  gboolean any = FALSE;

  *mine = FALSE;
  for (guint i = 0; self->facts.assignments != NULL && i < self->facts.assignments->len; i++)
    {
      const AnnoAssignment *rule = self->facts.assignments->pdata[i];
      if (!is_about (rule, path))
        continue;
      any = TRUE;
      *mine = *mine || is_for (self, rule, slug);
    }
  return any;
}

GPtrArray *
anno_assignments_list (AnnoAssignments *self, const char *path)
{
  g_return_val_if_fail (path != NULL, NULL);

  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const GPtrArray *rules = self != NULL ? self->facts.assignments : NULL;
  for (guint i = 0; rules != NULL && i < rules->len; i++)
    {
      const AnnoAssignment *rule = rules->pdata[i];
      if (is_about (rule, path)
          && !g_ptr_array_find_with_equal_func (names, rule->annotator, g_str_equal, NULL))
        g_ptr_array_add (names, g_strdup (rule->annotator));
    }
  return names;
}

gboolean
anno_assignments_is_to_do (AnnoAssignments *self, const char *path, const char *slug,
                           AnnoProgress progress, guint n_others)
{
  gboolean mine = FALSE;

  g_return_val_if_fail (path != NULL && slug != NULL, FALSE);

  if (progress == ANNO_PROGRESS_DONE)
    return FALSE;
  if (self == NULL || (find_rules (self, path, slug, &mine) && mine))
    return TRUE;
  if (find_rules (self, path, slug, &mine))
    return FALSE;
  /* What one has begun oneself stays one's own. */
  return self->facts.annotators_each == 0 || progress != ANNO_PROGRESS_NEW
         || n_others < self->facts.annotators_each;
}
