/* A stretch of words found again, in another version of its text or by another way of counting.
 *
 * Words are compared as text/fold makes them comparable, capitals and accents apart: kinds of
 * quotation marks and of blanks don't matter, nor whether accents are composed. Where the words
 * stand at several places, those around them decide, then which place is the nearest. Where they
 * stand nowhere, but what was around them does, it is what stands there now.
 *
 * So much is looked for in a large text that it would take long only near where it is expected,
 * once a lot was looked through: all that is asked takes time in proportion to how much that is.
 */
#pragma once

#include "text/article.h"

G_BEGIN_DECLS

/* An article in which stretches are looked for. */
typedef struct _AnnoAnchor AnnoAnchor;

typedef struct
{
  const char *quote;  /* the words */
  const char *prefix; /* words before them, as many as are known; or NULL */
  const char *suffix; /* words after them; or NULL */
  guint near;         /* where they are expected, in code points */
} AnnoAnchorWish;

/* Keeps @article. Costs time and memory in proportion to it. */
AnnoAnchor *anno_anchor_new  (AnnoArticle *article) G_GNUC_WARN_UNUSED_RESULT;
void        anno_anchor_free (AnnoAnchor *self);

/* Where that is now. *@confidence, in percent: 100 for words that stand at one place alone; less
 * where the words around them differ; at most 95 where they stand at several places, and 50 where
 * only nearness decides; at most 80 where the words themselves were changed, and as much less as of
 * them was. FALSE where there is no such place, or none above 40. */
gboolean anno_anchor_find (AnnoAnchor *self, const AnnoAnchorWish *wish, AnnoRange *found,
                           guint *confidence);

/* Whether both hold the same words. */
gboolean anno_anchor_has_words_of (const AnnoAnchor *self, const AnnoAnchor *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoAnchor, anno_anchor_free)

G_END_DECLS
