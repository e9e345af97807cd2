/* Who is to do which articles, as corpus.json says.
 *
 * An article that rules name is to do for those whom they name; one that no rule names, for
 * anybody, until as many have begun it as are to do each. Without rules and without such a number,
 * all is to do for all. Immutable, shared by reference count.
 */
#pragma once

#include "formats/corpus-file.h"
#include "session/progress.h"

G_BEGIN_DECLS

typedef struct _AnnoAssignments AnnoAssignments;

/* @names: how the annotators are called, slug → name, for rules that name them so; or NULL. */
AnnoAssignments *anno_assignments_new   (const AnnoCorpusFacts *facts, GHashTable *names)
    G_GNUC_WARN_UNUSED_RESULT;
AnnoAssignments *anno_assignments_ref   (AnnoAssignments *self);
void             anno_assignments_unref (AnnoAssignments *self);
/* Those of the corpus at @root; @slug is called @name (NULL for what its folder says). Reads its
 * corpus.json and the names of its annotators; blocks. NULL with an error where the file can't be
 * read. */
AnnoAssignments *anno_assignments_load  (const char *root, const char *slug, const char *name,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What the annotator whose folder is @slug is called, as far as that was known when these were
 * loaded; else @slug. @self may be NULL. */
const char *anno_assignments_get_name (AnnoAssignments *self, const char *slug);
/* Whether anything is said at all. */
gboolean anno_assignments_exist    (AnnoAssignments *self);
/* To whom rules assign the article at @path, as they call them: of char. */
GPtrArray       *anno_assignments_list     (AnnoAssignments *self, const char *path)
    G_GNUC_WARN_UNUSED_RESULT;
/* Whether @slug, who has come so far with it, is still to do the article at @path, which @n_others
 * have begun. @self may be NULL: nothing is said. */
gboolean anno_assignments_is_to_do (AnnoAssignments *self, const char *path, const char *slug,
                                    AnnoProgress progress, guint n_others);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoAssignments, anno_assignments_unref)

G_END_DECLS
