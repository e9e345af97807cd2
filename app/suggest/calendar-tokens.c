#include "suggest/calendar-tokens.h"

#include <string.h>

#define MAX_TOKENS 64
#define MAX_DIGITS 7

static void
token_clear (gpointer data)
{
  AnnoToken *token = data;
  g_clear_pointer (&token->word, g_free);
}

static AnnoToken
token_init (AnnoTokenKind kind)
{
  return (AnnoToken){ .kind = kind, .numbers = { -1, -1, -1 } };
}

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC;
}

static gboolean
is_hyphen (gunichar c)
{
  return c == '-' || c == 0x2010 || c == 0x2011 || c == 0x2012 || c == 0x2013 || c == 0x2014;
}

/* Up to MAX_DIGITS digits into number @i of @token; FALSE where there is none, or too many. */
static gboolean
take_number (const char **at, AnnoToken *token, guint i)
{
  int sum = 0;
  guint n = 0;

  for (; g_ascii_isdigit ((*at)[n]) && n <= MAX_DIGITS; n++)
    sum = n < MAX_DIGITS ? 10 * sum + g_ascii_digit_value ((*at)[n]) : sum;
  if (n == 0 || n > MAX_DIGITS)
    return FALSE;
  *at += n;
  token->numbers[i] = sum;
  token->digits[i] = n;
  return TRUE;
}

/* What follows the first number where it is a clock, a date in digits, or a pair. */
static gboolean
take_further_numbers (const char **at, AnnoToken *token)
{
  const char *rest = *at;
  char separator = *rest++;

  if (strchr (":./-", separator) == NULL || separator == '\0' || !take_number (&rest, token, 1))
    return FALSE;
  gboolean three = *rest == separator && (rest++, take_number (&rest, token, 2));
  if (g_ascii_isdigit (*rest) || (!three && separator != ':' && separator != '/'))
    {
      token->numbers[1] = token->numbers[2] = -1;
      return FALSE;
    }
  token->separator = separator;
  token->kind = separator == ':' ? ANNO_TOKEN_CLOCK : three ? ANNO_TOKEN_DATE : ANNO_TOKEN_PAIR;
  *at = rest;
  return TRUE;
}

/* "1,998" and "2.5"; of "8.30" the minutes are kept as well. */
static void
take_decimals (const char **at, AnnoToken *token)
{
  const char *rest = *at + 1;

  token->amount = token->numbers[0];
  if (**at == ',' && token->digits[0] <= 3 && take_number (&rest, token, 1)
      && token->digits[1] == 3)
    {
      token->grouped = TRUE;
      token->amount = 1000.0 * token->numbers[0] + token->numbers[1];
      *at = rest;
    }
  else if (**at == '.' && (rest = *at + 1) && take_number (&rest, token, 1))
    {
      double decimals = token->numbers[1];
      for (guint i = 0; i < token->digits[1]; i++)
        decimals /= 10;
      token->amount += decimals;
      *at = rest;
      return;
    }
  token->numbers[1] = -1;
}

static void
take_suffix (const char **at, AnnoToken *token, gboolean apostrophe)
{
  static const char *const ordinals[] = { "st", "nd", "rd", "th", NULL };

  for (guint i = 0; ordinals[i] != NULL; i++)
    if (g_str_has_prefix (*at, ordinals[i]) && !g_ascii_isalpha ((*at)[2]))
      {
        token->kind = ANNO_TOKEN_ORDINAL;
        *at += 2;
        return;
      }
  const char *rest = *at;
  gboolean split = is_apostrophe (g_utf8_get_char (rest));
  if (split)
    rest = g_utf8_next_char (rest);
  if (*rest == 's' && !g_ascii_isalpha (rest[1]))
    {
      gboolean decade = token->numbers[0] % 10 == 0 && !(split && token->numbers[0] % 100 != 0);
      token->kind = decade ? ANNO_TOKEN_DECADE : token->kind;
      token->possessive = split;
      *at = rest + 1;
    }
  else if (apostrophe && token->digits[0] == 2)
    token->kind = ANNO_TOKEN_SHORT_YEAR;
}

