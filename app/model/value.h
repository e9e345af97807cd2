/* The value of one field of a span: a choice, a text, a person, a link or a date.
 *
 * What it means is the tagset's business; a value only knows its form. Values are immutable once
 * they belong to a span.
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  ANNO_VALUE_TEXT,   /* a choice or free text: `text` */
  ANNO_VALUE_PERSON, /* `text` is the person's IRI */
  ANNO_VALUE_LINK,   /* `text` is the annotation's IRI */
  ANNO_VALUE_TIMEX,  /* `text` is the TIMEX3 value; `timex`, `anchor`, `mod` say the rest */
} AnnoValueKind;

typedef struct
{
  AnnoValueKind kind;
  const char *field; /* the field's id, interned */
  char *text;        /* never NULL */
  char *timex;       /* "DATE", "TIME", "DURATION", "SET"; NULL for other kinds */
  char *anchor;      /* "dct", or the IRI of another date; NULL for none */
  char *mod;         /* "START", "APPROX", …; NULL for none */
  char *extra;       /* unknown members of the body as raw JSON: "key":value,"key":value; or NULL */
} AnnoValue;

#define ANNO_TYPE_VALUE (anno_value_get_type ())
GType anno_value_get_type (void) G_GNUC_CONST;

AnnoValue *anno_value_new       (AnnoValueKind kind, const char *field, const char *text)
    G_GNUC_WARN_UNUSED_RESULT;
/* @mod and @anchor may be NULL. */
AnnoValue *anno_value_new_timex (const char *field, const char *timex, const char *value,
                                 const char *anchor, const char *mod) G_GNUC_WARN_UNUSED_RESULT;
AnnoValue *anno_value_copy      (const AnnoValue *self) G_GNUC_WARN_UNUSED_RESULT;
void       anno_value_free      (AnnoValue *self);
gboolean   anno_value_equal     (const AnnoValue *a, const AnnoValue *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoValue, anno_value_free)

G_END_DECLS
