/* A format that articles come in, and what its reader is given and gives.
 *
 * A reader turns the bytes of one source into drafts of articles, any number of them, and tells
 * what it skipped, and why. It reads no file and no network, keeps nothing, and may run in any
 * thread. What a source holds is hostile until read: limits are the reader's (sizes, depth,
 * entities, attributes), each with a sentence for who goes over it.
 */
#pragma once

#include "formats/article-draft.h"
#include "formats/byte-window.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define ANNO_ARTICLE_FORMAT_ERROR (anno_article_format_error_quark ())
GQuark anno_article_format_error_quark (void);

typedef enum
{
  ANNO_ARTICLE_FORMAT_ERROR_BROKEN,   /* not what its beginning says */
  ANNO_ARTICLE_FORMAT_ERROR_REFUSED,  /* over a limit, or made to harm */
  ANNO_ARTICLE_FORMAT_ERROR_ENCODING, /* its characters can't be read */
  ANNO_ARTICLE_FORMAT_ERROR_UNKNOWN,  /* no format that is known here */
} AnnoArticleFormatError;

/* What a person can choose. Zeroed but for `kept`, it is what most want. */
typedef struct
{
  AnnoBlockKinds kept;  /* ANNO_BLOCKS_USUAL */
  const char *encoding; /* an iconv name; NULL: as declared, or guessed */
  /* Of JSONL: a member's name, or a path "meta.url"; NULL: the usual names. */
  const char *text_field, *title_field, *byline_field, *date_field, *id_field, *url_field;
} AnnoImportOptions;

/* Who is told what is found. */
typedef struct
{
  /* @draft is the sink's. FALSE: enough, the reader ends with G_IO_ERROR_CANCELLED. */
  gboolean (*article) (AnnoArticleDraft *draft, gpointer data);
  /* A part of the source that gives no article. @part: which one, as a person finds it ("item 3",
   * "record 12 (https://…)"); @why: a sentence. */
  void (*skipped) (const char *part, const char *why, gpointer data);
  /* How much of the source was read, from 0 to 1; may be NULL. */
  void (*progress) (double done, gpointer data);
  gpointer data;
} AnnoDraftSink;

typedef struct
{
  const char *id;                /* "nitf": the word of the command line */
  const char *name;              /* N_("NITF") */
  const char *const *extensions; /* without the dot, NULL-terminated */
  /* Whether @head, the first bytes of a source (up to ANNO_SNIFF_BYTES, maybe cut in a character),
   * are this format: 0 no, 1 perhaps, 2 surely. */
  guint (*sniff) (const char *head, gsize n_bytes);
  /* FALSE where nothing at all could be read: ANNO_ARTICLE_FORMAT_ERROR, G_IO_ERROR_CANCELLED. What
   * went to the sink before stays good. NULL where read_window does it all. */
  gboolean (*read) (GBytes *bytes, const AnnoImportOptions *options, const AnnoDraftSink *sink,
                    GError **error);
  /* The same, a line or a record at a time, so that a source may be of any size; NULL where it can
   * only be read as a whole. @window stands at the beginning. */
  gboolean (*read_window) (AnnoByteWindow *window, const AnnoImportOptions *options,
                           const AnnoDraftSink *sink, GError **error);
} AnnoArticleFormat;

#define ANNO_SNIFF_BYTES 8192

/* Reads all of @bytes by @format, in whichever way it has; fails as its `read`. */
gboolean anno_article_format_read (const AnnoArticleFormat *format, GBytes *bytes,
                                   const AnnoImportOptions *options, const AnnoDraftSink *sink,
                                   GError **error);

G_END_DECLS
