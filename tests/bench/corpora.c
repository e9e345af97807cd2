#include "bench/corpora.h"

#include "formats/layer-writer.h"
#include "formats/people-file.h"
#include "formats/tagset-file.h"
#include "model/span-draft.h"
#include "session/layout.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <sys/stat.h>

#define VOCABULARY 40000
#define PEOPLE 400

char *
corpora_word (guint n)
{
  static const char *const syllables[] = { "ba", "te", "li", "no", "ru", "sa", "mi", "ko",
                                           "ve", "da", "ge", "fo", "ha", "ju", "pe", "wi" };
  GString *word = g_string_new (NULL);

  for (guint i = 0; i == 0 || n > 0; i++, n /= 16)
    g_string_append (word, syllables[n % 16]);
  return g_string_free (word, FALSE);
}

static void
write_file (const char *path, const char *text, gsize length)
{
  static char *made = NULL;
  struct timespec times[2] = { { 1500000000, 0 }, { 1500000000, 0 } };
  g_autofree char *folder = g_path_get_dirname (path);
  int fd;

  if (g_strcmp0 (folder, made) != 0)
    {
      g_mkdir_with_parents (folder, 0700);
      g_free (made);
      made = g_strdup (folder);
    }
  fd = open (path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  g_assert_cmpint (write (fd, text, length), ==, (gssize) length);
  g_assert_cmpint (futimens (fd, times), ==, 0);
  close (fd);
}

/* A word by its rank: one that is twice as far down is half as frequent. */
static guint
draw_rank (GRand *random)
{
  return (guint) exp (g_rand_double (random) * log (VOCABULARY)) - 1;
}

static char *
make_text (GRand *random, guint n, char **vocabulary)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "Headline %u %s\n\nBy Ann Writer\n\nFriday, July %u, %u\n\n", n,
                          vocabulary[draw_rank (random)], 1 + n % 28, 1990 + n / 28 % 30);
  for (guint i = 0; i < CORPORA_WORDS; i++)
    {
      g_string_append (text, i % 90 == 40 ? "\xE2\x80\x9C" : "");
      g_string_append (text, vocabulary[draw_rank (random)]);
      g_string_append (text, i % 90 == 50 ? "\xE2\x80\x9D" : "");
      g_string_append (text, i % 90 == 89 ? ".\n\n" : i % 15 == 14 ? ". " : " ");
    }
  g_string_append_c (text, '\n');
  return g_string_free (text, FALSE);
}

/* Speaker, cue, claim, date, again and again; the claim links to the speaker and the cue. */
static AnnoSpan *
make_span (GRand *random, guint n, guint length)
{
  static const char *const tags[] = { "speaker", "cue", "claim", "date" };
  g_autofree char *id = g_strdup_printf ("urn:uuid:00000000-0000-4000-8000-%012u", n);
  guint width = (length - 60) / CORPORA_SPANS, start = 60 + n * width;
  AnnoSpanDraft *draft = anno_span_draft_new_with_id (id, tags[n % 4]);

  anno_span_draft_add_segment (draft, start, start + (n % 4 == 2 ? width - 4 : width / 5));
  anno_span_draft_set_created (draft, G_GINT64_CONSTANT (1499677200000000));
  if (n % 4 == 0)
    {
      g_autofree char *person = g_strdup_printf ("urn:uuid:11111111-0000-4000-8000-%012d",
                                                 g_rand_int_range (random, 0, PEOPLE));
      anno_span_draft_add_value (draft, anno_value_new (ANNO_VALUE_PERSON, "person", person));
    }
  else if (n % 4 == 2)
    {
      g_autofree char *speaker = g_strdup_printf ("urn:uuid:00000000-0000-4000-8000-%012u", n - 2);
      anno_span_draft_add_value (draft, anno_value_new (ANNO_VALUE_LINK, "said-by", speaker));
    }
  return anno_span_draft_finish (draft);
}

static void
make_layer (const char *folder, const char *path, GRand *random, AnnoArticle *article,
            AnnoTagset *tagset)
{
  g_autoptr (AnnoLayer) layer = anno_layer_new (
      anno_layer_header_new (path, "urn:uuid:0", "Ann", anno_article_get_sha256 (article)));
  g_autofree char *below = anno_layout_layer_below (CORPORA_SLUG, path);
  g_autofree char *file = g_build_filename (folder, below, NULL);

  for (guint i = 0; i < CORPORA_SPANS; i++)
    {
      g_autoptr (AnnoSpan) span = make_span (random, i, anno_article_get_length (article));
      anno_layer_put (layer, span);
    }
  g_autoptr (AnnoLayerSnapshot) snapshot = anno_layer_snapshot_new (layer);
  g_autoptr (GBytes) bytes = anno_layer_writer_write (snapshot, article, tagset, path, below);
  write_file (file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
make_people (const char *folder)
{
  g_autoptr (AnnoPeople) people = anno_people_new ();
  g_autofree char *file = anno_layout_people_file (folder, CORPORA_SLUG);

  for (guint i = 0; i < PEOPLE; i++)
    {
      g_autofree char *id = g_strdup_printf ("urn:uuid:11111111-0000-4000-8000-%012u", i);
      g_autofree char *word = corpora_word (i + 300);
      g_autofree char *name = g_strdup_printf ("Given %s", word);
      AnnoPersonParts parts = { .id = id, .name = name };
      g_autoptr (AnnoPerson) person = anno_person_new (&parts);
      anno_people_put (people, person);
    }
  g_autoptr (GBytes) bytes = anno_people_file_write (people);
  write_file (file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

void
corpora_make (const char *folder, guint n)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (AnnoTagset) tagset = anno_tagset_file_get_default ();
  g_auto (GStrv) vocabulary = g_new0 (char *, VOCABULARY + 1);

  for (guint i = 0; i < VOCABULARY; i++)
    vocabulary[i] = corpora_word (i);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strdup_printf ("%03u/article-%06u.txt", i / 1000, i);
      g_autofree char *file = g_build_filename (folder, path, NULL);
      char *text = make_text (random, i, vocabulary);
      g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));
      g_autoptr (AnnoArticle) article = anno_article_new (bytes, NULL);
      write_file (file, text, strlen (text));
      make_layer (folder, path, random, article, tagset);
    }
  make_people (folder);
}
