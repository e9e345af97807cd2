/* Layer files that another hand changed while ours was not saved: which, and how it is settled. */
#pragma once

#include "session/corpus.h"

G_BEGIN_DECLS

/* Whether the layer file of @document was changed by another hand, and nobody has chosen yet. */
gboolean anno_corpus_has_conflict (AnnoCorpus *self, AnnoDocument *document);
/* Those of which that is so, for who comes later than the signal: of AnnoDocument, with
 * references. */
GPtrArray *anno_corpus_list_conflicts (AnnoCorpus *self) G_GNUC_WARN_UNUSED_RESULT;
/* Settles a conflict. Mine: the other version is kept beside, named in the message, and ours is
 * written. Theirs: the file's version is taken, and ours is kept beside. */
void anno_corpus_keep_mine   (AnnoCorpus *self, AnnoDocument *document);
void anno_corpus_take_theirs (AnnoCorpus *self, AnnoDocument *document);

G_END_DECLS
