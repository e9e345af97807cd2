/* A corpus of Ann Example's that reviewers look through, for the tests of what is asked of her. */
#pragma once

#include "corpus-scene.h"
#include "model/review-record.h"
#include "session/todo-item.h"

typedef struct
{
  CorpusScene *corpus;
  AnnoAnnotator *rita;
  AnnoAnnotator *ned;
  gint64 time; /* of what was said last */
} TodoScene;

/* The corpus is open. */
void todo_scene_init  (TodoScene *self);
void todo_scene_clear (TodoScene *self);

/* A record that comes after all others. */
AnnoReviewRecord *todo_scene_make (TodoScene *self, AnnoReviewKind kind, const AnnoAnnotator *by,
                                   const char *why);
/* Writes it to the file of @by, and lets it go; its id is returned, interned. */
const char *todo_scene_say (TodoScene *self, const AnnoAnnotator *by, const char *article,
                            AnnoReviewRecord *record);
/* The words from the @n-th on, @length code points of them, as a span of that tag; of nobody's. */
AnnoSpan *todo_scene_span (TodoScene *self, const char *tag, guint n, guint length);
/* Ann's, as it is on the page. */
AnnoSpan *todo_scene_own  (TodoScene *self, const char *article, const char *id);
void      todo_scene_save (TodoScene *self);

/* What is asked of @who, which is freed by the caller. */
GPtrArray *todo_scene_list (TodoScene *self, const AnnoAnnotator *who, GPtrArray *problems);
/* The same as "a.txt comment words by Rita; b.txt decision …". */
char      *todo_scene_describe (TodoScene *self, const AnnoAnnotator *who);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TodoScene, todo_scene_clear)
