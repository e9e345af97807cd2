/* What can go wrong with the index, and what follows from it.
 *
 * None of it is anybody's loss: an index can be made anew, and all it does can be done without it.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define ANNO_INDEX_ERROR (anno_index_error_quark ())
GQuark anno_index_error_quark (void);

typedef enum
{
  ANNO_INDEX_ERROR_DAMAGED,     /* it isn't what was written: it is to be made anew */
  ANNO_INDEX_ERROR_OTHER,       /* of another version, or another corpus: likewise */
  ANNO_INDEX_ERROR_BUSY,        /* another program writes it; later */
  ANNO_INDEX_ERROR_UNAVAILABLE, /* no room, no right, no such place: go on without it */
  ANNO_INDEX_ERROR_FAILED,      /* anything else */
} AnnoIndexError;

/* Sets the error for a result of SQLite, with words to be shown. */
void anno_index_error_set (GError **error, int result, const char *message);
/* Whether the index is to be made anew. */
gboolean anno_index_error_is_damage (const GError *error);

G_END_DECLS
