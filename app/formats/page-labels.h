/* Lines that stand within the articles of web pages and are none of their text: "Advertisement",
 * "Share", "Read more: …", in the languages that newsrooms write. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether @words, by the rule for words, are one as a whole. */
gboolean anno_page_label_is     (const char *words);
/* Whether they begin as one that leads to another article, or asks for something; only where most
 * of the line is a link is it one. */
gboolean anno_page_label_begins (const char *words);

G_END_DECLS
