/* A settled set (session/settled-set.h) made, or only compared, in a worker thread, which says how
 * far it is. */
#pragma once

#include "session/settled-set.h"
#include "session/settled-wish.h"

G_BEGIN_DECLS

typedef struct _AnnoSettledWork AnnoSettledWork;

AnnoSettledWork *
anno_settled_work_new (const AnnoSettledWish *wish, AnnoSettledMode mode) G_GNUC_WARN_UNUSED_RESULT;
AnnoSettledWork *anno_settled_work_ref (AnnoSettledWork *self);
void anno_settled_work_unref (AnnoSettledWork *self);

const AnnoSettledWish *anno_settled_work_get_wish (const AnnoSettledWork *self);
AnnoSettledMode anno_settled_work_get_mode (const AnnoSettledWork *self);

/* Once. Errors are those of anno_settled_set_make; @fault may be NULL. */
void anno_settled_work_run_async (AnnoSettledWork *self, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer data);
AnnoSettledReport *anno_settled_work_run_finish (GAsyncResult *result, AnnoSettledFault *fault,
                                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* From 0 to 1; negative while it isn't known yet how much there is. For any thread. */
double anno_settled_work_get_fraction (AnnoSettledWork *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoSettledWork, anno_settled_work_unref)

G_END_DECLS
