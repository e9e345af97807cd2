#include "session/layer-walk.h"

#include "files/file-error.h"
#include "files/file-reader.h"
#include "files/safe-name.h"
#include "formats/json-scan.h"
#include "formats/layer-reader.h"
#include "session/corpus-survey.h"
#include "session/layout.h"

#include <glib/gi18n-lib.h>

/* A layer that is in memory. */
typedef struct
{
  char *path;
  AnnoArticle *article;
  AnnoSpanOrder *spans;
} AtHand;

/* Shared with nobody. */
struct _AnnoLayerWalk
{
  char *root;
  char *slug;
  GHashTable *at_hand; /* path → AtHand */
  AnnoLayerVisit visit;
  gpointer data;
  GPtrArray *problems;
  GCancellable *cancellable;
};

static void
at_hand_free (AtHand *self)
{
  g_free (self->path);
  g_object_unref (self->article);
  anno_span_order_free (self->spans);
  g_free (self);
}

AnnoLayerWalk *
anno_layer_walk_new (const char *root, const char *slug)
{
  g_return_val_if_fail (root != NULL && slug != NULL, NULL);

  AnnoLayerWalk *self = g_new0 (AnnoLayerWalk, 1);
  self->root = g_strdup (root);
  self->slug = g_strdup (slug);
  self->at_hand
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) at_hand_free);
  return self;
}

/* A layer that couldn't be read is empty in memory: then it is read once more, to say why. */
static void
add_at_hand (AnnoLayerWalk *self, AnnoDocument *document)
{
  if (anno_document_get_locked_reason (document) != NULL
      && anno_layer_get_n_spans (anno_document_get_layer (document)) == 0)
    return;
  AtHand *hand = g_new0 (AtHand, 1);

  hand->path = g_strdup (anno_document_get_path (document));
  hand->article = g_object_ref (anno_document_get_article (document));
  hand->spans = anno_layer_fork_order (anno_document_get_layer (document));
  g_hash_table_insert (self->at_hand, hand->path, hand);
}

AnnoLayerWalk *
anno_layer_walk_new_of (AnnoCorpus *corpus)
{
  g_return_val_if_fail (ANNO_IS_CORPUS (corpus), NULL);

  AnnoLayerWalk *self = anno_layer_walk_new (anno_corpus_get_root (corpus),
                                             anno_corpus_get_annotator (corpus)->slug);
  g_autoptr (GPtrArray) documents = anno_corpus_list_documents (corpus);
  for (guint i = 0; i < documents->len; i++)
    add_at_hand (self, documents->pdata[i]);
  return self;
}

void
anno_layer_walk_free (AnnoLayerWalk *self)
{
  if (self == NULL)
    return;
  g_free (self->root);
  g_free (self->slug);
  g_hash_table_unref (self->at_hand);
  g_free (self);
}

const char *
anno_layer_walk_get_root (const AnnoLayerWalk *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->root;
}

/* Which layer it is, where the message doesn't say so itself. @error: transfer full. */
static void
note_problem (AnnoLayerWalk *self, const char *path, GError *error)
{
  g_autofree char *below = anno_layout_layer_below (self->slug, path);
  g_autofree char *shown = anno_safe_name_display (below);

  if (error->domain == ANNO_FILE_ERROR)
    g_ptr_array_add (self->problems, g_strdup (error->message));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    /* Translators: a file, before what is wrong with it. */
    g_ptr_array_add (self->problems, g_strdup_printf (_("%s: %s"), shown, error->message));
  g_error_free (error);
}

static void
visit_file (AnnoLayerWalk *self, const char *path)
{
  g_autofree char *file = anno_layout_layer_file (self->root, self->slug, path);
  GError *error = NULL;
  g_autoptr (GBytes) bytes = anno_file_reader_read (file, ANNO_JSON_MAX_LAYER, NULL, &error);
  g_autoptr (GPtrArray) findings = anno_findings_new ();
  g_autoptr (AnnoLayer) layer
      = bytes != NULL ? anno_layer_reader_read (bytes, NULL, findings, self->cancellable, &error)
                      : NULL;

  if (layer == NULL)
    {
      note_problem (self, path, error);
      return;
    }
  g_autoptr (AnnoSpanOrder) spans = anno_layer_fork_order (layer);
  self->visit (path, NULL, spans, self->cancellable, self->data);
}

/* What is in memory, and has no file yet. */
static void
visit_rest (AnnoLayerWalk *self)
{
  g_autoptr (GList) rest = g_hash_table_get_values (self->at_hand);

  for (GList *link = rest; link != NULL; link = link->next)
    {
      const AtHand *hand = link->data;
      self->visit (hand->path, hand->article, hand->spans, self->cancellable, self->data);
    }
}

static void
visit_entry (AnnoLayerWalk *self, const AnnoSurveyEntry *entry)
{
  const AtHand *hand = g_hash_table_lookup (self->at_hand, entry->article);

  if (hand != NULL)
    {
      self->visit (hand->path, hand->article, hand->spans, self->cancellable, self->data);
      g_hash_table_remove (self->at_hand, entry->article);
      return;
    }
  for (guint i = 0; i < entry->slugs->len; i++)
    if (g_str_equal (entry->slugs->pdata[i], self->slug))
      visit_file (self, entry->article);
}

gboolean
anno_layer_walk_run (AnnoLayerWalk *self, AnnoLayerVisit visit, gpointer data, GPtrArray *problems,
                     GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (self != NULL && visit != NULL && problems != NULL, FALSE);

  g_autoptr (GPtrArray) entries = anno_corpus_survey (self->root, "", problems, cancellable, error);
  if (entries == NULL)
    return FALSE;
  self->visit = visit;
  self->data = data;
  self->problems = problems;
  self->cancellable = cancellable;
  for (guint i = 0; i < entries->len; i++)
    {
      visit_entry (self, entries->pdata[i]);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  visit_rest (self);
  return TRUE;
}
