/* A ZIP archive in the making: named blocks of bytes in, the archive's bytes out.
 *
 * The same blocks give the same archive, whoever packs them, when and where: no times, no owners,
 * and names are UTF-8 in any locale. What goes wrong is kept, and nothing is packed from then on:
 * who adds need not look each time.
 * Source: PKWARE's APPNOTE.TXT 6.3.10, by way of libarchive.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _AnnoZipWriter AnnoZipWriter;

/* Takes the next @n bytes of the archive; FALSE where no more can be taken. */
typedef gboolean (*AnnoZipTake) (const char *bytes, gsize n, gpointer data);

AnnoZipWriter *anno_zip_writer_new    (AnnoZipTake take, gpointer data) G_GNUC_WARN_UNUSED_RESULT;
/* Drops what wasn't finished, without taking more. */
void           anno_zip_writer_free   (AnnoZipWriter *self);
/* @name: UTF-8, below the archive, with "/"; each once. */
void           anno_zip_writer_add    (AnnoZipWriter *self, const char *name, const char *bytes,
                                       gsize n);
/* The same of bytes that come in pieces: @n in all. */
void           anno_zip_writer_begin     (AnnoZipWriter *self, const char *name, guint64 n);
void           anno_zip_writer_add_piece (AnnoZipWriter *self, const char *bytes, gsize n);
void           anno_zip_writer_end       (AnnoZipWriter *self);
/* Whether all is well so far. */
gboolean       anno_zip_writer_is_well (const AnnoZipWriter *self);
/* Ends the archive. FALSE with the first error there was: G_IO_ERROR_CLOSED where no more could be
 * taken, or another G_IO_ERROR. */
gboolean       anno_zip_writer_finish (AnnoZipWriter *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoZipWriter, anno_zip_writer_free)

G_END_DECLS
