/* A TIMEX3 value in plain words of the reader's language: "Sunday 9 July 2017, morning". */
#pragma once

#include "model/timex-form.h"

G_BEGIN_DECLS

/* What @form means; @set: as something that comes again ("every Sunday", "every 2 weeks"). Names of
 * months and days are the locale's. */
char *anno_timex_words (const AnnoTimexForm *form, gboolean set) G_GNUC_WARN_UNUSED_RESULT;
/* What @mod makes of @words: "about 3 days", "the start of 2016". One that isn't known stands
 * behind them in brackets. */
char *anno_timex_words_with_mod (const char *words, const char *mod) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
