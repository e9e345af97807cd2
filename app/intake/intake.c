#include "intake/intake.h"

#include "files/file-error.h"
#include "files/safe-name.h"
#include "formats/article-formats.h"
#include "formats/block-kinds.h"
#include "intake/article-name.h"
#include "intake/article-writer.h"
#include "intake/leftovers.h"
#include "intake/source-bytes.h"
#include "intake/source-stream.h"
#include "intake/source-walk.h"
#include "session/remote-copy.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BATCH_FILES 512
#define BATCH_BYTES (32 * 1024 * 1024)
/* Bytes of text: those of all that can be told, at the length of news. */
#define MOST_PREVIEWS (32 * 1024 * 1024)

/* One import. */
typedef struct
{
  const char *root;
  const AnnoIntakeWish *wish;
  AnnoIntakeProgress *progress;
  GCancellable *cancellable;
  AnnoKnownArticles *known;
  AnnoIntakeReport *report;
  AnnoFileBatch *batch;  /* what isn't on the disk yet */
  GPtrArray *waiting;    /* of AnnoIntakeEntry, one a file of the batch; NULL for what goes
                          * with an article: its meta file, its source */
  gsize n_previewed;     /* bytes of text that previews keep */
  /* The source in hand. */
  const AnnoArticleFormat *format;
  GBytes *bytes;            /* all of them, or … */
  AnnoSourceStream *stream; /* … in pieces */
  const char *name;         /* of the file */
  const char *shown;
  const char *folder; /* below the corpus */
  char *original;     /* the name under which it was kept */
} Intake;

static void
count (gint *number)
{
  if (number != NULL)
    g_atomic_int_inc (number);
}

static AnnoIntakeEntry *
report (Intake *self, AnnoIntakeOutcome outcome, const char *part, const char *message)
{
  AnnoIntakeEntry *entry = anno_intake_report_add (self->report, outcome, self->shown);

  entry->part = g_strdup (part);
  entry->message = g_strdup (message);
  return entry;
}

/* What a person should know of an article that came in. */
static char *
describe_draft (const AnnoArticleDraft *draft)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *left_out = anno_block_kinds_describe (draft->left_out);

  for (guint i = 0; i < draft->notes->len; i++)
    g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "",
                            (const char *) draft->notes->pdata[i]);
  if (left_out != NULL)
    {
      g_string_append (words, words->len > 0 ? " " : "");
      /* Translators: a list such as "3 captions, 1 table row". */
      g_string_append_printf (words, _("Left out: %s."), left_out);
    }
  return words->len > 0 ? g_string_free (g_steal_pointer (&words), FALSE) : NULL;
}

static guint
sum (const guint *left_out)
{
  guint n = 0;

  for (guint kind = 0; kind < ANNO_N_BLOCK_KINDS; kind++)
    n += left_out[kind];
  return n;
}

/* Whether it is there already: told, and not imported again. */
static gboolean
is_double (Intake *self, const AnnoArticleDraft *draft, GBytes *text)
{
  const char *same = anno_known_articles_find_text (self->known, text);
  const char *other = same == NULL ? anno_known_articles_find_id (self->known, draft->meta.id) : NULL;

  if (self->wish->doubles || (same == NULL && other == NULL))
    return FALSE;
  g_autofree char *shown = anno_safe_name_display (same != NULL ? same : other);
  g_autofree char *message
      = g_strdup_printf (same != NULL ? _("It is there already, as %s.")
                                      : _("%s is another version of it. Import what is there already, too, "
                                          "to have both."),
                         shown);
  AnnoIntakeEntry *entry = report (self, ANNO_INTAKE_DOUBLE, NULL, message);
  entry->article = g_strdup (same != NULL ? same : other);
  entry->title = g_strdup (draft->meta.title);
  return TRUE;
}

/* Another program's file in the way is no fault of the corpus. */
static void
count_unwritten (Intake *self, const GError *error)
{
  self->report->n_unwritten += !g_error_matches (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_CHANGED);
}

