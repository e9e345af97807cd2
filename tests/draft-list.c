#include "draft-list.h"

#include "formats/article-formats.h"

#include <string.h>

static gboolean
article_cb (AnnoArticleDraft *draft, gpointer data)
{
  DraftList *self = data;

  g_assert_nonnull (draft->text);
  g_assert_true (g_utf8_validate (draft->text, -1, NULL));
  g_assert_true (draft->meta.date == NULL || anno_meta_is_day (draft->meta.date));
  g_ptr_array_add (self->drafts, draft);
  return self->most == 0 || self->drafts->len < self->most;
}

static void
skipped_cb (const char *part, const char *why, gpointer data)
{
  DraftList *self = data;

  g_assert_true (*part != '\0' && g_utf8_validate (part, -1, NULL));
  g_assert_true (*why != '\0' && g_utf8_validate (why, -1, NULL));
  g_ptr_array_add (self->skipped, g_strdup_printf ("%s: %s", part, why));
}

static void
progress_cb (double done, gpointer data)
{
  DraftList *self = data;

  g_assert_cmpfloat (done, >=, self->done);
  g_assert_cmpfloat (done, <=, 1);
  self->done = done;
  self->n_told++;
}

void
draft_list_init (DraftList *self)
{
  *self = (DraftList){
    .drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_article_draft_free),
    .skipped = g_ptr_array_new_with_free_func (g_free),
    .sink = { article_cb, skipped_cb, progress_cb, self },
  };
}

void
draft_list_clear (DraftList *self)
{
  g_clear_pointer (&self->drafts, g_ptr_array_unref);
  g_clear_pointer (&self->skipped, g_ptr_array_unref);
  g_clear_error (&self->error);
}

static gsize
read_cb (guint64 at, void *buffer, gsize n, gpointer data)
{
  gsize n_bytes = 0;
  const char *bytes = g_bytes_get_data (data, &n_bytes);

  n = MIN (n, n_bytes - at);
  memcpy (buffer, bytes + at, n);
  return n;
}

/* Read in pieces, it is the same. */
static void
check_pieces (const DraftList *self, const AnnoArticleFormat *format, GBytes *bytes,
              const AnnoImportOptions *options, const GError *expected)
{
  g_auto (DraftList) other = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnoByteWindow) window
      = anno_byte_window_new (read_cb, g_bytes_get_size (bytes), bytes);

  draft_list_init (&other);
  other.most = self->most;
  g_assert_cmpint (format->read_window (window, options, &other.sink, &error), ==, expected == NULL);
  g_assert_cmpstr (error != NULL ? error->message : NULL, ==,
                   expected != NULL ? expected->message : NULL);
  g_assert_cmpuint (other.drafts->len, ==, self->drafts->len);
  for (guint i = 0; i < other.drafts->len; i++)
    g_assert_cmpstr (draft_list_get (&other, i)->text, ==, draft_list_get (self, i)->text);
  g_autofree char *skips = draft_list_skips (self);
  g_autofree char *other_skips = draft_list_skips (&other);
  g_assert_cmpstr (other_skips, ==, skips);
}

gboolean
draft_list_read (DraftList *self,
                 const AnnoArticleFormat *format,
                 const char *data,
                 gsize n_bytes,
                 const AnnoImportOptions *options,
                 GError **error)
{
  const AnnoImportOptions usual = { .kept = ANNO_BLOCKS_USUAL };
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, n_bytes);
  g_autoptr (GError) why = NULL;

  options = options != NULL ? options : &usual;
  gboolean done = anno_article_format_read (format, bytes, options, &self->sink, &why);
  g_assert_cmpint (done, ==, why == NULL);
  if (format->read_window != NULL)
    check_pieces (self, format, bytes, options, why);
  if (!done)
    g_propagate_error (error, g_steal_pointer (&why));
  return done;
}

void
draft_list_read_any (const AnnoArticleFormat *format, const guint8 *data, gsize n_bytes)
{
  g_auto (DraftList) list;
  g_autoptr (GError) error = NULL;
  const char *text = (const char *) data;

  draft_list_init (&list);
  format->sniff (text, MIN (n_bytes, ANNO_SNIFF_BYTES));
  gboolean read = draft_list_read (&list, format, text, n_bytes, NULL, &error);
  g_assert_true (read == (error == NULL));
  g_assert_true (error == NULL || g_utf8_validate (error->message, -1, NULL));
  g_assert_cmpuint (list.skipped->len, <=, 1001);
}

const AnnoArticleDraft *
draft_list_get (const DraftList *self, guint n)
{
  g_assert_cmpuint (n, <, self->drafts->len);
  return self->drafts->pdata[n];
}

char *
draft_list_skips (const DraftList *self)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < self->skipped->len; i++)
    g_string_append_printf (lines, "%s\n", (const char *) self->skipped->pdata[i]);
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

char *
draft_list_load (const char *path, gsize *n_bytes)
{
  g_autofree char *whole = g_build_filename (g_getenv ("ANNO_TEST_DATA"), path, NULL);
  g_autoptr (GError) error = NULL;
  char *data = NULL;

  g_file_get_contents (whole, &data, n_bytes, &error);
  g_assert_no_error (error);
  return data;
}

DraftList
draft_list_of (const AnnoArticleFormat *format, const char *data, gssize n_bytes,
               AnnoBlockKinds kept, const char *encoding)
{
  AnnoImportOptions options = { .kept = kept, .encoding = encoding };
  DraftList self;

  draft_list_init (&self);
  gboolean read = draft_list_read (&self, format, data,
                                   n_bytes < 0 ? strlen (data) : (gsize) n_bytes, &options,
                                   &self.error);
  g_assert_true (read == (self.error == NULL));
  self.sink = (AnnoDraftSink){ NULL }; /* it was this one's here */
  return self;
}

DraftList
draft_list_of_string (const AnnoArticleFormat *format, const char *string)
{
  return draft_list_of (format, string, -1, ANNO_BLOCKS_USUAL, NULL);
}

DraftList
draft_list_of_file (const AnnoArticleFormat *format, const char *name)
{
  gsize n = 0;
  g_autofree char *data = draft_list_load (name, &n);

  g_assert_true (anno_article_format_guess (data, MIN (n, ANNO_SNIFF_BYTES), name) == format);
  return draft_list_of (format, data, (gssize) n, ANNO_BLOCKS_USUAL, NULL);
}

const AnnoArticleDraft *
draft_list_only (const DraftList *self)
{
  g_assert_no_error (self->error);
  g_assert_cmpuint (self->skipped->len, ==, 0);
  g_assert_cmpuint (self->drafts->len, ==, 1);
  return self->drafts->pdata[0];
}
