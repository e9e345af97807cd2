#include "review/rated-scene.h"

#include <stdlib.h>

static void
add (AnnoRatedText *text, guint rater, guint category, guint start, guint end)
{
  const AnnoRatedUnit unit = { start, end, category, text->units[rater]->len };
  anno_rated_text_add (text, rater, &unit);
}

static AnnoRatedText *
make_text (guint n_raters, guint n_categories, guint length)
{
  AnnoRatedText *text = anno_rated_text_new (n_raters, n_categories, length);

  for (guint i = 0; i < n_raters; i++)
    text->rated[i] = TRUE;
  return text;
}

AnnoRatedText *
rated_scene_text (guint n_raters, guint n_categories, guint length, const RatedRow *rows,
                  guint n_rows)
{
  AnnoRatedText *text = make_text (n_raters, n_categories, length);

  for (guint i = 0; i < n_rows; i++)
    add (text, rows[i].rater, rows[i].category, rows[i].start, rows[i].end);
  return text;
}

GPtrArray *
rated_scene_list (AnnoRatedText *text)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_rated_text_free);
  g_ptr_array_add (texts, text);
  return texts;
}

static guint
number_of (GPtrArray *names, const char *name)
{
  guint number = 0;

  if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, &number))
    {
      number = names->len;
      g_ptr_array_add (names, g_strdup (name));
    }
  return number;
}

AnnoRatedText *
rated_scene_read (const char *name)
{
  g_autofree char *path
      = g_build_filename (g_getenv ("ANNO_TEST_DATA"), "review", "pygamma", name, NULL);
  g_autofree char *words = NULL;
  g_autoptr (GPtrArray) raters = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) categories = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (RatedRow));
  guint length = 0;

  g_assert_true (g_file_get_contents (path, &words, NULL, NULL));
  g_auto (GStrv) lines = g_strsplit (g_strstrip (words), "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (g_strstrip (lines[i]), ",", -1);
      g_assert_cmpuint (g_strv_length (cells), ==, 4);
      const RatedRow row = { number_of (raters, cells[0]), number_of (categories, cells[1]),
                             (guint) atoi (cells[2]), (guint) atoi (cells[3]) };
      g_array_append_val (rows, row);
      length = MAX (length, row.end);
    }
  return rated_scene_text (raters->len, categories->len, length, (const RatedRow *) rows->data,
                           rows->len);
}

AnnoRatedText *
rated_scene_make (GRand *rand, guint n_raters, guint n_categories, guint n_units, guint length,
                  gboolean overlaps)
{
  AnnoRatedText *text = make_text (n_raters, n_categories, length);
  const guint room = length / MAX (n_units, 1);

  g_assert_cmpuint (room, >=, 2);
  for (guint i = 0; i < n_raters; i++)
    for (guint k = 0; k < n_units; k++)
      {
        const guint first = overlaps ? 0 : k * room;
        const guint end = overlaps ? length : first + room;
        const guint start = (guint) g_rand_int_range (rand, (gint32) first, (gint32) end);
        const guint most = MIN (end, start + 2 * room);
        add (text, i, (guint) g_rand_int_range (rand, 0, (gint32) n_categories), start,
             (guint) g_rand_int_range (rand, (gint32) start + 1, (gint32) most + 1));
      }
  return text;
}

AnnoRatedText *
rated_scene_rename (const AnnoRatedText *text)
{
  AnnoRatedText *renamed = make_text (text->n_raters, text->n_categories, text->length);

  for (guint i = 0; i < text->n_raters; i++)
    for (guint k = text->units[i]->len; k-- > 0;)
      {
        const AnnoRatedUnit *unit = &g_array_index (text->units[i], AnnoRatedUnit, k);
        add (renamed, (i + 1) % text->n_raters, (unit->category + 1) % text->n_categories,
             unit->start, unit->end);
      }
  return renamed;
}

AnnoRatedText *
rated_scene_same (const AnnoRatedText *text)
{
  AnnoRatedText *same = make_text (text->n_raters, text->n_categories, text->length);

  for (guint i = 0; i < text->n_raters; i++)
    for (guint k = 0; k < text->units[0]->len; k++)
      {
        const AnnoRatedUnit *unit = &g_array_index (text->units[0], AnnoRatedUnit, k);
        add (same, i, unit->category, unit->start, unit->end);
      }
  return same;
}