static AnnoToken
take_number_token (const char **at, gboolean apostrophe)
{
  AnnoToken token = token_init (ANNO_TOKEN_NUMBER);
  const char *start = *at;

  if (!take_number (at, &token, 0))
    {
      token.kind = ANNO_TOKEN_OTHER;
      while (g_ascii_isdigit (**at))
        (*at)++;
    }
  else if (!take_further_numbers (at, &token))
    {
      take_decimals (at, &token);
      take_suffix (at, &token, apostrophe);
    }
  token.word = g_strndup (start, *at - start);
  return token;
}

/* Letters, with the dots of "p.m." and the apostrophe of "o'clock"; a closing "'s" falls away. */
static AnnoToken
take_word_token (const char **at)
{
  AnnoToken token = token_init (ANNO_TOKEN_WORD);
  g_autoptr (GString) word = g_string_new (NULL);
  const char *p = *at;

  while (TRUE)
    {
      gunichar c = g_utf8_get_char (p);
      const char *next = g_utf8_next_char (p);
      if (g_unichar_isalpha (c))
        g_string_append_unichar (word, c);
      else if (is_apostrophe (c) && *next == 's' && !g_unichar_isalpha (g_utf8_get_char (next + 1)))
        {
          token.possessive = TRUE;
          p = next + 1;
          break;
        }
      else if (*p == '\0' || (c != '.' && !is_apostrophe (c))
               || !g_unichar_isalpha (g_utf8_get_char (next)))
        break;
      p = next;
    }
  *at = *p == '.' ? p + 1 : p;
  token.word = g_strdup (word->str);
  return token;
}

static gboolean
is_nothing (gunichar c)
{
  return g_unichar_isspace (c) || is_hyphen (c) || is_apostrophe (c)
         || (c < 0x80 ? c != 0 && strchr (",;:.()[]\"!?", (int) c) != NULL
                      : g_unichar_type (c) == G_UNICODE_INITIAL_PUNCTUATION
                            || g_unichar_type (c) == G_UNICODE_FINAL_PUNCTUATION
                            || g_unichar_type (c) == G_UNICODE_FORMAT
                            || g_unichar_type (c) == G_UNICODE_OPEN_PUNCTUATION);
}

/* "GMT +8", "UTC-5": a sign only behind the name of a zone. */
static gboolean
is_sign (GArray *tokens, const char *at)
{
  const AnnoToken *last
      = tokens->len > 0 ? &g_array_index (tokens, AnnoToken, tokens->len - 1) : NULL;

  return (*at == '+' || *at == '-') && g_ascii_isdigit (at[1]) && last != NULL
         && (g_str_equal (last->word, "gmt") || g_str_equal (last->word, "utc"));
}

static void
add_tokens (GArray *tokens, const char *at)
{
  gboolean apostrophe = FALSE;

  while (*at != '\0' && tokens->len < MAX_TOKENS)
    {
      gunichar c = g_utf8_get_char (at);
      AnnoToken token;
      if (g_ascii_isdigit (*at))
        token = take_number_token (&at, apostrophe);
      else if (g_unichar_isalpha (c))
        token = take_word_token (&at);
      else if (is_nothing (c) && !is_sign (tokens, at))
        {
          apostrophe = is_apostrophe (c);
          at = g_utf8_next_char (at);
          continue;
        }
      else
        {
          token = token_init (*at == '+' || *at == '-' ? ANNO_TOKEN_SIGN : ANNO_TOKEN_OTHER);
          token.word = g_strndup (at, g_utf8_next_char (at) - at);
          at = g_utf8_next_char (at);
        }
      apostrophe = FALSE;
      g_array_append_val (tokens, token);
    }
}

GArray *
anno_tokens_new (const char *words)
{
  g_return_val_if_fail (words != NULL, NULL);

  g_autofree char *whole = g_utf8_normalize (words, -1, G_NORMALIZE_ALL_COMPOSE);
  if (whole == NULL)
    return NULL;
  g_autofree char *small = g_utf8_strdown (whole, -1);
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (AnnoToken));
  g_array_set_clear_func (tokens, token_clear);
  add_tokens (tokens, small);
  return tokens->len < MAX_TOKENS ? g_steal_pointer (&tokens) : NULL;
}
