#include "cli/review-table.h"

#include "cli/annotator-choice.h"
#include "cli/output.h"
#include "cli/review-print.h"
#include "cli/sitting.h"
#include "files/file-error.h"
#include "formats/json-print.h"
#include "review/review-fit.h"
#include "session/tagset-store.h"

#include <string.h>

AnnoExit
anno_review_table_tell (const AnnoReviewTable *self, AnnoExit status, const char *format,
                        const char *word)
{
  g_autoptr (GString) message = g_string_new (format);

  g_string_replace (message, "%s", word, 1);
  anno_output_message (self->named, message->str);
  return status;
}

static gboolean
find_self (AnnoReviewTable *self, const char *as)
{
  g_autoptr (GError) error = NULL;

  if (as == NULL)
    return TRUE;
  self->self = anno_sitting_read_annotator (self->place.root, as, &error);
  if (self->self == NULL)
    anno_output_message (self->named, error->message);
  return self->self != NULL;
}

static gboolean
survey (AnnoReviewTable *self, const char *const *slugs)
{
  const AnnoPlace *place = &self->place;
  g_autoptr (GError) error = NULL;

  self->tagset = anno_tagset_store_read (place->root, NULL, &error);
  if (self->tagset != NULL)
    self->entries = anno_corpus_survey (place->root, place->scope, self->problems, NULL, &error);
  if (self->entries == NULL)
    {
      anno_output_message (self->named, error->message);
      return FALSE;
    }
  g_auto (GStrv) everybody = anno_review_case_list_slugs (place->root);
  self->people = anno_review_people_new (
      place->root, slugs != NULL ? slugs : (const char *const *) everybody, self->problems);
  return TRUE;
}

AnnoExit
anno_review_table_open (AnnoReviewTable *self, const char *named, const char *const *slugs,
                        const char *as)
{
  g_return_val_if_fail (self != NULL && named != NULL, ANNO_EXIT_INPUT);

  *self = (AnnoReviewTable){ .named = named };
  self->problems = g_ptr_array_new_with_free_func (g_free);
  anno_place_init (&self->place, named);
  if (anno_annotator_choice_check (self->place.root, named, slugs) && find_self (self, as)
      && survey (self, slugs))
    return ANNO_EXIT_DONE;
  return anno_review_table_close (self, ANNO_EXIT_INPUT);
}

AnnoExit
anno_review_table_close (AnnoReviewTable *self, AnnoExit status)
{
  g_return_val_if_fail (self != NULL, status);

  for (guint i = 0; i < self->problems->len; i++)
    anno_output_message (self->named, self->problems->pdata[i]);
  if (self->problems->len > 0)
    status = MAX (status, ANNO_EXIT_FINDINGS);
  g_clear_pointer (&self->people, anno_review_people_free);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->tagset, anno_tagset_unref);
  g_clear_pointer (&self->self, anno_annotator_free);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  anno_place_clear (&self->place);
  return status;
}

AnnoReviewedCase *
anno_review_table_load (AnnoReviewTable *self, guint n)
{
  g_return_val_if_fail (self != NULL && n < self->entries->len, NULL);

  AnnoReviewCase *one = anno_review_case_load (self->place.root, self->entries->pdata[n],
                                               self->people, self->tagset, self->problems);
  return one != NULL ? anno_reviewed_case_new (self->place.root, one, NULL, self->problems) : NULL;
}

AnnoReviewedCase *
anno_review_table_load_one (AnnoReviewTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  const AnnoSurveyEntry *entry = self->entries->len == 1 ? self->entries->pdata[0] : NULL;
  AnnoReviewedCase *reviewed = NULL;
  if (entry == NULL || !g_str_equal (entry->article, self->place.scope))
    anno_output_message (self->named, "This isn’t one article.");
  else if ((reviewed = anno_review_table_load (self, 0)) == NULL)
    anno_output_message (self->named, "Nobody has annotations on it that can be read.");
  return reviewed;
}

