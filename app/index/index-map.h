/* What a search has at hand in memory: which number of the full text is which article, which layer
 * is whose and in which state, and the order by date.
 *
 * A few bytes an article; taken out of the index once, and again when that has changed. What has
 * another number by now, or is gone, is nowhere in here: so what is found of it is passed over.
 */
#pragma once

#include "index/store.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 doc;         /* 0: its text can't be read */
  guint day;          /* YYYYMMDD, as the article or else an annotator has it; 0: unknown */
  guint rank;         /* in the order by date */
  guint first_layer;  /* in `order` of the map */
  guint n_layers;
  gboolean is_there;
} AnnoMapArticle;

typedef struct
{
  guint article;     /* 0: there is no such layer */
  const char *slug;  /* interned */
  guint state;       /* see anno_index_map_state_name; G_MAXUINT: unknown */
} AnnoMapLayer;

typedef struct
{
  GArray *articles; /* of AnnoMapArticle, by id */
  GArray *docs;     /* of guint: ids of articles, by doc; 0: none */
  GArray *layers;   /* of AnnoMapLayer, by id */
  GArray *order;    /* of gint64: ids of layers, article by article */
  GArray *by_date;  /* of guint: ids of articles, the latest first; those of one day, and those
                     * without one, which come last, in the order of the list */
  gboolean complete;
  gint64 version;   /* of the store when it was taken */
} AnnoIndexMap;

AnnoIndexMap *anno_index_map_load (AnnoIndexStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void          anno_index_map_free (AnnoIndexMap *self);
/* The one that is kept with the store, loaded anew where something has changed. The store's. */
const AnnoIndexMap *anno_index_map_get (AnnoIndexStore *store, GError **error);

/* The article with that number in the full text, or 0. */
guint               anno_index_map_find_doc   (const AnnoIndexMap *self, gint64 doc);
/* The layer that has the span with that id; NULL where it is gone. */
const AnnoMapLayer *anno_index_map_find_layer (const AnnoIndexMap *self, gint64 span);
/* "new" is 0, "in-progress", "done", "needs-changes"; NULL for any other. */
const char         *anno_index_map_state_name (guint state);
/* "2017-07-21" as 20170721; a part of a day is filled up with @rest (0 or 9). */
guint               anno_index_map_day        (const char *text, guint rest);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoIndexMap, anno_index_map_free)

G_END_DECLS
