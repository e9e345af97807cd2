/* What became of each source that was to be imported. */
#pragma once

#include "intake/intake-preview.h"

G_BEGIN_DECLS

typedef enum
{
  ANNO_INTAKE_IMPORTED, /* an article of the corpus now, or would be */
  ANNO_INTAKE_DOUBLE,   /* it is there already */
  ANNO_INTAKE_SKIPPED,  /* a part that holds no article */
  ANNO_INTAKE_FAILED,   /* it could not be read, or not be written */
  ANNO_INTAKE_OTHER,    /* a file of no format that is known here */
  ANNO_N_INTAKE_OUTCOMES,
} AnnoIntakeOutcome;

typedef struct
{
  AnnoIntakeOutcome outcome;
  char *source;  /* the file, to show */
  char *part;    /* of it: "item 3"; or NULL */
  char *article; /* below the corpus, on-disk encoding: the new one, or the one that is there; or
                  * NULL */
  char *title;   /* or NULL */
  char *message; /* sentences, to show; or NULL where there is nothing to say */
  guint n_left_out; /* blocks that aren't in the text */
  AnnoIntakePreview *preview; /* of an article that would be imported; or NULL */
} AnnoIntakeEntry;

/* Entries are kept up to that many of each outcome; the others are counted only. */
#define ANNO_INTAKE_REPORT_MAX 5000

typedef struct
{
  GPtrArray *entries; /* of AnnoIntakeEntry, in the order in which they came */
  guint n[ANNO_N_INTAKE_OUTCOMES];
  guint n_unwritten;  /* of those that failed: for want of room or rights in the corpus */
  gboolean cancelled; /* what was imported before stays */
} AnnoIntakeReport;

AnnoIntakeReport *anno_intake_report_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void              anno_intake_report_free (AnnoIntakeReport *self);
/* The new entry, to be filled in; counted already. Beyond the most it is one that nobody sees. */
AnnoIntakeEntry  *anno_intake_report_add  (AnnoIntakeReport *self, AnnoIntakeOutcome outcome,
                                           const char *source);
/* All of them. */
guint             anno_intake_report_get_n (const AnnoIntakeReport *self);
/* An article that was told as imported, by @entry, isn't. */
void              anno_intake_report_fail (AnnoIntakeReport *self, AnnoIntakeEntry *entry,
                                           const char *message);
/* The sums as a sentence: "12 articles imported, 1 there already, 2 parts skipped." */
char *anno_intake_report_describe (const AnnoIntakeReport *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoIntakeReport, anno_intake_report_free)

G_END_DECLS
