/* Whose annotations are shown over the text of the article in hand, besides what the session has in
 * hand; to be read only.
 *
 * Who is shown is kept from article to article: a list of slugs, of which those count that have
 * a layer on the article. Their files are read in threads, one after the other comes in, and read
 * anew when another hand changes them. It is a list model of AnnoOverLayer: of those that are there
 * to be drawn, in the order in which they are listed (by name, or the shuffled one while names
 * are hidden).
 *
 * Names are hidden by `blind`: then colleagues are called by letters, in an order that is
 * another one in each article, wherever somebody asks here for what they are called.
 *
 * One span of theirs can be chosen, to be looked at; it is known by the colleague and its id, as
 * ids can be the same in two layers. The session lets go of its own chosen span then.
 *
 * Properties (notifying): blind (boolean), loading (boolean: a file is being read).
 * Signals:
 *   "changed": the entries, what they are called, or who could be shown.
 *   "chosen-changed": another span is chosen, it has changed, or none is any more.
 *   "told" (const char *message): what can't be shown any more, and why.
 */
#pragma once

#include "session/corpus.h"
#include "session/over-layer.h"

G_BEGIN_DECLS

#define ANNO_TYPE_OVER_LAYERS (anno_over_layers_get_type ())
G_DECLARE_FINAL_TYPE (AnnoOverLayers, anno_over_layers, ANNO, OVER_LAYERS, GObject)

/* For the session, which owns it. */
AnnoOverLayers *anno_over_layers_new          (AnnoCorpus *corpus) G_GNUC_WARN_UNUSED_RESULT;
/* The article in hand, or NULL; whose layer the document has doesn't matter. */
void            anno_over_layers_set_document (AnnoOverLayers *self, AnnoDocument *document);

/* Who is shown: NULL-terminated slugs, in any order; those that nobody has do no harm. */
void               anno_over_layers_set_shown (AnnoOverLayers *self, const char *const *slugs);
const char *const *anno_over_layers_get_shown (AnnoOverLayers *self);
gboolean           anno_over_layers_is_shown  (AnnoOverLayers *self, const char *slug);
void               anno_over_layers_set_blind (AnnoOverLayers *self, gboolean blind);
gboolean           anno_over_layers_get_blind (AnnoOverLayers *self);

/* Who has a layer on the article, shown or not: slugs in the order of the list; NULL-terminated. */
GStrv anno_over_layers_list_colleagues (AnnoOverLayers *self) G_GNUC_WARN_UNUSED_RESULT;
/* What the colleague with that slug is called, by name or by letter. The slug where a name is not
 * known, "?" where none may be told. Valid until "changed". */
const char *anno_over_layers_get_name (AnnoOverLayers *self, const char *slug);
/* The colleague as they are to be looked at alone (see anno_session_look_at): without a name while
 * names are hidden. NULL where they have no layer on the article. */
AnnoAnnotator *anno_over_layers_find_annotator (AnnoOverLayers *self, const char *slug)
    G_GNUC_WARN_UNUSED_RESULT;

/* The entry of that colleague, or the one that has that layer; NULL for none. Borrowed. */
AnnoOverLayer *anno_over_layers_find       (AnnoOverLayers *self, const char *slug);
AnnoOverLayer *anno_over_layers_find_layer (AnnoOverLayers *self, AnnoLayer *layer);

/* Chooses the span with @id in @layer, which is an entry's; both NULL for none. */
void      anno_over_layers_choose     (AnnoOverLayers *self, AnnoLayer *layer, const char *id);
/* The chosen span and, where @entry isn't NULL, whose it is; NULL for none. Borrowed. */
AnnoSpan *anno_over_layers_get_chosen (AnnoOverLayers *self, AnnoOverLayer **entry);

/* Looks in threads who has a layer by now, and whether those that are shown are still what was
 * read. Called when the window comes to the front; what the system tells of is noticed anyway. */
void anno_over_layers_check (AnnoOverLayers *self);

G_END_DECLS
