/* Says, in the header bar, whether all work is on disk: saved, being saved, or not saved and why.
 *
 * A person never has to press Save; this is what lets them trust it.
 *
 * Property "compact" (boolean, writable): the sign alone, without its words, where room is short.
 */
#pragma once

#include "session/corpus.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_SAVE_INDICATOR (anno_save_indicator_get_type ())
G_DECLARE_FINAL_TYPE (AnnoSaveIndicator, anno_save_indicator, ANNO, SAVE_INDICATOR, GtkWidget)

/* The corpus whose saving is shown, or NULL. */
void anno_save_indicator_set_corpus (AnnoSaveIndicator *self, AnnoCorpus *corpus);

G_END_DECLS
