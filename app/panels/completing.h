/* Completes what is typed into the box of a search: asks the index what could be typed next, shows
 * that below the box, and puts what is accepted into it.
 *
 * Tab and Enter accept, Up and Down choose, Escape closes the list, a click accepts. A value that
 * is begun is chosen from the start; the name of a filter may be meant as a word, so Enter accepts
 * one only where it was chosen.
 */
#pragma once

#include "index/asking.h"
#include "panels/completion-list.h"

G_BEGIN_DECLS

typedef struct _AnnoCompleting AnnoCompleting;

/* @list floats over @over, which holds @entry, too. All are borrowed. */
AnnoCompleting *anno_completing_new (GtkEditable *entry, AnnoCompletionList *list,
                                     GtkWidget *over) G_GNUC_WARN_UNUSED_RESULT;
void anno_completing_free (AnnoCompleting *self);

/* What is asked, or NULL for nothing. */
void anno_completing_set_index (AnnoCompleting *self, AnnoCorpusIndex *index, AnnoTagset *tagset);
/* The text of the entry has changed. */
void anno_completing_text_changed (AnnoCompleting *self);
/* Whether the list took the key. */
gboolean anno_completing_press (AnnoCompleting *self, guint key);
void anno_completing_hide (AnnoCompleting *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoCompleting, anno_completing_free)

G_END_DECLS
