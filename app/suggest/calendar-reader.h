/* Reads the tokens of words of time, one rule after the other, beside a document date.
 *
 * A rule takes tokens only where it succeeds; one that fails leaves the place as it was, and may
 * leave a refusal behind: the first one says why, if no other rule succeeds.
 */
#pragma once

#include "model/timex-form.h"
#include "suggest/calendar-error.h"
#include "suggest/calendar-tokens.h"

G_BEGIN_DECLS

typedef struct
{
  const char *words; /* as they were given */
  GArray *tokens;    /* of AnnoToken */
  guint at;
  gboolean has_today;
  GDate today;       /* the document date */
  gboolean relative; /* whether it was asked for */
  GError *refusal;
} AnnoReader;

/* FALSE where @words hold nothing to read. @words must outlive the reader. */
gboolean anno_reader_init  (AnnoReader *self, const char *words, const char *document_date);
void     anno_reader_clear (AnnoReader *self);

/* The token @ahead of the place; NULL past the end. */
const AnnoToken *anno_reader_peek   (const AnnoReader *self, guint ahead);
gboolean         anno_reader_at_end (const AnnoReader *self);
/* The word @ahead of the place; "" where there is none. */
const char      *anno_reader_word   (const AnnoReader *self, guint ahead);

/* Takes one of @phrases, "on|at|in front of"; which of them, from 1, or 0. The longest must stand
 * before those it begins with. */
guint    anno_reader_take (AnnoReader *self, const char *phrases);
/* Takes what may stand between the parts of a date ("of", "the"), if it is there. */
void     anno_reader_skip (AnnoReader *self, const char *phrases);

/* Whether there is a document date; notes that it was needed, and refuses where there is none. */
gboolean anno_reader_need_today (AnnoReader *self);
/* Notes why the words can't be resolved, unless there is a reason already. Returns FALSE. */
gboolean anno_reader_refuse (AnnoReader *self, AnnoCalendarError code, const char *format,
                             ...) G_GNUC_PRINTF (3, 4);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnnoReader, anno_reader_clear)

G_END_DECLS
