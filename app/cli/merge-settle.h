/* "merge --strategy": what several annotators agree on, or reviewers decided, becomes a set of its
 * own. */
#pragma once

#include "cli/exit-status.h"

#include <glib.h>

G_BEGIN_DECLS

/* As typed. */
typedef struct
{
  const char *strategy;
  const char *into;
  const char *const *annotators; /* or NULL */
  int min_people;                /* -1 where it isn't given */
  int min_percent;
  gboolean of_all;
  gboolean decisions;
  const char *const *reviewers; /* or NULL */
  gboolean check;
  gboolean replace;
  gboolean json;
} AnnoMergeSettle;

/* Whether any of it is given that goes with --strategy alone. */
gboolean anno_merge_settle_is_meant (const AnnoMergeSettle *self);
/* NULL, or half a sentence about what is wrong. */
const char *anno_merge_settle_check (const AnnoMergeSettle *self);
/* @named: the corpus, or a part of it; it is there. */
AnnoExit anno_merge_settle_run (const AnnoMergeSettle *self, const char *named);

G_END_DECLS
