/* What a file says of the words of spans, by which they can be found again: plain data. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a file says of one segment. */
typedef struct
{
  guint start;
  guint end;
  char *quote;  /* the words there; NULL where it says nothing of them */
  char *prefix; /* or NULL */
  char *suffix; /* or NULL */
} AnnoSaidPlace;

/* What spans quote, by id: of GArray of AnnoSaidPlace, by start. */
GHashTable *anno_said_places_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* An array that frees what its places hold. */
GArray     *anno_said_place_list (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
