/* A line of an article set for paper, with its spans: the ground behind the words for the first
 * annotator's, and below the words, in as many rows as keep them apart, a line and a label each.
 *
 * What the first annotator marked has solid lines, what others did dashed ones; the gap between the
 * segments of a span is dotted. Beyond ANNO_PAGE_ROWS_MAX rows a span is in the table only.
 */
#pragma once

#include "print/page-text.h"
#include "print/sheet.h"

G_BEGIN_DECLS

#define ANNO_PAGE_ROWS_MAX 24

/* An article that is being set. */
typedef struct
{
  const AnnoSheet *sheet;
  PangoContext *context;
  double width;        /* of the column, in points */
  guint number;        /* of the article: part of each dest */
  guint block;         /* the last one that was given out */
  GPtrArray *strips;   /* of AnnoStrip: what is set so far */
  GHashTable *marked;  /* a set: the dests of spans that are drawn, as links need them */
} AnnoSetting;

/* Adds the strips of one line of the article. */
void  anno_page_marks_set (AnnoSetting *setting, const AnnoSheetLine *line);

/* "m1-0-3", the dest of the @maker's @span; "r1-0-3", that of a row of a table. */
char *anno_page_marks_dest (const AnnoSetting *setting, guint maker, AnnoSpan *span)
    G_GNUC_WARN_UNUSED_RESULT;
char *anno_page_marks_row  (const AnnoSetting *setting, guint maker, guint row)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
