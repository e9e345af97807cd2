#include "print/point-choices.h"

#include <glib/gi18n-lib.h>

#define WHO_MAX 6 /* initials that are listed */

/* "AM, BO"; where there are more of them, "14 of 100: AM, BO, … and 12 more". @layers: of guint. */
char *
anno_point_choices_name (const AnnoReviewSheet *sheet, const GArray *layers)
{
  guint n_all = sheet->people->len, n = MIN (layers->len, WHO_MAX);
  g_autoptr (GString) names = g_string_new (NULL);

  if (n_all > 3)
    /* Translators: so many of so many people; their initials follow. */
    g_string_append_printf (names, _("%u of %u: "), layers->len, n_all);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (
        names, "%s%s", i > 0 ? C_ ("values", ", ") : "",
        anno_review_sheet_who (sheet, g_array_index (layers, guint, i))->initials);
  if (n < layers->len)
    /* Translators: behind a list of initials. */
    g_string_append_printf (names, ngettext (" and %u more", " and %u more", layers->len - n),
                            layers->len - n);
  return g_string_free (g_steal_pointer (&names), FALSE);
}

char *
anno_point_choices_name_briefly (const AnnoReviewSheet *sheet, const GArray *layers)
{
  guint n_all = sheet->people->len;

  return n_all <= WHO_MAX
             ? anno_point_choices_name (sheet, layers)
             : g_strdup_printf (ngettext ("%u of %u", "%u of %u", layers->len), layers->len, n_all);
}

static int
compare_people_cb (gconstpointer a, gconstpointer b, gpointer sheet)
{
  const AnnoReviewSheet *self = sheet;
  guint first = self->person_of[*(const guint *) a], second = self->person_of[*(const guint *) b];
  return first < second ? -1 : first > second;
}

/* The layers that the @n marks are of, as the sheet shows them. */
static GArray *
list_layers (const AnnoReviewSheet *sheet, const AnnoMark *const *marks, guint n)
{
  GArray *layers = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < n; i++)
    g_array_append_val (layers, marks[i]->layer);
  g_array_sort_with_data (layers, compare_people_cb, (gpointer) sheet);
  return layers;
}

GArray *
anno_point_choices_list_layers (const AnnoReviewSheet *sheet, const AnnoVariant *variant)
{
  g_autofree const AnnoMark **marks = g_new (const AnnoMark *, variant->n_marks);

  for (guint i = 0; i < variant->n_marks; i++)
    marks[i] = anno_clusters_get_mark (sheet->clusters, variant->first_mark + i);
  return list_layers (sheet, marks, variant->n_marks);
}

GArray *
anno_point_choices_list_missing (const AnnoReviewSheet *sheet, const AnnoVote *vote)
{
  GArray *layers = g_array_copy (vote->missing);
  g_array_sort_with_data (layers, compare_people_cb, (gpointer) sheet);
  return layers;
}

static int
compare_choices_cb (gconstpointer a, gconstpointer b)
{
  const AnnoPointChoice *first = a, *second = b;

  if (first->n != second->n)
    return first->n > second->n ? -1 : 1;
  return first->first < second->first ? -1 : first->first > second->first;
}

static void
add_choice (GArray *choices, const AnnoReviewSheet *sheet, gconstpointer it, GArray *layers)
{
  const AnnoPointChoice choice
      = { it, layers->len, sheet->person_of[g_array_index (layers, guint, 0)] };
  g_array_append_val (choices, choice);
  g_array_unref (layers);
}

/* The variants (of AnnoPointChoice), those of the most people first, then by people. */
GArray *
anno_point_choices_new_variants (const AnnoReviewSheet *sheet, guint n)
{
  const AnnoCluster *cluster = anno_clusters_get (sheet->clusters, n);
  GArray *choices = g_array_new (FALSE, FALSE, sizeof (AnnoPointChoice));

  for (guint i = 0; i < cluster->n_variants; i++)
    {
      const AnnoVariant *variant
          = anno_clusters_get_variant (sheet->clusters, cluster->first_variant + i);
      add_choice (choices, sheet, variant, anno_point_choices_list_layers (sheet, variant));
    }
  g_array_sort (choices, compare_choices_cb);
  return choices;
}

GArray *
anno_point_choices_list_holders (const AnnoReviewSheet *sheet, const AnnoFieldOption *option)
{
  return list_layers (sheet, (const AnnoMark *const *) option->holders->pdata,
                      option->holders->len);
}

/* The options of a field, in the same way. */
GArray *
anno_point_choices_new_options (const AnnoReviewSheet *sheet, const AnnoFieldVote *vote)
{
  GArray *choices = g_array_new (FALSE, FALSE, sizeof (AnnoPointChoice));

  for (guint i = 0; i < vote->options->len; i++)
    add_choice (choices, sheet, vote->options->pdata[i],
                anno_point_choices_list_holders (sheet, vote->options->pdata[i]));
  g_array_sort (choices, compare_choices_cb);
  return choices;
}
