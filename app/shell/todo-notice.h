/* Tells a window's person that reviewers ask something of them: in a notice with a way to the list,
 * once for the same things; and, as long as there are any, by their number in the header and in the
 * menu. Where nothing is asked nothing is seen of it.
 */
#pragma once

#include "panels/notice.h"
#include "session/corpus.h"

G_BEGIN_DECLS

typedef struct _AnnoTodoNotice AnnoTodoNotice;

/* @button: the one in the header; @menu: that with the entry of win.todo. All belong to @window,
 * which outlives it. */
AnnoTodoNotice *anno_todo_notice_new  (GtkWindow *window, AnnoNotice *notice, GtkWidget *button,
                                       GMenu *menu) G_GNUC_WARN_UNUSED_RESULT;
void            anno_todo_notice_free (AnnoTodoNotice *self);

/* @corpus: or NULL. */
void            anno_todo_notice_set_corpus (AnnoTodoNotice *self, AnnoCorpus *corpus);
/* Whether the list is open: then the person sees what there is, and isn't told. */
void            anno_todo_notice_set_open   (AnnoTodoNotice *self, gboolean open);
/* Whether there is room in the header. */
void            anno_todo_notice_set_narrow (AnnoTodoNotice *self, gboolean narrow);

G_END_DECLS
