/* Ids in byte order, each once: how what is settled says what it is made of. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Copies of @ids (of char) in that order. */
GStrv anno_id_list_sort  (const GPtrArray *ids) G_GNUC_WARN_UNUSED_RESULT;
/* Appends the raw JSON member "key":["…","…"], after a comma where @out isn't empty. */
void  anno_id_list_print (GString *out, const char *key, const char *const *ids);

G_END_DECLS
