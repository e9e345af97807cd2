#include "formats/review-terms.h"

static const char *const motivations[] = {
  [ANNO_REVIEW_DECISION] = "assessing",  [ANNO_REVIEW_COMMENT] = "commenting",
  [ANNO_REVIEW_REPLY] = "replying",      [ANNO_REVIEW_RESOLVE] = "moderating",
  [ANNO_REVIEW_REOPEN] = "moderating",   [ANNO_REVIEW_VERDICT] = "assessing",
  [ANNO_REVIEW_WITHDRAW] = "moderating", [ANNO_REVIEW_RESTORE] = "moderating",
};

static const char *const decisions[] = {
  [ANNO_DECISION_ACCEPT] = "accept",   [ANNO_DECISION_BOTH] = "accept-both",
  [ANNO_DECISION_NEITHER] = "neither", [ANNO_DECISION_REPLACE] = "replace",
  [ANNO_DECISION_SKIP] = "skip",       [ANNO_DECISION_UNSURE] = "unsure",
};

static const char *const verdicts[] = {
  [ANNO_VERDICT_APPROVE] = "approve",
  [ANNO_VERDICT_CHANGES] = "changes",
  [ANNO_VERDICT_COMMENT] = "comment",
};

/* The index of @term; -1 for none. */
static int
find_term (const char *const *terms, guint n, const char *term)
{
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (terms[i], term) == 0)
      return (int) i;
  return -1;
}

const char *
anno_review_motivation (AnnoReviewKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (motivations), NULL);
  return motivations[kind];
}

const char *
anno_review_words_purpose (AnnoReviewKind kind)
{
  return kind == ANNO_REVIEW_REPLY ? "replying" : "commenting";
}

const char *
anno_review_decision_term (AnnoDecision decision)
{
  g_return_val_if_fail (decision < G_N_ELEMENTS (decisions), NULL);
  return decisions[decision];
}

const char *
anno_review_verdict_term (AnnoVerdict verdict)
{
  g_return_val_if_fail (verdict < G_N_ELEMENTS (verdicts), NULL);
  return verdicts[verdict];
}

gboolean
anno_review_decision_find (const char *term, AnnoDecision *decision)
{
  g_return_val_if_fail (decision != NULL, FALSE);

  int found = find_term (decisions, G_N_ELEMENTS (decisions), term);
  if (found >= 0)
    *decision = (AnnoDecision) found;
  return found >= 0;
}

gboolean
anno_review_verdict_find (const char *term, AnnoVerdict *verdict)
{
  g_return_val_if_fail (verdict != NULL, FALSE);

  int found = find_term (verdicts, G_N_ELEMENTS (verdicts), term);
  if (found >= 0)
    *verdict = (AnnoVerdict) found;
  return found >= 0;
}
