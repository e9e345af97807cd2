/* Proves that what brat itself wrote, read and written again, says the same: all lines, with what
 * their ids stand for in place of them. */
#include "foreign/plain-set.h"

#include "foreign/brat-writer.h"

#include <string.h>

/* How deep events lie inside one another, at most. */
#define MAX_DEPTH 8

static void say_data (GString *out, GHashTable *by_id, const char *data);

/* @id as the words that it stands for: a text-bound with its place, an event with its roles, a
 * relation with its ends. */
static void
say_id (GString *out, GHashTable *by_id, const char *id, guint depth)
{
  const char *line = g_hash_table_lookup (by_id, id);
  g_assert_nonnull (line);
  g_auto (GStrv) parts = g_strsplit_set (line, " ", -1);

  if (id[0] == 'R')
    {
      say_data (out, by_id, line);
      return;
    }
  if (id[0] != 'E' || depth == MAX_DEPTH)
    {
      g_string_append_printf (out, "<%s>", id[0] == 'E' ? parts[0] : line);
      return;
    }
  g_string_append_c (out, '<');
  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *colon = strchr (parts[i], ':');
      if (*parts[i] == '\0')
        continue;
      g_string_append_len (out, parts[i], colon - parts[i] + 1);
      say_id (out, by_id, colon + 1, depth + 1);
    }
  g_string_append_c (out, '>');
}

/* The data of a line, with each id said. */
static void
say_data (GString *out, GHashTable *by_id, const char *data)
{
  g_auto (GStrv) words = g_strsplit (data, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *colon = strchr (words[i], ':');
      const char *id = colon != NULL ? colon + 1 : words[i];
      if (i > 0 && g_regex_match_simple ("^[TER][0-9]+$", id, 0, 0))
        {
          g_string_append_printf (out, " %.*s", (int) (id - words[i]), words[i]);
          say_id (out, by_id, id, 0);
        }
      else
        g_string_append_printf (out, " %s", words[i]);
    }
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* All that a file says, in an order that hangs on that alone. */
static char *
say_file (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GHashTable) by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) said = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], "\t", 3);
      if (g_strv_length (parts) >= 2)
        g_hash_table_insert (by_id, g_strdup (parts[0]), g_strdup (parts[1]));
    }
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], "\t", 3);
      g_autoptr (GString) out = g_string_new (NULL);
      if (g_strv_length (parts) < 2)
        continue;
      g_string_append_c (out, *parts[0]);
      if (*parts[0] == 'E')
        say_id (out, by_id, parts[0], 0);
      else
        say_data (out, by_id, parts[1]);
      if (parts[2] != NULL && *parts[2] != '\0')
        g_string_append_printf (out, " %s", parts[2]);
      g_ptr_array_add (said, g_string_free (g_steal_pointer (&out), FALSE));
    }
  g_ptr_array_sort (said, compare_words);
  g_ptr_array_add (said, NULL);
  return g_strjoinv ("\n", (char **) said->pdata);
}

static guint
check_document (const AnnoForeignDocument *document, AnnoTagset *tagset, const char *folder,
                const char *base)
{
  g_autofree char *file = g_strconcat (document->name, ".ann", NULL);
  g_autofree char *text = plain_set_load (folder, file);
  AnnoSetArticle *article = plain_set_article (document, tagset, "a.txt");
  g_autofree char *set = plain_set_write (&anno_brat_format, article, base);
  g_autofree char *written = plain_set_load (set, "ann/a.ann");
  g_autofree char *before = say_file (text), *after = say_file (written);

  g_assert_cmpuint (document->left_out->len, ==, 0);
  g_assert_nonnull (document->text);
  g_assert_cmpstr (after, ==, before);
  /* The second time it is the same to the byte. */
  g_autofree char *folder_again = g_build_filename (set, "ann", NULL);
  g_autoptr (GPtrArray) again = plain_set_read_folder (&anno_brat_format, folder_again);
  AnnoSetArticle *other = plain_set_article (again->pdata[0], tagset, "a.txt");
  g_autofree char *other_set = plain_set_write (&anno_brat_format, other, base);
  g_autofree char *rewritten = plain_set_load (other_set, "ann/a.ann");
  g_assert_cmpstr (rewritten, ==, written);
  plain_set_article_free (other);
  plain_set_article_free (article);
  return (guint) (strchr (before, '\n') != NULL);
}

static void
check_folder (const char *name, guint n)
{
  g_autofree char *folder = g_build_filename (g_getenv ("ANNO_TEST_DATA"), "brat", name, NULL);
  g_autofree char *base = g_dir_make_tmp ("anno-brat-XXXXXX", NULL);
  g_autoptr (GPtrArray) documents = plain_set_read_folder (&anno_brat_format, folder);
  g_autoptr (AnnoTagset) tagset = plain_set_tagset (documents);
  guint found = 0;

  g_assert_cmpuint (documents->len, ==, n);
  for (guint i = 0; i < documents->len; i++)
    found += check_document (documents->pdata[i], tagset, folder, base);
  g_assert_cmpuint (found, ==, n);
  plain_set_remove (base);
}

/* Events inside events, equivalences, flags, values, notes, one of them on a relation, a
 * normalization. */
static void
test_tutorial (void)
{
  check_folder ("tutorial", 8);
}

static void
test_agreement (void)
{
  check_folder ("agreement", 2);
}

/* The words of all marks are those that the text has there. */
static void
test_quotes (void)
{
  static const char *const names[] = { "tutorial", "agreement" };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *folder
          = g_build_filename (g_getenv ("ANNO_TEST_DATA"), "brat", names[i], NULL);
      g_autoptr (GPtrArray) documents = plain_set_read_folder (&anno_brat_format, folder);
      for (guint k = 0; k < documents->len; k++)
        {
          const AnnoForeignDocument *document = documents->pdata[k];
          const AnnoForeignLayer *layer = document->layers->pdata[0];
          for (guint m = 0; m < layer->spans->len; m++, n++)
            {
              const AnnoForeignSpan *span = layer->spans->pdata[m];
              AnnoRange range = g_array_index (span->ranges, AnnoRange, 0);
              g_autofree char *words = g_utf8_substring (document->text, range.start, range.end);
              g_assert_cmpstr (span->quotes->pdata[0], ==, words);
            }
        }
    }
  g_assert_cmpuint (n, >, 100);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/brat-data/tutorial", test_tutorial);
  g_test_add_func ("/brat-data/agreement", test_agreement);
  g_test_add_func ("/brat-data/quotes", test_quotes);
  return g_test_run ();
}
