/* A file name for an article that comes into a corpus: made of its title, in letters that every
 * system knows. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "trump-walks-back-cyber-unit", from @title, else from @source, a file's name without its folder
 * (either may be NULL), else "article"; cut at a word. */
char *anno_article_name_stem (const char *title, const char *source) G_GNUC_WARN_UNUSED_RESULT;
/* @folder below the corpus with a slug for each part of it that isn't one: "" stays "". */
char *anno_article_name_folder (const char *folder) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
