/* What the index is to know about one article and its layers: plain values, read in one thread and
 * written in another. index/article-facts and index/layer-facts make them. */
#pragma once

#include "index/corpus-signs.h"

G_BEGIN_DECLS

/* What a tally counts. The numbers are kept in the index. */
typedef enum
{
  ANNO_TALLY_TAG = 0,
  ANNO_TALLY_PERSON = 1, /* mentions: by IRI */
  ANNO_TALLY_VALUE = 2,  /* "field=value", of choices and short texts */
} AnnoTallyKind;

typedef struct
{
  AnnoTallyKind kind;
  char *key;
  guint n;
} AnnoTally;

typedef struct
{
  const char *tag; /* interned */
  guint start;     /* code points */
  guint end;
  gboolean unsure;
  char *person;    /* the IRI it names, or else a span it links to: who says it; or NULL */
  char *text;      /* what it marks, shortened */
  char *note;
  gsize words;     /* where in the layer's words its own begin */
  gsize n_words;   /* bytes */
} AnnoSpanFacts;

typedef struct
{
  const char *slug; /* interned */
  AnnoIndexSign sign;
  char *name;       /* the annotator's */
  char *state;
  char *date;       /* as this annotator set it, or NULL */
  gint64 updated;   /* microseconds since 1970 UTC: the last change in it */
  char *problem;    /* why it can't be read, or NULL */
  guint n;          /* spans */
  GArray *spans;    /* of AnnoSpanFacts, in reading order */
  GString *words;   /* see index/words.h */
  GHashTable *tally; /* of AnnoTally */
} AnnoLayerFacts;

typedef struct
{
  char *path;
  AnnoIndexSign sign;
  AnnoIndexSign meta_sign;
  char *sha256;
  char *title;       /* NULL where there is none but the file's name */
  char *byline;
  char *date;        /* YYYY-MM-DD, without what annotators set; or NULL */
  char *date_origin;
  char *source;
  char *url;
  char *name;        /* the source's own for it */
  char *problem;     /* why it can't be read, or NULL */
  GString *words;    /* of text and title; NULL where it can't be read */
  GPtrArray *layers; /* of AnnoLayerFacts: those that were asked for */
} AnnoArticleFacts;

G_END_DECLS
