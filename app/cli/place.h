/* Turns what a person named on the command line into a corpus and a part of it, and back. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *root;   /* of the corpus: absolute, on-disk encoding */
  char *scope;  /* what was named, below the root; "" for all of it */
  char *prefix; /* what stands before a path below the root, to show it as the person would */
} AnnoPlace;

/* @named: a path as it was typed. Looks at the disk for the root; @named itself need not be
 * there. */
void  anno_place_init  (AnnoPlace *self, const char *named);
void  anno_place_clear (AnnoPlace *self);
/* @below the root, seen from where the person stands; the root itself for "". */
char *anno_place_show  (const AnnoPlace *self, const char *below) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnnoPlace, anno_place_clear)

G_END_DECLS
