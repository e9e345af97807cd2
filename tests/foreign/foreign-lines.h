/* What a reader of a foreign form gave, and what a layer holds, in lines that can be compared; and
 * a set to be written and read back. */
#pragma once

#include "foreign/set-format.h"
#include "index/index-scene.h"

G_BEGIN_DECLS

/* One article of a corpus in a folder, loaded, for a writer. */
typedef struct
{
  IndexScene scene;
  AnnoTagset *tagset;
  AnnoSetPeople *people;
  AnnoSetChoice *choice;
  GPtrArray *entries;
  AnnoSetArticle *article;
} ForeignScene;

/* The scene's corpus is made, and marked, between the two. */
void foreign_scene_init (ForeignScene *self);
void foreign_scene_load (ForeignScene *self);
void foreign_scene_clear (ForeignScene *self);
/* The layer of that number. */
AnnoLayer *foreign_scene_layer (const ForeignScene *self, guint nth);
/* All that @format prints of the article, in one file; NUL-terminated. */
char *foreign_scene_print (const ForeignScene *self,
                           const AnnoSetFormat *format) G_GNUC_WARN_UNUSED_RESULT;

/* Reads @bytes (@n of them, -1: up to the NUL); NULL with an error. What it gives are
 * AnnoForeignDocument. */
GPtrArray *foreign_read (const AnnoSetFormat *format, const char *name, const char *bytes, gssize n,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The only document in it, which must be well. */
AnnoForeignDocument *foreign_read_one (const AnnoSetFormat *format, const char *name,
                                       const char *bytes) G_GNUC_WARN_UNUSED_RESULT;

/* "claim 4-9,12-20 quote=direct said-by>0 when=2017(DATE,APPROX,dct) person=IRI(Name) ~note ?": a
 * line a span. Links and anchors name the number of a span. */
char *foreign_lines_of_layer (const AnnoSetLayer *layer) G_GNUC_WARN_UNUSED_RESULT;
char *foreign_lines_of_foreign (const AnnoForeignLayer *layer) G_GNUC_WARN_UNUSED_RESULT;
/* All that was left out, a line each. */
char *foreign_lines_of_left_out (const AnnoForeignDocument *document) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ForeignScene, foreign_scene_clear)

G_END_DECLS
