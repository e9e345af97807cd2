/* The bytes of a web archive, unpacked, as one walks through them.
 *
 * An archive is plain, or a row of gzip members: one a record, as the format has it, or all
 * records in one. A member that is damaged, cut off or a bomb ends there, with an error; the next
 * one is found by how it begins, and by the "WARC/" in it. What is held is what was asked for at
 * once, so memory doesn't grow with the archive, and work stays in step with it, however members
 * overlap.
 */
#pragma once

#include "formats/byte-window.h"

G_BEGIN_DECLS

typedef struct _AnnoWarcStream AnnoWarcStream;

/* @window stands at the beginning, is the stream's, and must live as long. It stands before the
 * first member. */
AnnoWarcStream *anno_warc_stream_new  (AnnoByteWindow *window) G_GNUC_WARN_UNUSED_RESULT;
void            anno_warc_stream_free (AnnoWarcStream *self);

/* Goes to the next member, wherever it stands in this one; all that is plain is one member. FALSE
 * after the last one. */
gboolean anno_warc_stream_next_member (AnnoWarcStream *self);
/* The next @want bytes of this member, or what is left of it: how many there are. *@bytes is good
 * until the next call. @error, where it ends before its end: ANNO_ARTICLE_FORMAT_ERROR; each call
 * that comes to that place says so again. */
gsize    anno_warc_stream_peek        (AnnoWarcStream *self, gsize want, const char **bytes,
                                       GError **error);
/* Leaves @n_bytes behind that a peek gave, or that are there where all is plain. */
void     anno_warc_stream_skip        (AnnoWarcStream *self, gsize n_bytes);
/* From here on, what is unpacked is held against what it came from: a record begins. */
void     anno_warc_stream_begin       (AnnoWarcStream *self);

/* Whether nothing is packed, so that what isn't asked for needn't be read. */
gboolean anno_warc_stream_is_plain    (const AnnoWarcStream *self);
/* Where it is plain: as a peek, @n_bytes further on. FALSE where the source ends before that. */
gboolean anno_warc_stream_peek_behind (AnnoWarcStream *self, gsize n_bytes, gsize want,
                                       const char **bytes, gsize *n);
/* How many bytes of the source were read. */
guint64  anno_warc_stream_get_done    (const AnnoWarcStream *self);

/* Whether @data begins as a web archive does, plain or packed. */
gboolean anno_warc_stream_is_archive  (const char *data, gsize n_bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoWarcStream, anno_warc_stream_free)

G_END_DECLS
