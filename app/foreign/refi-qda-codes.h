/* The codebook of a REFI-QDA project: what may be said of a selection, as a tree of codes.
 *
 * A tag is a code. Below it, each choice of its fields is a code in a group of the field's name,
 * and each person that a span names is one in the group of that field. A span without its tag in
 * the tagset has a code of the tag's id. Other values are no codes: they are told in a selection's
 * description. Codes are added as they are met; their GUIDs come from their ids alone.
 */
#pragma once

#include "model/tagset.h"

G_BEGIN_DECLS

typedef struct _AnnoRefiCodes AnnoRefiCodes;

/* @tagset outlives the codes. */
AnnoRefiCodes *anno_refi_codes_new  (const AnnoTagset *tagset) G_GNUC_WARN_UNUSED_RESULT;
void           anno_refi_codes_free (AnnoRefiCodes *self);

/* The GUID of a tag's code; it is added where the tagset has no such tag. The codes'. */
const char *anno_refi_codes_tag    (AnnoRefiCodes *self, const char *tag);
/* That of a choice; NULL where @value isn't one of the field's. */
const char *anno_refi_codes_choice (AnnoRefiCodes *self, const char *tag, const char *field,
                                    const char *value);
/* That of a person, which is added where it is missing; of several names for one @iri, the first
 * stays. */
const char *anno_refi_codes_person (AnnoRefiCodes *self, const char *tag, const char *field,
                                    const char *iri, const char *name);
/* Appends the CodeBook element; nothing where there is no code. */
void        anno_refi_codes_print  (const AnnoRefiCodes *self, GString *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoRefiCodes, anno_refi_codes_free)

G_END_DECLS
