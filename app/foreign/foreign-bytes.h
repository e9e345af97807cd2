/* Bytes of another program's file, before anything is made of them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether the @n bytes are UTF-8 without a NUL; else ANNO_FOREIGN_ERROR, with the line. */
gboolean anno_foreign_bytes_check (const char *bytes, gsize n, GError **error);

G_END_DECLS
