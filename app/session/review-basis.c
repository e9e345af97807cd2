#include "session/review-basis.h"

#include "review/difference-words.h"
#include "review/vote-words.h"
#include "session/blind-names.h"
#include "session/colleague.h"
#include "session/layout.h"

#include <glib/gi18n-lib.h>
#include <string.h>

AnnoReviewOrder *
anno_review_order_copy (const AnnoReviewOrder *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  AnnoReviewOrder *copy = g_new0 (AnnoReviewOrder, 1);
  copy->root = g_strdup (self->root);
  copy->article = g_strdup (self->article);
  copy->without = g_strdupv (self->without);
  copy->tagset = anno_tagset_ref (self->tagset);
  copy->names = self->names != NULL ? g_hash_table_ref (self->names) : NULL;
  copy->blind = self->blind;
  copy->reviewer = self->reviewer != NULL ? anno_annotator_copy (self->reviewer) : NULL;
  return copy;
}

void
anno_review_order_free (AnnoReviewOrder *self)
{
  if (self == NULL)
    return;
  g_free (self->root);
  g_free (self->article);
  g_strfreev (self->without);
  anno_tagset_unref (self->tagset);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_pointer (&self->reviewer, anno_annotator_free);
  g_free (self);
}

AnnoReviewBasis *
anno_review_basis_ref (AnnoReviewBasis *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
anno_review_basis_unref (AnnoReviewBasis *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_pointer (&self->one, anno_review_case_free);
  g_clear_pointer (&self->people, anno_review_people_free);
  g_clear_pointer (&self->entry, anno_survey_entry_free);
  g_ref_string_release (self->article);
  anno_review_order_free (self->order);
  g_clear_pointer (&self->letters, g_hash_table_unref);
  g_ptr_array_unref (self->everybody);
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

AnnoReviewer *
anno_reviewer_copy (const AnnoReviewer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  AnnoReviewer *copy = g_new0 (AnnoReviewer, 1);
  copy->slug = g_strdup (self->slug);
  copy->name = g_strdup (self->name);
  copy->is_compared = self->is_compared;
  return copy;
}

void
anno_reviewer_free (AnnoReviewer *self)
{
  if (self == NULL)
    return;
  g_free (self->slug);
  g_free (self->name);
  g_free (self);
}

static gboolean
is_blind (const AnnoReviewBasis *self)
{
  return self->order->names != NULL || self->letters != NULL;
}

static gboolean
has_layer (const AnnoReviewBasis *self, const char *slug)
{
  g_autofree char *layer = anno_layout_layer_file (self->order->root, slug, self->order->article);
  return g_file_test (layer, G_FILE_TEST_IS_REGULAR);
}

/* Letters for all who have a layer, settled sets among them, as they are over the text. */
static void
hand_out_letters (AnnoReviewBasis *self)
{
  const AnnoAnnotator *reviewer = self->order->reviewer;
  g_auto (GStrv) slugs = anno_layout_list_annotators (self->order->root, NULL);
  g_autoptr (GPtrArray) theirs = g_ptr_array_new ();

  self->letters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; slugs != NULL && slugs[i] != NULL; i++)
    if (g_strcmp0 (slugs[i], reviewer->slug) != 0 && has_layer (self, slugs[i]))
      g_ptr_array_add (theirs, slugs[i]);
  anno_blind_names_sort (theirs, reviewer->id, self->order->article);
  for (guint i = 0; i < theirs->len; i++)
    g_hash_table_insert (self->letters, g_strdup (theirs->pdata[i]), anno_blind_names_nth (i));
}

/* What @slug is called while names are hidden; NULL where they aren't, or for one's own. */
static const char *
find_shown (const AnnoReviewBasis *self, const char *slug)
{
  GHashTable *names = self->order->names;
  const char *name = names != NULL ? g_hash_table_lookup (names, slug) : NULL;

  if (name == NULL && self->letters != NULL)
    name = g_hash_table_lookup (self->letters, slug);
  return name;
}

static void
add_somebody (AnnoReviewBasis *self, const char *slug)
{
  const AnnoReviewOrder *order = self->order;
  const char *shown = find_shown (self, slug);
  g_autoptr (AnnoAnnotator) annotator = anno_colleague_identify (order->root, slug);
  AnnoReviewer *somebody = g_new0 (AnnoReviewer, 1);

  somebody->slug = g_strdup (slug);
  somebody->name = g_strdup (shown != NULL ? shown : annotator->name);
  somebody->is_compared
      = order->without == NULL || !g_strv_contains ((const char *const *) order->without, slug);
  g_ptr_array_add (self->everybody, somebody);
}

static int
compare_shown (gconstpointer a, gconstpointer b)
{
  const AnnoReviewer *one = *(AnnoReviewer *const *) a, *other = *(AnnoReviewer *const *) b;
  gsize length = strlen (one->name), other_length = strlen (other->name);

  if (length != other_length) /* "Z" is before "AA" */
    return length < other_length ? -1 : 1;
  return strcmp (one->name, other->name);
}

/* Who has a layer on the article. The order of folders would tell whose a letter is. */
static void
look_around (AnnoReviewBasis *self)
{
  const AnnoReviewOrder *order = self->order;
  g_auto (GStrv) slugs = anno_review_case_list_slugs (order->root);

  self->entry = g_new0 (AnnoSurveyEntry, 1);
  self->entry->article = g_strdup (order->article);
  self->entry->present = TRUE;
  self->entry->slugs = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; slugs[i] != NULL; i++)
    if (has_layer (self, slugs[i]))
      add_somebody (self, slugs[i]);
  if (is_blind (self))
    g_ptr_array_sort (self->everybody, compare_shown);
  for (guint i = 0; i < self->everybody->len; i++)
    {
      const AnnoReviewer *somebody = self->everybody->pdata[i];
      if (somebody->is_compared)
        g_ptr_array_add (self->entry->slugs, g_strdup (somebody->slug));
    }
}

