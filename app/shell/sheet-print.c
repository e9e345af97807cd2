#include "shell/sheet-print.h"

#include "exchange/sheet-save.h"
#include "panels/file-picker.h"
#include "session/corpus-save.h"
#include "shell/sheet-job.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
begin_print_cb (GtkPrintOperation *operation, GtkPrintContext *context, gpointer data)
{
  GtkPageSetup *setup = gtk_print_context_get_page_setup (context);
  const AnnoPaper paper = { .width = gtk_page_setup_get_paper_width (setup, GTK_UNIT_POINTS),
                            .height = gtk_page_setup_get_paper_height (setup, GTK_UNIT_POINTS) };

  anno_sheet_job_lay_out (data, &paper);
}

/* Asked again and again until the thread has laid it out. */
static gboolean
paginate_cb (GtkPrintOperation *operation, GtkPrintContext *context, gpointer data)
{
  const AnnoSheetJob *job = data;

  if (job->pages == NULL)
    return FALSE;
  gtk_print_operation_set_n_pages (operation, (int) anno_review_pages_get_n (job->pages));
  return TRUE;
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int n, gpointer data)
{
  const AnnoSheetJob *job = data;
  anno_review_pages_draw (job->pages, (guint) n, gtk_print_context_get_cairo_context (context));
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  if (error != NULL)
    anno_sheet_job_say_error (data, error);
}

static void
free_job_cb (gpointer data, GClosure *closure)
{
  anno_sheet_job_unref (data);
}

static void
connect (GtkPrintOperation *operation, const char *signal, GCallback callback, AnnoSheetJob *job)
{
  g_signal_connect_data (operation, signal, callback, anno_sheet_job_ref (job), free_job_cb, 0);
}

static void
print (AnnoSheetJob *job)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GError) error = NULL;

  gtk_print_operation_set_job_name (operation, anno_loaded_sheet_get (job->sheet)->article->title);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  connect (operation, "begin-print", G_CALLBACK (begin_print_cb), job);
  connect (operation, "paginate", G_CALLBACK (paginate_cb), job);
  connect (operation, "draw-page", G_CALLBACK (draw_page_cb), job);
  connect (operation, "done", G_CALLBACK (done_cb), job);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, job->parent, &error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AnnoSheetJob) job = data;
  g_autoptr (GError) error = NULL;

  if (job->parent == NULL)
    return;
  if (anno_sheet_job_load_finish (result, &error))
    print (job);
  else
    anno_sheet_job_say_error (job, error);
}

/* Whether one's own work is on the disk; if not, that is said. */
static gboolean
is_saved (AnnoSheetJob *job, GObject *corpus, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  gboolean saved = anno_corpus_save_finish (ANNO_CORPUS (corpus), result, &error);

  if (!saved)
    anno_sheet_job_say_error (job, error);
  return saved && job->parent != NULL;
}

static void
saved_for_print_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AnnoSheetJob) job = data;

  if (is_saved (job, source, result))
    anno_sheet_job_load_async (job, loaded_cb, anno_sheet_job_ref (job));
}

/* @saved: gets the job (transfer full) as its data. */
static void
begin (GtkWindow *parent, AnnoSession *session, const char *const *slugs, gboolean hide_names,
       GAsyncReadyCallback saved)
{
  AnnoSheetJob *job = anno_sheet_job_new (parent, session, slugs, hide_names);

  if (job != NULL)
    anno_corpus_save_async (anno_session_get_corpus (session), saved, job);
}

void
anno_sheet_print (GtkWindow *parent, AnnoSession *session, const char *const *slugs,
                  gboolean hide_names)
{
  g_return_if_fail (GTK_IS_WINDOW (parent) && ANNO_IS_SESSION (session));
  begin (parent, session, slugs, hide_names, saved_for_print_cb);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AnnoSheetJob) job = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnoSheetReport) report = anno_sheet_save_finish (result, &error);

  if (report == NULL)
    {
      anno_sheet_job_say_error (job, error);
      return;
    }
  guint n = report->n_pages;
  g_autofree char *words
      = report->problems->len > 0
            /* Translators: what was saved, then a sentence about what was left out. */
            ? g_strdup_printf (_("The review sheet was saved. %s"),
                               (const char *) report->problems->pdata[0])
            : g_strdup_printf (ngettext ("The review sheet was saved: %u page",
                                         "The review sheet was saved: %u pages", n),
                               n);
  anno_session_say (job->session, words);
}

static void
picked_cb (GPtrArray *files, gpointer data)
{
  g_autoptr (AnnoSheetJob) job = data;
  const char *path = files != NULL ? g_file_peek_path (files->pdata[0]) : NULL;
  const AnnoSheetOrder order = { .root = anno_sheet_job_get_root (job),
                                 .scope = job->article,
                                 .slugs = (const char *const *) job->slugs,
                                 .hide_names = job->hide_names,
                                 .paper = anno_paper_for_locale (),
                                 .path = path,
                                 .replace = TRUE /* the dialog has asked */ };
  if (path != NULL)
    anno_sheet_save_async (&order, NULL, written_cb, anno_sheet_job_ref (job));
}

/* "vote.txt" → "vote-review.pdf" */
static char *
make_name (const AnnoSheetJob *job)
{
  g_autofree char *base = g_filename_display_basename (job->article);
  char *dot = strrchr (base, '.');

  if (dot != NULL && dot > base)
    *dot = '\0';
  return g_strconcat (base, "-review.pdf", NULL);
}

static void
saved_for_file_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AnnoSheetJob) job = data;

  if (!is_saved (job, source, result))
    return;
  g_autofree char *name = make_name (job);
  anno_file_picker_save (job->parent, _("Save Review Sheet"), name, picked_cb,
                         anno_sheet_job_ref (job));
}

void
anno_sheet_print_to_file (GtkWindow *parent, AnnoSession *session, const char *const *slugs,
                          gboolean hide_names)
{
  g_return_if_fail (GTK_IS_WINDOW (parent) && ANNO_IS_SESSION (session));
  begin (parent, session, slugs, hide_names, saved_for_file_cb);
}
