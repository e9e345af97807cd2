#include "session/agreement-places.h"

#include "review/confusion.h"
#include "review/difference-words.h"
#include "session/review-case.h"
#include "session/tagset-store.h"
#include "text/isolate.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* While they are looked for. */
typedef struct
{
  const AnnoAgreementPlacesWish *wish;
  AnnoTagset *tagset;
  AnnoReviewPeople *people;
  AnnoConfusion *rows; /* which row a tag is */
  AnnoMatcher *matcher; /* that looks for nothing */
  AnnoAgreementPlaces *places;
} Search;

/* An article, and two of its sides. */
typedef struct
{
  const AnnoReviewCase *one;
  const AnnoReviewSide *a;
  const AnnoReviewSide *b;
  const char *text; /* all of it */
  gsize n_bytes;
} Pair;

static gboolean
has_tag (const Search *self, const AnnoSpan *span)
{
  return span != NULL
         && anno_tagset_is_one (self->tagset, anno_span_get_tag (span), self->wish->tag);
}

static guint
row_of (const Search *self, const AnnoSpan *span)
{
  return span != NULL ? anno_confusion_row (self->rows, anno_span_get_tag (span))
                      : anno_confusion_nothing (self->rows);
}

static gboolean
is_in_cell (const Search *self, const AnnoDifference *difference)
{
  return self->wish->row < 0
         || (row_of (self, difference->a) == (guint) self->wish->row
             && row_of (self, difference->b) == (guint) self->wish->column);
}

/* Whether exact F1 counts them as one. */
static gboolean
is_same (const AnnoDifference *difference)
{
  return difference->kind == ANNO_DIFFERENCE_SAME || difference->kind == ANNO_DIFFERENCE_FIELD
         || difference->kind == ANNO_DIFFERENCE_LINK;
}

static gboolean
differs_in (const AnnoDifference *difference, const char *field)
{
  for (guint i = 0; i < difference->fields->len; i++)
    if (g_str_equal (((const AnnoFieldDifference *) difference->fields->pdata[i])->field, field))
      return TRUE;
  return FALSE;
}

static gboolean
is_wanted (const Search *self, const AnnoDifference *difference)
{
  const AnnoAgreementPlacesWish *wish = self->wish;

  if (wish->tag != NULL && !has_tag (self, difference->a) && !has_tag (self, difference->b))
    return FALSE;
  if (wish->field != NULL)
    return is_same (difference) && differs_in (difference, wish->field) != wish->same;
  if (wish->row >= 0) /* a cell is the same or isn't as a whole */
    return is_in_cell (self, difference);
  return is_same (difference) == wish->same;
}

/* What is said of it beside the words: of those that are the same, only who they are. */
static char *
describe (const Pair *pair, const AnnoDifference *difference, const AnnoFieldCompare *compare)
{
  const AnnoDifferenceWords words = {
    .article = pair->one->article,
    .clusters = compare->clusters,
    .tagset = pair->one->tagset,
    .name_a = pair->a->name,
    .name_b = pair->b->name,
    .name_person = anno_review_people_name,
    .data = (gpointer) pair->one->people,
  };

  if (difference->kind == ANNO_DIFFERENCE_SAME)
    {
      g_autofree char *a = anno_isolate (pair->a->name), *b = anno_isolate (pair->b->name);
      /* Translators: two people, who marked the same. */
      return g_strdup_printf (_ ("%s and %s"), a, b);
    }
  return anno_difference_describe (difference, &words);
}

