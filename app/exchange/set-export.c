#include "exchange/set-export.h"

typedef struct
{
  const AnnoSetFormat *format;
  AnnoSetReport *report;
  AnnoSetTake take; /* or NULL */
  gpointer data;
  GString *bytes;
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
  gboolean taken
      = self->bytes->len == 0 || self->take (self->bytes->str, self->bytes->len, self->data);

  g_string_truncate (self->bytes, 0);
  if (!taken)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED, "no more was wanted");
  return taken;
}

static gboolean
put_article (Export *self, const AnnoSetArticle *article, GError **error)
{
  AnnoSetReport *report = self->report;

  anno_losses_add_article (report->losses, article, self->format->keeps);
  if (self->take != NULL)
    self->format->print (self->bytes, article, report->n_articles);
  report->n_articles++;
  report->n_layers += article->layers->len;
  for (guint i = 0; i < article->layers->len; i++)
    report->n_spans += anno_layer_get_n_spans (((AnnoSetLayer *) article->layers->pdata[i])->layer);
  return self->take == NULL || hand_on (self, error);
}

static gboolean
put_begin (Export *self, const AnnoTagset *tagset, GError **error)
{
  if (self->take == NULL || self->format->begin == NULL)
    return TRUE;
  self->format->begin (self->bytes, tagset);
  return hand_on (self, error);
}

static gboolean
put_end (Export *self, GError **error)
{
  if (self->take == NULL || self->format->end == NULL)
    return TRUE;
  self->format->end (self->bytes);
  return hand_on (self, error);
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
                     AnnoTagset *tagset, AnnoSetTake take, gpointer data, GCancellable *cancellable,
                     GError **error)
{
  g_return_val_if_fail (root != NULL && format != NULL && choice != NULL && tagset != NULL, NULL);

  g_autoptr (AnnoSetReport) report = report_new ();
  g_autoptr (GString) bytes = g_string_new (NULL);
  Export self = { format, report, take, data, bytes };
  g_autoptr (GPtrArray) entries
      = anno_corpus_survey (root, choice->scope, report->problems, cancellable, error);
  if (entries == NULL || !put_begin (&self, tagset, error)
      || !put_all (&self, root, choice, tagset, entries, cancellable, error)
      || !put_end (&self, error))
    return NULL;
  return g_steal_pointer (&report);
}
