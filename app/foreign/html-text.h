/* Words as HTML: nothing in them is markup, and nothing HTML forbids is left. Source: HTML, Living
 * Standard, 13.1 “Writing HTML documents” and 13.2.3.5 “Preprocessing the input stream”. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Appends the @n bytes of @words, valid UTF-8, for use between tags and in quoted attributes. What
 * HTML forbids (control characters but tab and line feed, noncharacters) becomes U+FFFD, so that it
 * is seen that something was there. */
void anno_html_text_append_n (GString *out, const char *words, gsize n);
void anno_html_text_append   (GString *out, const char *words);

G_END_DECLS
