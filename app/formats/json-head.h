/* What the first bytes of a file of JSON show: the names of its first object, for a guess at what
 * it is. Nothing has to be valid, or whole. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  GPtrArray *names; /* of char, as they are written, without their quotes */
  gboolean in_array;  /* the object is the first element of an array */
  gboolean ended;     /* its end is among the bytes */
  gboolean followed;  /* and another object comes behind it, with no more than blanks between */
} AnnoJsonHead;

/* FALSE where the bytes don't begin as an object or an array of them do. */
gboolean anno_json_head_read  (const char *head, gsize n_bytes, AnnoJsonHead *self);
void     anno_json_head_clear (AnnoJsonHead *self);
/* The bytes of @text without a byte order mark, which JSON mustn't have, and files do. */
void     anno_json_head_skip_mark (const char **text, gsize *n_bytes);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnnoJsonHead, anno_json_head_clear)

G_END_DECLS
