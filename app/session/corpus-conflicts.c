#include "session/corpus-conflicts.h"

gboolean
anno_corpus_has_conflict (AnnoCorpus *self, AnnoDocument *document)
{
  g_return_val_if_fail (ANNO_IS_CORPUS (self), FALSE);
  return anno_saver_has_conflict (anno_corpus_get_saver (self), document);
}

GPtrArray *
anno_corpus_list_conflicts (AnnoCorpus *self)
{
  g_return_val_if_fail (ANNO_IS_CORPUS (self), NULL);

  GPtrArray *documents = anno_corpus_list_documents (self);
  for (guint i = documents->len; i > 0; i--)
    if (!anno_corpus_has_conflict (self, documents->pdata[i - 1]))
      g_ptr_array_remove_index_fast (documents, i - 1);
  return documents;
}

void
anno_corpus_keep_mine (AnnoCorpus *self, AnnoDocument *document)
{
  g_return_if_fail (ANNO_IS_CORPUS (self));
  anno_saver_keep_mine (anno_corpus_get_saver (self), document);
}

void
anno_corpus_take_theirs (AnnoCorpus *self, AnnoDocument *document)
{
  g_return_if_fail (ANNO_IS_CORPUS (self));
  anno_saver_take_theirs (anno_corpus_get_saver (self), document);
}
