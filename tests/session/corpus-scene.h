/* A corpus in a temporary folder, for tests: opened, marked, saved and closed as a window does it,
 * but each step waited for. */
#pragma once

#include "session/corpus.h"

typedef struct
{
  char *folder; /* removed at the end; NULL where the corpus is somebody else's */
  char *root;
  AnnoAnnotator *annotator;
  AnnoCorpus *corpus;
  GPtrArray *problems;  /* of char: what was said */
  GPtrArray *recovered; /* of char */
  GPtrArray *conflicts; /* of char: paths of articles */
} CorpusScene;

#define SCENE_ID "urn:uuid:11111111-1111-4111-8111-111111111111"
#define SCENE_N_WORDS 4000 /* of 7 letters and a blank, from code point 0 of each article */

/* First thing in main(): a state and cache folder of the test's own, and g_test_init. */
void corpus_scene_init (int *argc, char ***argv);

/* A corpus with a.txt, b.txt and deep/c.txt; not open yet. */
CorpusScene *corpus_scene_new  (void);
/* The scene on a corpus that is there. */
CorpusScene *corpus_scene_at   (const char *root);
void         corpus_scene_free (CorpusScene *self);

void corpus_scene_open  (CorpusScene *self);
/* Without saving. Asserts that nothing holds the corpus any more. */
void corpus_scene_close (CorpusScene *self);

/* The document is the shelf's: valid until something else is loaded. */
AnnoDocument *corpus_scene_load (CorpusScene *self, const char *path);
/* Marks the @n-th word as a claim; the id of the span, interned. */
const char   *corpus_scene_mark (CorpusScene *self, const char *path, guint n);
/* A step that does so, for those who want to do it themselves. */
AnnoStep     *corpus_scene_make_mark (CorpusScene *self, const char *path, guint n,
                                      const char **id);
gboolean      corpus_scene_save (CorpusScene *self, GError **error);
/* Runs the main loop until @done, which must come true within half a minute. */
void          corpus_scene_wait (CorpusScene *self, gboolean (*done) (CorpusScene *self));
/* Lets all that is on its way arrive. */
void          corpus_scene_settle (CorpusScene *self);

/* The bytes of a file below the root; NULL where there is none. */
char *corpus_scene_read      (CorpusScene *self, const char *below);
void  corpus_scene_write     (CorpusScene *self, const char *below, const char *text);
/* How many annotations the layer file on @path holds; 0 where there is none. */
guint corpus_scene_count     (CorpusScene *self, const char *path);
/* All files below the root with their bytes and times: equal where nothing was written. */
char *corpus_scene_fingerprint (CorpusScene *self);
/* Runs a shell command with the root as $1; asserts that it goes well. */
void  corpus_scene_shell     (CorpusScene *self, const char *command);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorpusScene, corpus_scene_free)
