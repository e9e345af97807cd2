/* Fuzzes foreign/citron-reader: whatever the bytes are, there is a document or a reason; ids are
 * there once, links lead to marks, and all words are valid. */
#include "foreign/citron-reader.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

static void
check_value (const AnnoForeignValue *value, GHashTable *ids)
{
  g_assert_true (g_utf8_validate (value->text, -1, NULL));
  g_assert_true (value->name == NULL || g_utf8_validate (value->name, -1, NULL));
  g_assert_true (value->kind == ANNO_VALUE_PERSON || g_utf8_validate (value->field, -1, NULL));
  g_assert_true (value->kind != ANNO_VALUE_LINK || g_hash_table_contains (ids, value->text));
}

static void
check_span (const AnnoForeignSpan *span, GHashTable *ids)
{
  g_assert_cmpuint (span->ranges->len, >, 0);
  g_assert_true (span->quotes->len <= 1 || span->quotes->len == span->ranges->len);
  g_assert_true (g_utf8_validate (span->type, -1, NULL));
  g_assert_true (span->note == NULL || g_utf8_validate (span->note, -1, NULL));
  for (guint i = 0; i < span->ranges->len; i++)
    {
      AnnoRange range = g_array_index (span->ranges, AnnoRange, i);
      g_assert_cmpuint (range.start, <, range.end);
    }
  for (guint i = 0; i < span->quotes->len; i++)
    g_assert_true (g_utf8_validate (span->quotes->pdata[i], -1, NULL));
  for (guint i = 0; i < span->values->len; i++)
    check_value (span->values->pdata[i], ids);
}

static gboolean
take_cb (AnnoForeignDocument *document, gpointer data)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  const AnnoForeignLayer *layer = document->layers->pdata[0];
  guint *n = data;

  for (guint i = 0; i < layer->spans->len; i++)
    g_assert_true (g_hash_table_add (ids, ((AnnoForeignSpan *) layer->spans->pdata[i])->id));
  for (guint i = 0; i < layer->spans->len; i++)
    check_span (layer->spans->pdata[i], ids);
  for (guint i = 0; i < document->left_out->len; i++)
    g_assert_true (g_utf8_validate (document->left_out->pdata[i], -1, NULL));
  anno_foreign_document_free (document);
  (*n)++;
  return TRUE;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  guint n = 0;
  const AnnoForeignSink sink = { take_cb, &n };
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (AnnoForeignSource) source = anno_foreign_source_new_for_bytes ("a.json", bytes);
  const AnnoForeignFile file = { "a.json", bytes, source };
  g_autoptr (GError) error = NULL;

  if (anno_citron_reader_read (&file, &sink, &error))
    g_assert_cmpuint (n, ==, 1);
  else
    g_assert_true (error != NULL && g_utf8_validate (error->message, -1, NULL));
  return 0;
}
