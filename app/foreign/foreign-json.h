/* A file of a form in JSON, record by record: the lines of JSON Lines (jsonlines.org), the elements
 * of a list, or the one value that the file is.
 *
 * Only strict JSON gets through (formats/json-scan.h). A line that isn't is told and left out,
 * unless none is; lines end at LF, never at U+2028, which JSON allows in a string. A mark of byte
 * order at the start is skipped. Documents go to the sink in the order in which they are given, the
 * last one held back until the next is there: what can't be said of a document of its own is said
 * there, and neighbours that are the same article by different makers are one document. */
#pragma once

#include "foreign/set-format.h"
#include "formats/json-slice.h"

G_BEGIN_DECLS

typedef struct
{
  const AnnoForeignFile *file;
  const AnnoForeignSink *sink;
  char *name;                /* of the document, as the file's name has it */
  char *maker;               /* likewise; NULL for nobody */
  AnnoForeignDocument *held; /* the last one, not given away yet; NULL for none */
  GHashTable *makers;        /* of `held`: a set of char */
  GPtrArray *pending;        /* of char: sentences for the next document */
  guint n_strange;           /* things that no document has to do with; only the first are told */
  GHashTable *told;          /* names of members that were told: a set of char */
  guint n_documents;
  gboolean stopped;          /* no more is wanted */
} AnnoForeignJson;

/* One form. @data: the reader's. */
typedef struct
{
  /* Whether @value plainly is a record of the form; it is scanned. */
  gboolean (*is_record) (const AnnoJsonSlice *value);
  /* Reads one; @place names it in messages: "line 3". */
  void (*read) (AnnoForeignJson *self, const AnnoJsonSlice *record, const char *place,
                gpointer data);
  /* After the last; NULL for nothing. */
  void (*end) (AnnoForeignJson *self, gpointer data);
  const char *refusal; /* the sentence about a file without a record; marked for translation */
} AnnoForeignJsonForm;

/* Reads @file, as AnnoSetFormat's read does. */
gboolean anno_foreign_json_read (const AnnoForeignFile *file, const AnnoForeignSink *sink,
                                 const AnnoForeignJsonForm *form, gpointer data, GError **error);

/* A document that is done (transfer full). */
void anno_foreign_json_give (AnnoForeignJson *self, AnnoForeignDocument *document);
/* Tells of the members of @object that are in neither of the two lists (NULL-terminated; the second
 * may be NULL): of each name once in a file. */
void anno_foreign_json_tell_others (AnnoForeignJson *self, AnnoForeignDocument *document,
                                    const char *place, const AnnoJsonSlice *object,
                                    const char *const *known, const char *const *ignored);
/* The same of one member, whatever it is called. */
void anno_foreign_json_tell_other  (AnnoForeignJson *self, AnnoForeignDocument *document,
                                    const char *place, const AnnoJsonSlice *key,
                                    const AnnoJsonSlice *value);
/* Tells that what stands at @place is nothing of the form. */
void anno_foreign_json_tell_strange (AnnoForeignJson *self, const char *place);
/* @maker, or else whom the file's name says; NULL for nobody. */
const char *anno_foreign_json_maker (const AnnoForeignJson *self, const char *maker);

G_END_DECLS
