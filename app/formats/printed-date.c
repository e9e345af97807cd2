#include "formats/printed-date.h"

#include <string.h>

#define MAX_TOKENS 48

/* The beginnings by which a month is known, lower case, a blank around each; three letters are
 * enough where a name is cut. */
static const char *const months[12] = {
  " january jan januar jänner janvier janv enero ene janeiro gennaio gen januari января янв січня "
  "stycznia ledna ocak يناير ianuarie leden sty ",
  " february feb februar feber février févr fév febrero fevereiro fev febbraio februari февраля "
  "фев "
  "лютого lutego února şubat فبراير lut ",
  " march mar märz mär mars marzo março maart maret марта мар березня marca března mart مارس "
  "marec ",
  " april apr avril avr abril abr aprile апреля апр квітня kwietnia dubna nisan أبريل kwi duben ",
  " may mai mayo maio maggio mag mei maj мая травня maja května mayıs مايو květen ",
  " june jun juni juin junio junho giugno giu июня червня czerwca června haziran يونيو cze giug ",
  " july jul juli juillet juil julio julho luglio lug июля липня lipca července temmuz يوليو lip ",
  " august aug août agosto ago augustus augusti августа авг серпня sierpnia srpna ağustos أغسطس "
  "sie ",
  " september sep sept septembre septiembre setiembre setembro set settembre сентября сен вересня "
  "września září eylül سبتمبر wrz ",
  " october oct oktober okt octobre octubre outubro out ottobre ott октября окт жовтня "
  "października "
  "října ekim أكتوبر paź ",
  " november nov novembre noviembre novembro ноября ноя листопада listopada listopadu kasım نوفمبر "
  "lis ",
  " december dec dezember dez décembre déc diciembre dic dezembro dicembre декабря дек грудня "
  "grudnia "
  "prosince aralık ديسمبر gru ",
};

typedef enum
{
  WORD,
  NUMBER,
  MONTH,
} TokenKind;

typedef struct
{
  TokenKind kind;
  guint value;
  guint n_digits;
  gunichar next; /* the character right behind it */
} Token;

static guint
find_month (const char *word, gsize n_bytes)
{
  g_autofree char *lower = g_utf8_strdown (word, (gssize) n_bytes);
  g_autofree char *wanted = g_strdup_printf (" %s ", lower);

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    if (strstr (months[i], wanted) != NULL)
      return i + 1;
  return 0;
}

/* Words that stand between the parts of a date and say nothing. */
static gboolean
is_filler (const char *word, gsize n_bytes)
{
  static const char *const fillers[] = { "de", "del", "of", "the", "th", "st", "nd", "rd",
                                         "er", "di",  "年", "月",  "日", "년", "월", "일" };

  for (guint i = 0; i < G_N_ELEMENTS (fillers); i++)
    if (strlen (fillers[i]) == n_bytes && g_ascii_strncasecmp (fillers[i], word, n_bytes) == 0)
      return TRUE;
  return FALSE;
}

static const char *
read_number (const char *at, Token *token)
{
  token->kind = NUMBER;
  for (; g_ascii_isdigit (*at); at++, token->n_digits++)
    token->value = MIN (token->value * 10 + (guint) (*at - '0'), 100000);
  return at;
}

static const char *
read_word (const char *at, Token *token, gboolean *filler)
{
  const char *start = at;

  while (g_unichar_isalpha (g_utf8_get_char (at)) || g_unichar_ismark (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  *filler = is_filler (start, (gsize) (at - start));
  token->value = find_month (start, (gsize) (at - start));
  token->kind = token->value > 0 ? MONTH : WORD;
  return at;
}

static guint
read_tokens (const char *words, Token *tokens)
{
  guint n = 0;

  for (const char *at = words; *at != '\0' && n < MAX_TOKENS;)
    {
      Token token = { 0 };
      gboolean filler = FALSE;
      if (g_ascii_isdigit (*at))
        at = read_number (at, &token);
      else if (g_unichar_isalpha (g_utf8_get_char (at)))
        at = read_word (at, &token, &filler);
      else
        {
          at = g_utf8_next_char (at);
          continue;
        }
      token.next = g_utf8_get_char (at);
      if (!filler)
        tokens[n++] = token;
    }
  return n;
}

static gboolean
is_number (const Token *token, guint min_digits, guint max_digits)
{
  return token->kind == NUMBER && token->n_digits >= min_digits && token->n_digits <= max_digits;
}

static char *
make_day (const Token *year, guint month, const Token *day)
{
  if (year->value < 1500 || year->value > 2500
      || !g_date_valid_dmy ((GDateDay) day->value, (GDateMonth) month, (GDateYear) year->value))
    return NULL;
  return g_strdup_printf ("%04u-%02u-%02u", year->value, month, day->value);
}

/* "2017-07-21", "2017年7月21日" */
static char *
read_year_first (const Token *t)
{
  if (!is_number (&t[0], 4, 4) || !is_number (&t[1], 1, 2) || !is_number (&t[2], 1, 2)
      || (t[0].next != t[1].next && t[0].next != 0x5E74))
    return NULL;
  return make_day (&t[0], t[1].value, &t[2]);
}

/* "21.07.2017", "21/07/2017": where the day may be the month, nothing is said. */
static char *
read_numbers (const Token *t)
{
  if (!is_number (&t[0], 1, 2) || !is_number (&t[1], 1, 2) || !is_number (&t[2], 4, 4)
      || t[0].next != t[1].next
      || (t[0].next != '.' && t[0].next != '/' && t[0].next != '-'))
    return NULL;
  if (t[0].next == '.' || t[0].value > 12 || t[0].value == t[1].value)
    return make_day (&t[2], t[1].value, &t[0]);
  return t[1].value > 12 ? make_day (&t[2], t[0].value, &t[1]) : NULL;
}

static char *
read_at (const Token *t)
{
  if (t[0].kind == MONTH && is_number (&t[1], 1, 2) && is_number (&t[2], 4, 4))
    return make_day (&t[2], t[0].value, &t[1]);
  if (t[1].kind == MONTH && is_number (&t[0], 1, 2) && is_number (&t[2], 4, 4))
    return make_day (&t[2], t[1].value, &t[0]);
  char *day = read_year_first (t);
  return day != NULL ? day : read_numbers (t);
}

char *
anno_printed_date_read (const char *words)
{
  Token tokens[MAX_TOKENS] = { 0 };
  char *day = NULL;

  g_return_val_if_fail (words != NULL, NULL);

  guint n = read_tokens (words, tokens);
  for (guint i = 0; i + 2 < n && day == NULL; i++)
    day = read_at (&tokens[i]);
  return day;
}
