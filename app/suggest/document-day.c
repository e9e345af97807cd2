#include "suggest/document-day.h"

#include "model/timex-form.h"
#include "suggest/calendar.h"
#include "text/isolate.h"

#include <glib/gi18n-lib.h>

static gboolean
is_day (const AnnoTimex *timex)
{
  AnnoTimexForm form;

  return anno_timex_form_parse (&form, timex->value, NULL) && form.kind == ANNO_TIMEX_DAY
         && !form.any_year && !anno_timex_form_has_time (&form) && timex->mod == NULL;
}

char *
anno_document_day_read (const char *text, const char *date, GError **error)
{
  g_return_val_if_fail (text != NULL, NULL);

  g_auto (AnnoTimex) timex = { 0 };
  char *day = anno_calendar_read_day (text);
  if (day != NULL)
    return day;
  if (!anno_calendar_resolve (text, date, &timex, NULL, error))
    return NULL;
  if (is_day (&timex))
    return g_strdup (timex.value);
  g_autofree char *isolated = anno_isolate (text);
  g_set_error (error, ANNO_CALENDAR_ERROR, ANNO_CALENDAR_ERROR_UNKNOWN,
               _("“%s” is not a single day, as a document date must be"), isolated);
  return NULL;
}
