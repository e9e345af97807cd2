/* A question over a window, with an answer for each thing that can be done about it.
 *
 * All words are plain text: names and paths in them may hold anything. Esc gives the close answer.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  ANNO_ANSWER_PLAIN,
  ANNO_ANSWER_SUGGESTED,
  ANNO_ANSWER_DESTRUCTIVE,
} AnnoAnswerLook;

typedef struct
{
  const char *id;
  const char *label; /* with a mnemonic: "_Keep Mine" */
  AnnoAnswerLook look;
} AnnoAnswer;

typedef struct
{
  const char *heading;
  const char *body;
  const AnnoAnswer *answers;  /* in order; the last one ends with id NULL */
  const char *default_answer; /* what Enter gives; NULL for none */
  const char *close_answer;   /* what Esc gives: an id that changes nothing */
  GtkWidget *extra;           /* below the body, or NULL; floating or owned by nobody else */
} AnnoQuestion;

/* @answer: the id of what was chosen. */
typedef void (*AnnoQuestionAnswered) (const char *answer, gpointer data);

/* Asks @question over @parent (or NULL). @data is freed by @destroy after the answer. Returns the
 * dialog, for …_set_enabled; it closes itself. */
GtkWindow *anno_question_ask (GtkWindow *parent, const AnnoQuestion *question,
                              AnnoQuestionAnswered answered, gpointer data, GDestroyNotify destroy);
/* Whether @answer can be given now. */
void anno_question_set_enabled (GtkWindow *dialog, const char *answer, gboolean enabled);
/* Gives @answer and closes, as a click on it does. */
void anno_question_give (GtkWindow *dialog, const char *answer);

G_END_DECLS
