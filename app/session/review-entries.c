#include "session/review-entries.h"

#include "model/span-quote.h"
#include "review/review-news.h"
#include "review/vote.h"
#include "session/reviewer-name.h"
#include "text/isolate.h"

#include <glib/gi18n-lib.h>

#define QUOTE_LENGTH 60
#define WHY_LENGTH 400

/* In which order kinds are listed. */
static const AnnoDifferenceKind order[] = {
  ANNO_DIFFERENCE_TAG,    ANNO_DIFFERENCE_BOUNDARY, ANNO_DIFFERENCE_ONLY_A, ANNO_DIFFERENCE_ONLY_B,
  ANNO_DIFFERENCE_SOME,   ANNO_DIFFERENCE_FIELD,    ANNO_DIFFERENCE_LINK,   ANNO_DIFFERENCE_SAME,
};

typedef struct
{
  AnnoReviewBasis *basis;
  const AnnoReviewState *state;
  const char *reviewer; /* or NULL */
} Making;

static const char *
find_name (const AnnoReviewCase *one, const char *const *names, const char *whose)
{
  for (guint i = 0; i < one->sides->len; i++)
    if (g_str_equal (anno_clusters_whose (one->clusters, i), whose))
      return names[i];
  return NULL;
}

/* "Anna, Ben" */
static char *
name_accepted (const AnnoReviewRecord *record, const AnnoReviewCase *one, const char *const *names)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < record->judged->len; i++)
    {
      const AnnoJudged *judged = record->judged->pdata[i];
      const char *name = judged->accepted ? find_name (one, names, judged->whose) : NULL;
      if (!judged->accepted)
        continue;
      g_autofree char *isolated
          = anno_isolate (name != NULL ? name : _("somebody who isn’t compared"));
      if (out->len > 0)
        g_string_append (out, C_ ("values", ", "));
      g_string_append (out, isolated);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static char *
name_replacement (const AnnoReviewRecord *record, const AnnoReviewCase *one)
{
  g_autofree char *quote = anno_span_quote (one->article, record->replacement, QUOTE_LENGTH);
  g_autofree char *isolated = anno_isolate (quote);
  g_autofree char *tag = anno_isolate (
      anno_tagset_name_of (one->tagset, anno_span_get_tag (record->replacement)));
  /* Translators: a type of annotation, then the words it is to mark. */
  return g_strdup_printf (_("%s, “%s” instead"), tag, isolated);
}

static char *
name_decision (const AnnoReviewRecord *record, const AnnoReviewCase *one, const char *const *names)
{
  g_autofree char *accepted = NULL;

  switch (record->decision)
    {
    case ANNO_DECISION_ACCEPT:
      accepted = name_accepted (record, one, names);
      /* Translators: whose annotation is the right one. */
      return g_strdup_printf (_("as %s has it"), accepted);
    case ANNO_DECISION_BOTH:
      accepted = name_accepted (record, one, names);
      /* Translators: whose annotations are right, each for itself. */
      return g_strdup_printf (_("all of these: %s"), accepted);
    case ANNO_DECISION_NEITHER:
      return g_strdup (_("nothing is to be marked here"));
    case ANNO_DECISION_REPLACE:
      return record->replacement != NULL ? name_replacement (record, one)
                                         : g_strdup (_("another annotation"));
    case ANNO_DECISION_UNSURE:
      return g_strdup (_("unsure"));
    case ANNO_DECISION_SKIP:
    default:
      return g_strdup (_("later"));
    }
}

/* Nobody reads a page in a row of a list, and no label lays it out in time. */
static char *
cut_words (const char *words)
{
  if (g_utf8_strlen (words, -1) <= WHY_LENGTH)
    return g_strdup (words);
  g_autofree char *start = g_utf8_substring (words, 0, WHY_LENGTH - 1);
  return g_strconcat (start, "…", NULL);
}

char *
anno_review_decision_describe (const AnnoReviewRecord *record, const AnnoReviewCase *one,
                               const char *const *names)
{
  g_return_val_if_fail (record != NULL && one != NULL && names != NULL, NULL);

  g_autofree char *what = name_decision (record, one, names);
  const char *side = find_name (one, names, record->creator_id); /* who may be known by a letter */
  g_autofree char *name = side != NULL ? g_strdup (side) : anno_reviewer_name (record);
  g_autofree char *who = anno_isolate (name);
  g_autofree char *cut = record->why != NULL ? cut_words (record->why) : NULL;
  g_autofree char *why = cut != NULL ? anno_isolate (cut) : NULL;

  /* Translators: a reviewer, what they decided, and why. */
  return why != NULL ? g_strdup_printf (_("%1$s: %2$s. “%3$s”"), who, what, why)
                     /* Translators: a reviewer, and what they decided. */
                     : g_strdup_printf (_("%1$s: %2$s"), who, what);
}

static char *
describe_decisions (const Making *self, const AnnoReviewItem *item)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < item->decisions->len; i++)
    {
      g_autofree char *said
          = anno_review_decision_describe (item->decisions->pdata[i], self->basis->one,
                                           (const char *const *) self->basis->names->pdata);
      if (i > 0)
        g_string_append (out, C_ ("difference", "; "));
      g_string_append (out, said);
    }
  return out->len > 0 ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}

