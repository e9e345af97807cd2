/* Reads the small files: an object of known members, each of one kind, and the rest kept as it
 * came.
 *
 * Each reader takes a scanned object, and @where, the words that name it in a message ("Type 2").
 * What isn't as it must be is ANNO_JSON_ERROR_SHAPE, "WHERE: what is wrong". A member that isn't
 * there leaves the result as it was.
 */
#pragma once

#include "formats/json-scan.h"

G_BEGIN_DECLS

/* Scans @bytes, up to ANNO_JSON_MAX_FILE; the object they are. The slice points into @bytes. */
gboolean anno_json_record_open (GBytes *bytes, AnnoJsonSlice *object, GError **error);
/* The same for @length bytes of @text. */
gboolean anno_json_record_open_text (const char *text, gsize length, AnnoJsonSlice *object,
                                     GError **error);
/* Whether `format` is there, and 1. */
gboolean anno_json_record_is_format_1 (const AnnoJsonSlice *object, GError **error);

/* The value of the member @key; FALSE where it isn't there. */
gboolean anno_json_record_find    (const AnnoJsonSlice *object, const char *key,
                                   AnnoJsonSlice *value);
/* The members whose keys aren't among @known (NULL-terminated), as raw JSON; NULL for none. */
char    *anno_json_record_unknown (const AnnoJsonSlice *object, const char *const *known)
    G_GNUC_WARN_UNUSED_RESULT;

/* A string. */
gboolean anno_json_record_text  (const AnnoJsonSlice *object, const char *where, const char *key,
                                 char **text, GError **error);
/* A string that isn't empty and is plain (text/plain.h). */
gboolean anno_json_record_plain (const AnnoJsonSlice *object, const char *where, const char *key,
                                 char **text, GError **error);
/* The same, where it must be there. */
gboolean anno_json_record_need  (const AnnoJsonSlice *object, const char *where, const char *key,
                                 char **text, GError **error);
/* An array of such strings. */
gboolean anno_json_record_list  (const AnnoJsonSlice *object, const char *where, const char *key,
                                 GStrv *list, GError **error);
/* true or false. */
gboolean anno_json_record_flag  (const AnnoJsonSlice *object, const char *where, const char *key,
                                 gboolean *flag, GError **error);
/* An array of whatever, which must be there. */
gboolean anno_json_record_array (const AnnoJsonSlice *object, const char *where, const char *key,
                                 AnnoJsonSlice *array, GError **error);
/* Whether @value is an object. */
gboolean anno_json_record_is_object (const AnnoJsonSlice *value, const char *where, GError **error);

/* Sets ANNO_JSON_ERROR_SHAPE with "WHERE: WHAT" (only WHAT where @where is NULL), and gives
 * FALSE. */
gboolean anno_json_record_refuse (GError **error, const char *where, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

G_END_DECLS
