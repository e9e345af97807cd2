#include "exchange/set-reading.h"

#include "exchange/layer-making.h"
#include "exchange/maker-depth.h"
#include "exchange/read-articles.h"
#include "exchange/read-makers.h"
#include "files/file-error.h"
#include "files/file-reader.h"
#include "files/safe-name.h"
#include "model/name-uuid.h"
#include "foreign/set-formats.h"
#include "session/layout.h"
#include "session/save-job.h"
#include "session/tagset-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What is to become of one document. */
typedef struct
{
  char *article; /* NULL: nothing, which is told */
  char *top;     /* the folder of the source that says whose work it is; NULL for none */
} Plan;

typedef struct
{
  const AnnoReadOrder *order;
  AnnoForeignSource *source;
  const AnnoSetFormat *format;
  AnnoReadReport *report;
  AnnoReadArticles *articles;
  AnnoReadMakers *makers;
  AnnoTypeMeaning *meaning;
  AnnoTagset *tagset;       /* with what is new */
  AnnoFileIdentity tagset_identity;
  GCancellable *cancellable;
  GPtrArray *plans;         /* of Plan, a document each */
  guint at;                 /* the document in hand */
  const char *file;         /* in hand */
  guint maker_depth;
  GHashTable *taken;        /* layer files that are written, or to be */
  GHashTable *tidy;         /* folders in which one was written */
  AnnoReadFault fault;
  GError *error;            /* why it can't go on */
} Reading;

static void
plan_free (gpointer data)
{
  Plan *self = data;
  g_free (self->article);
  g_free (self->top);
  g_free (self);
}

/* What is called off is nobody's fault. */
static gboolean
fail (Reading *self, AnnoReadFault fault, GError *error)
{
  gboolean is_off = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  self->fault = is_off ? ANNO_READ_FAULT_NONE : fault;
  g_clear_error (&self->error);
  self->error = error;
  return FALSE;
}

/* FALSE where it is called off. */
static gboolean
goes_on (Reading *self)
{
  GError *error = NULL;
  return !g_cancellable_set_error_if_cancelled (self->cancellable, &error)
         || fail (self, ANNO_READ_FAULT_NONE, error);
}

/* The name of the person who made @layer; NULL where nothing says it. */
static const char *
maker_of (const Reading *self, const AnnoForeignDocument *document, const AnnoForeignLayer *layer,
          const Plan *plan)
{
  const char *said = layer->maker != NULL && *layer->maker != '\0' ? layer->maker : plan->top;

  if (self->order->annotator != NULL
      && (said == NULL
          || (document->layers->len == 1 && !anno_foreign_source_is_tree (self->source))))
    return self->order->annotator;
  return said;
}

/* A new one is only made where all may be about anything. */
static char *
find_article (Reading *self, const AnnoForeignDocument *document, const char *name)
{
  char *article = anno_read_articles_find (self->articles, document, name);

  if (article != NULL || self->order->article != NULL || document->text == NULL)
    return article;
  self->report->n_articles++;
  return anno_read_articles_add (self->articles, document, name);
}

static void
tell_no_article (Reading *self, const AnnoForeignDocument *document)
{
  g_autofree char *name
      = anno_safe_name_display (document->name != NULL ? document->name : self->file);
  anno_read_report_add (
      self->report, self->file, NULL, NULL,
      g_strdup_printf (_("No article here is called “%s”, and the file doesn’t hold its text. Name "
                         "the article."),
                       name));
}

static gboolean
learn_cb (AnnoForeignDocument *document, gpointer data)
{
  Reading *self = data;
  g_autoptr (AnnoForeignDocument) owned = document;
  Plan *plan = g_new0 (Plan, 1);
  g_autofree char *rest = NULL;

  if (self->maker_depth != ANNO_MAKER_DEPTH_NONE && document->name != NULL)
    anno_maker_depth_cut (document->name, self->maker_depth, &plan->top, &rest);
  plan->article = find_article (self, document, rest != NULL ? rest : document->name);
  g_ptr_array_add (self->plans, plan);
  if (plan->article == NULL && self->order->article == NULL)
    tell_no_article (self, document);
  anno_type_meaning_learn (self->meaning, document);
  self->report->n_documents++;
  return goes_on (self);
}

