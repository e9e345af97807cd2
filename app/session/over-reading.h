/* Reads colleagues' layers on the article in hand, for session/over-layers: who has one, and those
 * of them that are wanted; in threads, and anew where another hand changes a file.
 *
 * What it reads is in the slots. Where a layer goes, or can't be read any more, it says so.
 */
#pragma once

#include "session/corpus.h"
#include "session/over-slots.h"

G_BEGIN_DECLS

typedef struct _AnnoOverReading AnnoOverReading;

/* What its owner is told. */
typedef struct
{
  void (*renewed) (gpointer owner); /* the slots, or what is in them */
  void (*loading) (gpointer owner); /* whether something is being read */
  void (*told) (gpointer owner, const char *message);
} AnnoOverReader;

/* @reader: static; called with @owner until it is freed. */
AnnoOverReading *anno_over_reading_new  (AnnoCorpus *corpus, const AnnoOverReader *reader,
                                         gpointer owner) G_GNUC_WARN_UNUSED_RESULT;
void             anno_over_reading_free (AnnoOverReading *self);

/* The article in hand, or NULL. */
void          anno_over_reading_set_document (AnnoOverReading *self, AnnoDocument *document);
AnnoDocument *anno_over_reading_get_document (AnnoOverReading *self);
/* Whose layers are to be read, NULL-terminated slugs. Those that were stay in their slots. */
void          anno_over_reading_want (AnnoOverReading *self, const char *const *slugs);

/* Of AnnoOverSlot: all who have a layer on the article. Valid until it is renewed. */
GPtrArray *anno_over_reading_get_slots  (AnnoOverReading *self);
gboolean   anno_over_reading_is_loading (AnnoOverReading *self);
/* Looks in threads who has a layer by now, and whether what was read is still so. */
void       anno_over_reading_check (AnnoOverReading *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoOverReading, anno_over_reading_free)

G_END_DECLS
