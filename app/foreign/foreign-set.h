/* What files of another program say: documents, and what people marked in them.
 *
 * All is as the file has it: places in its unit, types and fields by its names. What that means
 * here is found later (exchange/foreign-placing, exchange/type-meaning), so that a reader need
 * not know the article, nor the tagset.
 */
#pragma once

#include "foreign/offset-unit.h"
#include "model/span-extra.h"
#include "model/value.h"
#include "text/article.h"

G_BEGIN_DECLS

/* What a mark says of itself. A form that only knows names and words gives TEXT for all but links:
 * a date's value is then `f`, with `f-type`, `f-mod` and `f-anchor` beside it, a person's IRI is
 * `f`, with `f-name` beside it, and the tagset tells one from the other. */
typedef struct
{
  AnnoValueKind kind;
  char *field; /* its name there; NULL for a person whose field isn't said */
  char *text;  /* as in an AnnoValue; of a link, the id of another mark of the same layer; of a
                * person, the IRI, or NULL where only the name is known */
  char *name;  /* a person's; NULL for none */
  char *timex; /* these three as in an AnnoValue; `anchor` is "dct" or the id of another mark */
  char *anchor;
  char *mod;
  char *extra; /* what else is said of it, as in an AnnoValue; NULL for nothing */
} AnnoForeignValue;

typedef struct
{
  char *id;          /* by which links name it; NULL for none; once in a layer */
  char *type;        /* NULL where it has none */
  GArray *ranges;    /* of AnnoRange, half-open, in the unit of the document; in any order */
  GPtrArray *quotes; /* of char: the words of each range; or one for all, joined by single blanks;
                      * or empty */
  char *prefix;      /* words before the first range; NULL for none */
  char *suffix;      /* words after the last one */
  GPtrArray *values; /* of AnnoForeignValue */
  char *note;
  gboolean unsure;
  char *suggested;      /* these four as a span has them */
  gint64 created;
  gint64 modified;
  AnnoSpanExtra *extra;
  gboolean is_own;   /* in this program's own form: each value is of the kind that it says, and ids
                      * are what they are, even where nothing has them */
  gboolean is_event; /* what it links to are roles of it: a frame of the form, not two words that
                      * are tied */
  char *place;       /* where in the file, for messages: "line 12"; NULL for nowhere */
} AnnoForeignSpan;

/* What one person made in a document. */
typedef struct
{
  char *maker; /* their name; NULL where the file doesn't say */
  GPtrArray *spans; /* of AnnoForeignSpan */
} AnnoForeignLayer;

typedef struct
{
  char *name;   /* what it is called there, with "/"; NULL for nothing */
  char *text;   /* its words; NULL where the form doesn't hold them */
  GPtrArray *tokens; /* of char: its words one by one, where the form holds those and no text; or
                      * NULL. Ranges then count tokens. */
  AnnoOffsetUnit unit;     /* what the form counts, as far as it says */
  gboolean unit_is_said;   /* the file itself says so: no other is tried */
  char *title;  /* what is known of it; each may be NULL */
  char *date;   /* YYYY-MM-DD */
  GPtrArray *layers; /* of AnnoForeignLayer */
  GPtrArray *left_out; /* of char: sentences about what the reader didn't understand, with its
                        * place: "line 3: …" */
} AnnoForeignDocument;

AnnoForeignDocument *anno_foreign_document_new  (const char *name) G_GNUC_WARN_UNUSED_RESULT;
void                 anno_foreign_document_free (AnnoForeignDocument *self);
/* The layer of @maker (NULL for nobody who is named), which is made where it is missing. */
AnnoForeignLayer    *anno_foreign_document_layer (AnnoForeignDocument *self, const char *maker);
/* The same where the caller knows that it is missing: looks at none of the others. */
AnnoForeignLayer    *anno_foreign_document_add_layer (AnnoForeignDocument *self,
                                                      const char *maker);
/* Adds a sentence to what is left out. */
void                 anno_foreign_document_leave_out (AnnoForeignDocument *self, const char *format,
                                                      ...) G_GNUC_PRINTF (2, 3);

/* Adds a mark without ranges; @id and @type may be NULL. */
AnnoForeignSpan *anno_foreign_layer_add (AnnoForeignLayer *self, const char *id, const char *type);
/* The mark with that id, or NULL: looks through all of them. */
AnnoForeignSpan *anno_foreign_layer_find (const AnnoForeignLayer *self, const char *id);

/* @quote: the words of the range, or NULL; a span's ranges all have them, or none. */
void              anno_foreign_span_add_range (AnnoForeignSpan *self, guint start, guint end,
                                               const char *quote);
/* A value whose other members are the caller's to set. @field and @text may be NULL. */
AnnoForeignValue *anno_foreign_span_add_value (AnnoForeignSpan *self, AnnoValueKind kind,
                                               const char *field, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoForeignDocument, anno_foreign_document_free)

G_END_DECLS