AnnoReviewDesk
anno_review_table_desk (const AnnoReviewTable *self, const AnnoReviewedCase *reviewed)
{
  return (AnnoReviewDesk){ &reviewed->one->compare, reviewed->state, reviewed->one->article,
                           self->self->id, self->self->name };
}

static AnnoExit
tell_failure (const AnnoReviewTable *self, const GError *error)
{
  anno_output_message (self->named, error->message);
  return g_error_matches (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_CHANGED) ? ANNO_EXIT_CONFLICT
                                                                           : ANNO_EXIT_WRITE;
}

AnnoExit
anno_review_table_add (AnnoReviewTable *self, AnnoReviewedCase *reviewed, const GPtrArray *records)
{
  g_return_val_if_fail (self != NULL && reviewed != NULL && records != NULL, ANNO_EXIT_WRITE);

  const AnnoReviewCase *one = reviewed->one;
  g_autoptr (GError) error = NULL;
  if (records->len == 0)
    return ANNO_EXIT_DONE;
  g_autoptr (GPtrArray) own
      = anno_review_store_append (self->place.root, self->self, one->path,
                                  anno_article_get_sha256 (one->article), records, &error);
  if (own == NULL)
    return tell_failure (self, error);
  const GPtrArray *lists[] = { reviewed->state->records, own };
  g_autoptr (GPtrArray) all = anno_review_records_merge (lists, G_N_ELEMENTS (lists));
  AnnoReviewState *state = anno_review_state_new (&one->compare, all);
  anno_review_state_free (reviewed->state);
  reviewed->state = state;
  return ANNO_EXIT_DONE;
}

/* The cluster of a decision; G_MAXUINT for none. */
static guint
cluster_of (const AnnoReviewedCase *reviewed, const AnnoReviewRecord *record)
{
  g_autoptr (GArray) clusters = anno_review_fit_list_clusters (&reviewed->one->compare, record);

  return record->kind == ANNO_REVIEW_DECISION && clusters->len > 0
             ? g_array_index (clusters, guint, 0)
             : G_MAXUINT;
}

static void
show_json (const AnnoReviewedCase *reviewed, const AnnoReviewRecord *record, const char *shown,
           const char *status)
{
  g_autoptr (GString) line = g_string_new ("{");

  anno_output_json_path (line, "article", shown);
  anno_review_print_record_json (reviewed, record, line);
  anno_json_print_member (line, "status", status);
  g_string_append_c (line, '}');
  anno_output_json (line);
}

static void
show_columns (const AnnoReviewedCase *reviewed, const AnnoReviewRecord *record, const char *shown,
              const char *status)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (columns, g_strdup (shown));
  g_ptr_array_add (columns, anno_review_print_place (reviewed, record));
  g_ptr_array_add (columns, g_strdup (anno_review_print_what (record)));
  g_ptr_array_add (columns, g_strdup (*record->id != '\0' ? record->id : "-"));
  if (status != NULL)
    g_ptr_array_add (columns, g_strdup (status));
  anno_output_columns (columns);
}

AnnoExit
anno_review_table_show (const AnnoReviewTable *self, const AnnoReviewedCase *reviewed,
                        const GPtrArray *records, gboolean json)
{
  g_return_val_if_fail (self != NULL && reviewed != NULL && records != NULL, ANNO_EXIT_DONE);

  g_autofree char *shown = anno_place_show (&self->place, reviewed->one->path);
  AnnoExit exit = ANNO_EXIT_DONE;
  for (guint i = 0; i < records->len; i++)
    {
      const AnnoReviewRecord *record = records->pdata[i];
      guint cluster = cluster_of (reviewed, record);
      const char *status
          = cluster != G_MAXUINT ? anno_review_print_status (reviewed, cluster) : NULL;
      (json ? show_json : show_columns) (reviewed, record, shown, status);
      if (cluster == G_MAXUINT
          || anno_review_state_get (reviewed->state, cluster)->status != ANNO_STATUS_CONTESTED)
        continue;
      g_autofree char *said = anno_review_print_decisions (reviewed, cluster);
      g_autofree char *words = g_strdup_printf ("Reviewers differ: %s", said);
      anno_output_message (shown, words);
      exit = ANNO_EXIT_FINDINGS;
    }
  return exit;
}

