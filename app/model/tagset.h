/* The tagset: which span types there are, and which fields each has.
 *
 * Nothing in the program knows "speaker" or "claim" by name: a tagset says which type plays which
 * role in an attribution, and everything else asks for the role. A tagset is an immutable value,
 * shared by reference count; order is the order of the file, and is what keys 1–9 follow.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  ANNO_FIELD_CHOICE,
  ANNO_FIELD_TEXT,
  ANNO_FIELD_TIMEX,
  ANNO_FIELD_PERSON,
  ANNO_FIELD_LINK,
} AnnoFieldKind;

/* What a span type is in an attribution. */
typedef enum
{
  ANNO_ROLE_NONE,
  ANNO_ROLE_SPEAKER,
  ANNO_ROLE_CUE,
  ANNO_ROLE_CLAIM,
  ANNO_ROLE_DATE,
} AnnoRole;

#define ANNO_N_ROLES (ANNO_ROLE_DATE + 1)

typedef struct
{
  const char *id; /* interned */
  char *name;
  char *extra; /* unknown members, raw JSON: "key":value,"key":value; or NULL */
} AnnoChoice;

typedef struct
{
  const char *id; /* interned */
  char *name;
  AnnoFieldKind kind;
  GArray *choices;   /* of AnnoChoice; empty but for choices. The first is what unset means */
  GPtrArray *targets; /* of interned tag ids: what a link may point to; empty for any */
  gboolean many;     /* whether it may have several values */
  gboolean advised;  /* whether `check` reports a span without it */
  AnnoRole role;     /* for a link of a claim: which part of the attribution it points to */
  char *guideline;   /* lines, or NULL */
  char *extra;       /* unknown members, raw JSON; or NULL */
} AnnoField;

typedef struct
{
  const char *id; /* interned */
  char *name;
  char *colour;        /* one of anno_tagset_get_colours */
  gunichar key;        /* lower case; 0 for none */
  AnnoRole role;
  char *guideline;     /* lines, or NULL */
  GPtrArray *formerly; /* of interned ids it was known by */
  GPtrArray *fields;   /* of AnnoField */
  char *extra;         /* unknown members, raw JSON; or NULL */
} AnnoTag;

typedef struct _AnnoTagset AnnoTagset;

/* Other words for @words, which they may be themselves; they last until the next call. */
typedef const char *(*AnnoReword) (const char *words);

#define ANNO_TYPE_TAGSET (anno_tagset_get_type ())
GType anno_tagset_get_type (void) G_GNUC_CONST;

/* A tagset of @tags (transfer full: an array of AnnoTag that frees them). */
AnnoTagset *anno_tagset_new   (const char *name, GPtrArray *tags) G_GNUC_WARN_UNUSED_RESULT;
AnnoTagset *anno_tagset_ref   (AnnoTagset *self);
void        anno_tagset_unref (AnnoTagset *self);

/* The names that a type's colour may have, NULL-terminated: "blue", "orange", "green", "purple",
 * "vermilion", "sky", "yellow", "grey". What they look like is the palette's business. */
const char *const *anno_tagset_get_colours (void);
gboolean           anno_tagset_is_colour   (const char *name);

const char    *anno_tagset_get_name   (const AnnoTagset *self);
/* Unknown members of the file, raw JSON; or NULL. Set once, by who made the tagset. */
const char    *anno_tagset_get_extra  (const AnnoTagset *self);
void           anno_tagset_take_extra (AnnoTagset *self, char *extra);
/* Puts what @reword makes of them in place of all names, and of each line of the guidelines.
 * Once, by who made the tagset: from then on it is for showing, and no longer what its file
 * says. */
void           anno_tagset_reword     (AnnoTagset *self, AnnoReword reword);
gboolean       anno_tagset_is_reworded (const AnnoTagset *self);
guint          anno_tagset_get_n_tags (const AnnoTagset *self);
const AnnoTag *anno_tagset_get_tag    (const AnnoTagset *self, guint index);
/* The type with @id, or that was formerly known by it; NULL where there is none. */
const AnnoTag *anno_tagset_find       (const AnnoTagset *self, const char *id);
/* The name of that type; @id itself where there is none. */
const char    *anno_tagset_name_of    (const AnnoTagset *self, const char *id);
/* The id that its type has now; @id itself where there is no such type. Interned, so that equal
 * types give equal pointers, whatever a file calls them. */
const char    *anno_tagset_id_of      (const AnnoTagset *self, const char *id);
/* Whether both ids are of one type, by whatever name. */
gboolean       anno_tagset_is_one     (const AnnoTagset *self, const char *id, const char *other);
/* Its place in the tagset; G_MAXUINT where there is none. */
guint          anno_tagset_index_of   (const AnnoTagset *self, const AnnoTag *tag);
/* The first type with @role, or NULL. */
const AnnoTag *anno_tagset_find_role  (const AnnoTagset *self, AnnoRole role);
/* The type that @key (any case) or a digit 1–9 stands for, or NULL. */
const AnnoTag *anno_tagset_find_key   (const AnnoTagset *self, gunichar key);

AnnoTag         *anno_tag_new        (const char *id, const char *name) G_GNUC_WARN_UNUSED_RESULT;
void             anno_tag_free       (AnnoTag *self);
const AnnoField *anno_tag_find_field (const AnnoTag *self, const char *id);
/* The link field of a claim that points to the part with @role, or NULL. */
const AnnoField *anno_tag_find_link  (const AnnoTag *self, AnnoRole role);

AnnoField        *anno_field_new         (const char *id, const char *name, AnnoFieldKind kind)
    G_GNUC_WARN_UNUSED_RESULT;
void              anno_field_free        (AnnoField *self);
const AnnoChoice *anno_field_find_choice (const AnnoField *self, const char *id);
void              anno_field_add_choice  (AnnoField *self, const char *id, const char *name);
/* Whether a link of this field may point to a span of type @tag. */
gboolean          anno_field_accepts     (const AnnoField *self, const char *tag);

/* "choice", "text", "timex", "person", "link", and back; FALSE where there is no such kind. */
const char *anno_field_kind_to_string   (AnnoFieldKind kind);
gboolean    anno_field_kind_from_string (const char *text, AnnoFieldKind *kind);

/* "speaker", "cue", … and back; NULL and ANNO_ROLE_NONE where there is none. */
const char *anno_role_to_string   (AnnoRole role);
AnnoRole    anno_role_from_string (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoTagset, anno_tagset_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoTag, anno_tag_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoField, anno_field_free)

G_END_DECLS
