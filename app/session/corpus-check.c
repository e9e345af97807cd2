#include "session/corpus-check.h"

#include "files/file-error.h"
#include "files/file-reader.h"
#include "files/safe-name.h"
#include "formats/annotator-file.h"
#include "formats/conflict-markers.h"
#include "formats/json-scan.h"
#include "formats/layer-reader.h"
#include "formats/people-file.h"
#include "model/check.h"
#include "model/people-check.h"
#include "session/conflict-copies.h"
#include "session/corpus-survey.h"
#include "session/document-loader.h"
#include "session/layout.h"
#include "session/tagset-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *root;
  AnnoTagset *tagset;
  GHashTable *people; /* of slug to AnnoPeople, or to NULL where it can't be read */
  AnnoCorpusReport report;
  gpointer data;
  AnnoCheckCount count;
  GCancellable *cancellable;
} Check;

/* What is looked at: one layer file, or what belongs to no layer. */
typedef struct
{
  const char *file;
  const char *article;
  const char *annotator;
} Subject;

static void
report_all (Check *self, const Subject *subject, const GPtrArray *findings)
{
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      AnnoCorpusFinding finding
          = { subject->file, subject->article, subject->annotator, findings->pdata[i] };
      self->report (&finding, self->data);
    }
}

/* @message: transfer full. */
static void
report_one (Check *self, const Subject *subject, AnnoFindingKind kind, char *message)
{
  g_autoptr (AnnoFinding) finding = anno_finding_new (kind, message);
  AnnoCorpusFinding found = { subject->file, subject->article, subject->annotator, finding };
  self->report (&found, self->data);
}

/* What can't be read because version control left two versions in it says that before all else. */
static guint
find_markers (Check *self, const Subject *subject)
{
  g_autofree char *path = g_build_filename (self->root, subject->file, NULL);
  g_autoptr (GBytes) bytes = anno_file_reader_read (path, ANNO_JSON_MAX_LAYER, NULL, NULL);

  return bytes != NULL ? anno_conflict_markers_find (bytes) : 0;
}

static void
report_error (Check *self, const Subject *subject, const GError *error)
{
  guint line = find_markers (self, subject);
  g_autoptr (GPtrArray) findings = anno_findings_new ();
  AnnoFinding *finding
      = line > 0 ? anno_finding_new (ANNO_FINDING_CONFLICT_MARKERS,
                                     anno_document_explain_markers (subject->file, line))
                 : anno_finding_new (ANNO_FINDING_BAD_FILE, g_strdup (error->message));

  finding->line = line;
  g_ptr_array_add (findings, finding);
  report_all (self, subject, findings);
}

static void
load_tagset (Check *self)
{
  g_autoptr (GError) error = NULL;

  self->tagset = anno_corpus_load_tagset (self->root, &error);
  if (self->tagset != NULL)
    return;
  g_autofree char *file = anno_layout_tagset_file (self->root);
  report_error (self, &(Subject){ .file = anno_layout_below (self->root, file) }, error);
  self->tagset = anno_tagset_words_get_default ();
}

/* The bytes of a file that may be missing: then NULL without an error. */
static GBytes *
read_optional (const char *path, GError **error)
{
  g_autoptr (GError) problem = NULL;
  GBytes *bytes = anno_file_reader_read (path, ANNO_JSON_MAX_FILE, NULL, &problem);

  if (bytes == NULL && !g_error_matches (problem, ANNO_FILE_ERROR, ANNO_FILE_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&problem));
  return bytes;
}

static void
check_annotator_file (Check *self, const char *slug)
{
  g_autofree char *path = anno_layout_annotator_file (self->root, slug);
  g_autofree char *id = NULL, *name = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = read_optional (path, &error);

  if (bytes != NULL)
    anno_annotator_file_read (bytes, &id, &name, &error);
  if (error != NULL)
    report_error (self, &(Subject){ anno_layout_below (self->root, path), NULL, slug }, error);
}

/* An annotator without people.json names nobody; one whose file can't be read may name anybody. */
static AnnoPeople *
load_people (Check *self, const char *slug)
{
  g_autofree char *path = anno_layout_people_file (self->root, slug);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = read_optional (path, &error);

  if (bytes == NULL && error == NULL)
    return anno_people_new ();
  AnnoPeople *people = bytes != NULL ? anno_people_file_read (bytes, &error) : NULL;
  Subject subject = { anno_layout_below (self->root, path), NULL, slug };
  g_autoptr (GPtrArray) findings = anno_findings_new ();
  if (people == NULL)
    report_error (self, &subject, error);
  else
    anno_people_check (people, findings);
  report_all (self, &subject, findings);
  return people;
}

/* The files beside an annotator's layers are read once, before the first of these. */
static AnnoPeople *
meet_annotator (Check *self, const char *slug)
{
  gpointer people = NULL;
  if (g_hash_table_lookup_extended (self->people, slug, NULL, &people))
    return people;

  check_annotator_file (self, slug);
  people = load_people (self, slug);
  g_hash_table_insert (self->people, g_strdup (slug), people);
  return people;
}

