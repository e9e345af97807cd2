/* Proves session/document-loader: what is wrong with an article, its metadata or its layer is said, the
 * rest is there, and no file is ever changed by being read. */
#include "model/span-draft.h"
#include "session/document-loader.h"

#include "formats/layer-writer.h"
#include "files/file-error.h"
#include "session/layout.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define ID "urn:uuid:11111111-1111-4111-8111-111111111111"
#define TEXT                                                                                       \
  "A headline\n\nBy Ann Example\n\nFriday, July 21, 2017\n\nThe minister said on Sunday that it "  \
  "would rain.\n"

typedef struct
{
  char *root;
  AnnoAnnotator *annotator;
  char *layer; /* the path of the layer file on a.txt */
} Place;

static void
write_bytes (const char *path, const char *bytes, gssize length)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  g_assert_true (g_file_set_contents (path, bytes, length, NULL));
}

static void
write_article (Place *self, const char *name, const char *bytes, gssize length)
{
  g_autofree char *path = g_build_filename (self->root, name, NULL);
  write_bytes (path, bytes, length);
}

static Place *
place_new (void)
{
  Place *self = g_new0 (Place, 1);
  self->root = g_dir_make_tmp ("loader-XXXXXX", NULL);
  self->annotator = anno_annotator_new (ID, "Ann", "ann");
  self->layer = anno_layout_layer_file (self->root, "ann", "a.txt");
  write_article (self, "a.txt", TEXT, -1);
  return self;
}

static void
place_free (Place *self)
{
  const char *argv[] = { "rm", "-rf", self->root, NULL };
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
                               NULL, NULL, NULL));
  g_free (self->root);
  g_free (self->layer);
  anno_annotator_free (self->annotator);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Place, place_free)

static AnnoDocument *
load (Place *self, const char *article)
{
  g_autoptr (GError) error = NULL;
  AnnoDocument *document
      = anno_document_load (self->root, article, self->annotator, NULL, &error);
  g_assert_no_error (error);
  return document;
}

static void
put_span (AnnoLayer *layer, const char *id, const char *tag, guint start, guint end)
{
  g_autoptr (AnnoSpanDraft) draft = anno_span_draft_new (tag);
  anno_span_draft_set_id (draft, id);
  anno_span_draft_add_segment (draft, start, end);
  g_autoptr (AnnoSpan) span = anno_span_draft_finish (g_steal_pointer (&draft));
  anno_layer_put (layer, span);
}

