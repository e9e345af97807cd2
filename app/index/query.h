/* What a person typed to search, understood: words, phrases in quotes, and filters.
 *
 *   deal over            all words must be there; the last one may be the beginning of a word
 *   "the deal is off"    these words, one after the other
 *   tag:claim            a span of that type; its id or its name
 *   person:graham        a span that names that person, by name or alias; with a tag, also one that
 *                        links to such a span: the claims of a speaker
 *   role:senator         a span with that value in that field of the tagset
 *   note:ask             a span whose note holds that word
 *   is:unsure            a span that is flagged as unsure
 *   by:ann  state:done   layers of that annotator, or in that state
 *   date:2017-07  date:2017-07-01..2017-07-31    the article's date
 *   source:agency        the article's source
 *   -…                   not that
 *
 * A value with blanks stands in quotes: person:"lindsey graham". Nothing is refused: what isn't
 * understood is a word. Where spans are asked for, words are looked for in what they mark. Words
 * are as the index has them (index/words.h).
 */
#pragma once

#include "model/tagset.h"

G_BEGIN_DECLS

/* The longest query, in bytes; what is beyond isn't looked at. */
#define ANNO_QUERY_MAX 4096

typedef enum
{
  ANNO_CLAUSE_WORDS, /* one word, or several in a row */
  ANNO_CLAUSE_TAG,
  ANNO_CLAUSE_PERSON,
  ANNO_CLAUSE_FIELD,
  ANNO_CLAUSE_NOTE,
  ANNO_CLAUSE_UNSURE,
  ANNO_CLAUSE_BY,
  ANNO_CLAUSE_STATE,
  ANNO_CLAUSE_DATE,
  ANNO_CLAUSE_SOURCE,
} AnnoClauseKind;

typedef struct
{
  AnnoClauseKind kind;
  gboolean is_not;
  gboolean is_prefix; /* the last word may go on: it is the last that was typed */
  const char *field;  /* of FIELD: its id, interned */
  char *text;         /* what was asked for, as typed, without quotes */
  GPtrArray *words;   /* … as the index has it: of char */
  char *from;         /* of DATE: the first and last day, as far as they were typed; or NULL */
  char *to;
  guint start;        /* where it stands in what was typed: bytes */
  guint end;
} AnnoClause;

typedef struct _AnnoQuery AnnoQuery;

/* @tagset: whose fields are filters; NULL for none. Clauses without anything to look for ("tag:")
 * are left out. */
AnnoQuery *anno_query_new  (const char *text, AnnoTagset *tagset) G_GNUC_WARN_UNUSED_RESULT;
AnnoQuery *anno_query_ref   (AnnoQuery *self);
void       anno_query_unref (AnnoQuery *self);

const char       *anno_query_get_text   (const AnnoQuery *self);
AnnoTagset       *anno_query_get_tagset (const AnnoQuery *self);
guint             anno_query_get_n      (const AnnoQuery *self);
const AnnoClause *anno_query_get_clause (const AnnoQuery *self, guint n);
/* Whether there is nothing to look for. */
gboolean          anno_query_is_empty   (const AnnoQuery *self);
/* Whether spans are asked for, by one filter on them at least. Else articles are; where all such
 * filters are "not", articles without any such span. */
gboolean          anno_query_wants_spans (const AnnoQuery *self);
/* Whether all of it can be answered from the texts alone: words and nothing else. */
gboolean          anno_query_is_words   (const AnnoQuery *self);
/* A query in words that a person and a test can read: `tag(claim) -words(a b) date(2017..2018)`. */
char             *anno_query_describe   (const AnnoQuery *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoQuery, anno_query_unref)

G_END_DECLS
