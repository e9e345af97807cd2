/* A form in which an annotation set is given to others, and taken from them: what a writer and a
 * reader are, and what their form can hold.
 */
#pragma once

#include "foreign/foreign-set.h"
#include "foreign/foreign-source.h"
#include "foreign/set-article.h"
#include "foreign/set-folder.h"

G_BEGIN_DECLS

/* What a form holds; what it doesn't is lost, and told (exchange/set-loss.h). */
typedef enum
{
  ANNO_KEEPS_OVERLAPS = 1 << 0, /* spans that cross, or lie inside one another */
  ANNO_KEEPS_SEGMENTS = 1 << 1, /* spans of several parts, as one */
  ANNO_KEEPS_LINKS = 1 << 2,    /* of an attribution: to its speakers, cue and dates */
  ANNO_KEEPS_FIELDS = 1 << 3,   /* choices, texts and date values */
  ANNO_KEEPS_PEOPLE = 1 << 4,   /* whom a span names */
  ANNO_KEEPS_NOTES = 1 << 5,
  ANNO_KEEPS_UNSURE = 1 << 6,
  ANNO_KEEPS_LOOSE = 1 << 7,    /* spans that are part of no attribution */
  ANNO_KEEPS_EXTRA = 1 << 8,    /* what other programs wrote beside */
  ANNO_KEEPS_EDGES = 1 << 9,    /* blanks at the ends of a segment, and segments with nothing but
                                 * blanks between them */
  ANNO_KEEPS_SIGNS = 1 << 10,   /* control characters, which XML forbids */
  ANNO_KEEPS_DATELESS = 1 << 11, /* spans without the value of a date */
  ANNO_KEEPS_OTHER_LINKS = 1 << 12, /* from span to span, of any other kind */
  ANNO_KEEPS_ALL = (1 << 13) - 1,
  /* What any form holds that counts places in a text. */
  ANNO_KEEPS_PLACES = ANNO_KEEPS_EDGES | ANNO_KEEPS_SIGNS | ANNO_KEEPS_DATELESS,
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

#define ANNO_FOREIGN_ERROR (anno_foreign_error_quark ())
GQuark anno_foreign_error_quark (void);

typedef enum
{
  ANNO_FOREIGN_ERROR_BROKEN, /* the file isn't what its form asks for: the message says where */
} AnnoForeignError;

/* A file to be read. */
typedef struct
{
  const char *name; /* below its source, with "/" */
  GBytes *bytes;
  AnnoForeignSource *source; /* where others that belong to it are */
} AnnoForeignFile;

/* Who takes what is read. */
typedef struct
{
  /* One document (transfer full); FALSE where no more is wanted: the reader then returns TRUE. */
  gboolean (*take) (AnnoForeignDocument *document, gpointer data);
  gpointer data;
} AnnoForeignSink;

/* Hands on what was printed so far, and empties it: FALSE with G_IO_ERROR_CLOSED where no more can
 * be taken. */
typedef struct
{
  gboolean (*hand_on) (gpointer data, GError **error);
  gpointer data;
} AnnoSetFlush;

/* How a form is printed whose file hangs together, so that what is kept from one article to the
 * next decides what comes after: a table of contents, the places of a PDF's or an archive's parts.
 * What an article gives may come out with it, or later. */
typedef struct
{
  gpointer (*begin) (GString *out, const AnnoTagset *tagset);
  void (*print)     (gpointer self, GString *out, const AnnoSetArticle *article,
                     const AnnoSetCount *before);
  /* @flush: to be used where what comes out last is long; NULL where it is all wanted at once. */
  gboolean (*end)   (gpointer self, GString *out, const AnnoSetFlush *flush, GError **error);
  void (*free)      (gpointer self); /* after the end, or where it doesn't come to that */
} AnnoSetStream;

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
  const AnnoSetStream *stream; /* in place of these three; NULL where they do */
  /* Of many files: adds those of the article, and those that go with all that one annotator
   * made. */
  void (*add_article)   (AnnoSetFolder *folder, const AnnoSetArticle *article);
  void (*add_annotator) (AnnoSetFolder *folder, const AnnoTagset *tagset, const char *slug);
  /* How it spells the id of a tag, field or choice, where it can't hold all of them; NULL: as it
   * is. */
  char *(*spell) (const char *id);
  /* What it holds of the members that other programs gave @value of @span (its extra, which is
   * there), as it comes back, where it doesn't hold extra in general; NULL for nothing. *@is_all:
   * whether nothing else is lost of them. NULL: it never holds any. */
  char *(*hold) (const AnnoTagset *tagset, const AnnoSpan *span, const AnnoValue *value,
                 gboolean *is_all);
  /* The endings of its files, without the dot (NULL-terminated), and the reader of one; NULL both
   * where it only goes out. What a reader doesn't understand in a file that is otherwise in order
   * is left out of the document, and said there; what makes the file unreadable is an error with
   * ANNO_FOREIGN_ERROR, which says where. A reader takes any bytes, and never trusts one of
   * them. */
  const char *const *endings;
  gboolean (*read) (const AnnoForeignFile *file, const AnnoForeignSink *sink, GError **error);
} AnnoSetFormat;

/* What a form must hold to hold @value of @span, a link: ANNO_KEEPS_LINKS or OTHER_LINKS. */
AnnoKeeps anno_set_format_link_kind (const AnnoTagset *tagset, const AnnoSpan *span,
                                     const AnnoValue *value);

G_END_DECLS
