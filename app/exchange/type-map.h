/* What a person says that the names of a foreign form mean here: read from a file of JSON.
 *
 *     {"types":{"Person":"speaker","Junk":null},"fields":{"speaker":{"Reference":"person"}}}
 *
 * `types` leads from a type to a tag of the tagset, or to null: such marks are left out. `fields`
 * leads, for a tag, from a name of the file to a field of the tag, or to null. A name that isn't
 * in it is looked for in the tagset.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _AnnoTypeMap AnnoTypeMap;

AnnoTypeMap *anno_type_map_new  (void) G_GNUC_WARN_UNUSED_RESULT;
/* Errors: ANNO_JSON_ERROR. */
AnnoTypeMap *anno_type_map_read (GBytes *bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void         anno_type_map_free (AnnoTypeMap *self);
AnnoTypeMap *anno_type_map_copy (const AnnoTypeMap *self) G_GNUC_WARN_UNUSED_RESULT;
/* @tag: NULL to leave marks of @type out. */
void         anno_type_map_set  (AnnoTypeMap *self, const char *type, const char *tag);
/* Whether something is said about @type; *@tag as above, the map's. */
gboolean     anno_type_map_find (const AnnoTypeMap *self, const char *type, const char **tag);
gboolean     anno_type_map_find_field (const AnnoTypeMap *self, const char *tag, const char *name,
                                       const char **field);
/* The tags that it names and @has doesn't know: the first of them, or NULL. */
const char  *anno_type_map_find_unknown (const AnnoTypeMap *self,
                                         gboolean (*has) (const char *tag, gconstpointer data),
                                         gconstpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoTypeMap, anno_type_map_free)

G_END_DECLS