/* A sound layer with three spans, as the program writes it. */
static char *
make_layer (Place *self)
{
  g_autoptr (AnnoDocument) document = load (self, "a.txt");
  g_autoptr (AnnoTagset) tagset = anno_corpus_load_tagset (self->root, NULL);
  AnnoLayer *layer = anno_document_get_layer (document);

  put_span (layer, "urn:uuid:00000000-0000-4000-8000-000000000001", "speaker", 51, 63);
  put_span (layer, "urn:uuid:00000000-0000-4000-8000-000000000002", "cue", 64, 68);
  put_span (layer, "urn:uuid:00000000-0000-4000-8000-000000000003", "date", 72, 78);
  g_autoptr (AnnoLayerSnapshot) snapshot = anno_layer_snapshot_new (layer);
  g_autoptr (GBytes) bytes
      = anno_layer_writer_write (snapshot, anno_document_get_article (document), tagset, "a.txt",
                                 "annotations/ann/a.txt.json");
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static char *
replace (const char *text, const char *old, const char *new)
{
  g_auto (GStrv) parts = g_strsplit (text, old, 2);
  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  return g_strjoin (new, parts[0], parts[1], NULL);
}

static guint
count_findings (AnnoDocument *document, AnnoFindingKind kind)
{
  const GPtrArray *findings = anno_document_get_findings (document);
  guint n = 0;
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    if (((AnnoFinding *) findings->pdata[i])->kind == kind)
      n++;
  return n;
}

static void
test_sound (void)
{
  g_autoptr (Place) place = place_new ();
  g_autofree char *text = make_layer (place);
  write_bytes (place->layer, text, -1);

  g_autoptr (AnnoDocument) document = load (place, "a.txt");
  g_assert_null (anno_document_get_locked_reason (document));
  g_assert_cmpuint (anno_layer_get_n_spans (anno_document_get_layer (document)), ==, 3);
  g_assert_false (anno_document_is_dirty (document));
  g_assert_true (anno_document_get_identity (document)->exists);
  g_assert_cmpuint (anno_document_get_findings (document)->len, ==, 0);
  g_assert_cmpstr (anno_document_get_title (document), ==, "A headline");
}

static void
test_dates (void)
{
  g_autoptr (Place) place = place_new ();
  g_autoptr (AnnoDocument) printed = load (place, "a.txt");
  g_assert_cmpstr (anno_document_get_date (printed), ==, "2017-07-21");
  g_assert_cmpstr (anno_document_get_date_origin (printed), ==, "dateline");

  write_article (place, "a.meta.json", "{\"title\":\"Known\",\"date\":\"2017-07-22\"}", -1);
  g_autoptr (AnnoDocument) known = load (place, "a.txt");
  g_assert_cmpstr (anno_document_get_date (known), ==, "2017-07-22");
  g_assert_cmpstr (anno_document_get_date_origin (known), ==, "metadata");
  g_assert_cmpstr (anno_document_get_title (known), ==, "Known");

  anno_layer_set_member (anno_document_get_layer (known), "date", "2017-07-23");
  g_assert_cmpstr (anno_document_get_date (known), ==, "2017-07-23");
  g_assert_cmpstr (anno_document_get_date_origin (known), ==, "hand");

  write_article (place, "plain.txt", "Words without a date.\n", -1);
  g_autoptr (AnnoDocument) unknown = load (place, "plain.txt");
  g_assert_null (anno_document_get_date (unknown));
  g_assert_cmpstr (anno_document_get_date_origin (unknown), ==, "unknown");

  write_article (place, "a.meta.json", "{\"title\":", -1);
  g_autoptr (AnnoDocument) broken = load (place, "a.txt");
  g_assert_cmpstr (anno_document_get_date_origin (broken), ==, "dateline");
  g_assert_null (anno_document_get_locked_reason (broken));
  g_assert_cmpuint (count_findings (broken, ANNO_FINDING_BAD_FILE), ==, 1);
}

static void
refuse_article (Place *place, const char *name, GQuark domain, int code, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnoDocument) document
      = anno_document_load (place->root, name, place->annotator, NULL, &error);
  g_assert_null (document);
  g_assert_error (error, domain, code);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_bad_articles (void)
{
  g_autoptr (Place) place = place_new ();

  write_article (place, "latin.txt", "Caf\xe9\n", -1);
  refuse_article (place, "latin.txt", ANNO_ARTICLE_ERROR, ANNO_ARTICLE_ERROR_NOT_UTF8, "latin.txt");
  refuse_article (place, "latin.txt", ANNO_ARTICLE_ERROR, ANNO_ARTICLE_ERROR_NOT_UTF8, "3");
  write_article (place, "nul.txt", "a\0b\n", 4);
  refuse_article (place, "nul.txt", ANNO_ARTICLE_ERROR, ANNO_ARTICLE_ERROR_NUL, "nul.txt");
  refuse_article (place, "gone.txt", ANNO_FILE_ERROR, ANNO_FILE_ERROR_NOT_FOUND, "gone.txt");
  refuse_article (place, "../a.txt", ANNO_FILE_ERROR, ANNO_FILE_ERROR_BAD_NAME, "a.txt");

  g_autofree char *folder = g_build_filename (place->root, "folder.txt", NULL);
  g_assert_cmpint (g_mkdir (folder, 0755), ==, 0);
  refuse_article (place, "folder.txt", ANNO_FILE_ERROR, ANNO_FILE_ERROR_NOT_REGULAR, "folder.txt");

  g_autofree char *huge = g_build_filename (place->root, "huge.txt", NULL);
  write_article (place, "huge.txt", "", 0);
  g_assert_cmpint (truncate (huge, 300 * 1024 * 1024), ==, 0);
  refuse_article (place, "huge.txt", ANNO_FILE_ERROR, ANNO_FILE_ERROR_TOO_LARGE, "256");
}

static void
test_odd_articles (void)
{
  g_autoptr (Place) place = place_new ();

  write_article (place, "empty.txt", "", 0);
  g_autoptr (AnnoDocument) empty = load (place, "empty.txt");
  g_assert_cmpuint (anno_article_get_length (anno_document_get_article (empty)), ==, 0);
  g_assert_cmpstr (anno_document_get_title (empty), ==, "empty.txt");
  g_assert_null (anno_document_get_locked_reason (empty));

  g_autofree char *line = g_strnfill (1024 * 1024, 'x');
  write_article (place, "line.txt", line, -1);
  g_autoptr (AnnoDocument) long_line = load (place, "line.txt");
  g_assert_cmpuint (anno_article_get_length (anno_document_get_article (long_line)), ==,
                    1024 * 1024);
}

static void
test_large_article (void)
{
  g_autoptr (Place) place = place_new ();
  GString *text = g_string_sized_new (100 * 1000 * 1000 + 64);

  while (text->len < 100 * 1000 * 1000)
    g_string_append (text, "All the news that fits in a hundred million bytes, and a line end.\n");
  write_article (place, "large.txt", text->str, (gssize) text->len);
  g_autoptr (AnnoDocument) document = load (place, "large.txt");
  g_assert_cmpuint (anno_article_get_n_bytes (anno_document_get_article (document)), ==, text->len);
  g_string_free (text, TRUE);
}

/* A layer that can't be read: the article is shown, and the reason says what, where, what to do. */
typedef struct
{
  const char *name;
  char *(*spoil) (const char *sound);
  const char *words; /* in the reason */
} Bad;

static char *
spoil_empty (const char *sound)
{
  return g_strdup ("");
}

static char *
spoil_text (const char *sound)
{
  return g_strdup ("This is not JSON.\n");
}

static char *
spoil_truncated (const char *sound)
{
  return g_strndup (sound, strlen (sound) - 20);
}

static char *
spoil_deep (const char *sound)
{
  g_autofree char *open = g_strnfill (100000, '[');
  g_autofree char *member = g_strconcat (",\"type\":\"AnnotationCollection\",\"x\":", open, ",",
                                         NULL);
  return replace (sound, ",\"type\":\"AnnotationCollection\",", member);
}

static char *
spoil_newer (const char *sound)
{
  return replace (sound, "\"format\":1", "\"format\":2");
}

static char *
spoil_other (const char *sound)
{
  return g_strdup ("{\"some\":\"other JSON\"}\n");
}

static char *
spoil_key (const char *sound)
{
  return replace (sound, "\"format\":1", "\"format\":1,\"format\":1");
}

static char *
spoil_utf8 (const char *sound)
{
  return replace (sound, "\"label\":\"a", "\"label\":\"\xff");
}

static char *
spoil_owner (const char *sound)
{
  return replace (sound, ID, "urn:uuid:22222222-2222-4222-8222-222222222222");
}

static const Bad bad[] = {
  { "empty", spoil_empty, "a.txt.json" },
  { "not-json", spoil_text, "ine 1" },
  { "truncated", spoil_truncated, "a.txt.json" },
  { "deep", spoil_deep, "a.txt.json" },
  { "newer", spoil_newer, "newer" },
  { "other-json", spoil_other, "a.txt.json" },
  { "double-key", spoil_key, "ine 1" },
  { "not-utf8", spoil_utf8, "a.txt.json" },
  { "somebody-else", spoil_owner, "Ann" },
};

static char *
read_back (const char *path, gsize *length)
{
  char *text = NULL;
  g_assert_true (g_file_get_contents (path, &text, length, NULL));
  return text;
}

static void
test_bad_layer (gconstpointer data)
{
  const Bad *item = data;
  g_autoptr (Place) place = place_new ();
  g_autofree char *sound = make_layer (place);
  g_autofree char *spoilt = item->spoil (sound);
  write_bytes (place->layer, spoilt, -1);

  g_autoptr (AnnoDocument) document = load (place, "a.txt");
  const char *reason = anno_document_get_locked_reason (document);
  g_assert_nonnull (reason);
  g_test_message ("%s", reason);
  g_assert_nonnull (strstr (reason, item->words));
  g_assert_cmpuint (anno_article_get_length (anno_document_get_article (document)), ==,
                    strlen (TEXT));
  gsize length;
  g_autofree char *after = read_back (place->layer, &length);
  g_assert_cmpmem (after, length, spoilt, strlen (spoilt));
}

static void
test_other_text (void)
{
  g_autoptr (Place) place = place_new ();
  g_autofree char *sound = make_layer (place);
  write_bytes (place->layer, sound, -1);

  /* Words were added behind all that is marked: it is listed, and goes on. */
  write_article (place, "a.txt", TEXT "One more line.\n", -1);
  g_autoptr (AnnoDocument) longer = load (place, "a.txt");
  g_assert_null (anno_document_get_locked_reason (longer));
  g_assert_cmpuint (count_findings (longer, ANNO_FINDING_OTHER_TEXT), ==, 1);

  /* Words were added before: nothing stands where it stood. */
  write_article (place, "a.txt", "New. " TEXT, -1);
  g_autoptr (AnnoDocument) shifted = load (place, "a.txt");
  g_assert_nonnull (anno_document_get_locked_reason (shifted));
  g_assert_nonnull (strstr (anno_document_get_locked_reason (shifted), "3 annotations"));
  g_assert_cmpuint (count_findings (shifted, ANNO_FINDING_QUOTE), ==, 3);
  g_assert_cmpuint (anno_layer_get_n_spans (anno_document_get_layer (shifted)), ==, 3);
  g_autofree char *after = read_back (place->layer, NULL);
  g_assert_cmpstr (after, ==, sound);
}

/* What is odd inside a layer that can be read is listed, and hinders nothing. */
static void
test_odd_layers (void)
{
  static const struct
  {
    const char *old, *new;
    AnnoFindingKind kind;
    guint n_spans;
  } table[] = {
    { "\"start\":64,\"end\":68", "\"start\":65000,\"end\":65004", ANNO_FINDING_OFF_TEXT, 2 },
    { "\"exact\":\"said\"", "\"exact\":\"told\"", ANNO_FINDING_QUOTE, 3 },
    { "00000000-0000-4000-8000-000000000002", "00000000-0000-4000-8000-000000000001",
      ANNO_FINDING_DOUBLE_ID, 2 },
    { "\"type\":\"Annotation\",\"motivation\":\"tagging\"", "\"type\":\"Note\"",
      ANNO_FINDING_UNREAD, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (Place) place = place_new ();
      g_autofree char *sound = make_layer (place);
      g_autofree char *odd = replace (sound, table[i].old, table[i].new);
      write_bytes (place->layer, odd, -1);
      g_autoptr (AnnoDocument) document = load (place, "a.txt");
      g_assert_null (anno_document_get_locked_reason (document));
      g_assert_cmpuint (count_findings (document, table[i].kind), ==, 1);
      g_assert_cmpuint (anno_layer_get_n_spans (anno_document_get_layer (document)), ==,
                        table[i].n_spans);
      g_autofree char *after = read_back (place->layer, NULL);
      g_assert_cmpstr (after, ==, odd);
    }
}

static void
test_unknown_tag (void)
{
  g_autoptr (Place) place = place_new ();
  g_autofree char *sound = make_layer (place);
  g_autofree char *odd = replace (sound, "\"value\":\"cue\"", "\"value\":\"novelty\"");
  write_bytes (place->layer, odd, -1);

  g_autoptr (AnnoDocument) document = load (place, "a.txt");
  AnnoSpan *span = anno_layer_nth (anno_document_get_layer (document), 1);
  g_assert_null (anno_document_get_locked_reason (document));
  g_assert_cmpstr (anno_span_get_tag (span), ==, "novelty");
}

/* As somebody who has no rights, in a process of their own. */
static void
test_no_rights (void)
{
  g_autoptr (Place) place = place_new ();
  g_autofree char *sound = make_layer (place);
  g_autofree char *article = g_build_filename (place->root, "a.txt", NULL);
  write_bytes (place->layer, sound, -1);
  g_assert_cmpint (g_chmod (place->root, 0755), ==, 0);

  for (guint i = 0; i < 2; i++) /* first the layer is locked up, then the article too */
    {
      g_assert_cmpint (g_chmod (i == 0 ? place->layer : article, 0), ==, 0);
      pid_t child = fork ();
      if (child == 0)
        {
          g_autoptr (GError) error = NULL;
          if (geteuid () == 0 && setuid (65534) != 0)
            _exit (9);
          AnnoDocument *document
              = anno_document_load (place->root, "a.txt", place->annotator, NULL, &error);
          const char *reason = document != NULL ? anno_document_get_locked_reason (document) : NULL;
          if (i == 0)
            _exit (reason != NULL && strstr (reason, "a.txt.json") != NULL ? 0 : 1);
          _exit (g_error_matches (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_NO_RIGHT) ? 0 : 1);
        }
      int status;
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      g_assert_cmpint (status, ==, 0);
    }
}

static void
test_cancel (void)
{
  g_autoptr (Place) place = place_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_autoptr (AnnoDocument) document
      = anno_document_load (place->root, "a.txt", place->annotator, cancellable, &error);
  g_assert_null (document);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_tagset (void)
{
  g_autoptr (Place) place = place_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = anno_layout_tagset_file (place->root);

  g_autoptr (AnnoTagset) standard = anno_corpus_load_tagset (place->root, &error);
  g_assert_no_error (error);
  g_assert_nonnull (anno_tagset_find (standard, "claim"));
  write_bytes (path, "{\"types\":[", -1);
  g_autoptr (AnnoTagset) broken = anno_corpus_load_tagset (place->root, &error);
  g_assert_null (broken);
  g_assert_nonnull (strstr (error->message, "tagset.json"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document-loader/sound", test_sound);
  g_test_add_func ("/document-loader/dates", test_dates);
  g_test_add_func ("/document-loader/bad-articles", test_bad_articles);
  g_test_add_func ("/document-loader/odd-articles", test_odd_articles);
  g_test_add_func ("/document-loader/large-article", test_large_article);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *path = g_strconcat ("/document-loader/bad-layer/", bad[i].name, NULL);
      g_test_add_data_func (path, &bad[i], test_bad_layer);
    }
  g_test_add_func ("/document-loader/other-text", test_other_text);
  g_test_add_func ("/document-loader/odd-layers", test_odd_layers);
  g_test_add_func ("/document-loader/unknown-tag", test_unknown_tag);
  g_test_add_func ("/document-loader/no-rights", test_no_rights);
  g_test_add_func ("/document-loader/cancel", test_cancel);
  g_test_add_func ("/document-loader/tagset", test_tagset);
  return g_test_run ();
}
