/* Spans of several people's layers made into those of a new layer.
 *
 * Who merges or settles plans one span after the other, cluster by cluster in their order: its
 * place and tag, the marks it is made of, its values, who decided it. At the end ids are given, and
 * links, and the dates that dates are counted from, are led to the new spans: to the one made of
 * what the link meant, else to the first of the same cluster. A link to what hasn't become a span
 * is left out, and counted.
 *
 * All that a span says follows from what it is made of, so the same layers and decisions give the
 * same bytes, in whatever order they come:
 *   - its id is a UUID of version 5 of the ids of its sources and decisions, sorted (a number is
 *     added where one that comes earlier has that id already);
 *   - its times are that of the last decision; without one, those of its sources, the first time
 *     made and the last time changed;
 *   - its note is those of its sources, each once, a line each, in the order of the sources' ids;
 *   - it is unsure where one of its sources is, and nobody has decided it.
 *
 * What files said of the sources that this program doesn't know, and what rule suggested them,
 * stays with the sources.
 *
 * The span's unknown members (AnnoSpanExtra.members) say where it comes from, as a layer file then
 * holds it in the annotation's object: "derivedFrom":["urn:uuid:…","urn:uuid:…"], the sources' ids
 * in byte order, each once; then, where there are decisions, "decidedBy":["urn:uuid:…"], the ids of
 * their records, likewise. There is no blank in it.
 */
#pragma once

#include "review/span-clusters.h"

G_BEGIN_DECLS

typedef struct
{
  AnnoSpan *span;
  GStrv sources;    /* ids of the spans it is made of, in byte order, each once */
  GStrv decided_by; /* ids of records, likewise; may be empty */
} AnnoSettledSpan;

typedef struct _AnnoSettling AnnoSettling;
typedef struct _AnnoSettledPlan AnnoSettledPlan;

AnnoSettling *anno_settling_new  (const AnnoClusters *clusters) G_GNUC_WARN_UNUSED_RESULT;
void          anno_settling_free (AnnoSettling *self);
/* A plan for a span at @shape's place, the settling's; @cluster is no lower than the one before. */
AnnoSettledPlan *anno_settling_add (AnnoSettling *self, guint cluster, AnnoSpan *shape,
                                    const char *tag);
/* The spans, in reading order: an array that frees its AnnoSettledSpan. @n_dropped, which may be
 * NULL, is how many links were left out. */
GPtrArray *anno_settling_finish (AnnoSettling *self, guint *n_dropped) G_GNUC_WARN_UNUSED_RESULT;

void anno_settled_plan_add_source   (AnnoSettledPlan *self, const AnnoMark *mark);
/* A copy of @value, which is of @layer; of a span that is in no layer, G_MAXUINT. */
void anno_settled_plan_add_value    (AnnoSettledPlan *self, guint layer, const AnnoValue *value);
/* The decision's record, and when it was. */
void anno_settled_plan_add_decision (AnnoSettledPlan *self, const char *id, gint64 when);
/* That the span is @span of a decision's own: links to its id are led here, and its note counts. Of
 * several decisions that come to the same, each is told, and the note is that of the first. */
void anno_settled_plan_replace      (AnnoSettledPlan *self, AnnoSpan *span);

void anno_settled_span_free (AnnoSettledSpan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoSettling, anno_settling_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoSettledSpan, anno_settled_span_free)

G_END_DECLS
