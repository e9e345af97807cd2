/* What there is to choose from for a settled set: whose annotations, whose decisions, and the sets
 * that are there already, with what each was made by. Read in a worker thread. */
#pragma once

#include "session/annotator.h"
#include "session/settled-wish.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  char *root;
  GPtrArray *annotators; /* of AnnoAnnotator, by folder: who has a layer, but no sets */
  GPtrArray *reviewers;  /* of AnnoAnnotator, by folder: who have a folder below reviews/ */
  GPtrArray *sets;       /* of AnnoSettledWish, of all articles, by name */
} AnnoSettledChoices;

/* What can't be read is left out. Blocks; for any thread. G_IO_ERROR_CANCELLED. */
AnnoSettledChoices *anno_settled_choices_new (const char *root, GCancellable *cancellable,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
void anno_settled_choices_free (AnnoSettledChoices *self);

void anno_settled_choices_new_async (const char *root, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer data);
AnnoSettledChoices *
anno_settled_choices_new_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The set of that name, as it was made; NULL where there is none. */
const AnnoSettledWish *anno_settled_choices_find (const AnnoSettledChoices *self, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoSettledChoices, anno_settled_choices_free)

G_END_DECLS
