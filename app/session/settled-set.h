/* A settled set: what several annotators agree on by a rule (review/merge-strategy), written as the
 * layers of an annotator of its own, whose folder is called "settled-by-<name>".
 *
 * It takes in articles that two of the chosen annotators have a layer on, at least. Ids, times and
 * order follow from the layers alone: the same layers give the same bytes. The set's list of people
 * has whom it names, by the ledgers of those who were merged; several ids of one person are told as
 * merged into one.
 *
 * Nothing is written over: where the folder has a layer already that would be in the way, or is
 * somebody else's, nothing is written at all. Blocks.
 */
#pragma once

#include "review/merge-strategy.h"
#include "session/annotator.h"
#include "session/review-case.h"

G_BEGIN_DECLS

typedef struct
{
  const char *root;
  const char *scope;         /* of the articles; "" for all */
  const char *const *slugs;  /* whose layers; NULL for all annotators' */
  const char *name;          /* whose set it is */
  AnnoMergeStrategy strategy;
} AnnoSettledOrder;

/* A place that is left open. */
typedef struct
{
  guint start;
  guint end;
  AnnoOpenReason reason;
} AnnoSettledOpen;

/* What became of an article. */
typedef struct
{
  char *article;   /* below the root, on-disk encoding */
  guint n_layers;
  guint n_spans;
  guint n_dropped; /* links to what is left open */
  GArray *open;    /* of AnnoSettledOpen, in reading order */
} AnnoSettledArticle;

typedef struct
{
  char *slug;
  guint n_alone;       /* articles that only one of them has a layer on */
  GPtrArray *articles; /* of AnnoSettledArticle, by path */
  GPtrArray *problems; /* of char: sentences */
} AnnoSettledReport;

typedef enum
{
  ANNO_SETTLED_FAULT_NONE,
  ANNO_SETTLED_FAULT_CORPUS, /* it can't be read */
  ANNO_SETTLED_FAULT_EXISTS, /* something is in the way */
  ANNO_SETTLED_FAULT_DISK,
} AnnoSettledFault;

/* @fault: set in any case. Fails with what it says, or G_IO_ERROR_CANCELLED; layers that were
 * written until then are whole, and stay. */
AnnoSettledReport *anno_settled_set_make    (const AnnoSettledOrder *order,
                                             AnnoSettledFault *fault, GCancellable *cancellable,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
void               anno_settled_report_free (AnnoSettledReport *self);

/* A sentence; and a stable name for scripts. */
const char *anno_open_reason_describe (AnnoOpenReason reason);
const char *anno_open_reason_id       (AnnoOpenReason reason);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoSettledReport, anno_settled_report_free)

G_END_DECLS
