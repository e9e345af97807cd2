/* Listens to a list model, does what its items-changed say to a copy, and holds the two together.
 *
 * Each signal must turn the copy into the list, and name no more than what changed: the first and
 * the last of the items it names must differ before and after.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _ListReplay ListReplay;

/* What an item stands for, for lists that make items on demand; borrowed. */
typedef gpointer (*ListReplayKey) (gpointer item);

/* @key: NULL where the items stand for themselves. */
ListReplay *list_replay_new       (GListModel *model, ListReplayKey key) G_GNUC_WARN_UNUSED_RESULT;
void        list_replay_free      (ListReplay *self);
/* How many signals came since the last call. */
guint       list_replay_n_signals (ListReplay *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ListReplay, list_replay_free)

G_END_DECLS
