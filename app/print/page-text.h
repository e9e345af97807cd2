/* Words set for paper: layouts without hints for a screen, so that they come out the same on any
 * surface, and the strips of their lines. */
#pragma once

#include "print/strip.h"

G_BEGIN_DECLS

#define ANNO_PAGE_INK 0x222222 /* words */
#define ANNO_PAGE_DIM 0x5a5a5a /* words beside */
#define ANNO_PAGE_RULE 0xc8c8c8

typedef enum
{
  ANNO_FACE_TEXT,
  ANNO_FACE_HEADLINE,
  ANNO_FACE_BYLINE, /* and date lines */
  ANNO_FACE_HEADING, /* above the tables */
  ANNO_FACE_SMALL,  /* facts, legend, tables */
  ANNO_FACE_STRONG, /* headings of tables */
  ANNO_FACE_LABEL,
  ANNO_FACE_LANE,   /* in and beside lanes */
  ANNO_FACE_BADGE,  /* numbers of differences */
} AnnoFace;

/* @language: a language tag, or NULL. */
PangoContext *anno_page_text_context (const char *language) G_GNUC_WARN_UNUSED_RESULT;
/* A copy of @words with as many bytes, in which nothing ends a line or a paragraph that Pango's
 * layouts don't know (text/plain.h), and no control character is left but line ends and tabs. */
char         *anno_page_text_clean   (const char *words) G_GNUC_WARN_UNUSED_RESULT;
/* @width: in points; below 0 for none. */
PangoLayout  *anno_page_text_layout  (PangoContext *context, AnnoFace face, double width)
    G_GNUC_WARN_UNUSED_RESULT;

/* A line of a layout, in points from the layout's left edge. */
typedef struct
{
  PangoLayoutLine *line; /* the layout's */
  double x;
  double width;
  double height;
  double baseline; /* from its upper edge */
} AnnoPageLine;

GArray *anno_page_text_lines (PangoLayout *layout) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
