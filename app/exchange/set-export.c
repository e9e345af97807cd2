#include "exchange/set-export.h"

#include "foreign/foreign-names.h"
#include "model/frame.h"

#include <string.h>

typedef struct
{
  const AnnoSetFormat *format;
  AnnoSetReport *report;
  const AnnoSetTarget *target; /* NULL only to look */
  GString *bytes;
  GTree *slugs; /* whose layers went out, sorted */
  gpointer stream; /* what the form keeps; its own */
  AnnoFlatten flatten;
} Export;

void
anno_set_report_free (AnnoSetReport *self)
{
  g_return_if_fail (self != NULL);

  anno_losses_free (self->losses);
  g_ptr_array_unref (self->flaws);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

static AnnoSetReport *
report_new (void)
{
  AnnoSetReport *self = g_new0 (AnnoSetReport, 1);
  self->losses = anno_losses_new ();
  self->flaws = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_set_flaw_free);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/* Hands on what was printed. */
static gboolean
hand_on (Export *self, GError **error)
{
  const AnnoSetTarget *target = self->target;
  gboolean taken = target->folder != NULL
                       ? anno_set_folder_is_well (target->folder)
                       : self->bytes->len == 0
                             || target->take (self->bytes->str, self->bytes->len, target->data);

  g_string_truncate (self->bytes, 0);
  if (!taken)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED, "no more could be taken");
  return taken;
}

static void
count_span (AnnoSetCount *n, const AnnoSpan *span)
{
  n->spans++;
  n->parts += anno_span_get_n_segments (span);
  for (guint i = 0; i < anno_span_get_n_values (span); i++)
    n->links += anno_span_get_value (span, i)->kind == ANNO_VALUE_LINK;
}

static void
count (Export *self, const AnnoSetArticle *article)
{
  AnnoSetCount *n = &self->report->n;

  n->articles++;
  n->layers += article->layers->len;
  for (guint i = 0; i < article->layers->len; i++)
    {
      const AnnoSetLayer *layer = article->layers->pdata[i];
      for (guint k = 0; k < anno_layer_get_n_spans (layer->layer); k++)
        {
          const AnnoSpan *span = anno_layer_nth (layer->layer, k);
          count_span (n, span);
          n->claims += anno_frame_role_of (article->tagset, span) == ANNO_ROLE_CLAIM;
        }
      g_tree_insert (self->slugs, g_strdup (layer->slug), NULL);
    }
}

/* As if the article were all there is: the comma before it goes. */
static GBytes *
wrap (const Export *self, const AnnoTagset *tagset)
{
  const AnnoSetFormat *format = self->format;
  GString *whole = g_string_sized_new (self->bytes->len + 256);
  const char *bytes = self->bytes->str;

  if (format->begin != NULL)
    format->begin (whole, tagset);
  g_string_append (whole, *bytes == ',' && format->begin != NULL ? bytes + 1 : bytes);
  if (format->end != NULL)
    format->end (whole);
  return g_string_free_to_bytes (whole);
}

static void
tap_cb (const char *name, const char *bytes, gsize n, gpointer data)
{
  g_autoptr (GBytes) copy = g_bytes_new (bytes, n);
  anno_foreign_source_add_bytes (data, name, copy);
}

static void
put_files (Export *self, const AnnoSetArticle *article)
{
  g_autoptr (AnnoForeignSource) source = anno_foreign_source_new_for_bytes (NULL, NULL);

  anno_set_folder_set_tap (self->target->folder, tap_cb, source);
  self->format->add_article (self->target->folder, article);
  anno_set_folder_set_tap (self->target->folder, NULL, NULL);
  if (self->format->read != NULL)
    anno_set_proof_run (self->format, article, source, self->report->flaws);
}

static void
prove (Export *self, const AnnoSetArticle *article, const char *name, GBytes *bytes)
{
  g_autoptr (AnnoForeignSource) source = anno_foreign_source_new_for_bytes (name, bytes);

  if (self->format->read != NULL)
    anno_set_proof_run (self->format, article, source, self->report->flaws);
}

static gboolean
print_stream (const AnnoSetFormat *format, const AnnoSetArticle *article, GString *out,
              GError **error)
{
  static const AnnoSetCount none = { 0 };
  gpointer stream = format->stream->begin (out, article->tagset);

  format->stream->print (stream, out, article, &none);
  gboolean done = format->stream->end (stream, out, NULL, error);
  format->stream->free (stream);
  return done;
}

static void
print_plain (const AnnoSetFormat *format, const AnnoSetArticle *article, GString *out)
{
  static const AnnoSetCount none = { 0 };

  if (format->begin != NULL)
    format->begin (out, article->tagset);
  format->print (out, article, &none);
  if (format->end != NULL)
    format->end (out);
}

/* One file each is what one article alone would be. */
static gboolean
put_each (Export *self, const AnnoSetArticle *article, GError **error)
{
  g_autofree char *name = anno_foreign_names_file (NULL, article->path, self->format->extension);
  GString *out = g_string_new (NULL);
  gboolean done = TRUE;

  if (self->format->stream != NULL)
    done = print_stream (self->format, article, out, error);
  else
    print_plain (self->format, article, out);
  g_autoptr (GBytes) bytes = g_string_free_to_bytes (out);
  gsize n;
  const char *words = g_bytes_get_data (bytes, &n);
  anno_set_folder_add (self->target->folder, name, words != NULL ? words : "", n);
  prove (self, article, name, bytes);
  return done;
}

