/* Lists a corpus: what each article is, and how far each annotator has come with it.
 *
 * Reads every article and the head of every layer file, changes nothing, and blocks: for programs
 * without a window. What can't be read is listed all the same, with why.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One annotator's work on one article. */
typedef struct
{
  char *slug;
  char *file;    /* the layer file, below the root, on-disk encoding */
  char *name;    /* the annotator's, as the layer has it; or NULL */
  char *state;   /* "new", "in-progress", "done", "needs-changes"; NULL where it can't be read */
  char *date;    /* YYYY-MM-DD, where this annotator set it; else NULL */
  guint n_spans;
  char *problem; /* why it can't be read, or NULL */
} AnnoListedLayer;

typedef struct
{
  char *path;        /* below the root, on-disk encoding */
  char *title;       /* NULL where the article can't be read */
  char *date;        /* YYYY-MM-DD, as its metadata or its date line have it; or NULL */
  char *date_origin; /* "metadata", "dateline", "unknown"; NULL where it can't be read */
  char *source;      /* as its metadata have it; or NULL */
  char *problem;     /* why it can't be read, or NULL */
  GPtrArray *layers; /* of AnnoListedLayer, by slug */
} AnnoListedArticle;

/* The articles of the part of the corpus at @root that @scope names (see
 * session/corpus-survey.h), by path. @problems gets sentences about folders that can't be
 * entered. Errors: ANNO_FILE_ERROR, G_IO_ERROR_CANCELLED. Returns an array of AnnoListedArticle
 * that frees them. */
GPtrArray *anno_corpus_list (const char *root, const char *scope, GPtrArray *problems,
                             GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
