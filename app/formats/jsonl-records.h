/* The records of a file of JSON, one after the other, without a tree and without a copy: the lines
 * of JSON Lines, or the elements of arrays and objects that run over several lines.
 *
 * A record is what may be a value: whoever gets one has it scanned. So a broken one costs no other
 * where each has its line; the last record of a file whose brackets don't match is the rest of it.
 * Lines end at LF (and CR LF) only, never at U+2028, which JSON allows within a string.
 */
#pragma once

#include "formats/byte-window.h"
#include "formats/json-slice.h"

G_BEGIN_DECLS

#define ANNO_JSONL_MAX_RECORD (16 * 1024 * 1024) /* bytes */

/* How far a value has been gone through. */
typedef struct
{
  gsize depth;
  gboolean begun, in_string, escaped, ended;
} AnnoJsonlCourse;

typedef struct
{
  AnnoByteWindow *window;
  gboolean lines;         /* each line is a record */
  guint line;             /* the one that the window stands in, from 1 */
  AnnoJsonlCourse course; /* of the record in hand */
  gsize n_record;         /* its bytes, which the window is still in front of */
} AnnoJsonlRecords;

/* Looks at how the file begins. @window is the records' and must live as long. */
void     anno_jsonl_records_init (AnnoJsonlRecords *self, AnnoByteWindow *window);
/* The next record that isn't blank, good until the next call, and the line it begins in. Of one
 * that is larger than ANNO_JSONL_MAX_RECORD, only so much is given that this shows. FALSE after the
 * last one. */
gboolean anno_jsonl_records_next (AnnoJsonlRecords *self, AnnoJsonSlice *record, guint *line);

G_END_DECLS
