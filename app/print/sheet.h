/* What a page says of one article: its lines in order, who marked it, and who said what, when.
 *
 * It has no fonts and no places on paper: pages of any kind are made from it.
 */
#pragma once

#include "model/frame.h"
#include "model/people.h"
#include "text/article.h"

G_BEGIN_DECLS

typedef enum
{
  ANNO_SHEET_HEADLINE,
  ANNO_SHEET_BYLINE,
  ANNO_SHEET_DATELINE,
  ANNO_SHEET_PARAGRAPH,
} AnnoSheetLineKind;

typedef struct
{
  AnnoRange range; /* code points; without its line end, never blank */
  AnnoSheetLineKind kind;
} AnnoSheetLine;

/* What is known of an article. All but `text` and `tagset` may be NULL; strings are copied. */
typedef struct
{
  AnnoArticle *text;
  AnnoTagset *tagset;
  const char *title;
  const char *byline;
  const char *date; /* YYYY-MM-DD */
  const char *source;
  const char *url;
  const char *language;
  const char *path; /* to show */
} AnnoSheetFacts;

/* One attribution, or a span that is part of none. */
typedef struct
{
  AnnoSpan *span;                /* the claim, or that span; never NULL */
  GPtrArray *parts[ANNO_N_ROLES]; /* of AnnoSpan, by role; only of an attribution, else NULL */
} AnnoSheetRow;

/* One annotator. */
typedef struct
{
  char *name;
  char *initials; /* short, and nobody else's on this sheet */
  AnnoLayer *layer;
  AnnoPeople *people;
  GPtrArray *rows;    /* of AnnoSheetRow: attributions in reading order */
  GPtrArray *loose;   /* of AnnoSheetRow: the other spans */
  GHashTable *row_of; /* id of a span → its first row, from 1 through `rows`, then `loose` */
} AnnoSheetMaker;

typedef struct
{
  AnnoArticle *text;
  AnnoTagset *tagset;
  char *title;  /* never NULL */
  char *byline; /* only where no line of the article is one; likewise the date, in words */
  char *date;
  char *source;
  char *url;      /* http: or https:, else NULL */
  char *language; /* a language tag's letters, digits and hyphens, else NULL */
  char *path;
  GArray *lines;     /* of AnnoSheetLine */
  gboolean has_headline; /* one of the lines is the title */
  GPtrArray *makers; /* of AnnoSheetMaker */
  GHashTable *taken; /* a set: their initials */
} AnnoSheet;

AnnoSheet *anno_sheet_new  (const AnnoSheetFacts *facts) G_GNUC_WARN_UNUSED_RESULT;
void       anno_sheet_free (AnnoSheet *self);
/* Adds what one annotator made; @slug is who they are where the layer doesn't say. */
void       anno_sheet_add_maker (AnnoSheet *self, const char *slug, AnnoLayer *layer,
                                 AnnoPeople *people);

/* The name of its tag, with a question mark where its annotator wasn't sure, which part of how
 * many, and who marked it where several did: "Claim? 1/2 · BO". @part: from 0. */
char      *anno_sheet_label_of (const AnnoSheet *self, const AnnoSheetMaker *maker,
                                const AnnoSpan *span, guint part) G_GNUC_WARN_UNUSED_RESULT;
/* The name of its ink (print/ink.h). */
const char *anno_sheet_colour_of (const AnnoSheet *self, const AnnoSpan *span);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoSheet, anno_sheet_free)

G_END_DECLS
