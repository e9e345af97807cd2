/* Names and days as TEI P5 can hold them (TEI Guidelines 4, datatypes teidata.enumerated,
 * teidata.temporal.w3c and teidata.duration.w3c). */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The id of a tag, field or choice as one word, which values of @type must be: blanks and what
 * Unicode counts among control, format and unassigned characters become "_". */
char *anno_tei_words_spell (const char *id) G_GNUC_WARN_UNUSED_RESULT;
/* Whether the value of a date, as TimeML has it, is one of @when too: YYYY, YYYY-MM, YYYY-MM-DD. */
gboolean anno_tei_words_is_when (const char *value);
/* Whether it is one of @dur too: P3D, P2Y6M, PT5H, but not P3W, PXM. */
gboolean anno_tei_words_is_duration (const char *value);

G_END_DECLS
