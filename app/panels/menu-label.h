/* Words from outside in the label of a menu. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @text with its underscores as such: one alone would mark a letter as the mnemonic. */
char *anno_menu_label_escape (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
