/* What a command prints: data on the standard output, messages on the standard error output.
 *
 * Both are UTF-8 whatever the locale, so that the same work gives the same bytes. Control
 * characters and those that turn the direction of text never reach a terminal: a line is one line.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Lets Ctrl+C end the program with 130, and a reader that has enough end it quietly. */
void anno_output_init (void);

/* A text of several lines that this program made, as it is. */
void anno_output_text (const char *text);
/* One line of data, without its line end; JSON as formats/json-print.h makes it. */
void anno_output_json (const GString *line);
/* Adds "key":"path" to @line, with bytes that aren't UTF-8 escaped (files/safe-name.h); nothing for
 * NULL. */
void anno_output_json_path (GString *line, const char *key, const char *path);
/* One line of columns (of char), each escaped, with tabs between them. */
void anno_output_columns (const GPtrArray *columns);
/* @message about @place as a terminal and a script want it: without the marks that keep words from
 * outside apart in a label (text/isolate.h), and without the place where it begins with that. */
char *anno_output_plain (const char *place, const char *message) G_GNUC_WARN_UNUSED_RESULT;
/* "PLACE: MESSAGE" on the standard error output, made plain, both escaped. */
void anno_output_message (const char *place, const char *message);

/* Whether all data have been written. Called once, at the end. */
gboolean anno_output_finish (void);

G_END_DECLS
