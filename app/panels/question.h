/* A question over a window, with two things that can be done about it, or neither.
 *
 * All words are plain text: names and paths in them may hold anything.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @answer: which one it was; NULL where they cancelled, or the window went. */
typedef void (*AnnoQuestionAnswer) (const char *answer, gpointer data);

/* Asks over @parent (or NULL). @first and @second are what the callback gets, the labels may have
 * mnemonics; the second one is the suggested answer, and @first may be NULL for none. The callback
 * is called once, in any case. Returns the dialog, which closes itself. */
GtkWindow *anno_question_ask (GtkWindow *parent, const char *heading, const char *body,
                              const char *first, const char *first_label, const char *second,
                              const char *second_label, AnnoQuestionAnswer answered, gpointer data);

/* For a question that needs more than two buttons: a widget below the words; and whether an answer
 * can be given now. Enter in an entry that activates the default gives @answer. */
void anno_question_set_extra   (GtkWindow *dialog, GtkWidget *extra, const char *answer);
void anno_question_set_enabled (GtkWindow *dialog, const char *answer, gboolean enabled);

/* Says something else from now on, of a question that had to be looked into first. */
void anno_question_set_words   (GtkWindow *dialog, const char *heading, const char *body);

G_END_DECLS
