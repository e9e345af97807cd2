/* How far long work in another thread is, in numbers. For any thread. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _AnnoSetProgress AnnoSetProgress;

AnnoSetProgress *anno_set_progress_new   (void) G_GNUC_WARN_UNUSED_RESULT;
AnnoSetProgress *anno_set_progress_ref   (AnnoSetProgress *self);
void             anno_set_progress_unref (AnnoSetProgress *self);

/* @self may be NULL: then nobody wants to know. */
void     anno_set_progress_begin (AnnoSetProgress *self, guint n_all);
void     anno_set_progress_tell  (AnnoSetProgress *self, guint n);
/* FALSE while it isn't known yet how much there is. */
gboolean anno_set_progress_get   (AnnoSetProgress *self, guint *n, guint *n_all);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoSetProgress, anno_set_progress_unref)

G_END_DECLS
