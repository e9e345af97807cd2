#include "model/timex-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define SOME_YEAR 2000 /* a leap year that begins on a Saturday */
#define A_MONDAY 3     /* of January in that year */

static char *
format_day (int year, int month, int day, const char *format)
{
  g_autoptr (GDateTime) time = g_date_time_new_utc (year, month, day, 0, 0, 0);
  return g_date_time_format (time, format);
}

/* The day @days after the Monday of the week. */
static char *
day_of_week (const AnnoTimexForm *form, guint days)
{
  g_autoptr (GDateTime) fourth = g_date_time_new_utc (form->year, 1, 4, 0, 0, 0);
  int shift = 7 * (form->week - 1) + (int) days + 1 - g_date_time_get_day_of_week (fourth);
  g_autoptr (GDateTime) time = g_date_time_add_days (fourth, shift);

  /* At the ends of the calendar a week reaches out of it. */
  if (time == NULL)
    return g_strdup_printf ("%04d-W%02d", form->year, form->week);
  /* Translators: a format of g_date_time_format, "3 July 2017" */
  return g_date_time_format (time, _("%-d %B %Y"));
}

static const char *
part_of_day (AnnoTimexDayPart part)
{
  switch (part)
    {
    case ANNO_TIMEX_MORNING:
      return _("morning");
    case ANNO_TIMEX_MIDDAY:
      return _("midday");
    case ANNO_TIMEX_AFTERNOON:
      return _("afternoon");
    case ANNO_TIMEX_EVENING:
      return _("evening");
    case ANNO_TIMEX_NIGHT:
      return _("night");
    case ANNO_TIMEX_DAYTIME:
      return _("daytime");
    case ANNO_TIMEX_PART_NONE:
    default:
      return NULL;
    }
}

static char *
time_of_day (const AnnoTimexForm *form)
{
  if (!form->timed)
    return g_strdup (part_of_day (form->day_part));

  g_autoptr (GString) text = g_string_new (NULL);
  g_string_append_printf (text, "%02d:%02d", form->hour, form->minute);
  if (form->second >= 0)
    g_string_append_printf (text, ":%02d", form->second);
  if (form->zoned)
    g_string_append (text, " UTC");
  if (form->zoned && form->offset != 0)
    g_string_append_printf (text, "%c%02d:%02d", form->offset < 0 ? '-' : '+',
                            ABS (form->offset) / 60, ABS (form->offset) % 60);
  return g_strdup (text->str);
}

static char *
quarter (const AnnoTimexForm *form)
{
  switch (form->part)
    {
    case 1:
      return g_strdup_printf (_("the first quarter of %d"), form->year);
    case 2:
      return g_strdup_printf (_("the second quarter of %d"), form->year);
    case 3:
      return g_strdup_printf (_("the third quarter of %d"), form->year);
    default:
      return g_strdup_printf (_("the fourth quarter of %d"), form->year);
    }
}

static char *
season (const AnnoTimexForm *form)
{
  switch (form->part)
    {
    case 1:
      return g_strdup_printf (_("spring %d"), form->year);
    case 2:
      return g_strdup_printf (_("summer %d"), form->year);
    case 3:
      return g_strdup_printf (_("autumn %d"), form->year);
    default:
      return g_strdup_printf (_("winter %d"), form->year);
    }
}

static const char *
any_part (const AnnoTimexForm *form)
{
  static const char *const quarters[] = { N_("first quarter"), N_("second quarter"),
                                          N_("third quarter"), N_("fourth quarter") };
  static const char *const halves[] = { N_("first half"), N_("second half") };
  static const char *const seasons[]
      = { N_("spring"), N_("summer"), N_("autumn"), N_("winter") };

  if (form->kind == ANNO_TIMEX_QUARTER)
    return _(quarters[form->part - 1]);
  return form->kind == ANNO_TIMEX_HALF ? _(halves[form->part - 1]) : _(seasons[form->part - 1]);
}

/* What stands without a year: "Sunday", "July", "4 July", "summer", "weekend". */
static char *
name_without_year (const AnnoTimexForm *form)
{
  switch (form->kind)
    {
    case ANNO_TIMEX_WEEKDAY:
      return format_day (SOME_YEAR, 1, A_MONDAY + form->weekday - 1, "%A");
    case ANNO_TIMEX_MONTH:
      return format_day (SOME_YEAR, form->month, 1, _("%OB"));
    case ANNO_TIMEX_DAY:
      /* Translators: a format of g_date_time_format, "4 July" */
      return format_day (SOME_YEAR, form->month, form->day, _("%-d %B"));
    case ANNO_TIMEX_WEEKEND:
      return g_strdup (_("weekend"));
    default:
      return g_strdup (any_part (form));
    }
}

