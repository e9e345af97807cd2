/* What WebAnno TSV 3 spells otherwise: values, texts, and the names of what is ours.
 *
 * By “WebAnno TSV 3.3 File format” in INCEpTION's User Guide, and where that is silent by what
 * INCEpTION reads and writes. Values escape what separates values (\ [ ] | _ -> ; tab, line feed,
 * *), texts escape control characters. A carriage return in a value is \r here, which INCEpTION's
 * values never hold, because it would end the line there.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One layer holds all spans, so that links go between any two of them. */
#define ANNO_WEBANNO_SPANS "webanno.custom.AnnotatorSpan"
#define ANNO_WEBANNO_RELATIONS "webanno.custom.AnnotatorRelation"
/* Its features beside the fields. */
#define ANNO_WEBANNO_TAG "tag"
#define ANNO_WEBANNO_NOTE "note"
#define ANNO_WEBANNO_UNSURE "unsure"
/* The one feature of a relation: the field that the link is of, or one of the others. */
#define ANNO_WEBANNO_FIELD "field"
#define ANNO_WEBANNO_PART "part" /* from a span's first part to another one */
#define ANNO_WEBANNO_ANCHOR "__anchor" /* behind a field: from a date to the one it hangs on */
/* Between a field and the number of its value, from 2 on, where it has several: "person__2", and
 * "person__2_name" beside it. No spelled id holds it. */
#define ANNO_WEBANNO_NTH "__"

/* An id as the name of a feature: of letters, digits and single "_", beginning with a letter, as
 * UIMA asks, and none of those above (which get a "_" at their end). */
char *anno_webanno_spell          (const char *id) G_GNUC_WARN_UNUSED_RESULT;

void  anno_webanno_escape_value   (GString *out, const char *value);
char *anno_webanno_unescape_value (const char *value, gsize n) G_GNUC_WARN_UNUSED_RESULT;
/* The @n bytes of a line of text. */
void  anno_webanno_escape_text    (GString *out, const char *text, gsize n);
/* Appends what the @n bytes of a line of text mean. @as_java: up to version 3.1, all that Java
 * escapes in a string is; what can't be in a text (NUL, half a surrogate pair) is U+FFFD. */
void  anno_webanno_unescape_text  (GString *out, const char *text, gsize n, gboolean as_java);

/* The first @sign in [p, end) that no backslash stands before; @end where there is none. */
const char *anno_webanno_find     (const char *p, const char *end, char sign);

G_END_DECLS
