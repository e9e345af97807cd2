/* What comes in on the standard input. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* All of it, up to @most bytes; more is G_IO_ERROR_MESSAGE_TOO_LARGE. Blocks. */
GBytes *anno_input_read (gsize most, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
