/* Takes over what people agree on, by a rule, and leaves the rest to a person.
 *
 * All layers come at once, each with one vote, in whatever order: a merge of three is a merge of
 * their union, never a merge of one with a merge of the two others, whose result would have one
 * vote where two people spoke. Only layers of people who have looked at the article should be
 * given.
 *
 * In each cluster (review/span-clusters.h) the variants are voted on, then the fields of a variant
 * that won are, by the same rule, among those who marked that variant. Where no variant wins, or a
 * field of the winning one has no winner, the cluster is left open: nothing is taken over by
 * halves. The rules:
 *   - all agree: all people have the variant; all who do have the same value;
 *   - majority: more than half of all people; of a field, more than half of those asked;
 *   - threshold: at least `min_people`, and a confidence of at least `min_percent`: the variant's
 *     votes of those who marked here, or of all people (`of_all`); of a field, of those asked. As
 *     many variants as wanted are taken (`n_wanted`; only a threshold can let more than one pass).
 *     Where votes are equal at the cut, none of those that are equal is taken: with one wanted, a
 *     tie is never merged. Of a field one value is wanted;
 *   - union: all that anybody marked, each variant of its own; of a field the value that most have.
 *
 * What is taken over is made as review/settling.h says.
 */
#pragma once

#include "review/field-compare.h"
#include "review/settling.h"

G_BEGIN_DECLS

typedef enum
{
  ANNO_MERGE_ALL_AGREE,
  ANNO_MERGE_MAJORITY,
  ANNO_MERGE_THRESHOLD,
  ANNO_MERGE_UNION,
} AnnoMergeRule;

#define ANNO_N_MERGE_RULES (ANNO_MERGE_UNION + 1)

typedef struct
{
  AnnoMergeRule rule;
  guint min_people;  /* these four for a threshold */
  guint min_percent; /* 0 to 100 */
  gboolean of_all;
  guint n_wanted; /* 0 means 1 */
} AnnoMergeStrategy;

/* Why a cluster is left open: by a rule, or by reviewers (review/settle.h). */
typedef enum
{
  ANNO_OPEN_TOO_FEW,   /* no variant has the votes */
  ANNO_OPEN_TIE,       /* several have them, and as many */
  ANNO_OPEN_FIELDS,    /* a field has no winner */
  ANNO_OPEN_UNDECIDED, /* nobody has decided */
  ANNO_OPEN_CONTESTED, /* reviewers have decided otherwise */
  ANNO_OPEN_OUTDATED,  /* what was decided has changed since */
  ANNO_OPEN_SKIPPED,   /* a reviewer has put it off */
  ANNO_OPEN_UNSURE,    /* a reviewer couldn't say */
} AnnoOpenReason;

#define ANNO_N_OPEN_REASONS (ANNO_OPEN_UNSURE + 1)

typedef struct
{
  guint cluster;
  AnnoOpenReason reason;
} AnnoOpenCluster;

typedef struct
{
  GPtrArray *spans; /* of AnnoSettledSpan, in reading order */
  GArray *open;     /* of AnnoOpenCluster, by cluster */
  guint n_dropped;  /* links that lead to what is left open */
} AnnoMerged;

/* "all-agree", "majority", …: stable names for files and scripts. */
const char *anno_merge_rule_id   (AnnoMergeRule rule);
/* The rule of that name; FALSE where there is none. */
gboolean    anno_merge_rule_find (const char *id, AnnoMergeRule *rule);

/* The same of one cluster, whose spans are planned with @settling. FALSE where it is left open;
 * @reason then says why. */
gboolean anno_merge_cluster (const AnnoFieldCompare *compare, const AnnoMergeStrategy *strategy,
                             AnnoSettling *settling, guint cluster, AnnoOpenReason *reason);

AnnoMerged *anno_merge (const AnnoFieldCompare *compare,
                        const AnnoMergeStrategy *strategy) G_GNUC_WARN_UNUSED_RESULT;
void anno_merged_free (AnnoMerged *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoMerged, anno_merged_free)

G_END_DECLS
