/* A corpus in a folder of its own, and a cache beside it, for the tests of the index.
 *
 * Articles are written with their marks in them: {TAG|PART|…:words}, where a part is #NAME (the
 * span's name for links), FIELD=VALUE, FIELD=@NAME (a link), person=IRI, ~NOTE, or ? (unsure).
 */
#pragma once

#include "index/index-update.h"

G_BEGIN_DECLS

typedef struct
{
  char *folder;
  char *root;
  AnnoIndexStore *store; /* opened when it is asked for */
} IndexScene;

/* Once, before anything else: nothing of the person's own cache is touched. */
void index_scene_use_cache (void);

void index_scene_init  (IndexScene *self);
void index_scene_clear (IndexScene *self);

/* A file below the root, with times in the past, so that its sign is trusted. */
void index_scene_write  (IndexScene *self, const char *path, const char *text);
void index_scene_remove (IndexScene *self, const char *path);
void index_scene_rename (IndexScene *self, const char *from, const char *to);
/* Writes the article at @path without its marks, and the layer of @slug with them. */
void index_scene_mark   (IndexScene *self, const char *slug, const char *path, const char *marked);
/* The same, with a state and a date that the annotator set (or NULL). */
void index_scene_mark_as (IndexScene *self, const char *slug, const char *path, const char *marked,
                          const char *state, const char *date);
/* A list of people: "IRI=Name;Alias,…", NULL-terminated. */
void index_scene_people (IndexScene *self, const char *slug, const char *const *people);

AnnoIndexStore *index_scene_store  (IndexScene *self);
void            index_scene_close  (IndexScene *self);
/* Brings the index up to date, and says what was told: "+a.txt -b.txt c.txt>d.txt people". */
char           *index_scene_update (IndexScene *self) G_GNUC_WARN_UNUSED_RESULT;
/* The number that @sql gives. */
gint64          index_scene_count  (IndexScene *self, const char *sql);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (IndexScene, index_scene_clear)

G_END_DECLS
