#include "model/timex.h"

#include "model/timex-words.h"

#include <glib/gi18n-lib.h>

static const char *const types[] = { "DATE", "TIME", "DURATION", "SET", NULL };

static const char *const mods[] = {
  "START",         "MID",           "END",         "APPROX",    "BEFORE",
  "AFTER",         "ON_OR_BEFORE",  "ON_OR_AFTER", "LESS_THAN", "MORE_THAN",
  "EQUAL_OR_LESS", "EQUAL_OR_MORE", NULL,
};

/* A length may be a SET ("every two weeks" is P2W), and so may what has no year in particular
 * ("every Sunday" is XXXX-WXX-7); "now" may be a time as well as a date. */
static gboolean
fits (const AnnoTimexForm *form, const char *type)
{
  if (form->kind == ANNO_TIMEX_LENGTH)
    return g_str_equal (type, "DURATION") || g_str_equal (type, "SET");
  if (g_str_equal (type, "SET"))
    return form->any_year;
  if (form->kind == ANNO_TIMEX_REF)
    return g_str_equal (type, "DATE") || g_str_equal (type, "TIME");
  return g_str_equal (type, anno_timex_form_has_time (form) ? "TIME" : "DATE");
}

static const char *
likely_type (const AnnoTimexForm *form)
{
  if (form->kind == ANNO_TIMEX_LENGTH)
    return "DURATION";
  if (form->any_year)
    return "SET";
  return anno_timex_form_has_time (form) ? "TIME" : "DATE";
}

static void
set_type_error (const AnnoTimexForm *form, const char *type, const char *value, GError **error)
{
  const char *message = NULL;

  if (!g_strv_contains (types, type))
    {
      g_set_error (error, ANNO_TIMEX_ERROR, ANNO_TIMEX_ERROR_TYPE,
                   _("“%s” is not a type of date: the types are DATE, TIME, DURATION and SET"),
                   type);
      return;
    }
  if (form->kind == ANNO_TIMEX_LENGTH)
    message = _("%s says how long: its type is DURATION, or SET for what comes again, not %s");
  else if (g_str_equal (type, "DURATION"))
    message = _("%s says when, not how long: a value of type %s begins with P");
  else if (g_str_equal (type, "SET"))
    message = _("%s comes only once: a value of type %s is a length, or has XXXX for the year");
  else if (anno_timex_form_has_time (form))
    message = _("%s names a time of day: its type is TIME, not %s");
  else
    message = _("%s names no time of day: its type is DATE, not %s");
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error (error, ANNO_TIMEX_ERROR, ANNO_TIMEX_ERROR_TYPE, message, value, type);
#pragma GCC diagnostic pop
}

void
anno_timex_clear (AnnoTimex *self)
{
  g_return_if_fail (self != NULL);

  self->type[0] = '\0';
  g_clear_pointer (&self->value, g_free);
  self->mod = NULL;
}

gboolean
anno_timex_check (const char *type, const char *value, GError **error)
{
  g_return_val_if_fail (type != NULL && value != NULL, FALSE);

  AnnoTimexForm form;
  if (!anno_timex_form_parse (&form, value, error))
    return FALSE;
  if (fits (&form, type))
    return TRUE;
  set_type_error (&form, type, value, error);
  return FALSE;
}

const char *
anno_timex_guess_type (const char *value)
{
  g_return_val_if_fail (value != NULL, NULL);

  AnnoTimexForm form;
  return anno_timex_form_parse (&form, value, NULL) ? likely_type (&form) : NULL;
}

char *
anno_timex_describe (const char *type, const char *value, const char *mod)
{
  g_return_val_if_fail (value != NULL, NULL);

  AnnoTimexForm form;
  if (!anno_timex_form_parse (&form, value, NULL) || (type != NULL && !fits (&form, type)))
    return g_strdup (value);
  const char *sure = type != NULL ? type : likely_type (&form);
  g_autofree char *words = anno_timex_words (&form, g_str_equal (sure, "SET"));
  return mod != NULL && *mod != '\0' ? anno_timex_words_with_mod (words, mod)
                                     : g_steal_pointer (&words);
}

const char *const *
anno_timex_get_mods (void)
{
  return mods;
}
