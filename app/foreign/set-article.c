#include "foreign/set-article.h"

#include "files/file-reader.h"
#include "files/safe-name.h"
#include "formats/json-scan.h"
#include "formats/layer-reader.h"
#include "formats/people-file.h"
#include "session/document-loader.h"
#include "session/layout.h"

#include <glib/gi18n-lib.h>

struct _AnnoSetPeople
{
  char *root;
  GHashTable *lists; /* slug → AnnoPeople */
};

AnnoSetPeople *
anno_set_people_new (const char *root)
{
  g_return_val_if_fail (root != NULL, NULL);

  AnnoSetPeople *self = g_new0 (AnnoSetPeople, 1);
  self->root = g_strdup (root);
  self->lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  return self;
}

void
anno_set_people_free (AnnoSetPeople *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->lists);
  g_free (self->root);
  g_free (self);
}

static void
add_problem (GPtrArray *problems, const char *file, const GError *error)
{
  g_autofree char *shown = anno_safe_name_display (file);
  g_ptr_array_add (problems, g_str_has_prefix (error->message, "“")
                                 ? g_strdup (error->message)
                                 /* Translators: a file, then what is wrong with it. */
                                 : g_strdup_printf (_("“%s”: %s"), shown, error->message));
}

static AnnoPeople *
read_people (AnnoSetPeople *self, const char *slug, GPtrArray *problems)
{
  g_autofree char *path = anno_layout_people_file (self->root, slug);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = anno_file_reader_read (path, ANNO_JSON_MAX_FILE, NULL, &error);
  AnnoPeople *people = bytes != NULL ? anno_people_file_read (bytes, &error) : NULL;

  if (error != NULL && !g_error_matches (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_NOT_FOUND))
    add_problem (problems, path, error);
  return people != NULL ? people : anno_people_new ();
}

static AnnoPeople *
find_people (AnnoSetPeople *self, const char *slug, GPtrArray *problems)
{
  AnnoPeople *people = g_hash_table_lookup (self->lists, slug);

  if (people == NULL)
    {
      people = read_people (self, slug, problems);
      g_hash_table_insert (self->lists, g_strdup (slug), people);
    }
  return people;
}

static void
set_layer_free (gpointer data)
{
  AnnoSetLayer *self = data;
  g_clear_pointer (&self->flattened, g_hash_table_unref);
  g_object_unref (self->layer);
  g_free (self->shown);
  g_free (self);
}

static void
keep_tags (AnnoLayer *layer, const AnnoSetChoice *choice, const AnnoTagset *tagset)
{
  for (guint i = choice->tags != NULL ? anno_layer_get_n_spans (layer) : 0; i-- > 0;)
    {
      AnnoSpan *span = anno_layer_nth (layer, i);
      if (!anno_set_choice_has_tag (choice, anno_tagset_id_of (tagset, anno_span_get_tag (span))))
        anno_layer_remove (layer, anno_span_get_id (span));
    }
}

static AnnoLayer *
read_layer (const char *root, const char *slug, const AnnoSetArticle *article, GPtrArray *problems)
{
  g_autofree char *file = anno_layout_layer_file (root, slug, article->path);
  g_autoptr (GPtrArray) findings = anno_findings_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = anno_file_reader_read (file, ANNO_JSON_MAX_LAYER, NULL, &error);
  AnnoLayer *layer
      = bytes != NULL ? anno_layer_reader_read (
            bytes, anno_document_get_article (article->document), findings, NULL, &error)
                      : NULL;

  if (layer == NULL)
    add_problem (problems, file, error);
  return layer;
}

static void
add_layer (AnnoSetArticle *self, const char *root, const char *slug, const AnnoSetChoice *choice,
           AnnoSetPeople *people, GPtrArray *problems)
{
  AnnoLayer *layer = read_layer (root, slug, self, problems);

  if (layer == NULL)
    return;
  AnnoSetLayer *added = g_new0 (AnnoSetLayer, 1);
  keep_tags (layer, choice, self->tagset);
  added->slug = slug;
  added->shown = anno_safe_name_display (slug);
  added->layer = layer;
  added->people = find_people (people, slug, problems);
  g_ptr_array_add (self->layers, added);
}

static gboolean
has_wanted (const AnnoSurveyEntry *entry, const AnnoSetChoice *choice)
{
  if (!anno_set_choice_has_article (choice, entry->article))
    return FALSE;
  for (guint i = 0; i < entry->slugs->len; i++)
    if (anno_set_choice_has_slug (choice, entry->slugs->pdata[i]))
      return TRUE;
  return FALSE;
}

AnnoSetArticle *
anno_set_article_load (const char *root, const AnnoSurveyEntry *entry, const AnnoSetChoice *choice,
                       AnnoTagset *tagset, AnnoSetPeople *people, GPtrArray *problems)
{
  g_return_val_if_fail (root != NULL && entry != NULL && choice != NULL && tagset != NULL, NULL);
  g_return_val_if_fail (people != NULL && problems != NULL, NULL);

  g_autoptr (GError) error = NULL;
  if (!has_wanted (entry, choice))
    return NULL;
  g_autoptr (AnnoDocument) document = anno_document_load (root, entry->article, NULL, NULL, &error);
  if (document == NULL)
    {
      add_problem (problems, entry->article, error);
      return NULL;
    }
  AnnoSetArticle *self = g_new0 (AnnoSetArticle, 1);
  self->path = entry->article;
  self->shown = anno_safe_name_display (entry->article);
  self->document = g_steal_pointer (&document);
  self->tagset = tagset;
  self->layers = g_ptr_array_new_with_free_func (set_layer_free);
  for (guint i = 0; i < entry->slugs->len; i++)
    if (anno_set_choice_has_slug (choice, entry->slugs->pdata[i]))
      add_layer (self, root, entry->slugs->pdata[i], choice, people, problems);
  return self;
}

void
anno_set_article_free (AnnoSetArticle *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->shown);
  g_object_unref (self->document);
  g_ptr_array_unref (self->layers);
  g_free (self);
}

void
anno_set_article_flatten (AnnoSetArticle *self, AnnoFlatten rule, gboolean dates_only)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->layers->len; i++)
    {
      AnnoSetLayer *layer = self->layers->pdata[i];
      g_clear_pointer (&layer->flattened, g_hash_table_unref);
      layer->flattened = anno_flatten_list (layer->layer, rule, dates_only);
    }
}

static void
reduce_layer (AnnoSetLayer *self, gboolean dates_only)
{
  for (guint i = anno_layer_get_n_spans (self->layer); i-- > 0;)
    {
      g_autoptr (AnnoSpan) span = anno_span_ref (anno_layer_nth (self->layer, i));
      const char *id = anno_span_get_id (span);
      gboolean goes = self->flattened != NULL && g_hash_table_contains (self->flattened, id);
      if (goes)
        g_hash_table_remove (self->flattened, id);
      if (goes || (dates_only && !anno_flatten_has_date (span)))
        anno_layer_remove (self->layer, id);
    }
}

void
anno_set_article_reduce (AnnoSetArticle *self, gboolean dates_only)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->layers->len; i++)
    reduce_layer (self->layers->pdata[i], dates_only);
}

AnnoPerson *
anno_set_layer_find_person (const AnnoSetLayer *layer, const AnnoValue *value)
{
  g_return_val_if_fail (layer != NULL && value != NULL, NULL);
  return value->kind == ANNO_VALUE_PERSON ? anno_people_resolve (layer->people, value->text) : NULL;
}