/* @article: NULL where it can't be read; then places and quotes aren't checked. */
static void
check_layer (Check *self, const Subject *subject, AnnoArticle *article)
{
  AnnoPeople *people = meet_annotator (self, subject->annotator);
  g_autofree char *path
      = anno_layout_layer_file (self->root, subject->annotator, subject->article);
  g_autoptr (GPtrArray) findings = anno_findings_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = anno_file_reader_read (path, ANNO_JSON_MAX_LAYER, NULL, &error);
  g_autoptr (AnnoLayer) layer
      = bytes != NULL ? anno_layer_reader_read (bytes, article, findings, self->cancellable, &error)
                      : NULL;

  self->count.n_files++;
  if (layer == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        report_error (self, subject, error);
      return;
    }
  self->count.n_read++;
  anno_check_layer (layer, self->tagset, people, findings);
  report_all (self, subject, findings);
}

/* The article of @entry, with what was odd about it told; NULL where it can't be read. */
static AnnoDocument *
check_article (Check *self, const AnnoSurveyEntry *entry)
{
  Subject subject = { entry->article, entry->article, NULL };
  g_autoptr (GError) error = NULL;
  AnnoDocument *document
      = anno_document_load (self->root, entry->article, NULL, self->cancellable, &error);

  self->count.n_files++;
  if (document == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        report_error (self, &subject, error);
      return NULL;
    }
  self->count.n_read++;
  report_all (self, &subject, anno_document_get_findings (document));
  return document;
}

static void
check_entry (Check *self, const AnnoSurveyEntry *entry)
{
  g_autoptr (AnnoDocument) document = entry->present ? check_article (self, entry) : NULL;
  AnnoArticle *article = document != NULL ? anno_document_get_article (document) : NULL;

  for (guint i = 0; i < entry->slugs->len; i++)
    {
      g_autofree char *file = anno_layout_layer_below (entry->slugs->pdata[i], entry->article);
      Subject subject = { file, entry->article, entry->slugs->pdata[i] };
      if (!entry->present)
        report_one (self, &subject, ANNO_FINDING_NO_ARTICLE,
                    g_strdup (_("The article that this file belongs to is missing.")));
      check_layer (self, &subject, article);
    }
}

static gboolean
is_below (const char *path, const char *scope)
{
  gsize length = strlen (scope);

  return path != NULL && g_str_has_prefix (path, scope)
         && (length == 0 || path[length] == '\0' || path[length] == '/');
}

/* What was merged already is nothing to look at any more. */
static void
check_copy (Check *self, const AnnoConflictCopy *copy)
{
  Subject subject = { copy->path, copy->article, copy->slug };
  const char *program = anno_conflict_origin_get_program (copy->origin);
  g_autofree char *shown = anno_safe_name_display_base (copy->original);

  if (copy->origin == ANNO_CONFLICT_ORIGIN_MERGED)
    return;
  report_one (
      self, &subject, ANNO_FINDING_CONFLICT_COPY,
      program != NULL
          /* Translators: a file, then a program such as Syncthing. */
          ? g_strdup_printf (_("This is another version of “%s”, left by %s. It isn’t read."),
                             shown, program)
          : g_strdup_printf (_("This is another version of “%s”. It isn’t read."), shown));
}

static void
check_copies (Check *self, const char *scope)
{
  g_autoptr (GPtrArray) copies = anno_conflict_copies_find (self->root, self->cancellable, NULL);

  for (guint i = 0; copies != NULL && i < copies->len; i++)
    {
      const AnnoConflictCopy *copy = copies->pdata[i];
      if (is_below (copy->path, scope) || is_below (copy->original, scope)
          || is_below (copy->article, scope))
        check_copy (self, copy);
    }
}

static void
clear_people (gpointer people)
{
  if (people != NULL)
    g_object_unref (people);
}

gboolean
anno_corpus_check (const char *root, const char *scope, AnnoCorpusReport report, gpointer data,
                   AnnoCheckCount *count, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (root != NULL && scope != NULL && report != NULL, FALSE);

  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) entries = anno_corpus_survey (root, scope, problems, cancellable, error);
  if (entries == NULL)
    return FALSE;

  g_autoptr (GHashTable) people
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, clear_people);
  Check self = { .root = root, .people = people, .report = report, .data = data,
                 .cancellable = cancellable };
  for (guint i = 0; i < problems->len; i++)
    report_one (&self, &(Subject){ .file = scope }, ANNO_FINDING_BAD_FILE,
                g_strdup (problems->pdata[i]));
  load_tagset (&self);
  for (guint i = 0; i < entries->len && !g_cancellable_is_cancelled (cancellable); i++)
    check_entry (&self, entries->pdata[i]);
  check_copies (&self, scope);
  anno_tagset_unref (self.tagset);
  if (count != NULL)
    *count = self.count;
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}
