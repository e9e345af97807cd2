#include "foreign/conll-tags.h"

#include <string.h>

static const AnnoConllTag *
tag_at (const GArray *tags, guint place)
{
  return &g_array_index (tags, AnnoConllTag, place);
}

const char *
anno_conll_scheme_name (AnnoConllScheme scheme)
{
  static const char *const names[] = { "IOB2", "IOB1", "BIOES", "BILOU", "IOE2", "IOE1" };

  g_return_val_if_fail (scheme < ANNO_CONLL_N_SCHEMES, NULL);
  return names[scheme];
}

static gboolean
is_within (char letter, const char *letters)
{
  return strchr (letters, letter) != NULL;
}

/* Whether the word before is in the same sentence, has the same type, and one of those letters. */
static gboolean
follows (const GArray *tags, guint place, const char *letters)
{
  const AnnoConllTag *tag = tag_at (tags, place);

  return place > 0 && !tag->opens_sentence && tag_at (tags, place - 1)->type == tag->type
         && is_within (tag_at (tags, place - 1)->letter, letters);
}

/* The same of the word after. */
static gboolean
precedes (const GArray *tags, guint place, const char *letters)
{
  const AnnoConllTag *tag = tag_at (tags, place);
  const AnnoConllTag *next = place + 1 < tags->len ? tag + 1 : NULL;

  return next != NULL && !next->opens_sentence && next->type == tag->type
         && is_within (next->letter, letters);
}

/* With a letter for the end of a span, and one for a span of one word. */
static gboolean
is_amiss_in_four (const GArray *tags, guint place, char last, char only)
{
  const char before[] = { 'B', 'I', '\0' }, after[] = { 'I', last, '\0' };
  char letter = tag_at (tags, place)->letter;

  if (letter == only)
    return FALSE;
  if (letter != 'B' && letter != 'I' && letter != last)
    return TRUE;
  return (letter != 'B' && !follows (tags, place, before))
         || (letter != last && !precedes (tags, place, after));
}

gboolean
anno_conll_is_amiss (AnnoConllScheme scheme, const GArray *tags, guint place)
{
  g_return_val_if_fail (tags != NULL && place < tags->len, FALSE);

  char letter = tag_at (tags, place)->letter;
  if (letter == 'O')
    return FALSE;
  switch (scheme)
    {
    case ANNO_CONLL_IOB2:
      return letter == 'I' ? !follows (tags, place, "BI") : letter != 'B';
    case ANNO_CONLL_IOB1:
      return letter == 'B' ? !follows (tags, place, "BI") : letter != 'I';
    case ANNO_CONLL_IOE2:
      return letter == 'I' ? !precedes (tags, place, "IE") : letter != 'E';
    case ANNO_CONLL_IOE1:
      return letter == 'E' ? !precedes (tags, place, "IE") : letter != 'I';
    case ANNO_CONLL_BIOES:
      return is_amiss_in_four (tags, place, 'E', 'S');
    default:
      return is_amiss_in_four (tags, place, 'L', 'U');
    }
}

AnnoConllScheme
anno_conll_find_scheme (const GArray *tags)
{
  g_return_val_if_fail (tags != NULL, ANNO_CONLL_IOB2);

  guint amiss[ANNO_CONLL_N_SCHEMES] = { 0 };
  guint best = 0;
  for (guint scheme = 0; scheme < ANNO_CONLL_N_SCHEMES; scheme++)
    {
      for (guint i = 0; i < tags->len; i++)
        amiss[scheme] += anno_conll_is_amiss ((AnnoConllScheme) scheme, tags, i);
      if (amiss[scheme] < amiss[best])
        best = scheme;
    }
  return (AnnoConllScheme) best;
}

GArray *
anno_conll_list_spans (const GArray *tags, guint start, guint end)
{
  g_return_val_if_fail (tags != NULL && start <= end && end <= tags->len, NULL);

  GArray *spans = g_array_new (FALSE, FALSE, sizeof (AnnoConllSpan));
  for (guint i = start; i < end; i++)
    {
      const AnnoConllTag *tag = tag_at (tags, i);
      const AnnoConllSpan span = { i, i + 1, tag->type };
      if (tag->letter == 'O')
        continue;
      if (i > start && is_within (tag->letter, "IEL") && follows (tags, i, "BI"))
        g_array_index (spans, AnnoConllSpan, spans->len - 1).end = i + 1;
      else
        g_array_append_val (spans, span);
    }
  return spans;
}

static char
choose_letter (AnnoConllScheme scheme, const AnnoConllSpan *span, guint place, gboolean touches)
{
  gboolean is_first = place == span->start, is_last = place + 1 == span->end;

  if (scheme == ANNO_CONLL_IOB1)
    return is_first && touches ? 'B' : 'I';
  if (scheme == ANNO_CONLL_BIOES && is_last)
    return is_first ? 'S' : 'E';
  return is_first ? 'B' : 'I';
}

void
anno_conll_set_letters (AnnoConllScheme scheme, GArray *tags, const GArray *spans)
{
  g_return_if_fail (scheme <= ANNO_CONLL_BIOES && tags != NULL && spans != NULL);

  for (guint i = 0; i < spans->len; i++)
    {
      const AnnoConllSpan *span = &g_array_index (spans, AnnoConllSpan, i);
      const AnnoConllSpan *last = i > 0 ? span - 1 : NULL;
      gboolean touches = last != NULL && last->end == span->start && last->type == span->type
                         && !tag_at (tags, span->start)->opens_sentence;
      for (guint place = span->start; place < span->end; place++)
        g_array_index (tags, AnnoConllTag, place).letter
            = choose_letter (scheme, span, place, touches);
    }
}
