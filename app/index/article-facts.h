/* Reads what the index is to know about one article from its files.
 *
 * Reading, parsing and folding happen here, in a thread that has nothing to do with the database.
 * What can't be read is a fact too: it says why. Blocks.
 */
#pragma once

#include "index/facts.h"

G_BEGIN_DECLS

/* @signs: what was found on the disk. @slugs: whose layers are wanted (of char, interned). Never
 * NULL. */
AnnoArticleFacts *anno_article_facts_read (const char *root, const AnnoArticleSigns *signs,
                                           const GPtrArray *slugs) G_GNUC_WARN_UNUSED_RESULT;
void              anno_article_facts_free (AnnoArticleFacts *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoArticleFacts, anno_article_facts_free)

G_END_DECLS
