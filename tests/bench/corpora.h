/* Corpora of any size: articles of 500 words, each with a layer of 25 spans that are linked and
 * name people, the same in every run. Words are as frequent as in a language: a few in every
 * article, most in hardly any. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CORPORA_WORDS 500
#define CORPORA_SPANS 25
#define CORPORA_SLUG "ann"

/* Puts @n articles into @folder, a thousand in each of its folders, with layers and a list of
 * people. All times are in the past. */
void corpora_make (const char *folder, guint n);
/* The @n-th word by frequency, from 0. */
char *corpora_word (guint n) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
