#include "suggest/calendar.h"

#include "suggest/calendar-clock.h"
#include "suggest/calendar-length.h"
#include "suggest/calendar-line.h"
#include "suggest/calendar-point.h"
#include "suggest/calendar-reader.h"
#include "suggest/calendar-set.h"
#include "suggest/calendar-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FILLERS "on|at|of|in|the|this|during|by|around|as of"
#define LEADS                                                                                      \
  "on|in|at|during|by|from|since|until|till|for|over|throughout|through|to|of|as of|within|back "  \
  "in|"                                                                                            \
  "as early as|as late as|as recently as|only|just|starting|beginning"

/* What a rule found. */
typedef struct
{
  AnnoTimexForm form;
  const char *type;
  const char *mod;
} Found;

/* "early", "the end of": the part of a stretch; @within says whether it ends in "of". */
static const char *
take_part_of (AnnoReader *self, gboolean *within)
{
  guint start = self->at;

  *within = FALSE;
  anno_reader_take (self, "the");
  guint which = anno_reader_take (
      self, "very beginning of|very end of|beginning of|start of|outset of|"
            "opening of|end of|close of|middle of|early part of|latter part of");
  if (which > 0)
    {
      *within = TRUE;
      return which == 9                                              ? "MID"
             : which == 2 || which == 7 || which == 8 || which == 11 ? "END"
                                                                     : "START";
    }
  self->at = start;
  anno_reader_take (self, "the");
  anno_reader_take (self, "very");
  which = anno_reader_take (
      self, "early in|early on|early|earlier in|earlier|late in|late on|late|later in|"
            "later|mid");
  if (which > 0)
    {
      *within = which == 1 || which == 4 || which == 6 || which == 9;
      return which <= 5 ? "START" : which <= 10 ? "END" : "MID";
    }
  self->at = start;
  return NULL;
}

static const char *
take_relation (AnnoReader *self)
{
  switch (anno_reader_take (
      self, "on or before|no later than|not later than|on or after|no earlier than|"
            "not earlier than|before|prior to|ahead of|after|following|about|around|"
            "circa|approximately|roughly"))
    {
    case 0:
      return NULL;
    case 1:
    case 2:
    case 3:
      return "ON_OR_BEFORE";
    case 4:
    case 5:
    case 6:
      return "ON_OR_AFTER";
    case 7:
    case 8:
    case 9:
      return "BEFORE";
    case 10:
    case 11:
      return "AFTER";
    default:
      return "APPROX";
    }
}

/* The parts of a moment, in whatever order they are printed: "8:00 p.m. on Friday", "Friday
 * evening". */
typedef struct
{
  AnnoTimexForm point;
  AnnoTimexForm time;
  gboolean has_point;
  gboolean has_time;
  const char *mod;
  gboolean within;
} Moment;

/* "8 o'clock in the evening" is 20:00. */
static void
merge_day_part (AnnoTimexForm *time, AnnoTimexDayPart part)
{
  gboolean late = part == ANNO_TIMEX_AFTERNOON || part == ANNO_TIMEX_EVENING
                  || (part == ANNO_TIMEX_NIGHT && time->hour >= 5);

  if (!time->timed)
    time->day_part = part;
  else if (late && time->hour < 12)
    time->hour += 12;
}

static gboolean
take_time (AnnoReader *self, Moment *moment)
{
  AnnoTimexForm time;

  anno_timex_form_init (&time, ANNO_TIMEX_DAY);
  if (!moment->time.timed && anno_reader_take_clock (self, &time))
    {
      AnnoTimexDayPart part = moment->time.day_part;
      moment->time = time;
      merge_day_part (&moment->time, part);
    }
  else if (moment->time.day_part == ANNO_TIMEX_PART_NONE && anno_reader_take_day_part (self, &time))
    merge_day_part (&moment->time, time.day_part);
  else
    return FALSE;
  moment->has_time = TRUE;
  return TRUE;
}

static gboolean
take_moment_part (AnnoReader *self, Moment *moment)
{
  AnnoTimexForm night;

  if (!moment->has_point && anno_reader_take_night (self, &night))
    {
      moment->point = night;
      moment->point.day_part = ANNO_TIMEX_PART_NONE;
      moment->has_point = moment->has_time = TRUE;
      merge_day_part (&moment->time, night.day_part);
      return TRUE;
    }
  if (take_time (self, moment))
    return TRUE;
  if (!moment->has_point && anno_reader_take_point (self, moment->within, &moment->point))
    return moment->has_point = TRUE;
  if (moment->mod == NULL && (moment->mod = take_part_of (self, &moment->within)) != NULL)
    return TRUE;
  return anno_reader_take (self, FILLERS) > 0;
}

