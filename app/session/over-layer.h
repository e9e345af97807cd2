/* One colleague's annotations as they are shown over the text: whose, by which name and which mark.
 *
 * To be read only. Made and kept true by session/over-layers; the layer stays the same object as
 * long as the article is in hand, and tells what changes in it.
 */
#pragma once

#include "model/people.h"
#include "session/document.h"

G_BEGIN_DECLS

#define ANNO_TYPE_OVER_LAYER (anno_over_layer_get_type ())
G_DECLARE_FINAL_TYPE (AnnoOverLayer, anno_over_layer, ANNO, OVER_LAYER, GObject)

/* @document: theirs, on the article in hand; @people: whom it names. */
AnnoOverLayer *anno_over_layer_new (const char *slug, AnnoDocument *document, AnnoPeople *people)
    G_GNUC_WARN_UNUSED_RESULT;

/* The folder below annotations/, which is never shown. */
const char   *anno_over_layer_get_slug     (AnnoOverLayer *self);
/* What the colleague is called: a name, or a letter while names are hidden. */
const char   *anno_over_layer_get_name     (AnnoOverLayer *self);
/* One to three characters for that name, which no other entry has. */
const char   *anno_over_layer_get_initials (AnnoOverLayer *self);
/* Which mark the lines have, from 0; no other entry has it. */
guint         anno_over_layer_get_mark     (AnnoOverLayer *self);
AnnoDocument *anno_over_layer_get_document (AnnoOverLayer *self);
AnnoLayer    *anno_over_layer_get_layer    (AnnoOverLayer *self);
AnnoPeople   *anno_over_layer_get_people   (AnnoOverLayer *self);

/* For who keeps the entries: TRUE where something is different now. */
gboolean anno_over_layer_set_look (AnnoOverLayer *self, const char *name, const char *initials,
                                   guint mark);

G_END_DECLS
