#include "session/article-facts.h"

#include "suggest/document-day.h"
#include "text/isolate.h"
#include "text/plain.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (anno-fact-error-quark, anno_fact_error)

/* Of AnnoFact. */
static const struct
{
  const char *key;
  gsize offset;
} facts[ANNO_N_FACTS] = {
  { "title", G_STRUCT_OFFSET (AnnoMeta, title) },
  { "byline", G_STRUCT_OFFSET (AnnoMeta, byline) },
  { "date", G_STRUCT_OFFSET (AnnoMeta, date) },
  { "url", G_STRUCT_OFFSET (AnnoMeta, url) },
  { "source", G_STRUCT_OFFSET (AnnoMeta, source) },
  { "language", G_STRUCT_OFFSET (AnnoMeta, language) },
};

static const char *
get (const AnnoMeta *meta, AnnoFact fact)
{
  return G_STRUCT_MEMBER (const char *, meta, facts[fact].offset);
}

/* The separators of lines and of paragraphs end a line, and are no control characters. */
static char *
make_line (const char *text)
{
  g_autoptr (GString) line = g_string_new (text);

  g_string_replace (line, "\342\200\250", " ", 0);
  g_string_replace (line, "\342\200\251", " ", 0);
  return anno_plain_clean (line->str);
}

static gboolean
refuse (GError **error, AnnoFactError code, const char *format, const char *text)
{
  g_autofree char *isolated = anno_isolate_escaped (text);
  g_autoptr (GString) message = g_string_new (format);

  g_string_replace (message, "%s", isolated, 1);
  g_set_error_literal (error, ANNO_FACT_ERROR, code, message->str);
  return FALSE;
}

/* @day: gets it, as the file has it. */
static gboolean
read_day (const AnnoMeta *meta, const char *line, char **day, GError **error)
{
  g_autofree char *read = anno_document_day_read (line, meta->date, error);

  if (read == NULL)
    return FALSE;
  if (!anno_meta_is_day (read))
    return refuse (error, ANNO_FACT_ERROR_DAY, _("“%s” is not a day of the calendar"), line);
  *day = g_steal_pointer (&read);
  return TRUE;
}

static gboolean
is_address (const char *line)
{
  g_autoptr (GUri) uri = g_uri_parse (line, G_URI_FLAGS_NONE, NULL);
  const char *scheme = uri != NULL ? g_uri_get_scheme (uri) : NULL;
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  return (g_strcmp0 (scheme, "http") == 0 || g_strcmp0 (scheme, "https") == 0) && host != NULL
         && *host != '\0' && strpbrk (line, " <>\"{}|\\^`") == NULL;
}

/* As BCP 47 has them: "en", "de-AT", "zh-Hant". */
static gboolean
is_language (const char *line)
{
  return g_regex_match_simple ("\\A[a-z]{2,3}(-[a-z0-9]{1,8})*\\z", line, G_REGEX_CASELESS, 0);
}

static gboolean
check (AnnoFact fact, const char *line, GError **error)
{
  if (fact == ANNO_FACT_URL && !is_address (line))
    return refuse (error, ANNO_FACT_ERROR_ADDRESS,
                   _("“%s” is not a whole address, such as “https://example.org/news”"), line);
  if (fact == ANNO_FACT_LANGUAGE && !is_language (line))
    return refuse (error, ANNO_FACT_ERROR_LANGUAGE,
                   _("“%s” is not the code of a language, such as “en” or “de-AT”"), line);
  return TRUE;
}

static void
put (AnnoMeta *meta, AnnoFact fact, char *value)
{
  char **place = &G_STRUCT_MEMBER (char *, meta, facts[fact].offset);

  g_free (*place);
  *place = value;
  if (fact != ANNO_FACT_DATE)
    return;
  g_free (meta->date_origin);
  meta->date_origin = g_strdup (value != NULL ? "hand" : NULL);
}

const char *
anno_fact_get_key (AnnoFact fact)
{
  g_return_val_if_fail (fact < ANNO_N_FACTS, NULL);
  return facts[fact].key;
}

char *
anno_fact_show (const AnnoMeta *meta, AnnoFact fact)
{
  g_return_val_if_fail (meta != NULL && fact < ANNO_N_FACTS, NULL);

  const char *value = get (meta, fact);
  return value != NULL ? make_line (value) : g_strdup ("");
}

gboolean
anno_fact_set (AnnoMeta *meta, AnnoFact fact, const char *typed, GError **error)
{
  g_return_val_if_fail (meta != NULL && fact < ANNO_N_FACTS && typed != NULL, FALSE);

  if (!g_utf8_validate (typed, -1, NULL))
    return refuse (error, ANNO_FACT_ERROR_TEXT, _("“%s” is not UTF-8"), typed);
  g_autofree char *line = make_line (typed);
  g_autofree char *there = anno_fact_show (meta, fact);
  g_autofree char *day = NULL;
  if (g_str_equal (line, there))
    return TRUE;
  if (*line != '\0' && !check (fact, line, error))
    return FALSE;
  if (*line != '\0' && fact == ANNO_FACT_DATE && !read_day (meta, line, &day, error))
    return FALSE;
  if (day != NULL && g_str_equal (day, there))
    return TRUE;
  put (meta, fact, day != NULL ? g_steal_pointer (&day) : *line != '\0' ? g_strdup (line) : NULL);
  return TRUE;
}

gboolean
anno_facts_equal (const AnnoMeta *a, const AnnoMeta *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  for (guint i = 0; i < ANNO_N_FACTS; i++)
    if (g_strcmp0 (get (a, i), get (b, i)) != 0)
      return FALSE;
  return g_strcmp0 (a->date_origin, b->date_origin) == 0;
}