static char *
any_year (const AnnoTimexForm *form, gboolean set)
{
  g_autofree char *name = name_without_year (form);

  if (set)
    /* Translators: "every Sunday", "every July", "every weekend", "every first quarter" */
    return g_strdup_printf (_("every %s"), name);
  if (form->kind == ANNO_TIMEX_WEEKDAY || form->kind == ANNO_TIMEX_WEEKEND)
    /* Translators: %s is a day of the week: one of them, it isn't said which */
    return g_strdup_printf (_("some %s"), name);
  /* Translators: %s is a month, a day of a month, a quarter, a half, or a season */
  return g_strdup_printf (_("%s of some year"), name);
}

static char *
point (const AnnoTimexForm *form)
{
  g_autofree char *day = NULL;

  switch (form->kind)
    {
    case ANNO_TIMEX_DECADE:
      /* Translators: a decade, "the 1990s" */
      return g_strdup_printf (_("the %ds"), form->year);
    case ANNO_TIMEX_YEAR:
      return g_strdup_printf ("%d", form->year);
    case ANNO_TIMEX_HALF:
      return form->part == 1 ? g_strdup_printf (_("the first half of %d"), form->year)
                             : g_strdup_printf (_("the second half of %d"), form->year);
    case ANNO_TIMEX_QUARTER:
      return quarter (form);
    case ANNO_TIMEX_SEASON:
      return season (form);
    case ANNO_TIMEX_MONTH:
      return format_day (form->year, form->month, 1, _("%OB %Y"));
    case ANNO_TIMEX_WEEK:
      day = day_of_week (form, 0);
      /* Translators: %s is its Monday, "3 July 2017" */
      return g_strdup_printf (_("the week of %s"), day);
    case ANNO_TIMEX_WEEKEND:
      day = day_of_week (form, 5);
      /* Translators: %s is its Saturday, "8 July 2017" */
      return g_strdup_printf (_("the weekend of %s"), day);
    default:
      /* Translators: a format of g_date_time_format, "Sunday 9 July 2017" */
      return format_day (form->year, form->month, form->day, _("%A %-d %B %Y"));
    }
}

/* How many, for the plural: of a fraction, what a hundred of them are called. Neither the singular
 * nor a dual fits, which in some languages are written without the number. */
static gulong
plural_of (double amount)
{
  return amount == floor (amount) ? (gulong) amount : 100;
}

static char *
vague_unit (AnnoTimexUnit unit)
{
  static const char *const names[]
      = { N_("some years"), N_("some quarters"), N_("some months"),  N_("some weeks"),
          N_("some days"),  N_("some hours"),    N_("some minutes"), N_("some seconds") };
  return g_strdup (_(names[unit]));
}

static char *
some_units (AnnoTimexUnit unit, double amount)
{
  if (amount < 0)
    return vague_unit (unit);

  g_autofree char *number = g_strdup_printf ("%.8g", amount);
  gulong n = plural_of (amount);
  switch (unit)
    {
    case ANNO_TIMEX_YEARS:
      return g_strdup_printf (ngettext ("%s year", "%s years", n), number);
    case ANNO_TIMEX_QUARTERS:
      return g_strdup_printf (ngettext ("%s quarter", "%s quarters", n), number);
    case ANNO_TIMEX_MONTHS:
      return g_strdup_printf (ngettext ("%s month", "%s months", n), number);
    case ANNO_TIMEX_WEEKS:
      return g_strdup_printf (ngettext ("%s week", "%s weeks", n), number);
    case ANNO_TIMEX_DAYS:
      return g_strdup_printf (ngettext ("%s day", "%s days", n), number);
    case ANNO_TIMEX_HOURS:
      return g_strdup_printf (ngettext ("%s hour", "%s hours", n), number);
    case ANNO_TIMEX_MINUTES:
      return g_strdup_printf (ngettext ("%s minute", "%s minutes", n), number);
    case ANNO_TIMEX_SECONDS:
    default:
      return g_strdup_printf (ngettext ("%s second", "%s seconds", n), number);
    }
}

static char *
vague_repeat (AnnoTimexUnit unit)
{
  static const char *const names[]
      = { N_("every few years"),   N_("every few quarters"), N_("every few months"),
          N_("every few weeks"),   N_("every few days"),     N_("every few hours"),
          N_("every few minutes"), N_("every few seconds") };
  return g_strdup (_(names[unit]));
}

