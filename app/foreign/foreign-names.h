/* Which text a file is about, and whose work it is, by where it lies. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the file @name (below its source, with "/") says: *@document, without the ending of the
 * form, and *@maker, NULL where nothing says it.
 *
 * "annotation/TEXT/USER.ending" and "curation/TEXT/USER.ending", at any depth, are how INCEpTION
 * and WebAnno lay an exported project out (INCEpTION User Guide, “Project export”); there,
 * CURATION_USER is who settled it. A text may have "/" in its name. A
 * user's work that is packed once more lies in a folder with the name of that archive, which isn't
 * part of the text's. */
void anno_foreign_names_split (const char *name, char **document, char **maker);
/* The name of a file in that layout, for the layer of @slug on the article at @path. */
char *anno_foreign_names_join (const char *path, const char *slug, const char *ending)
    G_GNUC_WARN_UNUSED_RESULT;

/* The file of a form that has one for each article, "sub/article.ending", or, with @slug not NULL,
 * one in a folder for each annotator: "ann/sub/article.ending". */
char *anno_foreign_names_file (const char *slug, const char *path, const char *ending)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
