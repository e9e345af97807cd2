/* What a person may correct by hand of what is known of an article: six members of its
 * article.meta.json, each of them one line of plain words (text/plain). The others say how it was
 * imported, and stay.
 */
#pragma once

#include "formats/meta-file.h"

G_BEGIN_DECLS

typedef enum
{
  ANNO_FACT_TITLE,
  ANNO_FACT_BYLINE,
  ANNO_FACT_DATE,
  ANNO_FACT_URL,
  ANNO_FACT_SOURCE,
  ANNO_FACT_LANGUAGE,
  ANNO_N_FACTS,
} AnnoFact;

#define ANNO_FACT_ERROR (anno_fact_error_quark ())
GQuark anno_fact_error_quark (void);

typedef enum
{
  ANNO_FACT_ERROR_TEXT,     /* not UTF-8 */
  ANNO_FACT_ERROR_DAY,      /* not a day of the calendar */
  ANNO_FACT_ERROR_ADDRESS,  /* not an absolute http or https address */
  ANNO_FACT_ERROR_LANGUAGE, /* not a language tag */
} AnnoFactError;

/* Its member of the file: "title". */
const char *anno_fact_get_key (AnnoFact fact);
/* What @meta says, on one line and fit to be shown; "" where it says nothing. */
char       *anno_fact_show    (const AnnoMeta *meta, AnnoFact fact) G_GNUC_WARN_UNUSED_RESULT;

/* Puts what a person typed into @meta; trimmed, and nothing at all takes the member away. What is
 * there already stays as it is; so does @meta where it is refused. A date is read as
 * anno_document_day_read does, beside the one that is there, and counts as set by hand. Errors:
 * ANNO_FACT_ERROR, ANNO_CALENDAR_ERROR. */
gboolean anno_fact_set (AnnoMeta *meta, AnnoFact fact, const char *typed, GError **error);

/* Whether both say the same of all that may be corrected. */
gboolean anno_facts_equal (const AnnoMeta *a, const AnnoMeta *b);

G_END_DECLS
