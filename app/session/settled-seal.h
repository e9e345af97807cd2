/* The seal on a file of a settled set (session/settled-set.h): by it one can tell that the file is
 * as this program made it, and may be made again.
 *
 * It is the member "settled" of the file, which says what the set was made by, and at its end holds
 * the SHA-256 of the file's bytes, taken while 64 zeros stood in its place. It keeps out mistakes,
 * not forgers.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The member, open as yet: raw JSON with @members ("key":value,… or NULL) and the zeros. */
char *anno_settled_seal_member (const char *members) G_GNUC_WARN_UNUSED_RESULT;
/* @bytes (transfer full) with the hash in the place of the zeros. */
GBytes *anno_settled_seal_close (GBytes *bytes) G_GNUC_WARN_UNUSED_RESULT;
/* Whether there is a seal, and it is whole. */
gboolean anno_settled_seal_is_whole (GBytes *bytes);

G_END_DECLS
