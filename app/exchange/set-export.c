#include "exchange/set-export.h"

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
} Export;

void
anno_set_report_free (AnnoSetReport *self)
{
  g_return_if_fail (self != NULL);

  anno_losses_free (self->losses);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

static AnnoSetReport *
report_new (void)
{
  AnnoSetReport *self = g_new0 (AnnoSetReport, 1);
  self->losses = anno_losses_new ();
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

static gboolean
put_article (Export *self, const AnnoSetArticle *article, GError **error)
{
  anno_losses_add_article (self->report->losses, article, self->format->keeps);
  if (self->target != NULL && self->target->folder != NULL)
    self->format->add_article (self->target->folder, article);
  else if (self->stream != NULL)
    self->format->stream->print (self->stream, self->bytes, article, &self->report->n);
  else if (self->target != NULL)
    self->format->print (self->bytes, article, &self->report->n);
  count (self, article);
  return self->target == NULL || hand_on (self, error);
}

static gboolean
put_begin (Export *self, const AnnoTagset *tagset, GError **error)
{
  if (self->target == NULL)
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
put_end (Export *self, const AnnoTagset *tagset, GError **error)
{
  Annotators annotators = { self, tagset };

  if (self->target == NULL)
    return TRUE;
  if (self->target->folder != NULL && self->format->add_annotator != NULL)
    g_tree_foreach (self->slugs, add_annotator, &annotators);
  if (self->stream != NULL && !self->format->stream->end (self->stream, self->bytes, error))
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
put_all (Export *self, const char *root, const AnnoSetChoice *choice, AnnoTagset *tagset,
         const GPtrArray *entries, GCancellable *cancellable, GError **error)
{
  g_autoptr (AnnoSetPeople) people = anno_set_people_new (root);

  for (guint i = 0; i < entries->len; i++)
    {
      g_autoptr (AnnoSetArticle) article = NULL;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      article = anno_set_article_load (root, entries->pdata[i], choice, tagset, people,
                                       self->report->problems);
      if (article != NULL && article->layers->len > 0 && !put_article (self, article, error))
        return FALSE;
    }
  return TRUE;
}

AnnoSetReport *
anno_set_export_run (const char *root, const AnnoSetFormat *format, const AnnoSetChoice *choice,
                     AnnoTagset *tagset, const AnnoSetTarget *target, GCancellable *cancellable,
                     GError **error)
{
  g_return_val_if_fail (root != NULL && format != NULL && choice != NULL && tagset != NULL, NULL);
  g_return_val_if_fail (target == NULL || (target->folder != NULL) == (format->extension == NULL),
                        NULL);

  g_autoptr (AnnoSetReport) report = report_new ();
  g_autoptr (GString) bytes = g_string_new (NULL);
  g_autoptr (GTree) slugs = g_tree_new_full (compare_slugs, NULL, g_free, NULL);
  Export self = { format, report, target, bytes, slugs, NULL };
  g_autoptr (GPtrArray) entries
      = anno_corpus_survey (root, choice->scope, report->problems, cancellable, error);
  gboolean done = entries != NULL && put_begin (&self, tagset, error)
                  && put_all (&self, root, choice, tagset, entries, cancellable, error)
                  && put_end (&self, tagset, error);
  if (self.stream != NULL)
    format->stream->free (self.stream);
  return done ? g_steal_pointer (&report) : NULL;
}