guint
anno_review_table_find_side (const AnnoReviewTable *self, const AnnoReviewedCase *reviewed,
                             const char *slug)
{
  g_return_val_if_fail (self != NULL && reviewed != NULL && slug != NULL, G_MAXUINT);

  for (guint i = 0; i < reviewed->one->sides->len; i++)
    if (g_str_equal (anno_review_case_get (reviewed->one, i)->slug, slug))
      return i;
  anno_review_table_tell (self, ANNO_EXIT_INPUT,
                          "“%s” has no annotations on it that can be compared.", slug);
  return G_MAXUINT;
}

char *
anno_review_table_make_id (const char *word)
{
  g_return_val_if_fail (word != NULL, NULL);
  return g_uuid_string_is_valid (word) ? g_strconcat ("urn:uuid:", word, NULL) : g_strdup (word);
}

static gboolean
parse_range (const char *word, guint *start, guint *end)
{
  const char *dash = strchr (word, '-');
  g_autofree char *first = dash != NULL ? g_strndup (word, (gsize) (dash - word)) : NULL;
  guint64 from, to;

  if (dash == NULL || !g_ascii_string_to_unsigned (first, 10, 0, G_MAXUINT, &from, NULL)
      || !g_ascii_string_to_unsigned (dash + 1, 10, 0, G_MAXUINT, &to, NULL))
    return FALSE;
  *start = (guint) from;
  *end = (guint) to;
  return TRUE;
}

/* At one place may lie what all agree on and what they don't: then the latter is meant. */
static guint
find_at (const AnnoReviewedCase *reviewed, guint start, guint end, gboolean agreed, guint *n)
{
  guint found = G_MAXUINT, from, to;

  *n = 0;
  for (guint i = 0; i < reviewed->state->items->len; i++)
    {
      anno_reviewed_case_get_range (reviewed, i, &from, &to);
      if (from != start || to != end
          || anno_review_state_get (reviewed->state, i)->agreed != agreed)
        continue;
      found = i;
      ++*n;
    }
  return found;
}

static gboolean
find_range (const AnnoReviewTable *self, const AnnoReviewedCase *reviewed, const char *word,
            guint *cluster)
{
  guint start, end, n = 0;

  parse_range (word, &start, &end);
  *cluster = find_at (reviewed, start, end, FALSE, &n);
  if (n == 0)
    *cluster = find_at (reviewed, start, end, TRUE, &n);
  if (n == 1)
    return TRUE;
  anno_review_table_tell (self, ANNO_EXIT_INPUT,
                          n == 0 ? "Nothing is marked that goes exactly from there to there: %s."
                                 : "There are several at %s: name one by the id of an annotation.",
                          word);
  return FALSE;
}

gboolean
anno_review_table_find_place (const AnnoReviewTable *self, const AnnoReviewedCase *reviewed,
                              const char *word, guint *cluster, const AnnoMark **mark)
{
  const AnnoClusters *clusters = reviewed->one->clusters;
  g_autofree char *id = anno_review_table_make_id (word);
  guint start, end, n = 0;

  if (mark != NULL)
    *mark = NULL;
  if (parse_range (word, &start, &end))
    return find_range (self, reviewed, word, cluster);
  for (guint i = 0; i < clusters->n_layers; i++)
    {
      guint found = anno_clusters_find (clusters, i, id);
      if (found == G_MAXUINT)
        continue;
      n++;
      *cluster = found;
      if (mark != NULL)
        *mark = anno_clusters_find_mark (clusters, found, i);
    }
  if (n == 1)
    return TRUE;
  anno_review_table_tell (self, ANNO_EXIT_INPUT,
                          n == 0 ? "“%s” is neither a place nor the id of an annotation here."
                                 : "Several annotators have an annotation with the id “%s”.",
                          word);
  return FALSE;
}
