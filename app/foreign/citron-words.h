/* The names of members in Citron's JSON (BBC Citron, “Citron Annotation Format”, in its repository
 * docs/data_format.md, version of 2021).
 *
 * A file is one document: {"text", "quotes": [{"cue", "sources": [], "contents": [], "id"}]}, where
 * each place is {"start", "end", "text"}, in characters, half-open. Citron's own reader fails where
 * a quote has no cue, and passes over members it doesn't know. So what it has no word for stands
 * beside, in members of our own: quotes without a cue, further cues, dates, the quote around, the
 * id of a span, and who annotated which article.
 */
#pragma once

#define ANNO_CITRON_TEXT "text"
#define ANNO_CITRON_QUOTES "quotes"
#define ANNO_CITRON_GROUPS "coreference_groups"
#define ANNO_CITRON_CUE "cue"
#define ANNO_CITRON_SOURCES "sources"
#define ANNO_CITRON_CONTENTS "contents"
#define ANNO_CITRON_COREFERENCES "coreferences"
#define ANNO_CITRON_CONFIDENCE "confidence"
#define ANNO_CITRON_ID "id"
#define ANNO_CITRON_START "start"
#define ANNO_CITRON_END "end"

/* Ours. Places with one id are parts of one span. */
#define ANNO_CITRON_CUELESS "quotes_without_cue"
#define ANNO_CITRON_CUES "cues" /* all that don't fit in `cue` */
#define ANNO_CITRON_DATES "dates"
#define ANNO_CITRON_INSIDE "inside" /* the id of another quote */
#define ANNO_CITRON_ARTICLE "article"
#define ANNO_CITRON_ANNOTATOR "annotator"