static void
name_sides (AnnoReviewBasis *self)
{
  for (guint i = 0; self->one != NULL && i < self->one->sides->len; i++)
    {
      const AnnoReviewSide *side = anno_review_case_get (self->one, i);
      const char *shown = find_shown (self, side->slug);
      g_ptr_array_add (self->names, g_strdup (shown != NULL ? shown : side->name));
    }
}

/* What is wrong with a colleague's file is told by the file's name, which has theirs in it. */
static void
hide_problems (AnnoReviewBasis *self)
{
  guint n = self->problems->len;

  if (!is_blind (self) || n == 0)
    return;
  g_ptr_array_set_size (self->problems, 0);
  g_ptr_array_add (self->problems,
                   g_strdup_printf (ngettext ("%u problem isn’t told while names are hidden.",
                                              "%u problems aren’t told while names are hidden.", n),
                                    n));
}

static void
compare (AnnoReviewBasis *self)
{
  if (self->one == NULL)
    return;
  const AnnoFieldCompare *compared = anno_review_case_compare (self->one);
  self->found
      = self->one->sides->len == 2 ? anno_differences_new (compared) : anno_votes_new (compared);
  /* What is made when it is asked for first is made here, so that several threads can ask. */
  for (guint i = 0; i < self->one->sides->len; i++)
    anno_clusters_find (self->one->clusters, i, "");
}

AnnoReviewBasis *
anno_review_basis_new (const AnnoReviewOrder *order)
{
  g_return_val_if_fail (order != NULL, NULL);

  AnnoReviewBasis *self = g_new0 (AnnoReviewBasis, 1);
  g_atomic_ref_count_init (&self->refs);
  self->order = anno_review_order_copy (order);
  self->article = g_ref_string_new (order->article);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  self->everybody = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_reviewer_free);
  if (order->blind && order->reviewer != NULL)
    hand_out_letters (self);
  look_around (self);
  g_ptr_array_add (self->entry->slugs, NULL);
  self->people = anno_review_people_new (
      order->root, (const char *const *) self->entry->slugs->pdata, self->problems);
  g_ptr_array_set_size (self->entry->slugs, (int) self->entry->slugs->len - 1);
  self->one = anno_review_case_load (order->root, self->entry, self->people, self->order->tagset,
                                     self->problems);
  name_sides (self);
  hide_problems (self);
  compare (self);
  return self;
}

char *
anno_review_basis_describe (const AnnoReviewBasis *self, guint cluster)
{
  g_return_val_if_fail (self != NULL && self->found != NULL && cluster < self->found->len, NULL);

  AnnoReviewCase *one = self->one;
  const char *const *names = (const char *const *) self->names->pdata;
  if (one->sides->len != 2)
    {
      const AnnoVoteWords words = { one->article, one->clusters, names };
      return anno_vote_describe (self->found->pdata[cluster], &words);
    }
  const AnnoDifferenceWords words
      = { one->article,          one->clusters, NULL, names[0], names[1], anno_review_people_name,
          (gpointer) one->people };
  return anno_difference_describe (self->found->pdata[cluster], &words);
}
