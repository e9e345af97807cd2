/* What is said of a span beside its words, in words: for the tables below an article. */
#pragma once

#include "print/sheet.h"

G_BEGIN_DECLS

/* One thing that is said of a span. */
typedef struct
{
  char *name;       /* "Quote"; NULL where the words say it all */
  char *words;
  AnnoSpan *target; /* that the words are those of; NULL for none */
} AnnoSpanFact;

/* The persons that @span names, "Ann, Ben"; NULL for none. */
char      *anno_span_facts_person (const AnnoSheetMaker *maker, const AnnoSpan *span)
    G_GNUC_WARN_UNUSED_RESULT;
/* What else is said of @span (of AnnoSpanFact): fields, dates, links that are no part of its
 * attribution, the flag, the note. */
GPtrArray *anno_span_facts_list (const AnnoSheet *sheet, const AnnoSheetMaker *maker,
                                 const AnnoSpan *span) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