static void
failed_cb (guint n, const GError *error, gpointer data)
{
  Intake *self = data;
  AnnoIntakeEntry *entry = self->waiting->pdata[n];

  if (entry == NULL)
    return;
  anno_intake_report_fail (self->report, entry, error->message);
  count_unwritten (self, error);
}

static void
commit (Intake *self)
{
  anno_file_batch_commit (self->batch, failed_cb, self);
  g_ptr_array_set_size (self->waiting, 0);
}

/* Many at once are faster, few are less to be lost. */
static void
commit_some (Intake *self)
{
  if (anno_file_batch_get_n (self->batch) >= BATCH_FILES
      || anno_file_batch_get_n_bytes (self->batch) >= BATCH_BYTES)
    commit (self);
}

/* The last file that was added is what @entry tells of. */
static void
wait_for (Intake *self, AnnoIntakeEntry *entry)
{
  while (self->waiting->len + 1 < anno_file_batch_get_n (self->batch))
    g_ptr_array_add (self->waiting, NULL);
  g_ptr_array_add (self->waiting, entry);
}

static gboolean
keep_source (Intake *self, const char *path, GError **error)
{
  if (!self->wish->keeps_sources || self->original != NULL)
    return TRUE;
  self->original = anno_article_source_name (path, self->name);
  gboolean added = self->stream != NULL
                       ? anno_article_add_stream (self->batch, self->root, path, self->original,
                                                  anno_source_stream_get_fd (self->stream), error)
                       : anno_article_add_source (self->batch, self->root, path, self->original,
                                                  self->bytes, error);
  if (!added)
    g_clear_pointer (&self->original, g_free);
  return added;
}

static gboolean
write_article (Intake *self, AnnoArticleDraft *draft, const char *path, GBytes *text, GError **error)
{
  if (self->wish->is_dry)
    return TRUE;
  guint before = anno_file_batch_get_n (self->batch);
  if (!keep_source (self, path, error))
    return FALSE;
  AnnoMeta *meta = &draft->meta;
  g_free (meta->format);
  g_free (meta->sha256);
  g_free (meta->original);
  meta->format = g_strdup (self->format->id);
  meta->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, text);
  meta->original = g_strdup (self->original);
  if (anno_article_add (self->batch, self->root, path, text, meta, error))
    return TRUE;
  /* Nor the source, where it came with this one. */
  if (anno_file_batch_get_n (self->batch) > before)
    g_clear_pointer (&self->original, g_free);
  anno_file_batch_drop (self->batch, before);
  return FALSE;
}

/* Once there is no more room, articles have none. */
static AnnoIntakePreview *
make_preview (Intake *self, const AnnoArticleDraft *draft)
{
  if (!self->wish->previews || self->n_previewed >= MOST_PREVIEWS)
    return NULL;
  AnnoIntakePreview *preview = anno_intake_preview_new (draft);
  self->n_previewed += strlen (preview->text);
  return preview;
}

/* A text file keeps its name: somebody gave it. */
static char *
choose_path (Intake *self, const AnnoArticleDraft *draft)
{
  gboolean is_text = g_str_equal (self->format->id, "text");
  g_autofree char *stem = anno_article_name_stem (is_text ? NULL : draft->meta.title, self->name);
  AnnoArticlePlace place = { self->root, self->known, self->folder, stem };

  return anno_article_place_choose (&place);
}

static gboolean
article_cb (AnnoArticleDraft *draft, gpointer data)
{
  Intake *self = data;
  g_autoptr (AnnoArticleDraft) owned = draft;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) text = g_bytes_new (draft->text, strlen (draft->text));

  count (self->progress != NULL ? &self->progress->n_articles : NULL);
  if (is_double (self, draft, text))
    return !g_cancellable_is_cancelled (self->cancellable);
  g_autofree char *path = choose_path (self, draft);
  if (!write_article (self, draft, path, text, &error))
    {
      report (self, ANNO_INTAKE_FAILED, draft->meta.title, error->message);
      count_unwritten (self, error);
      return !g_cancellable_is_cancelled (self->cancellable);
    }
  g_autofree char *message = describe_draft (draft);
  AnnoIntakeEntry *entry = report (self, ANNO_INTAKE_IMPORTED, NULL, message);
  entry->article = g_strdup (path);
  entry->title = g_strdup (draft->meta.title);
  entry->n_left_out = sum (draft->left_out);
  entry->preview = make_preview (self, draft);
  if (!self->wish->is_dry)
    wait_for (self, entry);
  commit_some (self);
  anno_known_articles_add (self->known, path, text, draft->meta.id);
  return !g_cancellable_is_cancelled (self->cancellable);
}

