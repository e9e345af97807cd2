/* corpus.json: what holds for a whole corpus. See docs/format.md. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Members may be NULL. */
typedef struct
{
  char *example; /* a folder below annotations/: whose annotations a newcomer is shown first */
} AnnoCorpusFacts;

void     anno_corpus_facts_clear (AnnoCorpusFacts *self);
/* Puts what the file says into @facts, and clears what it held. Errors, with @facts as it was:
 * ANNO_JSON_ERROR. */
gboolean anno_corpus_file_read   (GBytes *bytes, AnnoCorpusFacts *facts, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnnoCorpusFacts, anno_corpus_facts_clear)

G_END_DECLS
