/* A layer, a ledger and the default tagset to make gestures on, for the tests of gestures. */
#pragma once

#include "model/people.h"
#include "session/gesture.h"

G_BEGIN_DECLS

#define GESTURE_SCENE_PATH "sub/a.txt"

typedef struct
{
  AnnoGesture gesture;
  AnnoTagset *tagset;
  AnnoPeople *people;
} GestureScene;

void gesture_scene_init  (GestureScene *scene);
void gesture_scene_clear (GestureScene *scene);

/* The AnnoFindLayer of a scene. */
AnnoLayer *gesture_scene_find (const char *article, gpointer data);
/* Applies the step, which must fit; takes it over. */
void gesture_scene_act (GestureScene *scene, AnnoStep *step);

AnnoStep *gesture_scene_mark_step (GestureScene *scene, const char *tag, guint start, guint end,
                                   AnnoSpan **span);
/* Marks, and gives the id of the new span. */
char *gesture_scene_mark (GestureScene *scene, const char *tag, guint start, guint end);
/* The span with that id, or NULL. */
AnnoSpan *gesture_scene_get (GestureScene *scene, const char *id);
const AnnoField *gesture_scene_field (GestureScene *scene, const char *tag, const char *field);
/* Sets a field to one value; @text NULL to unset it. */
AnnoStep *gesture_scene_set_step (GestureScene *scene, AnnoSpan *span, const char *field,
                                  AnnoValueKind kind, const char *text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GestureScene, gesture_scene_clear)

G_END_DECLS
