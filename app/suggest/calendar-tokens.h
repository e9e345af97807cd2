/* Words of time, cut into tokens: small letters, no punctuation, numbers told apart by their form.
 *
 * Hyphens, commas and brackets fall away, since "five-year", "July 9, 2017" and "(July 9)" mean
 * the same without them. What is no part of any date ("$", "%") becomes a token that nothing
 * accepts.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  ANNO_TOKEN_WORD,
  ANNO_TOKEN_NUMBER,     /* 9, 2017, 2.5 */
  ANNO_TOKEN_ORDINAL,    /* 9th */
  ANNO_TOKEN_DECADE,     /* 1990s, '90s */
  ANNO_TOKEN_SHORT_YEAR, /* '82 */
  ANNO_TOKEN_CLOCK,      /* 8:00, 8:00:30 */
  ANNO_TOKEN_DATE,       /* 21.07.2017, 7/21/17, 2017-07-21 */
  ANNO_TOKEN_PAIR,       /* 9/11 */
  ANNO_TOKEN_SIGN,       /* the sign of a zone: +8 */
  ANNO_TOKEN_OTHER,
} AnnoTokenKind;

typedef struct
{
  AnnoTokenKind kind;
  char *word;        /* as printed, in small letters, without dots and apostrophes; never NULL */
  int numbers[3];    /* -1 for those it hasn't */
  guint digits[3];   /* how many digits each is written with */
  char separator;    /* of a date in digits: '.', '/' or '-' */
  double amount;     /* the number, with its decimals */
  gboolean grouped;  /* written with commas: 1,998, so never a year */
  gboolean possessive; /* 2016's */
} AnnoToken;

/* An array of AnnoToken that frees them; NULL where @words is no UTF-8 or holds too many. */
GArray *anno_tokens_new (const char *words) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
