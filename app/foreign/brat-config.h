/* The configuration of a collection of brat's that goes with a tagset ("brat annotation
 * configuration" of brat's documentation): annotation.conf, visual.conf. */
#pragma once

#include "foreign/set-folder.h"
#include "model/tagset.h"

G_BEGIN_DECLS

/* Adds the files for the collection @slug. */
void anno_brat_config_add (AnnoSetFolder *folder, const AnnoTagset *tagset, const char *slug);

G_END_DECLS
