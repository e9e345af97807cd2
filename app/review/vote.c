#include "review/vote.h"

#include "review/span-overlap.h"

#include <glib/gi18n-lib.h>

void
anno_vote_free (AnnoVote *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->missing);
  g_array_unref (self->disputed);
  g_ptr_array_unref (self->fields);
  g_free (self);
}

static void
add_aspect (AnnoVote *self, AnnoDifferenceKind kind)
{
  self->aspects |= 1u << kind;
}

static void
find_missing (AnnoVote *self, const AnnoClusters *clusters)
{
  for (guint i = 0; i < clusters->n_layers; i++)
    if (anno_clusters_find_mark (clusters, self->cluster, i) == NULL)
      g_array_append_val (self->missing, i);
  if (self->missing->len > 0)
    add_aspect (self, ANNO_DIFFERENCE_SOME);
}

/* Tags and places, as far as the variants differ in them. */
static void
compare_variants (AnnoVote *self, const AnnoClusters *clusters)
{
  const AnnoCluster *cluster = anno_clusters_get (clusters, self->cluster);
  const AnnoVariant *first = anno_clusters_get_variant (clusters, cluster->first_variant);
  g_autofree AnnoSpan **spans = g_new (AnnoSpan *, cluster->n_variants);

  for (guint i = 0; i < cluster->n_variants; i++)
    {
      const AnnoVariant *variant = anno_clusters_get_variant (clusters, cluster->first_variant + i);
      spans[i] = anno_clusters_get_mark (clusters, variant->first_mark)->span;
      if (variant->tag != first->tag)
        add_aspect (self, ANNO_DIFFERENCE_TAG);
      if (!anno_span_overlap_is_same (spans[0], spans[i]))
        add_aspect (self, ANNO_DIFFERENCE_BOUNDARY);
    }
  anno_span_overlap_dispute (spans, cluster->n_variants,
                             cluster->n_marks == 1 ? 2 : cluster->n_variants, self->disputed);
}

static void
compare_fields (AnnoVote *self, const AnnoFieldCompare *compare, const char *tag)
{
  g_autoptr (GPtrArray) marks = anno_field_votes_list_marks (compare, self->cluster, tag);
  g_autoptr (GPtrArray) votes
      = anno_field_votes_new (compare, tag, (const AnnoMark *const *) marks->pdata, marks->len);

  while (votes->len > 0)
    {
      AnnoFieldVote *vote = g_ptr_array_steal_index (votes, 0);
      if (vote->options->len == 1)
        {
          anno_field_vote_free (vote);
          continue;
        }
      add_aspect (self, vote->link ? ANNO_DIFFERENCE_LINK : ANNO_DIFFERENCE_FIELD);
      g_ptr_array_add (self->fields, vote);
    }
}

/* Each tag of the cluster once. */
static void
compare_tags (AnnoVote *self, const AnnoFieldCompare *compare)
{
  const AnnoCluster *cluster = anno_clusters_get (compare->clusters, self->cluster);
  g_autoptr (GHashTable) done = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < cluster->n_variants; i++)
    {
      const char *tag
          = anno_clusters_get_variant (compare->clusters, cluster->first_variant + i)->tag;
      if (g_hash_table_add (done, (char *) tag))
        compare_fields (self, compare, tag);
    }
}

GPtrArray *
anno_votes_new (const AnnoFieldCompare *compare)
{
  g_return_val_if_fail (compare != NULL, NULL);

  GPtrArray *votes = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_vote_free);
  for (guint i = 0; i < anno_clusters_get_n (compare->clusters); i++)
    {
      AnnoVote *self = g_new0 (AnnoVote, 1);
      self->cluster = i;
      self->missing = g_array_new (FALSE, FALSE, sizeof (guint));
      self->disputed = g_array_new (FALSE, FALSE, sizeof (AnnoRange));
      self->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_field_vote_free);
      find_missing (self, compare->clusters);
      compare_variants (self, compare->clusters);
      compare_tags (self, compare);
      if (self->aspects != 0)
        self->kind = (AnnoDifferenceKind) g_bit_nth_lsf (self->aspects, -1);
      g_ptr_array_add (votes, self);
    }
  return votes;
}

char *
anno_vote_describe_count (const AnnoVariant *variant, const AnnoClusters *clusters)
{
  g_return_val_if_fail (variant != NULL && clusters != NULL, NULL);
  /* Translators: so many of so many people marked it like this. */
  return g_strdup_printf (ngettext ("%u of %u", "%u of %u", variant->n_marks), variant->n_marks,
                          clusters->n_layers);
}
