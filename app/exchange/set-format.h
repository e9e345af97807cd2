/* A form in which an annotation set is given to others: what a writer is, and what its form can
 * hold.
 */
#pragma once

#include "exchange/set-article.h"
#include "exchange/set-folder.h"

G_BEGIN_DECLS

/* What a form holds; what it doesn't is lost, and told (exchange/set-loss.h). */
typedef enum
{
  ANNO_KEEPS_OVERLAPS = 1 << 0, /* spans that cross, or lie inside one another */
  ANNO_KEEPS_SEGMENTS = 1 << 1, /* spans of several parts, as one */
  ANNO_KEEPS_LINKS = 1 << 2,    /* from span to span */
  ANNO_KEEPS_FIELDS = 1 << 3,   /* choices, texts and date values */
  ANNO_KEEPS_PEOPLE = 1 << 4,   /* whom a span names */
  ANNO_KEEPS_NOTES = 1 << 5,
  ANNO_KEEPS_UNSURE = 1 << 6,
  ANNO_KEEPS_LOOSE = 1 << 7,    /* spans that are part of no attribution */
  ANNO_KEEPS_EXTRA = 1 << 8,    /* what other programs wrote beside */
  ANNO_KEEPS_ALL = (1 << 9) - 1,
} AnnoKeeps;

/* How much there is. */
typedef struct
{
  guint articles;
  guint layers;
  guint spans;
  guint parts; /* of spans: segments */
  guint links; /* from span to span */
  guint claims;
} AnnoSetCount;

typedef struct
{
  const char *id;        /* the word that names it to commands */
  const char *name;      /* to show; marked for translation */
  const char *extension; /* without the dot; NULL for a form of many files, in a folder */
  AnnoKeeps keeps;
  /* Append to @out what comes before all articles, the article, and what comes after them. @before:
   * what came before. The first and the last may be NULL. */
  void (*begin) (GString *out, const AnnoTagset *tagset);
  void (*print) (GString *out, const AnnoSetArticle *article, const AnnoSetCount *before);
  void (*end)   (GString *out);
  /* Of many files: adds those of the article, and those that go with all that one annotator
   * made. */
  void (*add_article)   (AnnoSetFolder *folder, const AnnoSetArticle *article);
  void (*add_annotator) (AnnoSetFolder *folder, const AnnoTagset *tagset, const char *slug);
} AnnoSetFormat;

G_END_DECLS
