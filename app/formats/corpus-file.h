/* corpus.json: what holds for a whole corpus. See docs/format.md. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* So many may be said to do each article. */
#define ANNO_CORPUS_MAX_EACH 1000

/* Which articles somebody is to do. */
typedef struct
{
  char *annotator; /* the name of a folder below annotations/, or of a person */
  GStrv articles;  /* patterns of paths, see files/path-pattern.h; not empty */
} AnnoAssignment;

/* Members may be NULL. */
typedef struct
{
  char *example; /* a folder below annotations/: whose annotations a newcomer is shown first */
  GPtrArray *assignments; /* of AnnoAssignment */
  guint annotators_each;  /* how many are to do each article that no rule names; 0: not said */
} AnnoCorpusFacts;

void     anno_corpus_facts_clear (AnnoCorpusFacts *self);
/* @self is cleared before. */
void     anno_corpus_facts_copy  (AnnoCorpusFacts *self, const AnnoCorpusFacts *other);
/* Puts what the file says into @facts, and clears what it held. Errors, with @facts as it was:
 * ANNO_JSON_ERROR. */
gboolean anno_corpus_file_read   (GBytes *bytes, AnnoCorpusFacts *facts, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnnoCorpusFacts, anno_corpus_facts_clear)

G_END_DECLS
