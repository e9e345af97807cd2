/* How many spans there are of each tag, in words. */
#pragma once

#include "model/tagset.h"

G_BEGIN_DECLS

/* @counts: of AnnoRowTag; NULL for none, or unknown. @tagset may be NULL. Both come in the tagset's
 * order, with what the tagset lacks at the end; "" for none. */

/* With the keys of the tags, for where room is scarce: "3 S  2 K  7 C". */
char *anno_tag_counts_short    (const GArray *counts, const AnnoTagset *tagset)
    G_GNUC_WARN_UNUSED_RESULT;
/* With their names: "3 Speaker, 2 Cue, 7 Claim". */
char *anno_tag_counts_in_words (const GArray *counts, const AnnoTagset *tagset)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
