/* The bodies of a Web Annotation: what is said of a stretch (W3C Web Annotation Data Model, 2017,
 * sections 3.2 and 3.3.5 for purposes), with this program's own terms (docs/format.md), the members
 * in which Hypothesis has tags and words (its API, "annotation"), and CATMA's tags with their
 * properties. */
#pragma once

#include "foreign/foreign-json.h"

G_BEGIN_DECLS

/* The annotation in hand. */
typedef struct
{
  AnnoForeignJson *json;
  AnnoForeignDocument *document;
  AnnoForeignSpan *span;
  const char *place;
} AnnoWebMark;

/* Gives the span its type, values, note, flag and times. Links hold the ids of annotations as the
 * file has them. */
void  anno_web_bodies_read  (const AnnoWebMark *mark, const AnnoJsonSlice *annotation);
/* The value of the first body for tagging; NULL for none. */
char *anno_web_bodies_tag   (const AnnoJsonSlice *annotation) G_GNUC_WARN_UNUSED_RESULT;
/* Who made it, as it says itself; NULL for nobody. */
char *anno_web_bodies_maker (const AnnoJsonSlice *annotation) G_GNUC_WARN_UNUSED_RESULT;
/* How somebody is called who is given by a name, or by an object that has one, or what comes next
 * to one, or a list of such; NULL for not at all. */
char *anno_web_bodies_agent (const AnnoJsonSlice *agent) G_GNUC_WARN_UNUSED_RESULT;
/* What it is made for; NULL where that isn't said. */
char *anno_web_bodies_motivation (const AnnoJsonSlice *annotation) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
