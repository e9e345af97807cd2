/* Two versions of one text laid along each other: which stretch of the one is which of the other.
 *
 * Letters and signs are compared as text/fold makes them comparable, capitals and accents apart;
 * blanks don't count, nor how many there are, so that a text that was cut into words lies along the
 * one it was cut from. Where the versions differ, both go on to the next place where they are the
 * same for a while. How far is looked is bounded, and so is all that it may cost: what lies behind
 * is then in no version of the other.
 */
#pragma once

#include "text/article.h"

G_BEGIN_DECLS

typedef struct _AnnoAlignment AnnoAlignment;

/* Costs time and memory in proportion to both. */
AnnoAlignment *anno_alignment_new  (AnnoArticle *from, AnnoArticle *to) G_GNUC_WARN_UNUSED_RESULT;
void           anno_alignment_free (AnnoAlignment *self);

/* Where [start, end) of the one is in the other, without blanks at its ends. FALSE where a letter
 * of it is nowhere there, where letters lie between that aren't in it, or where it has none. */
gboolean       anno_alignment_map  (const AnnoAlignment *self, AnnoRange range, AnnoRange *mapped);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoAlignment, anno_alignment_free)

G_END_DECLS
