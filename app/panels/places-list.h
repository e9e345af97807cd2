/* The annotations behind a number of agreement: those that differ, or those that are the same, as a
 * list to go through.
 *
 * Signals:
 *   "turned": the other ones are wanted.
 *   "shown" (AnnoHitItem *item), "activated" (AnnoHitItem *item): as panels/hit-list.
 *   "escaped": Escape was pressed in the list.
 */
#pragma once

#include "model/tagset.h"
#include "panels/hit-item.h"
#include "session/agreement-places.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_PLACES_LIST (anno_places_list_get_type ())
G_DECLARE_FINAL_TYPE (AnnoPlacesList, anno_places_list, ANNO, PLACES_LIST, GtkBox)

GtkWidget *anno_places_list_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* Begins anew, without rows: what it is about; whether there are two sorts to turn between. The
 * differences come first. */
void     anno_places_list_begin     (AnnoPlacesList *self, const char *title, gboolean turns);
/* Whether the same ones are wanted instead. */
gboolean anno_places_list_wants_same (AnnoPlacesList *self);
/* Shows what was found; its hits are taken out of @places. */
void     anno_places_list_show      (AnnoPlacesList *self, AnnoAgreementPlaces *places,
                                     AnnoTagset *tagset);
/* Instead of rows: that it is looked for, or what went wrong. */
void     anno_places_list_say       (AnnoPlacesList *self, const char *words);

G_END_DECLS
