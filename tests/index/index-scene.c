#include "index/index-scene.h"

#include "formats/layer-writer.h"
#include "formats/people-file.h"
#include "formats/tagset-file.h"
#include "model/span-draft.h"
#include "session/layout.h"
#include "text/article.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

static guint n_written;

void
index_scene_use_cache (void)
{
  g_autofree char *cache = g_dir_make_tmp ("anno-cache-XXXXXX", NULL);

  g_assert_nonnull (cache);
  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  g_assert_cmpstr (g_get_user_cache_dir (), ==, cache);
}

void
index_scene_init (IndexScene *self)
{
  self->folder = g_dir_make_tmp ("anno-index-XXXXXX", NULL);
  self->root = g_build_filename (self->folder, "corpus", NULL);
  self->store = NULL;
  g_assert_cmpint (g_mkdir (self->root, 0700), ==, 0);
}

static void
remove_tree (const char *path)
{
  GDir *dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);
      remove_tree (inner);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_assert_cmpint (g_remove (path), ==, 0);
}

void
index_scene_clear (IndexScene *self)
{
  index_scene_close (self);
  anno_index_store_remove (self->root);
  remove_tree (self->folder);
  g_free (self->folder);
  g_free (self->root);
}

/* Each a second later than the one before, all long ago. */
static void
write_bytes (IndexScene *self, const char *path, const char *text, gssize length)
{
  g_autofree char *file = g_build_filename (self->root, path, NULL);
  g_autofree char *folder = g_path_get_dirname (file);
  struct timespec times[2] = { { 1500000000 + n_written, 0 }, { 1500000000 + n_written, 0 } };

  n_written++;
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  FILE *stream = g_fopen (file, "w"); /* without a sync */
  gsize n = length < 0 ? strlen (text) : (gsize) length;
  g_assert_cmpuint (fwrite (text, 1, n, stream), ==, n);
  g_assert_cmpint (fclose (stream), ==, 0);
  g_assert_cmpint (utimensat (AT_FDCWD, file, times, 0), ==, 0);
}

void
index_scene_write (IndexScene *self, const char *path, const char *text)
{
  write_bytes (self, path, text, -1);
}

void
index_scene_remove (IndexScene *self, const char *path)
{
  g_autofree char *file = g_build_filename (self->root, path, NULL);
  g_assert_cmpint (g_unlink (file), ==, 0);
}

void
index_scene_rename (IndexScene *self, const char *from, const char *to)
{
  g_autofree char *old = g_build_filename (self->root, from, NULL);
  g_autofree char *new = g_build_filename (self->root, to, NULL);
  g_autofree char *folder = g_path_get_dirname (new);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_cmpint (g_rename (old, new), ==, 0);
}

static char *
id_of (const char *name)
{
  g_autofree char *uuid = g_uuid_string_random ();
  return name != NULL ? g_strconcat ("urn:anno:", name, NULL)
                      : g_strconcat ("urn:uuid:", uuid, NULL);
}

static void
add_part (AnnoSpanDraft *draft, const char *part)
{
  const char *value = strchr (part, '=');
  g_autofree char *field = value != NULL ? g_strndup (part, (gsize) (value - part)) : NULL;

  if (*part == '?')
    anno_span_draft_set_unsure (draft, TRUE);
  else if (*part == '~')
    anno_span_draft_set_note (draft, part + 1);
  else if (value != NULL && value[1] == '@')
    {
      g_autofree char *id = id_of (value + 2);
      anno_span_draft_add_value (draft, anno_value_new (ANNO_VALUE_LINK, field, id));
    }
  else if (value != NULL)
    anno_span_draft_add_value (
        draft, anno_value_new (strcmp (field, "person") == 0 ? ANNO_VALUE_PERSON : ANNO_VALUE_TEXT,
                               field, value + 1));
}

static AnnoSpan *
make_span (const char *head, guint start, guint end)
{
  g_auto (GStrv) parts = g_strsplit (head, "|", -1);
  const char *name = NULL;

  for (guint i = 1; parts[i] != NULL; i++)
    name = parts[i][0] == '#' ? parts[i] + 1 : name;
  g_autofree char *id = id_of (name);
  AnnoSpanDraft *draft = anno_span_draft_new_with_id (id, parts[0]);
  anno_span_draft_add_segment (draft, start, end);
  for (guint i = 1; parts[i] != NULL; i++)
    add_part (draft, parts[i]);
  return anno_span_draft_finish (draft);
}

/* A mark that is not closed yet. */
typedef struct
{
  char *head;
  guint start;
} Open;

static void
open_free (gpointer data)
{
  g_free (((Open *) data)->head);
  g_free (data);
}

