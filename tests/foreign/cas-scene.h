/* An article with a layer to be written in a form and read back, and words for what is in either:
 * a line for each span, "tag 3-9,12-15 field=value field>target ~note ?". Places are code points,
 * names and choices as the form spells them, links and anchors the words at which they lead. */
#pragma once

#include "index/index-scene.h"

#include "foreign/set-format.h"

G_BEGIN_DECLS

typedef struct
{
  IndexScene scene;
  AnnoTagset *tagset;
  AnnoSetPeople *people;
  GPtrArray *entries;
  GPtrArray *problems;
  AnnoSetArticle *article;
  char *folder; /* where it was last written */
  guint n_written;
} CasScene;

/* The article "sub/a.txt", whose text is @marked without its marks (index/index-scene.h), by the
 * annotator "ann", who knows Lindsey Graham as urn:g. */
void cas_scene_init (CasScene *self, const char *marked);
void cas_scene_clear (CasScene *self);
AnnoLayer *cas_scene_layer (CasScene *self);
/* Adds a segment, or a value (transfer full), to the span with that name. */
void cas_scene_add_segment (CasScene *self, const char *name, guint start, guint end);
void cas_scene_add_value (CasScene *self, const char *name, AnnoValue *value);

/* Writes it, and gives the bytes of the file @name. */
char *cas_scene_write (CasScene *self, const AnnoSetFormat *format,
                       const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* Reads the files of that form that were written: the one document that they are. */
AnnoForeignDocument *
cas_scene_read_back (CasScene *self, const AnnoSetFormat *format) G_GNUC_WARN_UNUSED_RESULT;

char *cas_scene_say_layer (CasScene *self, const AnnoSetFormat *format) G_GNUC_WARN_UNUSED_RESULT;
/* With a line "- …" for each sentence of what is left out. */
char *cas_scene_say_document (const AnnoForeignDocument *document) G_GNUC_WARN_UNUSED_RESULT;

/* Reads @n bytes as the file @name; with @beside (or NULL) as the file TypeSystem.xml there. What
 * it says in words, or "! " with the error. */
char *cas_scene_read (const AnnoSetFormat *format, const char *name, const char *bytes, gssize n,
                      const char *beside) G_GNUC_WARN_UNUSED_RESULT;

/* Layers that must come back as they were, and the check that the @n-th does, in @format. */
extern const guint cas_scene_n_cases;
void cas_scene_check_round_trip (const AnnoSetFormat *format, guint n);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CasScene, cas_scene_clear)

G_END_DECLS
