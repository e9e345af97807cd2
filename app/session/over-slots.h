/* A colleague who has a layer on the article in hand, as session/over-layers keeps them: read or
 * not, shown or not; and what that colleague's lines are told by.
 */
#pragma once

#include "session/annotator.h"
#include "session/over-layer.h"

G_BEGIN_DECLS

typedef struct
{
  AnnoAnnotator *who;
  char *called;         /* by name or by letter */
  AnnoDocument *document; /* NULL until it is read; also there where its file can't be read */
  AnnoPeople *people;   /* with the document */
  AnnoOverLayer *entry; /* NULL where there is nothing to draw */
  gboolean loading;
} AnnoOverSlot;

/* An empty array of AnnoOverSlot, which frees them. */
GPtrArray    *anno_over_slots_new  (void) G_GNUC_WARN_UNUSED_RESULT;
AnnoOverSlot *anno_over_slots_find (const GPtrArray *slots, const char *slug);

/* The slots for @colleagues (of AnnoAnnotator, in order), with what those of @before have read. */
GPtrArray *anno_over_slots_renew (const GPtrArray *before, const GPtrArray *colleagues)
    G_GNUC_WARN_UNUSED_RESULT;
/* Puts them in their order and calls them so: by name, or blindly, by letters that @salt and
 * @article give. */
void anno_over_slots_call (GPtrArray *slots, gboolean blind, const char *salt, const char *article);

/* Takes in what was read; keeps the document that is there where it is on the same text. TRUE where
 * there is something to draw. */
gboolean anno_over_slot_take  (AnnoOverSlot *self, AnnoDocument *document, AnnoPeople *people);
/* Forgets what was read. */
void     anno_over_slot_empty (AnnoOverSlot *self);

/* The first letters of @name's first and last word, capital; one that is in @taken (a set of char)
 * gets a number. Added to @taken. */
char *anno_over_slots_initials (const char *name, GHashTable *taken) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
