/* Takes apart a file in which Git (or another version control) left two versions, between lines of
 * conflict markers, for a person to put together.
 *
 * Bytes in, bytes out: each version is the lines that both have, and its own of each conflict. What
 * was there before both (the part after "|||||||", where it is) is in neither. Where the markers
 * don't alternate as they must, nothing is taken apart.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ANNO_CONFLICT_MARKERS_ERROR (anno_conflict_markers_error_quark ())
GQuark anno_conflict_markers_error_quark (void);

typedef enum
{
  ANNO_CONFLICT_MARKERS_ERROR_NONE,  /* there are none */
  ANNO_CONFLICT_MARKERS_ERROR_ORDER, /* a marker is missing, or is where it can't be */
} AnnoConflictMarkersError;

/* The line, from 1, of the first marker that opens a conflict; 0 where there is none. Cheap. */
guint anno_conflict_markers_find (GBytes *bytes);

/* The two versions: *@mine is the one before "=======", *@theirs the one after it. FALSE with
 * ANNO_CONFLICT_MARKERS_ERROR, whose message names the line. */
gboolean anno_conflict_markers_split (GBytes *bytes, GBytes **mine, GBytes **theirs,
                                      GError **error);

G_END_DECLS
