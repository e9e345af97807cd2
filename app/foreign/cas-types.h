/* The type system of a CAS: which types there are, what they inherit, and which features they have
 * (UIMA References, “Type System Descriptors”).
 *
 * Types and features keep the order in which they were added. What UIMA itself defines need not be
 * added.
 */
#pragma once

#include "foreign/cas.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;
  char *range;   /* "uima.cas.String", "uima.cas.FSArray", … */
  char *element; /* the type of an array's members; NULL where nothing says it */
  gboolean
      is_shared; /* several may refer to one array: it is then a feature structure of its own */
} AnnoCasFeatureType;

typedef struct
{
  char *name;
  char *parent;
  GPtrArray *features; /* of AnnoCasFeatureType: its own */
  GHashTable *by_name; /* of those */
} AnnoCasType;

typedef struct
{
  GPtrArray *types;    /* of AnnoCasType */
  GHashTable *by_name; /* of those */
} AnnoCasTypes;

AnnoCasTypes *anno_cas_types_new (void) G_GNUC_WARN_UNUSED_RESULT;
void anno_cas_types_free (AnnoCasTypes *self);

/* The type of that name, added where it isn't there. */
AnnoCasType *anno_cas_types_add (AnnoCasTypes *self, const char *name, const char *parent);
/* The type's own feature of that name, added where it isn't there. @element may be NULL. */
AnnoCasFeatureType *anno_cas_type_add_feature (AnnoCasType *self, const char *name,
                                               const char *range, const char *element);

/* Whether @name is @ancestor, or inherits from it; of what UIMA defines, only
 * DocumentAnnotation. */
gboolean anno_cas_types_is_a (const AnnoCasTypes *self, const char *name, const char *ancestor);
/* The feature of that type, its own or inherited; NULL where nothing declares it. */
const AnnoCasFeatureType *
anno_cas_types_find_feature (const AnnoCasTypes *self, const char *type, const char *feature);

/* What a feature holds, by its range. */
typedef enum
{
  ANNO_CAS_RANGE_TEXT,
  ANNO_CAS_RANGE_TEXTS,      /* an array or list of words or numbers */
  ANNO_CAS_RANGE_REFERENCES, /* one, or an array or list of them */
  ANNO_CAS_RANGE_UNCLEAR,
} AnnoCasRange;

/* @feature: NULL where nothing declares it. */
AnnoCasRange anno_cas_types_range (const AnnoCasTypes *self, const AnnoCasFeatureType *feature);
/* Whether @type is an array of words or numbers, as UIMA names it ("uima.cas.StringArray",
 * "uima.cas.Integer[]"). */
gboolean anno_cas_type_is_primitive_array (const char *type);
/* Whether it is one of references. */
gboolean anno_cas_type_is_reference_array (const char *type);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoCasTypes, anno_cas_types_free)

G_END_DECLS
