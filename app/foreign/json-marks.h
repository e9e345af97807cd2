/* What the readers of forms in JSON ask of an object, and how they keep marks: by id, so that links
 * find them, and in the layer of who made them. All in constant time a mark, whatever a file
 * says. */
#pragma once

#include "foreign/foreign-set.h"
#include "formats/json-slice.h"

G_BEGIN_DECLS

/* The member of @object with that name; FALSE where it isn't there, or null. */
gboolean anno_json_marks_find   (const AnnoJsonSlice *object, const char *name,
                                 AnnoJsonSlice *value);
/* The same where it is an array, or an object ('[' or '{'). */
gboolean anno_json_marks_find_kind (const AnnoJsonSlice *object, const char *name, char kind,
                                    AnnoJsonSlice *value);
/* The string that the member is; NULL where it is none. */
char    *anno_json_marks_string (const AnnoJsonSlice *object, const char *name)
    G_GNUC_WARN_UNUSED_RESULT;
/* A string or a number as a word, which an id or a name may be; NULL for all else, and for nothing
 * at all. */
char    *anno_json_marks_word   (const AnnoJsonSlice *value) G_GNUC_WARN_UNUSED_RESULT;
char    *anno_json_marks_find_word (const AnnoJsonSlice *object, const char *name)
    G_GNUC_WARN_UNUSED_RESULT;
/* Any value in words: a string as it is, all else as its JSON, without blanks. */
char    *anno_json_marks_raw    (const AnnoJsonSlice *value) G_GNUC_WARN_UNUSED_RESULT;
/* Whether @value is a whole number that may be a place. */
gboolean anno_json_marks_number (const AnnoJsonSlice *value, guint *number);
/* Whether the two members are the places of a stretch that isn't empty. */
gboolean anno_json_marks_stretch (const AnnoJsonSlice *object, const char *start_name,
                                  const char *end_name, AnnoRange *range);
/* The day that begins @date ("2017-07-10T09:00Z"); NULL where it is none of the calendar. */
char    *anno_json_marks_day    (const char *date) G_GNUC_WARN_UNUSED_RESULT;

/* The layer of @maker in @document, by the table in *@layers, which is made where it is NULL; the
 * caller's, one for each document. */
AnnoForeignLayer *anno_json_marks_layer (GHashTable **layers, AnnoForeignDocument *document,
                                         const char *maker);

/* Marks by their ids. An id is one mark's in its scope, and once in a layer, which may hold marks
 * of several scopes: there a later one gets another id. */
typedef struct _AnnoMarkIds AnnoMarkIds;

AnnoMarkIds     *anno_mark_ids_new    (void) G_GNUC_WARN_UNUSED_RESULT;
void             anno_mark_ids_free   (AnnoMarkIds *self);
/* Begins another scope. */
void             anno_mark_ids_begin  (AnnoMarkIds *self);
/* Says that @name is @span's, and sets its id to that, or one like it. FALSE where the scope has
 * another with that name: then nothing is set. */
gboolean         anno_mark_ids_add    (AnnoMarkIds *self, AnnoForeignLayer *layer,
                                       AnnoForeignSpan *span, const char *name);
/* The same with an id that isn't the name by which the scope's links go. */
gboolean         anno_mark_ids_add_as (AnnoMarkIds *self, AnnoForeignLayer *layer,
                                       AnnoForeignSpan *span, const char *name, const char *id);
/* The scope's mark with that name, or NULL. */
AnnoForeignSpan *anno_mark_ids_find   (const AnnoMarkIds *self, const char *name);
/* Links one mark of the scope to another; FALSE where there are no two such marks in one layer. */
gboolean         anno_mark_ids_link   (AnnoMarkIds *self, const char *from, const char *to,
                                       const char *field);
/* The id of the scope's mark with that name, where it is in @layer; else NULL. */
const char      *anno_mark_ids_find_in (const AnnoMarkIds *self, const AnnoForeignLayer *layer,
                                        const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoMarkIds, anno_mark_ids_free)

G_END_DECLS