static void
skipped_cb (const char *part, const char *why, gpointer data)
{
  report (data, ANNO_INTAKE_SKIPPED, part, why);
}

static void
progress_cb (double done, gpointer data)
{
  Intake *self = data;
  if (self->progress != NULL)
    g_atomic_int_set (&self->progress->permille, (gint) (done * 1000));
}

static const AnnoArticleFormat *
choose_format (Intake *self, GBytes *head)
{
  gsize n_bytes = 0;
  const char *bytes = g_bytes_get_data (head, &n_bytes);

  return self->wish->format != NULL
             ? self->wish->format
             : anno_article_format_guess (bytes, MIN (n_bytes, ANNO_SNIFF_BYTES), self->name);
}

static gboolean
read_drafts (Intake *self, GError **error)
{
  AnnoDraftSink sink = { article_cb, skipped_cb, progress_cb, self };

  if (self->stream == NULL)
    return anno_article_format_read (self->format, self->bytes, &self->wish->reading, &sink, error);
  g_autoptr (AnnoByteWindow) window = anno_source_stream_look (self->stream);
  return self->format->read_window (window, &self->wish->reading, &sink, error);
}

static void
read_source (Intake *self)
{
  g_autoptr (GError) error = NULL, changed = NULL;
  guint before = anno_intake_report_get_n (self->report);

  gboolean read = read_drafts (self, &error);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (self->stream != NULL && !anno_source_stream_check (self->stream, &changed))
    {
      read = FALSE;
      g_clear_error (&error); /* what was taken away is why it doesn't end as it should */
      error = g_steal_pointer (&changed);
    }
  if (!read && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    report (self, ANNO_INTAKE_FAILED, NULL, error->message);
  else if (read && before == anno_intake_report_get_n (self->report))
    report (self, ANNO_INTAKE_SKIPPED, NULL, _("It holds no article."));
}

/* Where its articles go; to be freed. */
static char *
choose_folder (Intake *self, const char *folder)
{
  g_autofree char *below = *folder == '\0' ? g_strdup (self->wish->folder)
                                           : g_build_filename (self->wish->folder, folder, NULL);
  return anno_article_name_folder (below);
}

/* Either @bytes or @stream. */
static void
take_bytes (Intake *self, GBytes *bytes, AnnoSourceStream *stream, const char *folder)
{
  g_autofree char *slugs = choose_folder (self, folder);

  self->bytes = bytes;
  self->stream = stream;
  self->folder = slugs;
  read_source (self);
  g_clear_pointer (&self->original, g_free);
  self->bytes = NULL;
  self->stream = NULL;
  self->folder = NULL;
}

static void
take_file (Intake *self, const char *file, const char *folder, GError **error)
{
  guint64 size = 0;
  g_autoptr (GBytes) head = anno_source_bytes_head (file, &size, error);

  if (head == NULL)
    return;
  if (size == 0)
    {
      report (self, ANNO_INTAKE_OTHER, NULL, _("It is empty."));
      return;
    }
  self->format = choose_format (self, head);
  if (self->format == NULL)
    {
      report (self, ANNO_INTAKE_OTHER, NULL, _("This is no format that can be imported."));
      return;
    }
  gboolean in_pieces = self->format->read_window != NULL && size >= ANNO_SOURCE_BYTES_FEW;
  g_autoptr (AnnoSourceStream) stream
      = in_pieces ? anno_source_stream_open (file, self->cancellable, error) : NULL;
  g_autoptr (GBytes) bytes = in_pieces ? NULL : anno_source_bytes_read (file, error);
  if (bytes != NULL || stream != NULL)
    take_bytes (self, bytes, stream, folder);
}

static gboolean
found_cb (const char *file, const char *folder, gpointer data)
{
  Intake *self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_path_get_basename (file);
  g_autofree char *shown = anno_safe_name_display (file);

  self->name = name;
  self->shown = shown;
  take_file (self, file, folder, &error);
  if (error != NULL)
    report (self, ANNO_INTAKE_FAILED, NULL, error->message);
  self->name = self->shown = NULL;
  count (self->progress != NULL ? &self->progress->n_sources : NULL);
  return !g_cancellable_is_cancelled (self->cancellable);
}

/* What lies in no file: its name stands for it. */
static void
take_loose (Intake *self, const AnnoIntakeSource *source)
{
  self->name = self->shown = source->name;
  self->format = choose_format (self, source->bytes);
  if (self->format != NULL)
    take_bytes (self, source->bytes, NULL, "");
  else
    report (self, ANNO_INTAKE_OTHER, NULL, _("This is no format that can be imported."));
  self->name = self->shown = NULL;
  count (self->progress != NULL ? &self->progress->n_sources : NULL);
}

static void
problem_cb (const char *path, const char *why, gpointer data)
{
  Intake *self = data;
  g_autofree char *shown = anno_safe_name_display (path);

  self->shown = shown;
  report (self, ANNO_INTAKE_FAILED, NULL, why);
  self->shown = NULL;
}

AnnoIntakeReport *
anno_intake_run (const char *root, const AnnoIntakeSources *sources, const AnnoIntakeWish *wish,
                 AnnoIntakeProgress *progress, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (root != NULL && sources != NULL && wish != NULL, NULL);

  if (!anno_remote_copy_check (root, error))
    return NULL;
  if (!wish->is_dry)
    anno_leftovers_clear (root, cancellable);
  g_autoptr (AnnoKnownArticles) known = anno_known_articles_new (root, cancellable, error);
  if (known == NULL)
    return NULL;
  g_autoptr (AnnoIntakeReport) done = anno_intake_report_new ();
  g_autoptr (AnnoFileBatch) batch = anno_file_batch_new ();
  g_autoptr (GPtrArray) waiting = g_ptr_array_new ();
  Intake self = { .root = root, .wish = wish, .progress = progress, .cancellable = cancellable,
                  .known = known, .report = done, .batch = batch, .waiting = waiting };
  for (guint i = 0; i < anno_intake_sources_get_n (sources) && !g_cancellable_is_cancelled (cancellable);
       i++)
    {
      const AnnoIntakeSource *source = anno_intake_sources_get (sources, i);
      if (source->path != NULL)
        anno_source_walk (source->path, root, cancellable, found_cb, problem_cb, &self);
      else
        take_loose (&self, source);
    }
  commit (&self);
  done->cancelled = g_cancellable_is_cancelled (cancellable);
  return g_steal_pointer (&done);
}

/* An import in a thread. */
typedef struct
{
  char *root;
  AnnoIntakeSources *sources;
  AnnoIntakeWish *wish;
  AnnoIntakeProgress *progress;
} Job;

static void
job_free (Job *self)
{
  g_free (self->root);
  anno_intake_sources_unref (self->sources);
  anno_intake_wish_free (self->wish);
  g_free (self);
}

static void
run_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  AnnoIntakeReport *done
      = anno_intake_run (job->root, job->sources, job->wish, job->progress, cancellable, &error);

  if (done != NULL)
    g_task_return_pointer (task, done, (GDestroyNotify) anno_intake_report_free);
  else
    g_task_return_error (task, error);
}

void
anno_intake_run_async (const char *root, AnnoIntakeSources *sources, const AnnoIntakeWish *wish,
                       AnnoIntakeProgress *progress, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (root != NULL && sources != NULL && wish != NULL);

  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Job *job = g_new0 (Job, 1);
  job->root = g_strdup (root);
  job->sources = anno_intake_sources_ref (sources);
  job->wish = anno_intake_wish_copy (wish);
  job->progress = progress;
  g_task_set_source_tag (task, anno_intake_run_async);
  g_task_set_check_cancellable (task, FALSE); /* the report says what came in before */
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, run_thread);
}

AnnoIntakeReport *
anno_intake_run_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
