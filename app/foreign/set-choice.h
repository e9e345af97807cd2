/* What of a corpus goes into an annotation set. */
#pragma once

#include "foreign/set-flatten.h"

G_BEGIN_DECLS

typedef struct
{
  char *scope;      /* a folder, an article or a layer file below the root; "" for all */
  GHashTable *articles; /* a set of paths below the root, on-disk encoding; NULL for all */
  GHashTable *slugs; /* a set: whose layers; NULL for everybody's */
  GHashTable *tags;  /* a set of interned ids, as the tagset has them now: which spans; NULL for
                      * all */
  AnnoFlatten flatten; /* which spans stay where a form holds no overlaps */
} AnnoSetChoice;

/* All of it. */
AnnoSetChoice *anno_set_choice_new      (void) G_GNUC_WARN_UNUSED_RESULT;
AnnoSetChoice *anno_set_choice_copy     (const AnnoSetChoice *self) G_GNUC_WARN_UNUSED_RESULT;
void           anno_set_choice_free     (AnnoSetChoice *self);
/* From then on only those that are added. */
void           anno_set_choice_add_article (AnnoSetChoice *self, const char *path);
void           anno_set_choice_add_slug (AnnoSetChoice *self, const char *slug);
void           anno_set_choice_add_tag  (AnnoSetChoice *self, const char *tag);
gboolean       anno_set_choice_has_article (const AnnoSetChoice *self, const char *path);
gboolean       anno_set_choice_has_slug (const AnnoSetChoice *self, const char *slug);
gboolean       anno_set_choice_has_tag  (const AnnoSetChoice *self, const char *tag);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoSetChoice, anno_set_choice_free)

G_END_DECLS