static gboolean
read_file (Reading *self, const char *name, const AnnoForeignSink *sink)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = anno_foreign_source_read (self->source, name, &error);
  const AnnoForeignFile file = { name, bytes, self->source };

  self->file = name;
  if (bytes != NULL && self->format->read (&file, sink, &error))
    return self->error == NULL;
  if (sink->take == learn_cb)
    anno_read_report_add (self->report, name, NULL, NULL, g_strdup (error->message));
  if (self->error == NULL && !anno_foreign_source_is_tree (self->source))
    return fail (self, ANNO_READ_FAULT_SOURCE, g_steal_pointer (&error));
  return self->error == NULL;
}

/* One that is named is read whatever it is called. */
static gboolean
read_all (Reading *self, const AnnoForeignSink *sink)
{
  const GPtrArray *names = anno_foreign_source_list (self->source);
  gboolean is_tree = anno_foreign_source_is_tree (self->source);

  for (guint i = 0; i < names->len; i++)
    if (!goes_on (self)
        || ((!is_tree || anno_set_format_has_ending (self->format, names->pdata[i]))
            && !read_file (self, names->pdata[i], sink)))
      return FALSE;
  return TRUE;
}

/* Where one article is named, all that isn't about it stays out; a single document is about it,
 * whatever it is called. */
static gboolean
keep_to_article (Reading *self)
{
  const char *wanted = self->order->article;
  guint n = 0, n_others = 0;

  for (guint i = 0; wanted != NULL && i < self->plans->len; i++)
    n += g_strcmp0 (((Plan *) self->plans->pdata[i])->article, wanted) == 0;
  for (guint i = 0; wanted != NULL && i < self->plans->len; i++)
    {
      Plan *plan = self->plans->pdata[i];
      if (n == 0 && self->plans->len == 1)
        {
          g_free (plan->article);
          plan->article = g_strdup (wanted);
          n = 1;
        }
      else if (g_strcmp0 (plan->article, wanted) != 0)
        {
          g_clear_pointer (&plan->article, g_free);
          n_others++;
        }
    }
  if (n > 0 && n_others > 0)
    anno_read_report_add (self->report, self->file, NULL, NULL,
                          g_strdup_printf (ngettext ("%u document about another article is left "
                                                     "out.",
                                                     "%u documents about other articles are left "
                                                     "out.",
                                                     n_others),
                                           n_others));
  if (wanted == NULL || n > 0)
    return TRUE;
  g_autofree char *shown = anno_safe_name_display (wanted);
  return fail (self, ANNO_READ_FAULT_SOURCE,
               g_error_new (ANNO_FOREIGN_ERROR, ANNO_FOREIGN_ERROR_BROKEN,
                            ngettext ("It holds %u document, which isn’t about “%s”.",
                                      "It holds %u documents, none of which is about “%s”.",
                                      self->plans->len),
                            self->plans->len, shown));
}

static gboolean
learn_again_cb (AnnoForeignDocument *document, gpointer data)
{
  Reading *self = data;

  anno_type_meaning_learn (self->meaning, document);
  anno_foreign_document_free (document);
  return goes_on (self);
}

/* Where nobody has worked yet, and no type is one of the default tagset's, the corpus gets a tagset
 * of just what comes in. */
static gboolean
begin_tagset (Reading *self)
{
  const AnnoForeignSink sink = { learn_again_cb, self };
  g_autofree char *annotations = g_build_filename (self->order->root, "annotations", NULL);

  if (self->tagset_identity.exists || !self->order->grows || !anno_type_meaning_is_all_new (self->meaning)
      || g_file_test (annotations, G_FILE_TEST_EXISTS))
    return TRUE;
  g_autofree char *name = g_path_get_basename (self->order->root);
  g_autofree char *shown = anno_safe_name_display (name);
  GPtrArray *none = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_tag_free);
  g_autoptr (AnnoTagset) empty = anno_tagset_new (shown, none);
  anno_type_meaning_free (self->meaning);
  self->meaning = anno_type_meaning_new (empty, self->format, self->order->map, TRUE);
  return read_all (self, &sink);
}

