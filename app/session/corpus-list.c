#include "session/corpus-list.h"

#include "formats/json-scan.h"
#include "formats/layer-reader.h"
#include "session/corpus-survey.h"
#include "session/document-loader.h"
#include "files/file-reader.h"
#include "session/layout.h"

#include <glib/gi18n-lib.h>

static void
listed_layer_free (gpointer data)
{
  AnnoListedLayer *self = data;
  g_free (self->slug);
  g_free (self->file);
  g_free (self->name);
  g_free (self->state);
  g_free (self->date);
  g_free (self->problem);
  g_free (self);
}

static void
listed_article_free (gpointer data)
{
  AnnoListedArticle *self = data;
  g_free (self->path);
  g_free (self->title);
  g_free (self->date);
  g_free (self->date_origin);
  g_free (self->source);
  g_free (self->problem);
  g_ptr_array_unref (self->layers);
  g_free (self);
}

static AnnoListedLayer *
list_layer (const char *root, const char *article, const char *slug)
{
  AnnoListedLayer *layer = g_new0 (AnnoListedLayer, 1);
  g_autofree char *path = anno_layout_layer_file (root, slug, article);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = anno_file_reader_read (path, ANNO_JSON_MAX_LAYER, NULL, &error);
  g_autoptr (AnnoLayerHeader) header
      = bytes != NULL ? anno_layer_reader_peek (bytes, &layer->n_spans, &error) : NULL;

  layer->slug = g_strdup (slug);
  layer->file = anno_layout_layer_below (slug, article);
  if (header == NULL)
    {
      layer->problem = g_strdup (error->message);
      return layer;
    }
  layer->name = g_strdup (header->creator_name);
  layer->state = g_strdup (header->state);
  layer->date = g_strdup (header->date);
  return layer;
}

/* FALSE where it was cancelled. */
static gboolean
read_article (AnnoListedArticle *self, const char *root, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (AnnoDocument) document
      = anno_document_load (root, self->path, NULL, cancellable, &problem);

  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (document == NULL)
    {
      self->problem = g_strdup (problem->message);
      return TRUE;
    }
  self->title = g_strdup (anno_document_get_title (document));
  self->date = g_strdup (anno_document_get_date (document));
  self->date_origin = g_strdup (anno_document_get_date_origin (document));
  self->source = g_strdup (anno_document_get_source (document));
  return TRUE;
}

static AnnoListedArticle *
list_article (const char *root, const AnnoSurveyEntry *entry, GCancellable *cancellable,
              GError **error)
{
  AnnoListedArticle *self = g_new0 (AnnoListedArticle, 1);
  self->path = g_strdup (entry->article);
  self->layers = g_ptr_array_new_with_free_func (listed_layer_free);

  if (!entry->present)
    self->problem = g_strdup (_("The article is missing; there are only annotations on it."));
  else if (!read_article (self, root, cancellable, error))
    {
      listed_article_free (self);
      return NULL;
    }
  for (guint i = 0; i < entry->slugs->len; i++)
    g_ptr_array_add (self->layers, list_layer (root, entry->article, entry->slugs->pdata[i]));
  return self;
}

GPtrArray *
anno_corpus_list (const char *root, const char *scope, GPtrArray *problems,
                  GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (root != NULL && scope != NULL, NULL);

  g_autoptr (GPtrArray) entries = anno_corpus_survey (root, scope, problems, cancellable, error);
  if (entries == NULL)
    return NULL;

  g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func (listed_article_free);
  for (guint i = 0; i < entries->len; i++)
    {
      AnnoListedArticle *article = list_article (root, entries->pdata[i], cancellable, error);
      if (article == NULL)
        return NULL;
      g_ptr_array_add (articles, article);
    }
  return g_steal_pointer (&articles);
}
