/* What the types and fields of a foreign form mean in a tagset.
 *
 * A type means the tag that a map says, else the one of that id, of that name, or whose id the form
 * spells so; else a new tag. Fields likewise, each within its tag. All documents are learnt first;
 * then the tagset with what is new can be made, and names can be asked for.
 */
#pragma once

#include "foreign/set-format.h"
#include "exchange/type-map.h"

G_BEGIN_DECLS

/* New tags and fields that there may be at most: more are no types, but words. */
#define ANNO_TYPE_MEANING_MAX 1000

/* What a name that goes with a field says: `f-type`, `f-mod` and `f-anchor` of a date, `f-name` of
 * a person. */
typedef enum
{
  ANNO_FIELD_PART_VALUE,
  ANNO_FIELD_PART_TYPE,
  ANNO_FIELD_PART_MOD,
  ANNO_FIELD_PART_ANCHOR,
  ANNO_FIELD_PART_NAME,
} AnnoFieldPart;

typedef struct
{
  const char *type; /* as the form has it; "" for marks without one */
  const char *tag;  /* interned; NULL: marks of it are left out */
  gboolean is_new;  /* the tag is */
  guint n;          /* marks */
} AnnoTypeSense;

typedef struct
{
  const char *field; /* interned; NULL: it is left out */
  AnnoFieldKind kind;
  AnnoFieldPart part;
} AnnoFieldSense;

typedef struct _AnnoTypeMeaning AnnoTypeMeaning;

/* @tagset: in the words of its file. @map may be NULL, and is the caller's. @grows: whether new
 * tags and fields are made; else what isn't there keeps its name, and the tagset lacks it. */
AnnoTypeMeaning *anno_type_meaning_new  (AnnoTagset *tagset, const AnnoSetFormat *format,
                                         const AnnoTypeMap *map, gboolean grows)
    G_GNUC_WARN_UNUSED_RESULT;
void             anno_type_meaning_free (AnnoTypeMeaning *self);

void anno_type_meaning_learn (AnnoTypeMeaning *self, const AnnoForeignDocument *document);
/* FALSE where there are more new types and fields than may be; the rest isn't learnt then. */
gboolean anno_type_meaning_is_sound (const AnnoTypeMeaning *self);
/* Of AnnoTypeSense, as they were met; the meaning's. */
const GPtrArray *anno_type_meaning_list (const AnnoTypeMeaning *self);
/* Whether there are types, and the tagset has none of them. */
gboolean         anno_type_meaning_is_all_new (const AnnoTypeMeaning *self);
/* How many tags and fields are new. */
guint            anno_type_meaning_count_new (const AnnoTypeMeaning *self);
/* The tagset with what is new; it need not be valid where it wasn't before. */
AnnoTagset      *anno_type_meaning_make_tagset (const AnnoTypeMeaning *self)
    G_GNUC_WARN_UNUSED_RESULT;

/* What a learnt type means. */
const AnnoTypeSense *anno_type_meaning_find (const AnnoTypeMeaning *self, const char *type);
/* What a learnt name means in @tag (interned). @name: NULL for a person whose field isn't said. */
AnnoFieldSense       anno_type_meaning_find_field (const AnnoTypeMeaning *self, const char *tag,
                                                   const char *name);
/* The id of the choice that @text is, of a field of choices; else @text, which lasts as long as
 * that. */
const char          *anno_type_meaning_find_choice (const AnnoTypeMeaning *self, const char *tag,
                                                    const char *field, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoTypeMeaning, anno_type_meaning_free)

G_END_DECLS
