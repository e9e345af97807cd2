#include "session/document-loader.h"

#include "files/file-reader.h"
#include "files/safe-name.h"
#include "files/safe-path.h"
#include "formats/conflict-markers.h"
#include "formats/json-scan.h"
#include "formats/layer-reader.h"
#include "session/layout.h"
#include "session/meta-store.h"
#include "session/remote-copy.h"
#include "session/tagset-store.h"
#include "session/tagset-words.h"
#include "suggest/calendar.h"

#include <glib/gi18n-lib.h>

#define MAX_ARTICLE (256 * 1024 * 1024) /* bytes */

/* What is being loaded, and where from. */
typedef struct
{
  const char *root;
  const char *path;
  const char *layer_of; /* the article's path when the layer was made */
  const AnnoAnnotator *annotator; /* or NULL */
  GCancellable *cancellable;
  AnnoDocumentParts *parts;
} Load;

static AnnoArticle *
load_article (Load *self, GError **error)
{
  g_autofree char *file = anno_path_join_below (self->root, self->path, -1, error);
  g_autoptr (GBytes) bytes
      = file != NULL
            ? anno_file_reader_read (file, MAX_ARTICLE, &self->parts->text_identity, error)
            : NULL;
  if (bytes == NULL || g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return NULL;

  AnnoArticle *article = anno_article_new (bytes, error);
  if (article == NULL)
    {
      g_autofree char *shown = anno_safe_name_display (self->path);
      /* Translators: a file, before what is wrong with it. */
      g_prefix_error (error, _("%s: "), shown);
    }
  return article;
}

static void
add_finding (Load *self, AnnoFindingKind kind, char *message)
{
  g_ptr_array_add (self->parts->findings, anno_finding_new (kind, message));
}

/* Metadata are a help, not a condition: unreadable ones are listed, and the article goes without. */
static void
load_meta (Load *self)
{
  AnnoDocumentParts *parts = self->parts;
  g_autoptr (GError) error = NULL;

  if (!anno_meta_store_read (self->root, self->path, &parts->meta, &parts->meta_identity, &error))
    add_finding (self, ANNO_FINDING_BAD_FILE,
                 anno_meta_store_explain (self->root, self->path, error));
}

static void
read_printed_date (AnnoDocumentParts *parts)
{
  AnnoRange line = anno_article_get_dateline (parts->article);
  g_autofree char *words = anno_article_slice (parts->article, line.start, line.end);

  if (line.start < line.end)
    parts->printed_date = anno_calendar_read_day (words);
}

static AnnoLayer *
make_empty_layer (Load *self)
{
  g_autofree char *label = g_filename_display_basename (self->path);
  const AnnoAnnotator *annotator = self->annotator;
  return anno_layer_new (anno_layer_header_new (label, annotator != NULL ? annotator->id : NULL,
                                                annotator != NULL ? annotator->name : NULL,
                                                anno_article_get_sha256 (self->parts->article)));
}

char *
anno_document_explain_markers (const char *file, guint line)
{
  g_return_val_if_fail (file != NULL, NULL);

  g_autofree char *shown = anno_safe_name_display (file);
  /* Translators: the number of a line, then the file. */
  return g_strdup_printf (
      _("From line %u on, “%s” holds two versions, which Git left between conflict "
        "markers. Nothing can be marked until they are merged."),
      line, shown);
}

/* What a person can do about a layer that can't be read. */
static char *
explain_unreadable (const char *file, const GError *error)
{
  g_autofree char *shown = anno_safe_name_display (file);

  if (error->domain == ANNO_FILE_ERROR)
    return g_strdup (error->message);
  if (g_error_matches (error, ANNO_LAYER_ERROR, ANNO_LAYER_ERROR_NEWER))
    /* Translators: the file, then that it is by a newer version of the program. */
    return g_strdup_printf (_("“%s” is left as it is: %s"), shown, error->message);
  /* Translators: the file, then what is wrong and where. */
  return g_strdup_printf (_("The annotations in “%s” can’t be read: %s The file is left as it "
                            "is. Repair it, or move it away to start over."),
                          shown, error->message);
}

static guint
count_misplaced (const GPtrArray *findings)
{
  guint n = 0;
  for (guint i = 0; i < findings->len; i++)
    {
      const AnnoFinding *finding = findings->pdata[i];
      if (finding->kind == ANNO_FINDING_QUOTE || finding->kind == ANNO_FINDING_OFF_TEXT)
        n++;
    }
  return n;
}

/* A layer on another version of the text is used where all that it quotes stands where it says; that
 * it is on another version, the reader has listed. */
static void
check_text (Load *self, const AnnoLayerHeader *header)
{
  AnnoDocumentParts *parts = self->parts;
  const char *sha256 = anno_article_get_sha256 (parts->article);
  if (header->sha256 == NULL || g_ascii_strcasecmp (header->sha256, sha256) == 0)
    return;

  guint n = count_misplaced (parts->findings);
  if (n == 0)
    return;
  parts->locked_reason = g_strdup_printf (
      ngettext ("The article was changed since it was annotated, and %u annotation no longer "
                "points at the words it quotes. Nothing can be marked, so that nothing is lost. "
                "Bring back the text as it was.",
                "The article was changed since it was annotated, and %u annotations no longer "
                "point at the words they quote. Nothing can be marked, so that nothing is lost. "
                "Bring back the text as it was.",
                n),
      n);
}

/* A file in one's own folder that names someone else as its maker is theirs. */
static void
check_owner (Load *self, const AnnoLayerHeader *header)
{
  AnnoDocumentParts *parts = self->parts;
  if (parts->locked_reason != NULL || header->creator_id == NULL
      || g_str_equal (header->creator_id, self->annotator->id))
    return;
  parts->locked_reason = g_strdup_printf (
      /* Translators: a person's name. */
      _("These annotations are by %s, and nobody else can change them. Move the file out of "
        "your own folder to start your own."),
      header->creator_name != NULL ? header->creator_name : header->creator_id);
}

/* @marked: the line of the first conflict marker in a file that can't be read for it, else 0. */
static AnnoLayer *
read_layer (Load *self, const char *file, guint *marked, GError **error)
{
  AnnoDocumentParts *parts = self->parts;
  g_autoptr (GBytes) bytes
      = anno_file_reader_read (file, ANNO_JSON_MAX_LAYER, &parts->identity, error);
  AnnoLayer *layer = bytes != NULL ? anno_layer_reader_read (bytes, parts->article, parts->findings,
                                                             self->cancellable, error)
                                   : NULL;

  *marked = layer == NULL && bytes != NULL ? anno_conflict_markers_find (bytes) : 0;
  return layer;
}

static void
lock_unreadable (Load *self, const char *file, guint marked, const GError *error)
{
  AnnoDocumentParts *parts = self->parts;

  parts->locked_reason = marked > 0 ? anno_document_explain_markers (file, marked)
                                    : explain_unreadable (file, error);
  add_finding (self, marked > 0 ? ANNO_FINDING_CONFLICT_MARKERS : ANNO_FINDING_BAD_FILE,
               g_strdup (parts->locked_reason));
  ((AnnoFinding *) parts->findings->pdata[parts->findings->len - 1])->line = marked;
}

/* FALSE only where it was cancelled. */
static gboolean
load_layer (Load *self, GError **error)
{
  AnnoDocumentParts *parts = self->parts;
  if (self->annotator == NULL)
    {
      parts->layer = make_empty_layer (self);
      return TRUE;
    }
  g_autofree char *file
      = anno_layout_layer_file (self->root, self->annotator->slug, self->layer_of);
  g_autoptr (GError) problem = NULL;
  guint marked = 0;

  parts->layer = read_layer (self, file, &marked, &problem);
  if (parts->layer != NULL)
    {
      check_text (self, anno_layer_get_header (parts->layer));
      check_owner (self, anno_layer_get_header (parts->layer));
      return TRUE;
    }
  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  parts->layer = make_empty_layer (self);
  if (g_error_matches (problem, ANNO_FILE_ERROR, ANNO_FILE_ERROR_NOT_FOUND))
    return TRUE;
  lock_unreadable (self, file, marked, problem);
  return TRUE;
}

AnnoDocument *
anno_document_load (const char *root, const char *article, const AnnoAnnotator *annotator,
                    GCancellable *cancellable, GError **error)
{
  return anno_document_load_former (root, article, article, annotator, cancellable, error);
}

AnnoDocument *
anno_document_load_former (const char *root, const char *article, const char *former,
                           const AnnoAnnotator *annotator, GCancellable *cancellable,
                           GError **error)
{
  g_return_val_if_fail (root != NULL && article != NULL && former != NULL, NULL);

  g_auto (AnnoDocumentParts) parts = { 0 };
  Load load = { root, article, former, annotator, cancellable, &parts };

  parts.article = load_article (&load, error);
  if (parts.article == NULL)
    return NULL;
  parts.path = g_strdup (article);
  parts.findings = anno_findings_new ();
  load_meta (&load);
  read_printed_date (&parts);
  if (!load_layer (&load, error) || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (parts.locked_reason == NULL)
    parts.locked_reason = anno_remote_copy_explain (root);
  return anno_document_new (&parts);
}

typedef struct
{
  char *root;
  char *article;
  AnnoAnnotator *annotator;
} Order;

static void
order_free (Order *self)
{
  g_free (self->root);
  g_free (self->article);
  g_clear_pointer (&self->annotator, anno_annotator_free);
  g_free (self);
}

static void
load_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Order *order = data;
  GError *error = NULL;
  AnnoDocument *document
      = anno_document_load (order->root, order->article, order->annotator, cancellable, &error);

  if (document != NULL)
    g_task_return_pointer (task, document, g_object_unref);
  else
    g_task_return_error (task, error);
}

void
anno_document_load_async (const char *root, const char *article, const AnnoAnnotator *annotator,
                          GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (root != NULL && article != NULL && annotator != NULL);

  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Order *order = g_new0 (Order, 1);
  order->root = g_strdup (root);
  order->article = g_strdup (article);
  order->annotator = anno_annotator_copy (annotator);
  g_task_set_source_tag (task, anno_document_load_async);
  g_task_set_task_data (task, order, (GDestroyNotify) order_free);
  g_task_run_in_thread (task, load_thread);
}

AnnoDocument *
anno_document_load_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

AnnoTagset *
anno_corpus_load_tagset (const char *root, GError **error)
{
  g_return_val_if_fail (root != NULL, NULL);

  AnnoTagset *tagset = anno_tagset_store_read (root, NULL, error);
  return tagset != NULL ? anno_tagset_words_translate (tagset) : NULL;
}