static char *
every_units (AnnoTimexUnit unit, double amount)
{
  if (amount < 0)
    return vague_repeat (unit);

  g_autofree char *number = g_strdup_printf ("%.8g", amount);
  gulong n = plural_of (amount);
  switch (unit)
    {
    case ANNO_TIMEX_YEARS:
      return g_strdup_printf (ngettext ("every year", "every %s years", n), number);
    case ANNO_TIMEX_QUARTERS:
      return g_strdup_printf (ngettext ("every quarter", "every %s quarters", n), number);
    case ANNO_TIMEX_MONTHS:
      return g_strdup_printf (ngettext ("every month", "every %s months", n), number);
    case ANNO_TIMEX_WEEKS:
      return g_strdup_printf (ngettext ("every week", "every %s weeks", n), number);
    case ANNO_TIMEX_DAYS:
      return g_strdup_printf (ngettext ("every day", "every %s days", n), number);
    case ANNO_TIMEX_HOURS:
      return g_strdup_printf (ngettext ("every hour", "every %s hours", n), number);
    case ANNO_TIMEX_MINUTES:
      return g_strdup_printf (ngettext ("every minute", "every %s minutes", n), number);
    case ANNO_TIMEX_SECONDS:
    default:
      return g_strdup_printf (ngettext ("every second", "every %s seconds", n), number);
    }
}

static char *
length (const AnnoTimexForm *form, gboolean set)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint n = 0, last = 0;

  for (guint i = 0; i < ANNO_TIMEX_N_UNITS; i++)
    {
      if (form->amounts[i] == 0)
        continue;
      g_autofree char *some = some_units (i, form->amounts[i]);
      g_strv_builder_add (builder, some);
      last = i;
      n++;
    }
  if (set && n == 1)
    return every_units (last, form->amounts[last]);
  g_auto (GStrv) parts = g_strv_builder_end (builder);
  /* Translators: between the units of a length, "2 years, 6 months" */
  g_autofree char *words = g_strjoinv (_(", "), parts);
  /* Translators: %s is a length of several units, "2 years, 6 months" */
  return set ? g_strdup_printf (C_("length of time", "every %s"), words)
             : g_steal_pointer (&words);
}

static char *
ref (const AnnoTimexForm *form)
{
  static const char *const names[] = { N_("now"), N_("in the past"), N_("in the future") };
  return g_strdup (_(names[form->part - 1]));
}

char *
anno_timex_words (const AnnoTimexForm *form, gboolean set)
{
  g_return_val_if_fail (form != NULL, NULL);

  if (form->kind == ANNO_TIMEX_REF)
    return ref (form);
  if (form->kind == ANNO_TIMEX_LENGTH)
    return length (form, set);
  g_autofree char *words = form->any_year ? any_year (form, set) : point (form);
  if (!anno_timex_form_has_time (form))
    return g_steal_pointer (&words);
  g_autofree char *time = time_of_day (form);
  /* Translators: a day and a time or a part of it, "Sunday 9 July 2017, morning" */
  return g_strdup_printf (_("%s, %s"), words, time);
}

char *
anno_timex_words_with_mod (const char *words, const char *mod)
{
  g_return_val_if_fail (words != NULL && mod != NULL, NULL);

  if (g_str_equal (mod, "START"))
    return g_strdup_printf (_("the start of %s"), words);
  if (g_str_equal (mod, "MID"))
    return g_strdup_printf (_("the middle of %s"), words);
  if (g_str_equal (mod, "END"))
    return g_strdup_printf (_("the end of %s"), words);
  if (g_str_equal (mod, "APPROX"))
    return g_strdup_printf (_("about %s"), words);
  if (g_str_equal (mod, "BEFORE"))
    return g_strdup_printf (_("before %s"), words);
  if (g_str_equal (mod, "AFTER"))
    return g_strdup_printf (_("after %s"), words);
  if (g_str_equal (mod, "ON_OR_BEFORE"))
    return g_strdup_printf (_("%s or before"), words);
  if (g_str_equal (mod, "ON_OR_AFTER"))
    return g_strdup_printf (_("%s or after"), words);
  if (g_str_equal (mod, "LESS_THAN"))
    return g_strdup_printf (_("less than %s"), words);
  if (g_str_equal (mod, "MORE_THAN"))
    return g_strdup_printf (_("more than %s"), words);
  if (g_str_equal (mod, "EQUAL_OR_LESS"))
    return g_strdup_printf (_("at most %s"), words);
  if (g_str_equal (mod, "EQUAL_OR_MORE"))
    return g_strdup_printf (_("at least %s"), words);
  return g_strdup_printf ("%s (%s)", words, mod);
}
