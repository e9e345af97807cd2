/* The value of a date: TIMEX3's, as TimeML 1.2.1 defines it and as newspapers need it.
 *
 * Accepted forms (what occurs in TimeBank, AQUAINT and TempEval-3): YYYY, YYY (a decade), YYYY-MM,
 * YYYY-MM-DD, YYYY-Www, YYYY-Www-WE, YYYY-Qn, YYYY-Hn, YYYY-SP|SU|FA|WI, a day or a week with
 * T and hh:mm[:ss][zone] or MO|MI|AF|EV|NI|DT, PnY|M|W|D|Q, PTnH|M|S and several of these in order
 * (P2Y6M), with decimals (P2.5Y) or X for what is vague (PXM), XXXX-WXX-n, XXXX-WXX-WE, XXXX-MM,
 * XXXX-MM-DD, PRESENT_REF, PAST_REF, FUTURE_REF. A value must also fit its type. Source:
 * TimeML annotation guidelines 1.2.1.
 */
#pragma once

#include "model/timex-form.h"

G_BEGIN_DECLS

typedef struct
{
  char type[12];   /* "DATE", "TIME", "DURATION", "SET" */
  char *value;     /* never NULL after success */
  const char *mod; /* one of anno_timex_get_mods, or NULL */
} AnnoTimex;

void anno_timex_clear (AnnoTimex *self);

/* Whether @value is a TIMEX3 value of @type; the error says in plain words why not. */
gboolean anno_timex_check (const char *type, const char *value, GError **error);
/* The type that a value is most likely of ("DATE" for 2017-07-09, "TIME" for 2017-07-09TMO …), or
 * NULL where it isn't a value at all. */
const char *anno_timex_guess_type (const char *value);
/* What it means, in the reader's language: "Sunday 9 July 2017, morning", "about 3 days". @mod may
 * be NULL. A value that isn't one comes back as it is. */
char *anno_timex_describe (const char *type, const char *value, const char *mod)
    G_GNUC_WARN_UNUSED_RESULT;
/* "START", "MID", "END", "APPROX", …: NULL-terminated. */
const char *const *anno_timex_get_mods (void);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnnoTimex, anno_timex_clear)

G_END_DECLS
