/* What is ordered of a settled set (session/settled-set.h), and what became of it. */
#pragma once

#include "review/merge-strategy.h"
#include "session/settled-change.h"

G_BEGIN_DECLS

typedef enum
{
  ANNO_SETTLED_NEW,     /* nothing that is there is replaced by anything else */
  ANNO_SETTLED_REPLACE, /* what is as the program made it may be */
  ANNO_SETTLED_CHECK,   /* nothing is written: what is there is compared */
} AnnoSettledMode;

/* @done of @total steps. In the thread that makes the set. */
typedef void (*AnnoSettledProgress) (guint done, guint total, gpointer data);

typedef struct
{
  const char *root;
  const char *scope;        /* of the articles; "" for all */
  const char *const *slugs; /* whose layers; NULL for all annotators' */
  const char *name;         /* whose set it is */
  AnnoSettledMode mode;
  gboolean by_decisions;         /* what reviewers decided goes before the rule */
  const char *const *reviewers;  /* folders of those who count; NULL for all */
  const AnnoMergeStrategy *rule; /* NULL: beside decisions, only what all agree on */
  AnnoSettledProgress progress;  /* or NULL */
  gpointer progress_data;
} AnnoSettledOrder;

/* A place that is left open. */
typedef struct
{
  guint start;
  guint end;
  AnnoOpenReason reason;
  char *words; /* of the article, cut short, to show */
} AnnoSettledOpen;

/* What became of a file of the set. */
typedef enum
{
  ANNO_SETTLED_NONE, /* there is none, and none is due */
  ANNO_SETTLED_SAME, /* it was there already, byte for byte */
  ANNO_SETTLED_MADE,
  ANNO_SETTLED_REPLACED,
  ANNO_SETTLED_REMOVED, /* it isn't due any more: nothing there can be settled */
  ANNO_SETTLED_MISSING, /* the rest: where only compared */
  ANNO_SETTLED_DIFFERS,
  ANNO_SETTLED_TOUCHED, /* another hand has changed it */
  ANNO_SETTLED_SURPLUS, /* it is there, and isn't due */
} AnnoSettledFate;

#define ANNO_N_SETTLED_FATES (ANNO_SETTLED_SURPLUS + 1)

/* What became of an article. Of one whose layer went, or is surplus, there are no numbers. */
typedef struct
{
  char *article; /* below the root, on-disk encoding */
  AnnoSettledFate fate;
  AnnoSettledChange change; /* of one that differs */
  guint n_layers;
  guint n_spans;
  guint n_agreed;  /* places on which all agree, */
  guint n_decided; /* that are decided, … */
  guint n_neither; /* … of these those where nothing is to be marked, */
  guint n_ruled;   /* that are settled by the rule alone */
  guint n_dropped; /* links to what is left open */
  GArray *open;    /* of AnnoSettledOpen, in reading order */
} AnnoSettledArticle;

typedef struct
{
  char *slug;
  guint n_alone;          /* articles that only one of them has a layer on */
  AnnoSettledFate people; /* of the set's list of people */
  GPtrArray *articles;    /* of AnnoSettledArticle, by path */
  GPtrArray *problems;    /* of char: sentences */
} AnnoSettledReport;

AnnoSettledArticle *anno_settled_article_new (const char *article) G_GNUC_WARN_UNUSED_RESULT;
void anno_settled_article_free (AnnoSettledArticle *self);
/* How many places are left open for that reason. */
guint anno_settled_article_count_open (const AnnoSettledArticle *self, AnnoOpenReason reason);

AnnoSettledReport *anno_settled_report_new (const char *slug) G_GNUC_WARN_UNUSED_RESULT;
void anno_settled_report_free (AnnoSettledReport *self);
/* Whether all that is there is what was ordered. */
gboolean anno_settled_report_is_same (const AnnoSettledReport *self);

/* A sentence; and a stable name for scripts. */
const char *anno_open_reason_describe (AnnoOpenReason reason);
const char *anno_open_reason_id (AnnoOpenReason reason);
/* "same", "made", …: stable names for scripts. */
const char *anno_settled_fate_id (AnnoSettledFate fate);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoSettledArticle, anno_settled_article_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoSettledReport, anno_settled_report_free)

G_END_DECLS
