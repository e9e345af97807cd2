/* What colleagues made of an article, in words, put into a corpus on the disk. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Writes the layer of the annotator urn:@slug, called @name, on @article, which is there. @spans as
 * in review/review-scene.h, their ids with "urn:" before them; tags and fields are those of the
 * default tagset. Their folder is made where it isn't there. */
void colleague_work_put (const char *root, const char *article, const char *slug, const char *name,
                         const char *spans);
/* A file below the root. */
void colleague_work_write (const char *root, const char *below, const char *text);

G_END_DECLS
