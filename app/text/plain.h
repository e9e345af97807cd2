/* Plain text: words that can be shown as they are, in a label, a list or a terminal.
 *
 * Control characters can drive a terminal, and those that turn the direction of text can make a
 * name look like another. So names and ids from a file that hold either are refused.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Neither a control character (C0, DEL, C1) nor one that turns the direction of text (U+061C, 200E,
 * 200F, 202A-202E, 2066-2069). */
gboolean anno_plain_is_char (gunichar c);
/* Whether @text is valid UTF-8 and all its characters are plain. */
gboolean anno_plain_is_text (const char *text);
/* @text made plain: control characters become blanks, invalid bytes and what turns the direction
 * of text go, blanks at both ends too. */
char *anno_plain_clean (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* Of words that are shown, and may be more than a name: whether @c makes what follows run in
 * another direction (embeddings, overrides, isolates). Marks that only hint at one are no such
 * character. */
gboolean anno_plain_turns_text (gunichar c);
/* @text, valid UTF-8, as it can be shown: control characters but line ends and tabs become
 * blanks, what turns text goes. */
char *anno_plain_show (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* @text, any bytes, as a message names it, on one line: invalid bytes as \xHH, characters that
 * aren't plain and the line and paragraph separators as \u{HHHH}. Valid UTF-8, and plain. */
char *anno_plain_escape (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* Whether Unicode ends a paragraph at @c, and Pango's layouts don't: U+001C to 001E, and 0085. Over
 * one of them in the middle of a paragraph, fribidi (1.0.8) uses memory that it has freed. */
gboolean anno_plain_is_separator (gunichar c);
/* Whether there is one in @text, valid UTF-8. */
gboolean anno_plain_has_separator (const char *text);
/* Puts blanks in their place, of as many bytes: @text, valid UTF-8, keeps all its counts. */
void     anno_plain_blank_separators (char *text);

G_END_DECLS
