/* One line of the journal: what was done, and how far it has come to the files.
 *
 * A line is a JSON object whose first member is a checksum of the rest, so that a line that was
 * torn by a crash, or spoilt later, is known for what it is:
 *
 *   {"sum":"…","journal":1,"root":"/corpus","annotator":"urn:uuid:…"}    the first line
 *   {"sum":"…","n":7,"text":"a/b.txt","sha256":"…"}   acts on a/b.txt from here on count in it
 *   {"sum":"…","n":7,"do":{step}}
 *   {"sum":"…","n":8,"undo":7}            step 7 was taken back, …
 *   {"sum":"…","n":9,"redo":7}            … and done again
 *   {"sum":"…","n":9,"saved":"a/b.txt"}   all up to 9 that is about a/b.txt is in its layer file
 *   {"sum":"…","n":9,"saved":""}          … that is about people is in people.json
 *   {"sum":"…","n":9,"settled":true}      … whatever it is about is in its file, or was given up
 *
 * Paths are percent-encoded, because a path need not be UTF-8.
 */
#pragma once

#include "model/edit.h"
#include "model/tagset.h"

G_BEGIN_DECLS

#define ANNO_JOURNAL_FORMAT 1
#define ANNO_JOURNAL_PEOPLE "" /* instead of an article */

typedef enum
{
  ANNO_JOURNAL_START,
  ANNO_JOURNAL_TEXT,
  ANNO_JOURNAL_DO,
  ANNO_JOURNAL_UNDO,
  ANNO_JOURNAL_REDO,
  ANNO_JOURNAL_SAVED,
  ANNO_JOURNAL_SETTLED,
} AnnoJournalKind;

typedef struct
{
  AnnoJournalKind kind;
  guint64 number; /* of this act; for SAVED and SETTLED: of the last act that it covers */
  guint64 target; /* UNDO, REDO: the number of the act that did the step */
  AnnoStep *step; /* DO */
  char *article;  /* SAVED, TEXT; for START the root */
  char *sha256;   /* TEXT */
  char *annotator; /* START */
} AnnoJournalRecord;

AnnoJournalRecord *anno_journal_record_new  (AnnoJournalKind kind, guint64 number)
    G_GNUC_WARN_UNUSED_RESULT;
void               anno_journal_record_free (AnnoJournalRecord *self);

/* Appends the line, with its line end. For any thread. */
void               anno_journal_record_print (GString *out, const AnnoJournalRecord *self,
                                              const AnnoTagset *tagset);
/* The record that @line, without its line end, is; NULL where the checksum is wrong or it isn't
 * one. For any thread. */
AnnoJournalRecord *anno_journal_record_read  (const char *line, gsize length)
    G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoJournalRecord, anno_journal_record_free)

G_END_DECLS
