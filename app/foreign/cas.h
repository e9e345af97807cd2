/* A CAS of Apache UIMA: what a file of it says, whatever its syntax.
 *
 * A CAS is feature structures, each with a type, an id and features, which are words or references
 * to others; subjects of analysis (“sofas”), which hold the text; and views, which say what belongs
 * to which of them (UIMA References, “CAS Reference”, and SPECIFICATION.adoc of uimaj-io-jsoncas
 * 0.4.0). Places are UTF-16 code units of the sofa's text, as all numbers still words here: who
 * reads them checks them.
 *
 * All words belong to the CAS. Finding by id or by name costs the same in a large CAS as in a small
 * one.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ANNO_CAS_SOFA "uima.cas.Sofa"
#define ANNO_CAS_TOP "uima.cas.TOP"
#define ANNO_CAS_BASE "uima.cas.AnnotationBase"
#define ANNO_CAS_ANNOTATION "uima.tcas.Annotation"
#define ANNO_CAS_DOCUMENT "uima.tcas.DocumentAnnotation"
#define ANNO_CAS_INITIAL_VIEW "_InitialView"
/* What DKPro Core says of a document (its type DocumentMetaData), for INCEpTION and others. */
#define ANNO_CAS_META "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData"
/* The members of an array, where it is a feature structure of its own. */
#define ANNO_CAS_ELEMENTS "elements"

typedef enum
{
  ANNO_CAS_TEXT,
  ANNO_CAS_LITERAL,   /* a number, or "true", "false" */
  ANNO_CAS_REFERENCE, /* the id of a feature structure */
  ANNO_CAS_UNCLEAR,   /* one of these: the file doesn't say which */
} AnnoCasKind;

typedef struct
{
  const char *name;
  AnnoCasKind kind;
  gboolean is_list;
  GPtrArray *values; /* of const char; NULL for a null; just one where it is no list */
} AnnoCasFeature;

typedef struct
{
  const char *id;      /* NULL for none: nothing refers to it */
  const char *type;    /* "package.Name" */
  GPtrArray *features; /* of AnnoCasFeature */
  GHashTable *by_name; /* of those, where there are many; NULL */
  guint line;          /* where it stands in the file; 0 where nothing says it */
} AnnoCasStructure;

typedef struct
{
  const char *sofa;   /* its id */
  GPtrArray *members; /* of const char: ids */
} AnnoCasView;

typedef struct
{
  GStringChunk *words;
  GPtrArray *structures; /* of AnnoCasStructure */
  GHashTable *by_id;     /* of those */
  GPtrArray *views;      /* of AnnoCasView */
  guint n_values;
  guint n_repeated; /* feature structures that weren't added, because another has their id */
  guint n_odd;      /* things that no CAS has, and that were passed over; so far counted only */
} AnnoCas;

AnnoCas *anno_cas_new (void) G_GNUC_WARN_UNUSED_RESULT;
void anno_cas_free (AnnoCas *self);

/* @id may be NULL. NULL where another has it, which is counted. */
AnnoCasStructure *anno_cas_add (AnnoCas *self, const char *id, const char *type);
/* NULL where there is none. */
AnnoCasStructure *anno_cas_find (const AnnoCas *self, const char *id);
AnnoCasView *anno_cas_add_view (AnnoCas *self, const char *sofa);
void anno_cas_add_member (AnnoCas *self, AnnoCasView *view, const char *id);

/* A feature without values. */
AnnoCasFeature *anno_cas_add_feature (AnnoCas *self, AnnoCasStructure *structure, const char *name,
                                      AnnoCasKind kind, gboolean is_list);
/* @value: NULL for a null. */
void anno_cas_add_value (AnnoCas *self, AnnoCasFeature *feature, const char *value);
/* A feature that has one value; nothing where it is NULL. */
void anno_cas_set (AnnoCas *self, AnnoCasStructure *structure, const char *name, AnnoCasKind kind,
                   const char *value);
void
anno_cas_set_number (AnnoCas *self, AnnoCasStructure *structure, const char *name, guint number);

/* The first feature of that name, or NULL. */
const AnnoCasFeature *anno_cas_feature (AnnoCasStructure *structure, const char *name);
/* Its first value; NULL where there is none. */
const char *anno_cas_get (AnnoCasStructure *structure, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoCas, anno_cas_free)

G_END_DECLS
