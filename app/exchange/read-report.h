/* What came of taking foreign annotations in. */
#pragma once

#include "exchange/foreign-placing.h"
#include "exchange/type-meaning.h"
#include "files/file-identity.h"

G_BEGIN_DECLS

/* Findings are kept up to that many; the others are counted only. */
#define ANNO_READ_FINDINGS_MAX 1000

/* One layer that came of it, or would. */
typedef struct
{
  char *file;    /* in the source */
  char *article; /* below the root, on-disk encoding */
  char *maker;   /* their name */
  char *slug;    /* their folder */
  gboolean is_new_article;
  gboolean is_other_text;
  AnnoOffsetUnit unit;
  AnnoUnitReason reason;
  guint n_quotes;
  guint n_equal;
  guint n[ANNO_PLACED_NOWHERE + 1];
  AnnoFileIdentity written; /* the file that was written; none where it was only looked */
} AnnoReadLayer;

/* Something to look at. */
typedef struct
{
  char *file;
  char *place;   /* in the file; or NULL */
  char *article; /* or NULL */
  char *message;
  gboolean is_moved; /* a mark was found again: where, and how sure that is */
  guint start;       /* code points */
  guint end;
  guint confidence;  /* percent */
} AnnoReadFinding;

typedef struct
{
  char *type;
  char *tag; /* NULL: left out */
  gboolean is_new;
  guint n;
} AnnoReadType;

typedef struct
{
  const AnnoSetFormat *format; /* the form that it is in */
  GPtrArray *layers;   /* of AnnoReadLayer */
  GPtrArray *findings; /* of AnnoReadFinding */
  guint n_findings;
  GPtrArray *types;    /* of AnnoReadType, as they were met */
  guint n_new;         /* tags and fields that the tagset got, or would */
  guint n_documents;
  guint n_articles;    /* new ones */
  guint n_spans;       /* that have a place */
} AnnoReadReport;

AnnoReadReport *anno_read_report_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void            anno_read_report_free (AnnoReadReport *self);
/* What @placing came to, in a layer that the caller names further. */
AnnoReadLayer  *anno_read_report_add_layer (AnnoReadReport *self,
                                            const AnnoForeignPlacing *placing);
/* @message: transfer full. @article, @place: NULL for none. NULL where too many are kept
 * already. */
AnnoReadFinding *anno_read_report_add (AnnoReadReport *self, const char *file, const char *place,
                                       const char *article, char *message);
/* The marks of one layer that were found again, or nowhere. */
void             anno_read_report_add_places (AnnoReadReport *self, const char *file,
                                              const char *article, const GPtrArray *places);
/* What the types of @meaning came to. */
void             anno_read_report_add_types (AnnoReadReport *self, const AnnoTypeMeaning *meaning);
/* Adds to @error, because of which it went no further, how many layers were written before that. */
void             anno_read_report_tell_written (const AnnoReadReport *self, GError *error);

/* "Offsets count UTF-16 code units: 12 of 12 quotations fit.": in a sentence. */
char *anno_read_layer_describe_unit (const AnnoReadLayer *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoReadReport, anno_read_report_free)

G_END_DECLS