/* The text without its marks, and what they mark. */
static char *
read_marks (const char *marked, GPtrArray *spans)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GPtrArray) open = g_ptr_array_new_with_free_func (open_free);
  guint place = 0;

  for (const char *p = marked; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (*p == '{')
        {
          const char *colon = strchr (p, ':');
          for (const char *q = colon; *q != '}' && *q != '{'; q++)
            colon = *q == ':' ? q : colon;
          Open *mark = g_new0 (Open, 1);
          mark->head = g_strndup (p + 1, (gsize) (colon - p - 1));
          mark->start = place;
          g_ptr_array_add (open, mark);
          p = colon;
        }
      else if (*p == '}')
        {
          const Open *mark = open->pdata[open->len - 1];
          g_ptr_array_add (spans, make_span (mark->head, mark->start, place));
          g_ptr_array_set_size (open, (gint) open->len - 1);
        }
      else
        {
          g_string_append_unichar (text, g_utf8_get_char (p));
          place++;
        }
    }
  return g_string_free (text, FALSE);
}

void
index_scene_mark_as (IndexScene *self, const char *slug, const char *path, const char *marked,
                     const char *state, const char *date)
{
  g_autoptr (GPtrArray) spans = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_span_unref);
  char *text = read_marks (marked, spans);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));
  g_autoptr (AnnoArticle) article = anno_article_new (bytes, NULL);
  g_autofree char *id = g_strconcat ("urn:anno:", slug, NULL);
  g_autoptr (AnnoLayer) layer
      = anno_layer_new (anno_layer_header_new (path, id, slug, anno_article_get_sha256 (article)));
  g_autoptr (AnnoTagset) tagset = anno_tagset_file_get_default ();
  g_autofree char *below = anno_layout_layer_below (slug, path);
  g_autofree char *file = g_build_filename (self->root, path, NULL);

  anno_layer_set_member (layer, "state", state);
  if (date != NULL)
    anno_layer_set_member (layer, "date", date);
  g_assert_null (anno_layer_fill (layer, spans));
  g_autoptr (AnnoLayerSnapshot) snapshot = anno_layer_snapshot_new (layer);
  g_autoptr (GBytes) written = anno_layer_writer_write (snapshot, article, tagset, path, below);
  g_autofree char *had = NULL;
  if (!g_file_get_contents (file, &had, NULL, NULL) || strcmp (had, text) != 0)
    index_scene_write (self, path, text);
  write_bytes (self, below, g_bytes_get_data (written, NULL), (gssize) g_bytes_get_size (written));
}

void
index_scene_mark (IndexScene *self, const char *slug, const char *path, const char *marked)
{
  index_scene_mark_as (self, slug, path, marked, "in-progress", NULL);
}

void
index_scene_people (IndexScene *self, const char *slug, const char *const *people)
{
  g_autoptr (AnnoPeople) ledger = anno_people_new ();
  g_autofree char *path = g_strdup_printf ("annotations/%s/people.json", slug);

  for (guint i = 0; people[i] != NULL; i++)
    {
      g_auto (GStrv) sides = g_strsplit (people[i], "=", 2);
      g_auto (GStrv) names = g_strsplit (sides[1], ";", -1);
      AnnoPersonParts parts
          = { .id = sides[0], .name = names[0], .aliases = (const char *const *) names + 1 };
      g_autoptr (AnnoPerson) person = anno_person_new (&parts);
      anno_people_put (ledger, person);
    }
  g_autoptr (GBytes) bytes = anno_people_file_write (ledger);
  write_bytes (self, path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
}

AnnoIndexStore *
index_scene_store (IndexScene *self)
{
  g_autoptr (GError) error = NULL;

  if (self->store == NULL)
    self->store = anno_index_store_open (self->root, &error);
  g_assert_no_error (error);
  return self->store;
}

void
index_scene_close (IndexScene *self)
{
  g_clear_pointer (&self->store, anno_index_store_close);
}

static void
told_cb (const AnnoIndexBatch *batch, gpointer data)
{
  GString *words = data;

  for (guint i = 0; i < batch->moved->len; i++)
    {
      const AnnoIndexMove *move = batch->moved->pdata[i];
      g_string_append_printf (words, " %s>%s", move->from, move->to);
    }
  for (guint i = 0; i < batch->changed->len; i++)
    g_string_append_printf (words, " +%s", (const char *) batch->changed->pdata[i]);
  for (guint i = 0; i < batch->removed->len; i++)
    g_string_append_printf (words, " -%s", (const char *) batch->removed->pdata[i]);
  if (batch->people)
    g_string_append (words, " people");
}

char *
index_scene_update (IndexScene *self)
{
  g_autoptr (GError) error = NULL;
  GString *words = g_string_new (NULL);

  anno_index_update_run (index_scene_store (self), told_cb, words, NULL, &error);
  g_assert_no_error (error);
  return g_strstrip (g_string_free (words, FALSE));
}

gint64
index_scene_count (IndexScene *self, const char *sql)
{
  g_autoptr (GError) error = NULL;
  AnnoIndexStore *store = index_scene_store (self);
  sqlite3_stmt *get = anno_index_store_prepare (store, sql, &error);

  g_assert_no_error (error);
  g_assert_true (anno_index_store_step (store, get, &error));
  gint64 n = sqlite3_column_int64 (get, 0);
  sqlite3_finalize (get);
  return n;
}
