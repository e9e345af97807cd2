/* Sets for the tests of forms that hold words: made, written, read again, and said in lines. */
#pragma once

#include "index/index-scene.h"

#include "foreign/set-formats.h"
#include "model/span-draft.h"

G_BEGIN_DECLS

typedef struct
{
  IndexScene scene;
  AnnoTagset *tagset;
  AnnoSetPeople *people;
  GPtrArray *entries;
  GPtrArray *problems;
  AnnoSetChoice *choice;
  AnnoSetArticle *article; /* a.txt, with what ann marked */
} TokenScene;

/* @marked: as for index_scene_mark; Lindsey Graham is urn:g, Jeff Flake urn:f. */
void token_scene_init  (TokenScene *self, const char *marked);
void token_scene_clear (TokenScene *self);

/* Adds a span to what ann marked: @ranges are code points, a 0-0 ends them; @draft may be changed
 * before it is finished. */
AnnoSpanDraft *token_scene_draft (const char *name, const char *tag, const guint (*ranges)[2]);
void           token_scene_add   (TokenScene *self, AnnoSpanDraft *draft);

/* What @format writes of the article; "annotation/a.txt/ann.tsv" is the name of the file. */
char *token_scene_write (TokenScene *self, const AnnoSetFormat *format, const char *name)
    G_GNUC_WARN_UNUSED_RESULT;

/* The documents that the @n bytes are (of AnnoForeignDocument); where they are none, what is
 * wrong. */
GPtrArray *token_scene_read (const AnnoSetFormat *format, const char *name, const char *bytes,
                             gssize n, char **wrong) G_GNUC_WARN_UNUSED_RESULT;

/* A line a span, sorted: 'claim 3-9 "gone on" said_by>0-2 quote=direct ~note ?', with places as the
 * document has them; and what is left out. */
char *token_scene_say (const AnnoForeignDocument *document) G_GNUC_WARN_UNUSED_RESULT;
/* The same of the layer that ann made, in UTF-16 code units, as a form that keeps all of that
 * should have it. */
char *token_scene_expect (TokenScene *self, const AnnoSetFormat *format) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TokenScene, token_scene_clear)

G_END_DECLS