static void
put_in_one (Export *self, const AnnoSetArticle *article)
{
  g_autofree char *name = anno_foreign_names_file (NULL, article->path, self->format->extension);

  if (self->stream != NULL)
    self->format->stream->print (self->stream, self->bytes, article, &self->report->n);
  else
    self->format->print (self->bytes, article, &self->report->n);
  if (self->format->read == NULL)
    return;
  g_autoptr (GBytes) bytes = wrap (self, article->tagset);
  prove (self, article, name, bytes);
}

static gboolean
put (Export *self, const AnnoSetArticle *article, GError **error)
{
  if (self->target->folder == NULL)
    put_in_one (self, article);
  else if (self->format->add_article != NULL)
    put_files (self, article);
  else
    return put_each (self, article, error);
  return TRUE;
}

static gboolean
put_article (Export *self, AnnoSetArticle *article, GError **error)
{
  AnnoKeeps keeps = self->format->keeps;
  gboolean dates_only = (keeps & ANNO_KEEPS_DATELESS) == 0;

  if ((keeps & ANNO_KEEPS_OVERLAPS) == 0)
    anno_set_article_flatten (article, self->flatten, dates_only);
  anno_losses_add_article (self->report->losses, article, self->format);
  anno_set_article_reduce (article, dates_only);
  if (self->target != NULL && !put (self, article, error))
    return FALSE;
  count (self, article);
  return self->target == NULL || hand_on (self, error);
}

static gboolean
put_begin (Export *self, const AnnoTagset *tagset, GError **error)
{
  if (self->target == NULL || self->target->folder != NULL)
    return TRUE;
  if (self->format->stream != NULL)
    self->stream = self->format->stream->begin (self->bytes, tagset);
  else if (self->format->begin != NULL)
    self->format->begin (self->bytes, tagset);
  return hand_on (self, error);
}

typedef struct
{
  Export *export;
  const AnnoTagset *tagset;
} Annotators;

static gboolean
add_annotator (gpointer slug, gpointer unused, gpointer data)
{
  Annotators *self = data;
  self->export->format->add_annotator (self->export->target->folder, self->tagset, slug);
  return FALSE;
}

static gboolean
flush_cb (gpointer data, GError **error)
{
  return hand_on (data, error);
}

static gboolean
put_end (Export *self, const AnnoTagset *tagset, GError **error)
{
  Annotators annotators = { self, tagset };
  const AnnoSetFlush flush = { flush_cb, self };

  if (self->target == NULL)
    return TRUE;
  if (self->target->folder != NULL && self->format->add_annotator != NULL)
    g_tree_foreach (self->slugs, add_annotator, &annotators);
  if (self->target->folder != NULL)
    return hand_on (self, error);
  if (self->stream != NULL
      && !self->format->stream->end (self->stream, self->bytes, &flush, error))
    return FALSE;
  if (self->format->end != NULL)
    self->format->end (self->bytes);
  return hand_on (self, error);
}

static int
compare_slugs (gconstpointer a, gconstpointer b, gpointer unused)
{
  return strcmp (a, b);
}

static gboolean
put_all (Export *self, const AnnoSetWish *wish, const GPtrArray *entries,
         GCancellable *cancellable, GError **error)
{
  g_autoptr (AnnoSetPeople) people = anno_set_people_new (wish->root);

  anno_set_progress_begin (wish->progress, entries->len);
  for (guint i = 0; i < entries->len; i++)
    {
      g_autoptr (AnnoSetArticle) article = NULL;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      article = anno_set_article_load (wish->root, entries->pdata[i], wish->choice, wish->tagset,
                                       people, self->report->problems);
      if (article != NULL && article->layers->len > 0 && !put_article (self, article, error))
        return FALSE;
      anno_set_progress_tell (wish->progress, i + 1);
    }
  return TRUE;
}

AnnoSetReport *
anno_set_export_run (const AnnoSetWish *wish, const AnnoSetTarget *target,
                     GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (wish != NULL, NULL);
  g_return_val_if_fail (target == NULL || target->folder != NULL
                            || wish->format->extension != NULL,
                        NULL);

  g_autoptr (AnnoSetReport) report = report_new ();
  g_autoptr (GString) bytes = g_string_new (NULL);
  g_autoptr (GTree) slugs = g_tree_new_full (compare_slugs, NULL, g_free, NULL);
  Export self = { wish->format, report, target, bytes, slugs, NULL, wish->choice->flatten };
  g_autoptr (GPtrArray) entries = anno_corpus_survey (wish->root, wish->choice->scope,
                                                      report->problems, cancellable, error);
  gboolean done = entries != NULL && put_begin (&self, wish->tagset, error)
                  && put_all (&self, wish, entries, cancellable, error)
                  && put_end (&self, wish->tagset, error);
  if (self.stream != NULL)
    wish->format->stream->free (self.stream);
  return done ? g_steal_pointer (&report) : NULL;
}
