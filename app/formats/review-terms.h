/* What every review file says in the same words. See docs/format.md. */
#pragma once

#include "model/review-record.h"

G_BEGIN_DECLS

/* The terms of a layer, which are used in it too, and those of reviews. Copies of annotations are
 * JSON literals: what they were then is nothing that is said of the annotations now. */
#define ANNO_REVIEW_CONTEXT                                                                        \
  "[\"http://www.w3.org/ns/anno.jsonld\",{"                                                        \
  "\"annotator\":\"https://example.org/ns/annotator#\","                                           \
  "\"format\":\"annotator:format\",\"article\":\"annotator:article\","                             \
  "\"sha256\":\"annotator:sha256\",\"date\":\"annotator:date\","                                   \
  "\"dateOrigin\":\"annotator:dateOrigin\",\"state\":\"annotator:state\","                         \
  "\"field\":\"annotator:field\",\"timex\":\"annotator:timex\","                                   \
  "\"anchor\":{\"@id\":\"annotator:anchor\"},\"mod\":\"annotator:mod\","                           \
  "\"unsure\":\"annotator:unsure\",\"segmented\":\"annotator:segmented\","                         \
  "\"suggestedBy\":\"annotator:suggestedBy\","                                                     \
  "\"Decision\":\"annotator:Decision\",\"decision\":\"annotator:decision\","                       \
  "\"replacement\":{\"@id\":\"annotator:replacement\",\"@type\":\"@json\"},"                       \
  "\"Verdict\":\"annotator:Verdict\",\"verdict\":\"annotator:verdict\","                           \
  "\"Resolution\":\"annotator:Resolution\",\"resolved\":\"annotator:resolved\","                   \
  "\"Withdrawal\":\"annotator:Withdrawal\",\"withdrawn\":\"annotator:withdrawn\","                 \
  "\"supersedes\":{\"@id\":\"annotator:supersedes\",\"@type\":\"@id\"},"                           \
  "\"replyTo\":{\"@id\":\"annotator:replyTo\",\"@type\":\"@id\"},"                                 \
  "\"whose\":{\"@id\":\"annotator:whose\",\"@type\":\"@id\"},"                                     \
  "\"accepted\":\"annotator:accepted\",\"quote\":\"annotator:quote\","                             \
  "\"judged\":{\"@id\":\"annotator:judged\",\"@type\":\"@json\"}}]"

/* The motivation of a record of that kind. */
const char *anno_review_motivation      (AnnoReviewKind kind);
/* What its words are there for. */
const char *anno_review_words_purpose   (AnnoReviewKind kind);
const char *anno_review_decision_term   (AnnoDecision decision);
const char *anno_review_verdict_term    (AnnoVerdict verdict);
/* FALSE where @term (or NULL) is none. */
gboolean    anno_review_decision_find   (const char *term, AnnoDecision *decision);
gboolean    anno_review_verdict_find    (const char *term, AnnoVerdict *verdict);

G_END_DECLS
