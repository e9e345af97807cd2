/* The records of a web archive (WARC/1.0, 1.1), one after the other.
 *
 * What is wrong with one costs no other: after a record that is damaged, cut off or too large, or
 * whose length is wrong, the next one is found by how it begins. One record is in memory at a
 * time.
 */
#pragma once

#include "formats/byte-window.h"

G_BEGIN_DECLS

/* The most that a record's block may be, unpacked; bytes. */
#define ANNO_WARC_MAX_BLOCK (64 * 1024 * 1024)

typedef struct
{
  guint number;      /* from 1 */
  char *type;        /* in lower case: "response"; NULL where it says none */
  char *url;         /* of what was asked for, without angle brackets; may be NULL */
  char *id;          /* the same */
  char *content_type; /* of the block; may be NULL */
  const char *block;
  gsize n_block;
} AnnoWarcRecord;

typedef struct _AnnoWarcReader AnnoWarcReader;

/* @window stands at the beginning, is the reader's, and must live as long. */
AnnoWarcReader *anno_warc_reader_new  (AnnoByteWindow *window) G_GNUC_WARN_UNUSED_RESULT;
void            anno_warc_reader_free (AnnoWarcReader *self);

/* The next record, good until the next call. NULL after the last one, and, with
 * ANNO_ARTICLE_FORMAT_ERROR in @error, for one that can't be read: then
 * anno_warc_reader_get_record has what is known of it, and the next call gives the one behind it.
 */
const AnnoWarcRecord *anno_warc_reader_next       (AnnoWarcReader *self, GError **error);
const AnnoWarcRecord *anno_warc_reader_get_record (const AnnoWarcReader *self);
/* How many bytes of the source were read. */
guint64               anno_warc_reader_get_done   (const AnnoWarcReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoWarcReader, anno_warc_reader_free)

G_END_DECLS
