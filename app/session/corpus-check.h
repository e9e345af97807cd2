/* Checks what lies in a corpus: every layer of every annotator against its article and the tagset,
 * and the files beside them. Reads only, blocks, and shows nothing: what it finds is handed over.
 */
#pragma once

#include "model/finding.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A finding, and whose. */
typedef struct
{
  const char *file;      /* what it is about, below the root, on-disk encoding; "" for the root */
  const char *article;   /* the article, below the root; NULL for files that belong to none */
  const char *annotator; /* the slug; NULL for files that belong to nobody */
  const AnnoFinding *finding;
} AnnoCorpusFinding;

typedef void (*AnnoCorpusReport) (const AnnoCorpusFinding *finding, gpointer data);

/* How many articles and layers there were, and how many of them could be read. */
typedef struct
{
  guint n_files;
  guint n_read;
} AnnoCheckCount;

/* Checks the part of the corpus at @root that @scope names (see session/corpus-survey.h), and calls
 * @report with each finding, in the order of articles, annotators and places. @count may be NULL.
 * FALSE where nothing could be looked at: ANNO_FILE_ERROR; or where it was cancelled. */
gboolean anno_corpus_check (const char *root, const char *scope, AnnoCorpusReport report,
                            gpointer data, AnnoCheckCount *count, GCancellable *cancellable,
                            GError **error);

G_END_DECLS