static gboolean
finish_moment (AnnoReader *self, const Moment *moment, Found *found)
{
  found->form = moment->point;
  found->type = "DATE";
  found->mod = moment->mod;
  if (!moment->has_time)
    return moment->has_point;
  if (!moment->has_point
      && (!anno_reader_need_today (self) || !anno_reader_shift_day (self, 0, &found->form)))
    return FALSE;
  if (found->form.kind != ANNO_TIMEX_DAY)
    return FALSE;
  found->type = "TIME";
  found->form.day_part = moment->time.day_part;
  found->form.timed = moment->time.timed;
  found->form.hour = moment->time.hour;
  found->form.minute = moment->time.minute;
  found->form.second = moment->time.second;
  found->form.zoned = moment->time.zoned;
  found->form.offset = moment->time.offset;
  return TRUE;
}

static gboolean
read_moment (AnnoReader *self, Found *found)
{
  Moment moment = { 0 };

  anno_timex_form_init (&moment.time, ANNO_TIMEX_DAY);
  moment.mod = take_relation (self);
  while (!anno_reader_at_end (self))
    if (!take_moment_part (self, &moment))
      return FALSE;
  return finish_moment (self, &moment, found);
}

static gboolean
read_set (AnnoReader *self, Found *found)
{
  found->type = "SET";
  found->mod = NULL;
  return anno_reader_take_set (self, &found->form);
}

static gboolean
read_length (AnnoReader *self, Found *found)
{
  if (!anno_reader_take_length (self, &found->form, &found->mod))
    return FALSE;
  found->type = found->form.kind == ANNO_TIMEX_REF ? "DATE" : "DURATION";
  return TRUE;
}

typedef gboolean (*Rule) (AnnoReader *self, Found *found);

/* With the words as they are, then without what leads them in: "over a year" is longer than one,
 * "over the weekend" is not. */
static gboolean
read_any (AnnoReader *self, Found *found)
{
  static const Rule rules[] = { read_set, read_moment, read_length };

  for (guint leads = 0; leads < 2; leads++)
    {
      self->at = 0;
      if (leads > 0 && anno_reader_take (self, LEADS) == 0)
        break;
      guint start = self->at;
      for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
        {
          self->at = start;
          self->relative = FALSE;
          if (rules[i](self, found) && anno_reader_at_end (self))
            return TRUE;
          if (self->refusal != NULL)
            return FALSE; /* it was understood, and can't be */
        }
    }
  return FALSE;
}

/* The words as one phrase: "in the near future". */
static char *
phrase_of (const AnnoReader *self)
{
  g_autoptr (GString) phrase = g_string_new (NULL);

  for (guint i = 0; i < self->tokens->len; i++)
    {
      if (i > 0)
        g_string_append_c (phrase, ' ');
      g_string_append (phrase, g_array_index (self->tokens, AnnoToken, i).word);
    }
  return g_strdup (phrase->str);
}

static gboolean
is_time_word (const char *word)
{
  const AnnoWordUnit *unit = anno_word_unit (word);

  return (unit != NULL && !unit->plural) || anno_word_weekday (word) > 0
         || anno_word_month (word) > 0 || anno_word_season (word) > 0
         || anno_word_day_part (word) != ANNO_TIMEX_PART_NONE || g_str_equal (word, "weekend");
}

/* "later that day", "the same month a year ago", "the next morning", "the night before": which one,
 * the text has said. */
static gboolean
points_back (const AnnoReader *self)
{
  gboolean back = FALSE;

  for (guint i = 0; i < self->tokens->len; i++)
    {
      const char *word = anno_reader_word (self, i), *behind = anno_reader_word (self, i + 1);
      back = back || g_str_equal (word, "that") || g_str_equal (word, "same");
      if (back && is_time_word (behind))
        return TRUE;
      if ((g_str_equal (word, "next") || g_str_equal (word, "previous"))
          && anno_word_day_part (behind) != ANNO_TIMEX_PART_NONE)
        return TRUE;
      if (i > 0 && g_str_equal (anno_reader_word (self, i - 1), "the")
          && g_str_equal (word, "following") && is_time_word (behind))
        return TRUE;
      if (i + 2 == self->tokens->len && is_time_word (word)
          && (g_str_equal (behind, "before") || g_str_equal (behind, "after")))
        return TRUE;
    }
  return FALSE;
}

/* Words that are a date only where they are written like one. */
static gboolean
is_trap (AnnoReader *self)
{
  static const char *const common_words[]
      = { "may", "march", "mar", "sun", "sat", "wed", "second", NULL };

  if (g_strv_contains (common_words, self->words))
    return !anno_reader_refuse (
        self, ANNO_CALENDAR_ERROR_AMBIGUOUS,
        _("“%s” in small letters is an ordinary word; as a date it begins with a "
           "capital"),
        self->words);
  if (g_ascii_strcasecmp (self->words, "the sun") == 0)
    return TRUE;
  if (g_str_equal (self->words, "24/7"))
    return !anno_reader_refuse (self, ANNO_CALENDAR_ERROR_UNKNOWN,
                                _("“%s” means all the time, not a day"), self->words);
  if (g_str_equal (self->words, "This Week"))
    return !anno_reader_refuse (self, ANNO_CALENDAR_ERROR_AMBIGUOUS,
                                _("“%s” in capitals looks like the title of a programme"), self->words);
  return FALSE;
}

