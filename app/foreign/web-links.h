/* The links between the annotations of a file, whose other end may come later: those that bodies
 * hold, and annotations that do nothing but tie two others, as Recogito writes them (motivation
 * "linking").
 *
 * An id is one annotation's among those of one maker about one text; others may have it too, where
 * a set holds the work of several. */
#pragma once

#include "foreign/foreign-set.h"
#include "formats/json-slice.h"

G_BEGIN_DECLS

typedef struct _AnnoWebLinks AnnoWebLinks;

AnnoWebLinks *anno_web_links_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void          anno_web_links_free (AnnoWebLinks *self);

/* Gives @span the id, and keeps its links to be settled. FALSE where another one of @layer has it:
 * then links go to that one, and @span has none. All live until the links are settled. */
gboolean anno_web_links_add (AnnoWebLinks *self, AnnoForeignDocument *document,
                             AnnoForeignLayer *layer, AnnoForeignSpan *span, const char *id);
/* Keeps what @annotation ties: its targets (of AnnoWebTarget), or its target and its body; FALSE
 * where it is no such annotation. */
gboolean anno_web_links_tie (AnnoWebLinks *self, const AnnoJsonSlice *annotation,
                             const GPtrArray *targets, const char *place);
/* Once all are there. What leads nowhere is told to its document and goes, but for links of this
 * program's own, which stay what they are; @told (of char) gets what is to be said of ties. */
void     anno_web_links_settle (AnnoWebLinks *self, GPtrArray *told);

G_END_DECLS
