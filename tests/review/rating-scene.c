#include "rating-scene.h"

AnnoRatedText *
rating_new (guint n_raters, guint n_categories, guint length)
{
  AnnoRatedText *text = anno_rated_text_new (n_raters, n_categories, length);

  for (guint i = 0; i < n_raters; i++)
    text->rated[i] = TRUE;
  return text;
}

/* The number and category of the span that was marked last. */
static AnnoRatedUnit
last_span (const AnnoRatedText *text, guint rater)
{
  AnnoRatedUnit last = { .span = G_MAXUINT };

  for (guint i = 0; i < text->units[rater]->len; i++)
    {
      AnnoRatedUnit unit = g_array_index (text->units[rater], AnnoRatedUnit, i);
      if (last.span == G_MAXUINT || unit.span > last.span)
        last = unit;
    }
  return last;
}

void
rating_mark (AnnoRatedText *text, guint rater, guint category, guint start, guint end)
{
  const AnnoRatedUnit unit = { start, end, category, last_span (text, rater).span + 1 };

  anno_rated_text_add (text, rater, &unit);
}

void
rating_part (AnnoRatedText *text, guint rater, guint start, guint end)
{
  const AnnoRatedUnit last = last_span (text, rater);
  const AnnoRatedUnit unit = { start, end, last.category, last.span };

  anno_rated_text_add (text, rater, &unit);
}

AnnoRatedText *
rating_random (GRand *random, guint n_raters, guint n_categories, guint length, guint most)
{
  AnnoRatedText *text = rating_new (n_raters, n_categories, length);

  for (guint i = 0; i < n_raters; i++)
    {
      guint n = g_rand_int_range (random, 0, most + 1);
      for (guint k = 0; k < n; k++)
        {
          guint start = g_rand_int_range (random, 0, length - 6);
          guint size = g_rand_int_range (random, 1, 4);
          rating_mark (text, i, g_rand_int_range (random, 0, n_categories), start, start + size);
          if (g_rand_int_range (random, 0, 4) == 0)
            rating_part (text, i, start + size + 1, start + size + 3);
        }
    }
  return text;
}

AnnoRatedText *
rating_copy (const AnnoRatedText *text, GRand *random, const guint *raters, const guint *categories,
             guint shift)
{
  AnnoRatedText *copy
      = anno_rated_text_new (text->n_raters, text->n_categories, text->length + shift);

  for (guint i = 0; i < text->n_raters; i++)
    {
      guint from = raters != NULL ? raters[i] : i;
      g_autoptr (GArray) units = g_array_copy (text->units[from]);
      copy->rated[i] = text->rated[from];
      guint mask = g_rand_int (random);
      while (units->len > 0)
        {
          guint place = g_rand_int_range (random, 0, units->len);
          AnnoRatedUnit unit = g_array_index (units, AnnoRatedUnit, place);
          unit.category = categories != NULL ? categories[unit.category] : unit.category;
          unit.span ^= mask;
          unit.start += shift;
          unit.end += shift;
          anno_rated_text_add (copy, i, &unit);
          g_array_remove_index_fast (units, place);
        }
    }
  return copy;
}

void
rating_pour (AnnoRatedText *to, const AnnoRatedText *text, guint shift)
{
  for (guint i = 0; i < text->n_raters; i++)
    {
      guint first = last_span (to, i).span + 1;
      for (guint k = 0; k < text->units[i]->len; k++)
        {
          AnnoRatedUnit unit = g_array_index (text->units[i], AnnoRatedUnit, k);
          unit.span += first;
          unit.start += shift;
          unit.end += shift;
          anno_rated_text_add (to, i, &unit);
        }
    }
}
