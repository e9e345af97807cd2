/* A corpus of random annotations on texts that are hard to count in, for the tests of forms. */
#pragma once

#include "index/index-scene.h"
#include "model/tagset.h"

G_BEGIN_DECLS

/* Where the articles lie, NULL-terminated, and who marks them. */
extern const char *const random_set_paths[];
extern const char *const random_set_slugs[];

/* Each article, marked by each annotator with tags and fields of @tagset, with all that a layer
 * file may hold: times, and what other programs left there too. In all articles, an annotator's ids
 * are the same. */
void random_set_write (IndexScene *scene, GRand *random, AnnoTagset *tagset);

G_END_DECLS
