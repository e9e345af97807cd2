#include "print/review-sheet.h"

#include "print/initials.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
person_free (gpointer data)
{
  AnnoReviewPerson *self = data;
  g_free (self->name);
  g_free (self->initials);
  g_free (self);
}

/* "A" … "Z", "A2" … */
static char *
letter_of (guint n)
{
  return n < 26 ? g_strdup_printf ("%c", 'A' + n)
                : g_strdup_printf ("%c%u", 'A' + n % 26, n / 26 + 1);
}

/* An annotator on the way to a place of their own. */
typedef struct
{
  guint layer;
  char *key;
} Draw;

static int
compare_draws_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Draw *) a)->key, ((const Draw *) b)->key);
}

static void
draw_clear_cb (gpointer data)
{
  g_free (((Draw *) data)->key);
}

/* The layers in an order that tells nothing of whose they are, and is the same each time. */
static GArray *
draw_lots (const AnnoReviewSheet *self)
{
  GArray *draws = g_array_new (FALSE, FALSE, sizeof (Draw));

  g_array_set_clear_func (draws, draw_clear_cb);
  for (guint i = 0; i < self->clusters->n_layers; i++)
    {
      g_autofree char *seed = g_strconcat (anno_article_get_sha256 (self->article->text), " ",
                                           anno_clusters_whose (self->clusters, i), NULL);
      const Draw draw = { i, g_compute_checksum_for_string (G_CHECKSUM_SHA256, seed, -1) };
      g_array_append_val (draws, draw);
    }
  g_array_sort (draws, compare_draws_cb);
  return draws;
}

/* @name, @initials: transfer full. */
static void
add_person (AnnoReviewSheet *self, guint layer, char *name, char *initials)
{
  AnnoReviewPerson *person = g_new0 (AnnoReviewPerson, 1);

  person->name = name;
  person->initials = initials;
  person->layer = layer;
  self->person_of[layer] = self->people->len;
  g_ptr_array_add (self->people, person);
}

static void
add_hidden (AnnoReviewSheet *self)
{
  g_autoptr (GArray) draws = draw_lots (self);

  for (guint i = 0; i < draws->len; i++)
    {
      char *letter = letter_of (i);
      /* Translators: somebody whose name isn't to be seen; %s is a letter. */
      char *name = g_strdup_printf (_("Annotator %s"), letter);
      add_person (self, g_array_index (draws, Draw, i).layer, name, letter);
    }
}

static void
add_people (AnnoReviewSheet *self, const char *const *names)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->clusters->n_layers; i++)
    add_person (self, i, g_strdup (names[i]), anno_initials_of_own (names[i], taken));
}

/* Reviewers in the order in which they first said something. */
static void
hide_reviewers (AnnoReviewSheet *self)
{
  self->reviewers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < self->state->records->len; i++)
    {
      const AnnoReviewRecord *record = self->state->records->pdata[i];
      guint n = g_hash_table_size (self->reviewers) + 1;
      if (!g_hash_table_contains (self->reviewers, record->creator_id))
        g_hash_table_insert (self->reviewers, g_strdup (record->creator_id),
                             /* Translators: somebody whose name isn't to be seen. */
                             g_strdup_printf (_("Reviewer %u"), n));
    }
}

static AnnoRange
range_of (const AnnoClusters *clusters, guint n)
{
  const AnnoCluster *cluster = anno_clusters_get (clusters, n);
  AnnoRange range = { G_MAXUINT, 0 };

  for (guint i = 0; i < cluster->n_marks; i++)
    {
      const AnnoSpan *span = anno_clusters_get_mark (clusters, cluster->first_mark + i)->span;
      range.start = MIN (range.start, anno_span_get_start (span));
      range.end = MAX (range.end, anno_span_get_end (span));
    }
  return range;
}

static void
add_points (AnnoReviewSheet *self)
{
  for (guint i = 0; i < self->votes->len; i++)
    {
      const AnnoReviewItem *item = anno_review_state_get (self->state, i);
      const AnnoReviewPoint point = {
        .number = self->points->len + 1,
        .cluster = i,
        .range = range_of (self->clusters, i),
        .vote = self->votes->pdata[i],
        .item = item,
      };
      if (item->agreed)
        continue;
      self->numbers[i] = point.number;
      g_array_append_val (self->points, point);
    }
}

AnnoReviewSheet *
anno_review_sheet_new (const AnnoReviewSheetFacts *facts)
{
  g_return_val_if_fail (facts != NULL && facts->compare != NULL && facts->state != NULL, NULL);
  g_return_val_if_fail (facts->names != NULL, NULL);

  AnnoReviewSheet *self = g_new0 (AnnoReviewSheet, 1);
  self->article = anno_sheet_new (&facts->article);
  self->compare = facts->compare;
  self->clusters = facts->compare->clusters;
  self->state = facts->state;
  self->name_person = facts->name_person;
  self->data = facts->data;
  self->people = g_ptr_array_new_with_free_func (person_free);
  self->person_of = g_new0 (guint, self->clusters->n_layers);
  self->votes = anno_votes_new (self->compare);
  self->points = g_array_new (FALSE, FALSE, sizeof (AnnoReviewPoint));
  self->numbers = g_new0 (guint, self->votes->len + 1);
  if (facts->hide_names)
    {
      add_hidden (self);
      hide_reviewers (self);
    }
  else
    add_people (self, facts->names);
  add_points (self);
  return self;
}

void
anno_review_sheet_free (AnnoReviewSheet *self)
{
  if (self == NULL)
    return;
  anno_sheet_free (self->article);
  g_ptr_array_unref (self->people);
  g_ptr_array_unref (self->votes);
  g_array_unref (self->points);
  g_clear_pointer (&self->reviewers, g_hash_table_unref);
  g_free (self->person_of);
  g_free (self->numbers);
  g_free (self);
}

guint
anno_review_sheet_get_n (const AnnoReviewSheet *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->points->len;
}

const AnnoReviewPoint *
anno_review_sheet_get (const AnnoReviewSheet *self, guint n)
{
  g_return_val_if_fail (self != NULL && n < self->points->len, NULL);
  return &g_array_index (self->points, AnnoReviewPoint, n);
}

const AnnoReviewPerson *
anno_review_sheet_get_person (const AnnoReviewSheet *self, guint n)
{
  g_return_val_if_fail (self != NULL && n < self->people->len, NULL);
  return self->people->pdata[n];
}

const AnnoReviewPerson *
anno_review_sheet_who (const AnnoReviewSheet *self, guint layer)
{
  g_return_val_if_fail (self != NULL && layer < self->clusters->n_layers, NULL);
  return self->people->pdata[self->person_of[layer]];
}

const char *
anno_review_sheet_reviewer (const AnnoReviewSheet *self, const AnnoReviewRecord *record)
{
  g_return_val_if_fail (self != NULL && record != NULL, NULL);

  if (self->reviewers != NULL)
    return g_hash_table_lookup (self->reviewers, record->creator_id);
  return record->creator_name != NULL && *record->creator_name != '\0' ? record->creator_name
                                                                       : record->creator_id;
}

gboolean
anno_review_point_is_decided (const AnnoReviewPoint *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->item->status == ANNO_STATUS_DECIDED;
}
