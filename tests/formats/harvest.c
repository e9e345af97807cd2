#include "formats/harvest.h"

#include "formats/article-formats.h"

#include <string.h>

static gboolean
article_cb (AnnoArticleDraft *draft, gpointer data)
{
  Harvest *self = data;

  g_assert_true (g_utf8_validate (draft->text, -1, NULL));
  g_assert_true (draft->meta.date == NULL || anno_meta_is_day (draft->meta.date));
  g_ptr_array_add (self->drafts, draft);
  return TRUE;
}

static void
skipped_cb (const char *part, const char *why, gpointer data)
{
  Harvest *self = data;

  g_assert_true (*part != '\0' && g_utf8_validate (part, -1, NULL));
  g_assert_true (*why != '\0' && g_utf8_validate (why, -1, NULL));
  g_ptr_array_add (self->skipped, g_strdup_printf ("%s: %s", part, why));
}

void
harvest_clear (Harvest *self)
{
  g_clear_pointer (&self->drafts, g_ptr_array_unref);
  g_clear_pointer (&self->skipped, g_ptr_array_unref);
  g_clear_error (&self->error);
}

Harvest
harvest_read (const AnnoArticleFormat *format, const char *data, gssize n_bytes,
              AnnoBlockKinds kept, const char *encoding)
{
  Harvest self = {
    .drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_article_draft_free),
    .skipped = g_ptr_array_new_with_free_func (g_free),
  };
  AnnoImportOptions options = { .kept = kept, .encoding = encoding };
  AnnoDraftSink sink = { .article = article_cb, .skipped = skipped_cb, .data = &self };
  g_autoptr (GBytes) bytes = g_bytes_new (data, n_bytes < 0 ? strlen (data) : (gsize) n_bytes);

  gboolean read = format->read (bytes, &options, &sink, &self.error);
  g_assert_true (read == (self.error == NULL));
  return self;
}

Harvest
harvest_string (const AnnoArticleFormat *format, const char *string)
{
  return harvest_read (format, string, -1, ANNO_BLOCKS_USUAL, NULL);
}

Harvest
harvest_file (const AnnoArticleFormat *format, const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("ANNO_TEST_DATA"), name, NULL);
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  gsize n = 0;

  g_file_get_contents (path, &data, &n, &error);
  g_assert_no_error (error);
  g_assert_true (anno_article_format_guess (data, MIN (n, ANNO_SNIFF_BYTES), name) == format);
  return harvest_read (format, data, (gssize) n, ANNO_BLOCKS_USUAL, NULL);
}

const AnnoArticleDraft *
harvest_only (const Harvest *self)
{
  g_assert_no_error (self->error);
  g_assert_cmpuint (self->skipped->len, ==, 0);
  g_assert_cmpuint (self->drafts->len, ==, 1);
  return self->drafts->pdata[0];
}