static gboolean
put (AnnoTimex *out, const char *type, char *value, const char *mod)
{
  g_strlcpy (out->type, type, sizeof out->type);
  out->value = value;
  out->mod = mod;
  return TRUE;
}

/* A value as it is, typed or copied; not three digits, which are more likely a number than a
 * decade. */
static gboolean
read_value (const char *words, AnnoTimex *out)
{
  const char *type = strlen (words) > 4 || *words == 'P' ? anno_timex_guess_type (words) : NULL;
  return type != NULL && put (out, type, g_strdup (words), NULL);
}

static gboolean
read_phrase (AnnoReader *self, AnnoTimex *out)
{
  g_autofree char *phrase = phrase_of (self);
  const char *ref = anno_word_ref (phrase);

  if (ref != NULL)
    return put (out, "DATE", g_strdup (ref), NULL);
  const char *nothing = anno_word_nothing (phrase);
  if (nothing == NULL)
    return FALSE;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return anno_reader_refuse (self, ANNO_CALENDAR_ERROR_NEEDS_TEXT, nothing, self->words);
#pragma GCC diagnostic pop
}

/* Two dates with a dash between their numbers, which no length follows: "July 3–9, 2017". */
static gboolean
is_dashed_range (const AnnoReader *self)
{
  for (guint i = 0; i < self->tokens->len; i++)
    {
      const AnnoToken *token = &g_array_index (self->tokens, AnnoToken, i);
      if (token->kind == ANNO_TOKEN_DATE || anno_word_unit (token->word) != NULL)
        return FALSE;
    }
  return g_regex_match_simple ("[0-9]\\s*[-–—]\\s*[0-9]", self->words, 0, 0);
}

/* A value names one time; a stretch between two is two dates, each with a value of its own. */
static void
refuse_as_range (AnnoReader *self)
{
  if (!is_dashed_range (self)
      && !g_regex_match_simple ("^(between\\s.+\\sand|from\\s.+\\s(to|until|till|through))\\s.",
                                self->words, G_REGEX_CASELESS, 0))
    return;
  g_clear_error (&self->refusal);
  anno_reader_refuse (self, ANNO_CALENDAR_ERROR_AMBIGUOUS,
                      _("“%s” goes from one date to another, and a value names only one: mark the "
                        "two by themselves"),
                      self->words);
}

static gboolean
read_words (AnnoReader *self, AnnoTimex *out)
{
  Found found = { 0 };

  if (is_trap (self))
    return FALSE;
  if (read_phrase (self, out))
    return TRUE;
  if (self->refusal != NULL)
    return FALSE;
  if (points_back (self))
    return anno_reader_refuse (
        self, ANNO_CALENDAR_ERROR_NEEDS_TEXT,
        _("“%s” names no time of its own: it depends on what was said before"), self->words);
  if (!read_any (self, &found))
    {
      refuse_as_range (self);
      return FALSE;
    }
  g_autoptr (GError) error = NULL;
  if (!anno_timex_form_check (&found.form, &error))
    return anno_reader_refuse (self, ANNO_CALENDAR_ERROR_IMPOSSIBLE, "%s", error->message);
  g_autofree char *value = anno_timex_form_print (&found.form);
  if (!anno_timex_check (found.type, value, &error))
    return anno_reader_refuse (self, ANNO_CALENDAR_ERROR_IMPOSSIBLE, "%s", error->message);
  return put (out, found.type, g_steal_pointer (&value), found.mod);
}

gboolean
anno_calendar_resolve (const char *words,
                       const char *document_date,
                       AnnoTimex *out,
                       gboolean *relative,
                       GError **error)
{
  g_return_val_if_fail (words != NULL && out != NULL, FALSE);

  g_autofree char *stripped = g_strstrip (g_utf8_make_valid (words, -1));
  g_auto (AnnoReader) reader = { 0 };

  memset (out, 0, sizeof *out);
  if (relative != NULL)
    *relative = FALSE;
  if (read_value (stripped, out))
    return TRUE;
  gboolean found = anno_reader_init (&reader, stripped, document_date) && read_words (&reader, out);
  if (found && relative != NULL)
    *relative = reader.relative;
  if (found)
    return TRUE;
  if (reader.refusal != NULL)
    g_propagate_error (error, g_steal_pointer (&reader.refusal));
  else if (*stripped == '\0')
    g_set_error (error, ANNO_CALENDAR_ERROR, ANNO_CALENDAR_ERROR_UNKNOWN,
                 _("there are no words to read"));
  else
    g_set_error (error, ANNO_CALENDAR_ERROR, ANNO_CALENDAR_ERROR_UNKNOWN,
                 _("“%s” names no time that the rules know"), stripped);
  return FALSE;
}

char *
anno_calendar_read_day (const char *line)
{
  g_return_val_if_fail (line != NULL, NULL);

  g_auto (AnnoReader) reader = { 0 };
  return anno_reader_init (&reader, line, NULL) ? anno_reader_find_day (&reader) : NULL;
}
