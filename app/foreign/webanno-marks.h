/* What the rows of a WebAnno TSV 3 file mark, gathered while they are read, and made into spans
 * once all are (“WebAnno TSV 3.3 File format” in INCEpTION's User Guide, “File Body /
 * Annotations”).
 *
 * A mark is known by its number in brackets, which is the same in all rows that it goes over; one
 * without a number by its row, its layer and its place among those that are stacked there.
 */
#pragma once

#include "foreign/foreign-set.h"
#include "foreign/webanno-schema.h"

G_BEGIN_DECLS

/* "1-3" or "1-3.2": a word, or a part of it. */
typedef struct
{
  guint sentence;
  guint token;
  guint part; /* 0 for the word itself */
} AnnoWebannoUnit;

/* The @n bytes of the file between two tabs, or two other signs. */
typedef struct
{
  const char *text;
  gsize n;
} AnnoWebannoCell;

typedef struct
{
  AnnoWebannoUnit unit;
  guint start; /* in the unit that the file counts in */
  guint end;
  guint line;
  const AnnoWebannoCell *cells; /* one a column of the head */
} AnnoWebannoRow;

typedef struct _AnnoWebannoMark AnnoWebannoMark;

struct _AnnoWebannoMark
{
  guint number; /* from 0, in the order of the file */
  guint layer;
  guint line;
  guint last_line;
  guint start;
  guint end;
  GArray *values;         /* of AnnoWebannoValue */
  GArray *links;          /* of AnnoWebannoLink */
  GPtrArray *parts;       /* further parts of it, or NULL; of AnnoWebannoMark */
  AnnoWebannoMark *whole; /* what it is a part of, or NULL */
  AnnoWebannoCell roles;  /* while its row is read */
  gboolean has_slots;
};

typedef struct
{
  guint column; /* in its layer */
  char *text;
} AnnoWebannoValue;

typedef struct
{
  char *field;
  AnnoWebannoMark *target;
  gboolean is_anchor; /* the date that another one hangs on, as we say it */
} AnnoWebannoLink;

/* One end of a relation, or of a slot. */
typedef struct
{
  AnnoWebannoMark *mark; /* where it is known */
  AnnoWebannoUnit unit;
  guint id; /* 0 for none */
} AnnoWebannoEnd;

/* Something that joins two marks, which may not be read yet. */
typedef struct
{
  AnnoWebannoEnd from;
  AnnoWebannoEnd to;
  guint base;    /* the layer of the ends that aren't known yet */
  gboolean is_ours;
  char *field;
  guint line;
} AnnoWebannoTie;

typedef struct
{
  guint layer;
  guint chain;
  guint nth;
  AnnoWebannoMark *mark;
  char *relation; /* NULL for none */
} AnnoWebannoElement;

/* What is left out: told once a kind, with where it begins. */
typedef enum
{
  ANNO_WEBANNO_NO_WIDTH,    /* marks between two characters */
  ANNO_WEBANNO_NO_END,      /* relations and slots that lead nowhere */
  ANNO_WEBANNO_NO_ROOM,     /* further features of relations */
  ANNO_WEBANNO_CONTRARY,    /* values that rows of one mark don't agree on */
  ANNO_WEBANNO_LAST,        /* the relation of the last mention of a chain */
  ANNO_WEBANNO_UNREADABLE,  /* cells that say nothing */
  ANNO_WEBANNO_PAST_END,    /* marks past the end of the text */
  ANNO_WEBANNO_BEYOND,      /* cells without a column in the head */
  ANNO_WEBANNO_N_LEFT_OUT,
} AnnoWebannoLeftOut;

typedef struct
{
  const AnnoWebannoSchema *schema;
  GPtrArray *marks;
  GHashTable *known;  /* what names a mark → it; see the .c */
  GPtrArray *in_row;  /* of GPtrArray, one a layer: the marks of the row, as they are stacked */
  GArray *touched;    /* of guint: layers that have some */
  GArray *ties;       /* of AnnoWebannoTie */
  GArray *elements;   /* of AnnoWebannoElement */
  guint n[ANNO_WEBANNO_N_LEFT_OUT];
  guint lines[ANNO_WEBANNO_N_LEFT_OUT];
} AnnoWebannoMarks;

/* @schema: finished; outlives it. */
AnnoWebannoMarks *anno_webanno_marks_new  (const AnnoWebannoSchema *schema)
    G_GNUC_WARN_UNUSED_RESULT;
void              anno_webanno_marks_free (AnnoWebannoMarks *self);
/* The bytes of its cells must outlive the marks. */
void              anno_webanno_marks_add_row (AnnoWebannoMarks *self, const AnnoWebannoRow *row);

/* Reads "1-3.2"; FALSE where that isn't what the @n bytes say. */
gboolean         anno_webanno_unit_read    (const char *text, gsize n, AnnoWebannoUnit *unit);
/* The mark of @base at that end, or NULL. */
AnnoWebannoMark *anno_webanno_marks_find   (const AnnoWebannoMarks *self, guint base,
                                            const AnnoWebannoEnd *end);
void             anno_webanno_marks_leave_out (AnnoWebannoMarks *self, AnnoWebannoLeftOut what,
                                               guint line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoWebannoMarks, anno_webanno_marks_free)

G_END_DECLS
