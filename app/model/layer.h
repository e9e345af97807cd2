/* A layer: one annotator's spans on one article.
 *
 * A layer is a GListModel of AnnoSpanItem in reading order; the items are made on demand. Spans
 * are found by id, by place and by what links to them, each at a cost that grows with what is found
 * and with the logarithm of what is there.
 *
 * Every change goes through …_put, …_remove or …_set_member, which an edit applies and takes back:
 * nothing else may change a layer that is part of a corpus. A layer belongs to the main thread.
 */
#pragma once

#include "model/layer-header.h"
#include "model/span-order.h"

G_BEGIN_DECLS

#define ANNO_TYPE_LAYER (anno_layer_get_type ())
G_DECLARE_FINAL_TYPE (AnnoLayer, anno_layer, ANNO, LAYER, GObject)

/* One segment of a span, as it lies in the text. */
typedef struct
{
  guint start;
  guint end;
  AnnoSpan *span; /* the layer's */
  guint part;     /* which segment, from 0 */
} AnnoFragment;

/* FALSE stops. */
typedef gboolean (*AnnoFragmentVisit) (const AnnoFragment *fragment, gpointer data);

/* Signals:
 *   "changed" (AnnoSpan *before, AnnoSpan *after): after one span came (before is NULL), went
 *     (after is NULL) or changed. Told after the items-changed of the list.
 *   "member-changed" (const char *name): after …_set_member.
 */

/* @header: transfer full. */
AnnoLayer *anno_layer_new (AnnoLayerHeader *header) G_GNUC_WARN_UNUSED_RESULT;

const AnnoLayerHeader *anno_layer_get_header (AnnoLayer *self);
/* Sets "date", "dateOrigin" or "state"; @value may be NULL. */
void anno_layer_set_member (AnnoLayer *self, const char *name, const char *value);

guint     anno_layer_get_n_spans (AnnoLayer *self);
/* The layer's span with that id, or NULL. */
AnnoSpan *anno_layer_find        (AnnoLayer *self, const char *id);
/* The layer's @n-th span in reading order, or NULL. */
AnnoSpan *anno_layer_nth         (AnnoLayer *self, guint n);
/* All spans as they are now, for another thread. */
AnnoSpanOrder *anno_layer_fork_order (AnnoLayer *self) G_GNUC_WARN_UNUSED_RESULT;
/* The place of @span in reading order; G_MAXUINT where it isn't in the layer. */
guint     anno_layer_rank        (AnnoLayer *self, AnnoSpan *span);

/* Adds @span, or puts it in the place of the one with the same id; nothing where it is that one. */
void     anno_layer_put    (AnnoLayer *self, AnnoSpan *span);
/* FALSE where there is none with that id. */
gboolean anno_layer_remove (AnnoLayer *self, const char *id);
/* Puts many at once into an empty layer, as a reader does. Of two with one id the first stays, and
 * the others are given back in the result, which the caller frees; NULL for none. */
GPtrArray *anno_layer_fill (AnnoLayer *self, GPtrArray *spans) G_GNUC_WARN_UNUSED_RESULT;

/* Makes @self hold what @other holds, which is left without a header and not to be used again. Only
 * what differs is put, removed and told. */
void anno_layer_become (AnnoLayer *self, AnnoLayer *other);

/* All segments that overlap [start, end), in reading order; where start equals end, those that hold
 * that place. The layer must not be changed meanwhile. */
void anno_layer_foreach (AnnoLayer *self, guint start, guint end, AnnoFragmentVisit visit,
                         gpointer data);

/* The ids of the tags its spans have, each once, in no order; the strings are static. */
GPtrArray *anno_layer_list_tags (AnnoLayer *self) G_GNUC_WARN_UNUSED_RESULT;
/* How many of its spans have @tag, which is interned. */
guint      anno_layer_count_tag (AnnoLayer *self, const char *tag);

/* The spans that link to @id, in no order, or NULL. Valid until the layer changes. */
const GPtrArray *anno_layer_find_links_to (AnnoLayer *self, const char *id);

/* Lines of the file that are not annotations as we know them: raw JSON values, kept and written
 * back after the spans. Transfer full; NULL for none. */
void             anno_layer_take_unread (AnnoLayer *self, GPtrArray *lines);
const GPtrArray *anno_layer_get_unread  (AnnoLayer *self);

G_END_DECLS
