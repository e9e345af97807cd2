/* Surveys a corpus: which articles and which layer files lie in it, without reading any of them.
 *
 * For programs that go through a whole corpus, or a part of it, in an order that is the same on
 * every machine: by the articles' paths, then by the annotators' slugs, both compared byte by byte.
 * Blocks.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* An article, and who has a layer file on it. */
typedef struct
{
  char *article;    /* below the root, on-disk encoding */
  gboolean present; /* FALSE where layer files are there and the article isn't */
  GPtrArray *slugs; /* of char, sorted: the annotators that have a layer file on it */
} AnnoSurveyEntry;

void anno_survey_entry_free (AnnoSurveyEntry *self);

/* What lies in the part of the corpus at @root that @scope names: an article, a layer file, a
 * folder of either, all below the root; "" for everything. @problems gets sentences about
 * folders that can't be entered. Fails where @scope, or the root, isn't there or can't be
 * entered: ANNO_FILE_ERROR, G_IO_ERROR_CANCELLED. Returns an array of AnnoSurveyEntry that frees
 * them. */
GPtrArray *anno_corpus_survey (const char *root, const char *scope, GPtrArray *problems,
                               GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoSurveyEntry, anno_survey_entry_free)

G_END_DECLS