static gboolean
learn (Reading *self)
{
  const AnnoForeignSink sink = { learn_cb, self };

  self->maker_depth
      = anno_maker_depth_find (self->source, self->format, self->order->annotator == NULL);
  if (!read_all (self, &sink) || !keep_to_article (self))
    return FALSE;
  if (self->plans->len == 0)
    return fail (self, ANNO_READ_FAULT_SOURCE,
                 g_error_new (ANNO_FOREIGN_ERROR, ANNO_FOREIGN_ERROR_BROKEN,
                              _("There is nothing in it that is in the form “%s”."),
                              self->format->id));
  if (!anno_type_meaning_is_sound (self->meaning))
    return fail (self, ANNO_READ_FAULT_SOURCE,
                 g_error_new (ANNO_FOREIGN_ERROR, ANNO_FOREIGN_ERROR_BROKEN,
                              _("It has more than %u types and fields that the tagset lacks: those are "
                                "hardly types."),
                              ANNO_TYPE_MEANING_MAX));
  if (!begin_tagset (self))
    return FALSE;
  anno_read_report_add_types (self->report, self->meaning);
  self->tagset = anno_type_meaning_make_tagset (self->meaning);
  return TRUE;
}

/* TRUE where nothing is in the way of the layer of @slug, or it is told. */
static gboolean
take_place (Reading *self, const char *slug, const char *article, gboolean *is_second)
{
  char *path = anno_layout_layer_file (self->order->root, slug, article);

  *is_second = !g_hash_table_add (self->taken, path);
  if (*is_second || !g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  g_autofree char *shown = anno_safe_name_display (path);
  return fail (self, ANNO_READ_FAULT_EXISTS,
               g_error_new (ANNO_FILE_ERROR, ANNO_FILE_ERROR_CHANGED,
                            _("“%s” is there already. Give another name for whose work this is."),
                            shown));
}

/* Looks, before anything is written, whether each layer has somebody and a place. */
static gboolean
check_layer (Reading *self, const AnnoForeignDocument *document, const AnnoForeignLayer *layer,
             const Plan *plan)
{
  const char *maker = maker_of (self, document, layer, plan);
  gboolean is_second;

  if (maker == NULL)
    return fail (self, ANNO_READ_FAULT_NOBODY,
                 g_error_new (ANNO_FOREIGN_ERROR, ANNO_FOREIGN_ERROR_BROKEN,
                              _("%s: it isn’t said whose work this is. Give a name for it."),
                              self->file));
  const AnnoAnnotator *annotator = anno_read_makers_find (self->makers, maker);
  if (!take_place (self, annotator->slug, plan->article, &is_second))
    return FALSE;
  if (is_second)
    anno_read_report_add (self->report, self->file, NULL, plan->article,
                          g_strdup_printf (_("A second document of %s about the same article is "
                                             "left out."),
                                           maker));
  return TRUE;
}

static gboolean
check_cb (AnnoForeignDocument *document, gpointer data)
{
  Reading *self = data;
  g_autoptr (AnnoForeignDocument) owned = document;
  const Plan *plan = self->plans->pdata[self->at++];

  for (guint i = 0; plan->article != NULL && i < document->layers->len; i++)
    if (!check_layer (self, document, document->layers->pdata[i], plan))
      return FALSE;
  return goes_on (self) && self->at < self->plans->len;
}

static gboolean
check (Reading *self)
{
  const AnnoForeignSink sink = { check_cb, self };
  gboolean all = read_all (self, &sink);

  self->at = 0;
  g_hash_table_remove_all (self->taken);
  return all && self->error == NULL;
}

static gboolean
fail_to_write (Reading *self, GError *error)
{
  gboolean is_in_the_way = g_error_matches (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_CHANGED);
  return fail (self, is_in_the_way ? ANNO_READ_FAULT_EXISTS : ANNO_READ_FAULT_DISK, error);
}

static gboolean
write_tagset (Reading *self)
{
  GError *error = NULL;

  if (self->report->n_new == 0 || self->order->only_look)
    return TRUE;
  g_autoptr (AnnoTagsetOrder) order = anno_tagset_order_new (
      self->order->root, self->tagset, ANNO_SAVE_IF_UNCHANGED, &self->tagset_identity);
  if (anno_tagset_store_write (order, &error))
    return TRUE;
  return fail_to_write (self, error);
}

/* The article that @plan leads to; one that is new is written first. */
static AnnoArticle *
get_article (Reading *self, const Plan *plan, const AnnoForeignDocument *document)
{
  g_autofree char *file = anno_layout_article_file (self->order->root, plan->article);
  gboolean is_new = anno_read_articles_is_new (self->articles, plan->article);
  GError *error = NULL;

  if (is_new && !self->order->only_look
      && !anno_read_articles_write (self->articles, plan->article, document, &error))
    {
      fail (self, ANNO_READ_FAULT_DISK, error);
      return NULL;
    }
  g_autoptr (GBytes) bytes
      = is_new ? g_bytes_new (document->text, strlen (document->text))
               : anno_file_reader_read (file, ANNO_FOREIGN_FILE_MAX, NULL, &error);
  AnnoArticle *article = bytes != NULL ? anno_article_new (bytes, &error) : NULL;
  if (article == NULL)
    fail (self, ANNO_READ_FAULT_CORPUS, error);
  return article;
}

static gboolean
write_layer (Reading *self, const char *maker, const Plan *plan, AnnoLayer *layer,
             AnnoArticle *article, AnnoFileIdentity *written)
{
  const AnnoAnnotator *annotator = anno_read_makers_find (self->makers, maker);
  GError *error = NULL;

  if (!anno_read_makers_found (self->makers, maker, &error))
    return fail_to_write (self, error);
  g_autoptr (AnnoSaveJob) job = anno_save_job_new (self->order->root, annotator, plan->article);

  job->snapshot = anno_layer_snapshot_new (layer);
  job->text = g_object_ref (article);
  job->tagset = anno_tagset_ref (self->tagset);
  g_autofree char *file = anno_layout_layer_file (self->order->root, annotator->slug, plan->article);
  job->is_tidy = !g_hash_table_add (self->tidy, g_path_get_dirname (file));
  anno_save_job_run (job);
  *written = job->now;
  if (job->error == NULL)
    return TRUE;
  return fail_to_write (self, g_steal_pointer (&job->error));
}

static void
tell_all (Reading *self, const char *article, const GPtrArray *sentences)
{
  for (guint i = 0; i < sentences->len; i++)
    anno_read_report_add (self->report, self->file, NULL, article,
                          g_strdup (sentences->pdata[i]));
}

static AnnoLayer *
make_layer (Reading *self, const AnnoAnnotator *annotator, const Plan *plan, AnnoPeople *people,
            const AnnoForeignLayer *from, const GPtrArray *places, AnnoArticle *article)
{
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *seed = g_strconcat (plan->article, "\n", annotator->id, NULL);
  const AnnoLayerMaking making
      = { self->meaning, article, seed, self->format->keeps, people, told };
  AnnoLayer *layer = anno_layer_making_run (&making, from, places,
                                            anno_read_makers_begin_layer (annotator, plan->article, article, seed));

  tell_all (self, plan->article, told);
  anno_read_report_add_places (self->report, self->file, plan->article, places);
  self->report->n_spans += anno_layer_get_n_spans (layer);
  return layer;
}

static void
report_layer (Reading *self, const AnnoForeignPlacing *placing, const AnnoAnnotator *annotator,
              const Plan *plan, const GPtrArray *places, gboolean is_new,
              const AnnoFileIdentity *written)
{
  AnnoReadLayer *layer = anno_read_report_add_layer (self->report, placing);

  layer->file = g_strdup (self->file);
  layer->article = g_strdup (plan->article);
  layer->maker = g_strdup (annotator->name);
  layer->slug = g_strdup (annotator->slug);
  layer->is_new_article = is_new;
  layer->written = *written;
  for (guint i = 0; i < places->len; i++)
    layer->n[((const AnnoForeignPlace *) places->pdata[i])->how]++;
}

static gboolean
take_layer (Reading *self, const AnnoForeignDocument *document, guint index, const Plan *plan,
            const AnnoForeignPlacing *placing, AnnoArticle *article, gboolean is_new)
{
  const AnnoForeignLayer *from = document->layers->pdata[index];
  const char *maker = maker_of (self, document, from, plan);
  const AnnoAnnotator *annotator = anno_read_makers_find (self->makers, maker);
  AnnoFileIdentity written = { 0 };
  GError *error = NULL;
  gboolean is_second;

  if (!take_place (self, annotator->slug, plan->article, &is_second) || is_second)
    return self->error == NULL;
  AnnoPeople *people = anno_read_makers_get_people (self->makers, maker, &error);
  if (people == NULL)
    return fail (self, ANNO_READ_FAULT_CORPUS, error);
  const GPtrArray *places = placing->layers->pdata[index];
  g_autoptr (AnnoLayer) layer = make_layer (self, annotator, plan, people, from, places, article);
  if (!self->order->only_look && !write_layer (self, maker, plan, layer, article, &written))
    return FALSE;
  report_layer (self, placing, annotator, plan, places, is_new, &written);
  return TRUE;
}

static gboolean
take_document (Reading *self, const AnnoForeignDocument *document, const Plan *plan)
{
  gboolean is_new = anno_read_articles_is_new (self->articles, plan->article);
  g_autoptr (AnnoArticle) article = get_article (self, plan, document);

  if (article == NULL)
    return FALSE;
  g_autoptr (AnnoForeignPlacing) placing
      = anno_foreign_placing_new (document, article, self->order->unit);
  for (guint i = 0; i < document->layers->len; i++)
    if (!take_layer (self, document, i, plan, placing, article, is_new))
      return FALSE;
  tell_all (self, plan->article, document->left_out);
  return TRUE;
}

static gboolean
take_cb (AnnoForeignDocument *document, gpointer data)
{
  Reading *self = data;
  g_autoptr (AnnoForeignDocument) owned = document;
  const Plan *plan = self->plans->pdata[self->at++];

  if (!goes_on (self))
    return FALSE;
  if (plan->article != NULL && !take_document (self, document, plan))
    return FALSE;
  anno_set_progress_tell (self->order->progress, self->at);
  return self->at < self->plans->len;
}

/* Whom they name is written in any case: a layer whose people aren't there has no names. */
static gboolean
take (Reading *self)
{
  const AnnoForeignSink sink = { take_cb, self };
  g_autoptr (GError) error = NULL;

  anno_set_progress_begin (self->order->progress, self->plans->len);
  gboolean all = write_tagset (self) && read_all (self, &sink);
  if (self->order->only_look || anno_read_makers_save (self->makers, &error) || !all)
    return all;
  return fail_to_write (self, g_steal_pointer (&error));
}

static gboolean
find_format (Reading *self)
{
  GError *error = NULL;

  self->format = self->order->format != NULL ? self->order->format
                                             : anno_set_format_guess (self->source, &error);
  self->report->format = self->format;
  return self->format != NULL || fail (self, ANNO_READ_FAULT_SOURCE, error);
}

static gboolean
open_source (Reading *self)
{
  GError *error = NULL;

  self->source = self->order->source != NULL
                     ? self->order->source
                     : anno_foreign_source_open (self->order->path, &error);
  return self->source != NULL || fail (self, ANNO_READ_FAULT_SOURCE, error);
}

static gboolean
begin (Reading *self)
{
  const AnnoReadOrder *order = self->order;
  GError *error = NULL;

  if (!open_source (self) || !find_format (self))
    return FALSE;
  g_autoptr (AnnoTagset) tagset
      = anno_tagset_store_read (order->root, &self->tagset_identity, &error);

  if (tagset == NULL)
    return fail (self, ANNO_READ_FAULT_CORPUS, error);
  self->articles = anno_read_articles_new (order->root, self->cancellable, &error);
  if (self->articles == NULL)
    return fail (self, ANNO_READ_FAULT_CORPUS, error);
  self->makers = anno_read_makers_new (order->root);
  self->meaning = anno_type_meaning_new (tagset, self->format, order->map, order->grows);
  return TRUE;
}

static void
reading_clear (Reading *self)
{
  if (self->source != self->order->source)
    anno_foreign_source_free (self->source);
  g_clear_pointer (&self->articles, anno_read_articles_free);
  g_clear_pointer (&self->makers, anno_read_makers_free);
  g_clear_pointer (&self->meaning, anno_type_meaning_free);
  g_clear_pointer (&self->tagset, anno_tagset_unref);
  g_clear_pointer (&self->plans, g_ptr_array_unref);
  g_clear_pointer (&self->taken, g_hash_table_unref);
  g_clear_pointer (&self->tidy, g_hash_table_unref);
}

AnnoReadReport *
anno_set_read (const AnnoReadOrder *order, AnnoReadFault *fault, GCancellable *cancellable,
               GError **error)
{
  g_return_val_if_fail (order != NULL && fault != NULL, NULL);
  g_return_val_if_fail (order->source != NULL || order->path != NULL, NULL);

  g_autoptr (AnnoReadReport) report = anno_read_report_new ();
  Reading self = { .order = order, .report = report, .cancellable = cancellable };
  self.plans = g_ptr_array_new_with_free_func (plan_free);
  self.taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.tidy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean done = begin (&self) && learn (&self) && check (&self) && take (&self);
  *fault = self.fault;
  reading_clear (&self);
  if (done)
    return g_steal_pointer (&report);
  if (!order->only_look)
    anno_read_report_tell_written (report, self.error);
  g_propagate_error (error, self.error);
  return NULL;
}
