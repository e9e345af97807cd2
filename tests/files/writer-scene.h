/* The states a file can be in when it is saved, and a disk that fails where it is told to.
 *
 * A scene is a folder of its own with one file in one state, and the identity of that file. The
 * faulty calls stand in for the system's: each call is counted and named, and one of them, or all
 * of its name from there on, fails, falls short, or kills the process before it is made.
 */
#pragma once

#include "files/file-writer.h"

G_BEGIN_DECLS

#define SCENE_NOBODY 65534 /* who the tests run as, instead of root */

typedef enum
{
  SCENE_NEW,
  SCENE_PLAIN,
  SCENE_PRIVATE,
  SCENE_LINK,
  SCENE_HARD_LINK,
  SCENE_GROUP,
  SCENE_LIST,
  SCENE_READ_ONLY,
  N_SCENES
} SceneState;

typedef struct
{
  SceneState state;
  char *root;
  char *folder; /* of the target */
  char *path;   /* what is asked to be saved; a link in SCENE_LINK */
  char *target;
  gid_t group;       /* SCENE_GROUP: another than the one of new files, where there is one */
  gboolean has_list; /* SCENE_LIST: whether the file system took it */
  AnnoFileIdentity expected;
} Scene;

extern const char *const scene_names[N_SCENES];

/* The program gives up root for the rest of its run, so that rights count. */
void scene_drop_root (void);
Scene *scene_new (SceneState state);
/* Asserts that all is as a finished program must leave it, and removes it. */
void scene_free (Scene *self);

GBytes *scene_new_text (void);
/* Asserts that the file has the old or the new text, whole, or isn't there where it wasn't. Returns
 * whether it is the new. */
gboolean scene_is_new (Scene *self);
guint scene_count_temp (Scene *self);
guint scene_count_open (void); /* descriptors of this process */

typedef enum
{
  FAULT_NONE,
  FAULT_ERROR,
  FAULT_SHORT, /* a write takes half */
  FAULT_KILL
} FaultKind;

typedef struct
{
  FaultKind kind;
  guint at;          /* which call, from 1, over all */
  int cause;         /* errno */
  gboolean for_good; /* from there on, all calls of that name */
  void (*before) (const char *call, gpointer data);
  gpointer data;
} Fault;

/* Sets the fault and starts counting again. */
const AnnoFileOps *fault_set (Fault fault);
guint fault_calls (void);          /* made since */
const char *fault_name (guint at); /* of call @at, from 1 */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Scene, scene_free)

G_END_DECLS