static void
add_hit (Search *self, const Pair *pair, const AnnoDifference *difference,
         const AnnoFieldCompare *compare)
{
  const AnnoReviewSide *side = difference->a != NULL ? pair->a : pair->b;
  const AnnoSpan *span = difference->a != NULL ? difference->a : difference->b;

  if (self->places->n_all++ >= ANNO_AGREEMENT_PLACES_MAX)
    return;
  AnnoHit *hit = anno_hit_new ();
  hit->path = g_strdup (pair->one->path);
  hit->title = g_strdup (anno_document_get_title (pair->one->document));
  hit->date = g_strdup (anno_document_get_date (pair->one->document));
  hit->start = anno_span_get_start (span);
  hit->end = anno_span_get_end (span);
  hit->slug = g_intern_string (side->slug);
  hit->annotator = g_strdup (side->name);
  hit->tag = g_strdup (anno_span_get_tag (span));
  hit->note = describe (pair, difference, compare);
  anno_hit_take_text (hit, self->matcher, pair->text, pair->n_bytes);
  g_ptr_array_add (self->places->hits, hit);
}

static void
compare_two (Search *self, const Pair *pair)
{
  AnnoLayer *layers[] = { pair->a->layer, pair->b->layer };
  g_autoptr (AnnoClusters) clusters = anno_clusters_new (layers, 2, self->tagset);
  const AnnoFieldCompare compare = { clusters, anno_review_people_is_one, self->people };
  g_autoptr (GPtrArray) differences = anno_differences_new (&compare);

  for (guint i = 0; i < differences->len; i++)
    if (is_wanted (self, differences->pdata[i]))
      add_hit (self, pair, differences->pdata[i], &compare);
}

static gboolean
is_slug (const Search *self, int index, const char *slug)
{
  return index < 0 || g_str_equal (self->wish->slugs[index], slug);
}

static void
compare_article (Search *self, const AnnoReviewCase *one)
{
  Pair pair = { .one = one };

  pair.text = anno_article_peek (one->article, 0, anno_article_get_length (one->article),
                                 &pair.n_bytes);
  for (guint i = 0; i < one->sides->len; i++)
    for (guint k = i + 1; k < one->sides->len; k++)
      {
        pair.a = anno_review_case_get (one, i);
        pair.b = anno_review_case_get (one, k);
        if (is_slug (self, self->wish->first, pair.a->slug)
            && is_slug (self, self->wish->second, pair.b->slug))
          compare_two (self, &pair);
      }
}

static gboolean
is_article_wanted (const Search *self, const AnnoSurveyEntry *entry)
{
  return self->wish->articles == NULL || g_strv_contains (self->wish->articles, entry->article);
}

static gboolean
search (Search *self, const GPtrArray *entries, GPtrArray *problems, GCancellable *cancellable,
        GError **error)
{
  for (guint i = 0; i < entries->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!is_article_wanted (self, entries->pdata[i]))
        continue;
      g_autoptr (AnnoReviewCase) one = anno_review_case_load (
          self->wish->root, entries->pdata[i], self->people, self->tagset, problems);
      if (one != NULL)
        compare_article (self, one);
    }
  return TRUE;
}

AnnoAgreementPlaces *
anno_agreement_places_find (const AnnoAgreementPlacesWish *wish, GCancellable *cancellable,
                            GError **error)
{
  g_return_val_if_fail (wish != NULL && wish->root != NULL && wish->slugs != NULL, NULL);

  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (AnnoTagset) tagset = anno_tagset_store_read (wish->root, NULL, error);
  g_autoptr (GPtrArray) entries
      = tagset != NULL ? anno_corpus_survey (wish->root, "", problems, cancellable, error) : NULL;
  if (entries == NULL)
    return NULL;
  g_autoptr (AnnoReviewPeople) people = anno_review_people_new (wish->root, wish->slugs, problems);
  g_autoptr (AnnoConfusion) rows = anno_confusion_new (tagset);
  g_autoptr (AnnoQuery) query = anno_query_new ("", NULL);
  g_autoptr (AnnoMatcher) matcher = anno_matcher_new (query);
  g_autoptr (AnnoAgreementPlaces) places = g_new0 (AnnoAgreementPlaces, 1);
  Search self = { wish, tagset, people, rows, matcher, places };
  places->hits = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_hit_free);
  return search (&self, entries, problems, cancellable, error) ? g_steal_pointer (&places) : NULL;
}

void
anno_agreement_places_free (AnnoAgreementPlaces *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->hits);
  g_free (self);
}
