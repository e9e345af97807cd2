/* A folder of sources and a corpus, for the tests of imports. */
#pragma once

#include "intake/intake.h"

G_BEGIN_DECLS

typedef struct
{
  char *folder; /* of both */
  char *sources;
  char *corpus;
} IntakeScene;

IntakeScene *intake_scene_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void         intake_scene_free (IntakeScene *self);
/* Writes @text to @path below the folder, with the folders above it. */
void         intake_scene_write (IntakeScene *self, const char *path, const char *text);
/* What is in the file at @path below the folder; NULL where there is none. */
char        *intake_scene_read  (IntakeScene *self, const char *path) G_GNUC_WARN_UNUSED_RESULT;
/* Imports all sources; @wish may be NULL. */
AnnoIntakeReport *intake_scene_import (IntakeScene *self, const AnnoIntakeWish *wish)
    G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IntakeScene, intake_scene_free)

G_END_DECLS
