/* The quotes of a file of Citron's as marks. */
#pragma once

#include "foreign/foreign-set.h"
#include "formats/json-slice.h"

G_BEGIN_DECLS

typedef struct _AnnoCitronQuotes AnnoCitronQuotes;

/* @document gets told what isn't understood; @layer: its, which gets the marks. */
AnnoCitronQuotes *anno_citron_quotes_new  (AnnoForeignDocument *document, AnnoForeignLayer *layer)
    G_GNUC_WARN_UNUSED_RESULT;
void              anno_citron_quotes_free (AnnoCitronQuotes *self);
/* Adds those of an array; called @key in messages. */
void              anno_citron_quotes_add  (AnnoCitronQuotes *self, const char *key,
                                           const AnnoJsonSlice *quotes);
/* Ties quotes to the ones that they lie inside, and tells how much more is left out than was
 * said. Once, after all were added. */
void              anno_citron_quotes_finish (AnnoCitronQuotes *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoCitronQuotes, anno_citron_quotes_free)

G_END_DECLS
