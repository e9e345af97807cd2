#include "exchange/sheet-source.h"

#include "files/safe-name.h"
#include "session/tagset-store.h"

#include <glib/gi18n-lib.h>

struct _AnnoLoadedSheet
{
  AnnoReviewCase *one;
  AnnoReviews *reviews; /* NULL where there are none that can be read */
  AnnoReviewState *state;
  AnnoReviewSheet *sheet;
};

/* Takes away what only one of them has marked. */
static void
keep_comparable (AnnoSheetSource *self)
{
  for (guint i = self->entries->len; i-- > 0;)
    if (anno_review_case_count (self->entries->pdata[i], self->people) < 2)
      g_ptr_array_remove_index (self->entries, i);
}

AnnoSheetSource *
anno_sheet_source_new (const char *root, const char *scope, const char *const *slugs,
                       GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (root != NULL && scope != NULL, NULL);

  g_autoptr (AnnoSheetSource) self = g_new0 (AnnoSheetSource, 1);
  self->root = g_strdup (root);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  self->tagset = anno_tagset_store_read (root, NULL, error);
  if (self->tagset == NULL)
    return NULL;
  self->entries = anno_corpus_survey (root, scope, self->problems, cancellable, error);
  if (self->entries == NULL)
    return NULL;
  g_auto (GStrv) everybody = anno_review_case_list_slugs (root);
  self->people = anno_review_people_new (
      root, slugs != NULL ? slugs : (const char *const *) everybody, self->problems);
  keep_comparable (self);
  return g_steal_pointer (&self);
}

void
anno_sheet_source_free (AnnoSheetSource *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->tagset, anno_tagset_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->people, anno_review_people_free);
  g_ptr_array_unref (self->problems);
  g_free (self->root);
  g_free (self);
}

guint
anno_sheet_source_get_n (const AnnoSheetSource *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->entries->len;
}

static void
add_problem (AnnoSheetSource *self, const char *file, const GError *error)
{
  g_autofree char *shown = anno_safe_name_display (file);

  g_ptr_array_add (self->problems, g_str_has_prefix (error->message, "“")
                                       ? g_strdup (error->message)
                                       /* Translators: a file, then what is wrong with it. */
                                       : g_strdup_printf (_("“%s”: %s"), shown, error->message));
}

/* What reviewers said; what of it can't be read is told, and hinders nothing. */
static AnnoReviews *
load_reviews (AnnoSheetSource *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  AnnoReviews *reviews = anno_review_store_load (self->root, path, &error);

  if (reviews == NULL)
    {
      add_problem (self, path, error);
      return NULL;
    }
  for (guint i = 0; i < reviews->reviewers->len; i++)
    {
      const AnnoReviewerFile *reviewer = reviews->reviewers->pdata[i];
      if (reviewer->error != NULL)
        add_problem (self, path, reviewer->error);
    }
  return reviews;
}

static AnnoReviewSheet *
make_sheet (const AnnoLoadedSheet *self, gboolean hide_names)
{
  const AnnoReviewCase *one = self->one;
  const AnnoMeta *meta = anno_document_get_meta (one->document);
  g_autofree const char **names = g_new0 (const char *, one->sides->len);
  g_autofree char *shown = anno_safe_name_display (one->path);
  const AnnoReviewSheetFacts facts = {
    .article = { .text = one->article,
                 .tagset = one->tagset,
                 .title = anno_document_get_title (one->document),
                 .byline = meta->byline,
                 .date = anno_document_get_date (one->document),
                 .source = meta->source,
                 .url = meta->url,
                 .language = meta->language,
                 .path = shown },
    .compare = &one->compare,
    .state = self->state,
    .names = names,
    .name_person = anno_review_people_name,
    .data = (gpointer) one->people,
    .hide_names = hide_names,
  };
  for (guint i = 0; i < one->sides->len; i++)
    names[i] = anno_review_case_get (one, i)->name;
  return anno_review_sheet_new (&facts);
}

AnnoLoadedSheet *
anno_loaded_sheet_new (AnnoSheetSource *source, guint n, gboolean hide_names)
{
  g_return_val_if_fail (source != NULL && n < source->entries->len, NULL);

  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();
  const AnnoSurveyEntry *entry = source->entries->pdata[n];
  g_autoptr (AnnoReviewCase) one = anno_review_case_load (source->root, entry, source->people,
                                                          source->tagset, source->problems);
  if (one == NULL || one->sides->len < 2)
    return NULL;
  AnnoLoadedSheet *self = g_new0 (AnnoLoadedSheet, 1);
  self->one = g_steal_pointer (&one);
  self->reviews = load_reviews (source, entry->article);
  self->state = anno_review_state_new (anno_review_case_compare (self->one),
                                       self->reviews != NULL ? self->reviews->records : nothing);
  self->sheet = make_sheet (self, hide_names);
  return self;
}

void
anno_loaded_sheet_free (AnnoLoadedSheet *self)
{
  if (self == NULL)
    return;
  anno_review_sheet_free (self->sheet);
  anno_review_state_free (self->state);
  g_clear_pointer (&self->reviews, anno_reviews_free);
  anno_review_case_free (self->one);
  g_free (self);
}

const AnnoReviewSheet *
anno_loaded_sheet_get (const AnnoLoadedSheet *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->sheet;
}
