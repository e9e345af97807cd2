/* What somebody wants of a settled set (session/settled-set.h), as plain values of its own: it can
 * be kept, handed to a thread, and typed as a command. */
#pragma once

#include "session/settled-report.h"

G_BEGIN_DECLS

typedef struct
{
  char *root;
  char *scope;           /* of the articles, below the root, on-disk encoding; "" for all */
  GStrv slugs;           /* whose layers; NULL for all annotators' */
  char *name;            /* UTF-8 */
  gboolean by_decisions; /* this, or a rule, or both */
  GStrv reviewers;       /* folders of those who count; NULL for all */
  gboolean has_rule;
  AnnoMergeStrategy rule; /* where there is one */
} AnnoSettledWish;

/* Of all articles, by decisions and what all agree on. */
AnnoSettledWish *
anno_settled_wish_new (const char *root, const char *name) G_GNUC_WARN_UNUSED_RESULT;
AnnoSettledWish *anno_settled_wish_copy (const AnnoSettledWish *self) G_GNUC_WARN_UNUSED_RESULT;
void anno_settled_wish_free (AnnoSettledWish *self);

/* The order that says so; it lasts as long as the wish stays as it is. */
AnnoSettledOrder anno_settled_wish_order (const AnnoSettledWish *self, AnnoSettledMode mode);

/* The line for a shell by which annotator-cli makes that set, byte for byte, where it isn't there;
 * with "--check" behind it, says whether it is. In the on-disk encoding. */
char *anno_settled_wish_command (const AnnoSettledWish *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoSettledWish, anno_settled_wish_free)

G_END_DECLS
