/* Who is annotating: an id that stays, a name that people see, and the folder the files go to. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *id;   /* "urn:uuid:…" */
  char *name;
  char *slug; /* the folder below annotations/; a new name never changes it */
} AnnoAnnotator;

AnnoAnnotator *anno_annotator_new  (const char *id, const char *name, const char *slug)
    G_GNUC_WARN_UNUSED_RESULT;
AnnoAnnotator *anno_annotator_copy (const AnnoAnnotator *self) G_GNUC_WARN_UNUSED_RESULT;
void           anno_annotator_free (AnnoAnnotator *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoAnnotator, anno_annotator_free)

G_END_DECLS
