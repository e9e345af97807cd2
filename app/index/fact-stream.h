/* Reads articles and their layers in a thread of its own, some ahead of who takes them.
 *
 * What is read waits in a queue of a few, so that neither side waits for the other for long, and
 * memory stays bounded whatever the corpus holds.
 */
#pragma once

#include "index/facts.h"

G_BEGIN_DECLS

typedef struct
{
  const AnnoArticleSigns *signs;
  GPtrArray *slugs; /* of char, interned: whose layers are to be read */
} AnnoFactWish;

void anno_fact_wish_free (AnnoFactWish *self);

typedef struct _AnnoFactStream AnnoFactStream;

/* @wishes: of AnnoFactWish, kept by the caller, in the order in which they are read. */
AnnoFactStream   *anno_fact_stream_new  (const char *root, const GPtrArray *wishes)
    G_GNUC_WARN_UNUSED_RESULT;
/* Stops it. */
void              anno_fact_stream_free (AnnoFactStream *self);
/* What the next wish gave; waits for it. NULL after the last one. */
AnnoArticleFacts *anno_fact_stream_next (AnnoFactStream *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoFactWish, anno_fact_wish_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoFactStream, anno_fact_stream_free)

G_END_DECLS