static void
fill_place (const Making *self, AnnoReviewFacts *facts)
{
  const AnnoClusters *clusters = self->basis->one->clusters;
  const AnnoCluster *cluster = anno_clusters_get (clusters, facts->cluster);

  facts->start = G_MAXUINT;
  for (guint i = 0; i < cluster->n_marks; i++)
    {
      const AnnoSpan *span = anno_clusters_get_mark (clusters, cluster->first_mark + i)->span;
      facts->start = MIN (facts->start, anno_span_get_start (span));
      facts->end = MAX (facts->end, anno_span_get_end (span));
    }
  facts->tag = anno_clusters_get_variant (clusters, cluster->first_variant)->tag;
  facts->n_with = cluster->n_marks;
  facts->n_of = clusters->n_layers;
}

static AnnoReviewEntry *
make (const Making *self, guint cluster, AnnoDifferenceKind kind, guint aspects, GArray *disputed)
{
  const AnnoReviewItem *item = anno_review_state_get (self->state, cluster);
  AnnoReviewFacts facts
      = { .article = g_ref_string_acquire (self->basis->article),
          .cluster = cluster,
          .kind = kind,
          .status = item->status,
          .disputed
          = (aspects & 1u << ANNO_DIFFERENCE_BOUNDARY) != 0 ? g_array_ref (disputed) : NULL };

  fill_place (self, &facts);
  facts.decided = describe_decisions (self, item);
  facts.n_threads = item->threads->len;
  facts.changed = anno_review_news_of_cluster (&self->basis->one->compare, self->state, cluster,
                                               self->reviewer);
  for (guint i = 0; i < item->threads->len; i++)
    facts.n_unresolved
        += ((const AnnoReviewThread *) item->threads->pdata[i])->resolved_by == NULL;
  return anno_review_entry_new (&facts, self->basis);
}

static AnnoReviewEntry *
make_nth (const Making *self, guint n)
{
  if (self->basis->one->sides->len == 2)
    {
      const AnnoDifference *one = self->basis->found->pdata[n];
      return make (self, one->cluster, one->kind, one->aspects, one->disputed);
    }
  const AnnoVote *vote = self->basis->found->pdata[n];
  return make (self, vote->cluster, vote->kind, vote->aspects, vote->disputed);
}

GPtrArray *
anno_review_entries_new (AnnoReviewBasis *basis, const AnnoReviewState *state)
{
  g_return_val_if_fail (basis != NULL && basis->found != NULL && state != NULL, NULL);

  const AnnoAnnotator *reviewer = basis->order->reviewer;
  const Making self = { basis, state, reviewer != NULL ? reviewer->id : NULL };
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *sorted = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < basis->found->len; i++)
    g_ptr_array_add (all, make_nth (&self, i));
  for (guint k = 0; k < G_N_ELEMENTS (order); k++)
    for (guint i = 0; i < all->len; i++)
      if (anno_review_entry_get (all->pdata[i])->kind == order[k])
        g_ptr_array_add (sorted, g_object_ref (all->pdata[i]));
  return sorted;
}
