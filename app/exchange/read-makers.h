/* Whose folder the work of somebody who is named in a foreign file goes to. */
#pragma once

#include "model/layer-header.h"
#include "model/people.h"
#include "session/annotator.h"
#include "text/article.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _AnnoReadMakers AnnoReadMakers;

/* @root: of a corpus, which is looked at. */
AnnoReadMakers *anno_read_makers_new  (const char *root) G_GNUC_WARN_UNUSED_RESULT;
void            anno_read_makers_free (AnnoReadMakers *self);

/* The annotator of that name, in any case, or whose folder is called so; a new one, whose id is
 * made of the name, and whose folder is nobody else's, where there is none. The makers'. */
const AnnoAnnotator *anno_read_makers_find (AnnoReadMakers *self, const char *name);
/* The people that they name, as their file has them: the makers'. NULL where it can't be read. */
AnnoPeople          *anno_read_makers_get_people (AnnoReadMakers *self, const char *name,
                                                  GError **error);
/* Makes the folder of somebody who is new, before the first layer in it is written. Errors:
 * ANNO_FILE_ERROR. Blocks. */
gboolean             anno_read_makers_found (AnnoReadMakers *self, const char *name,
                                             GError **error);
/* Writes the lists that got somebody new; who is there stays as they are. Errors: ANNO_FILE_ERROR,
 * ANNO_JSON_ERROR. Blocks. */
gboolean             anno_read_makers_save (AnnoReadMakers *self, GError **error);
/* The header of a new layer of @annotator on the article at @path, below the root; its id is made
 * of @seed. */
AnnoLayerHeader     *anno_read_makers_begin_layer (const AnnoAnnotator *annotator, const char *path,
                                                   AnnoArticle *article, const char *seed)
    G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoReadMakers, anno_read_makers_free)

G_END_DECLS
