/* The records of a file of JSON, one after the other, without a tree and without a copy: the lines
 * of JSON Lines, or the elements of arrays and objects that run over several lines.
 *
 * A record is what may be a value: whoever gets one has it scanned. So a broken one costs no other
 * where each has its line; the last record of a file whose brackets don't match is the rest of it.
 * Lines end at LF (and CR LF) only, never at U+2028, which JSON allows within a string.
 */
#pragma once

#include "formats/json-slice.h"

G_BEGIN_DECLS

#define ANNO_JSONL_MAX_RECORD (16 * 1024 * 1024) /* bytes */

typedef struct
{
  const char *at, *end;
  gboolean lines; /* each line is a record */
  guint line;     /* the one that @at is in, from 1 */
} AnnoJsonlRecords;

/* Looks at how the file begins. @text must live as long. */
void     anno_jsonl_records_init (AnnoJsonlRecords *self, const char *text, gsize n_bytes);
/* The next record that isn't blank, and the line it begins in. FALSE after the last one. */
gboolean anno_jsonl_records_next (AnnoJsonlRecords *self, AnnoJsonSlice *record, guint *line);

G_END_DECLS
