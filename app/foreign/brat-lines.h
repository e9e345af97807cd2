/* Files of brat standoff as lines: what each begins with, what it says, what follows that.
 *
 * A line is ID TAB data TAB text. Its id's first character alone says what kind of line it is
 * (brat's wiki, "Annotation Data Format"). Lines end with LF, or with CR LF; a text that a line
 * break of the article broke is put together again, as far as its places say how long it is.
 */
#pragma once

#include "foreign/brat-notes.h"
#include "foreign/brat-part.h"
#include "foreign/foreign-set.h"

G_BEGIN_DECLS

/* Bytes that the files of one document may have. */
#define ANNO_BRAT_MAX_BYTES (64 * 1024 * 1024)

typedef struct
{
  char kind;    /* 'T', 'E', 'R', 'A', 'M', 'N', '*', '#', or another letter */
  guint file;   /* which one it is in */
  guint number; /* from 1, in its file */
  AnnoBratPart id;
  AnnoBratPart data;
  AnnoBratPart tail; /* behind the second TAB */
  guint event;       /* of a T that is a trigger: the first event's place in the lines, plus 1 */
  gboolean is_shared; /* whether there are several such events */
  AnnoForeignSpan *mark; /* what became of it, or NULL */
  AnnoForeignValue *link; /* likewise, of an R */
  AnnoBratNotes notes;    /* what is said of a mark or a relation */
  GString *attributes;    /* of a relation (foreign/brat-said.h); NULL for none */
} AnnoBratLine;

typedef struct _AnnoBratLines AnnoBratLines;

/* @document: gets told what can't be understood. */
AnnoBratLines *anno_brat_lines_new  (AnnoForeignDocument *document) G_GNUC_WARN_UNUSED_RESULT;
void           anno_brat_lines_free (AnnoBratLines *self);
/* Adds those of a file; @name: to tell it from others, or NULL where there is one alone. FALSE with
 * ANNO_FOREIGN_ERROR where it isn't text at all. */
gboolean       anno_brat_lines_add  (AnnoBratLines *self, GBytes *bytes, const char *name,
                                     GError **error);
/* From then on lines are found by their ids, and no more can be added. Of two with one id the
 * first is found; the other is told and no longer a line, with kind 0. */
void           anno_brat_lines_index (AnnoBratLines *self);

guint          anno_brat_lines_get_n (const AnnoBratLines *self);
AnnoBratLine  *anno_brat_lines_nth   (AnnoBratLines *self, guint n);
/* The line with that id, or NULL. */
AnnoBratLine  *anno_brat_lines_find  (AnnoBratLines *self, AnnoBratPart id);
/* Tells that something of @line is left out, and why; of very many, only the first thousand. */
void           anno_brat_lines_leave_out (AnnoBratLines *self, const AnnoBratLine *line,
                                          const char *format, ...) G_GNUC_PRINTF (3, 4);
/* Whether what @line says may be taken once more: not where a file has its lines grow to a multiple
 * of it. */
gboolean       anno_brat_lines_repeat (AnnoBratLines *self, const AnnoBratLine *line);
/* Tells how many more there were. */
void           anno_brat_lines_finish (AnnoBratLines *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoBratLines, anno_brat_lines_free)

G_END_DECLS
