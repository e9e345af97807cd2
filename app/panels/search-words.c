#include "panels/search-words.h"

#include "text/isolate.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *
in_articles (guint64 n)
{
  return g_strdup_printf (ngettext ("%'u article", "%'u articles", (gulong) n), (guint) n);
}

static char *
in_hits (guint64 n)
{
  return g_strdup_printf (ngettext ("%'u hit", "%'u hits", (gulong) n), (guint) n);
}

static char *
count_all (AnnoHitSearch *search)
{
  guint64 n = 0, n_articles = 0;
  gboolean is_exact = anno_hit_search_count (search, &n, &n_articles);
  g_autofree char *articles = in_articles (anno_hit_search_finds_spans (search) ? n_articles : n);
  g_autofree char *hits = in_hits (n);

  if (n == 0)
    return g_strdup (_ ("Nothing found"));
  if (!is_exact)
    return g_strdup_printf (_ ("At least %s"),
                            anno_hit_search_finds_spans (search) ? hits : articles);
  if (!anno_hit_search_finds_spans (search))
    return g_steal_pointer (&articles);
  /* Translators: "312 hits", and "45 articles". */
  return g_strdup_printf (_ ("%s in %s"), hits, articles);
}

char *
anno_search_words_count (AnnoHitSearch *search)
{
  guint n_done = 0, n_all = 0;

  g_return_val_if_fail (ANNO_IS_HIT_SEARCH (search), NULL);

  if (anno_hit_search_get_query (search) == NULL || anno_hit_search_is_busy (search)
      || anno_hit_search_get_problem (search) != NULL)
    return g_strdup ("");
  g_autofree char *all = count_all (search);
  if (anno_hit_search_is_whole (search, &n_done, &n_all))
    return g_steal_pointer (&all);
  if (n_done >= n_all)
    /* Translators: what was found: "45 articles". */
    return g_strdup_printf (_ ("%s so far: the articles are still being read"), all);
  /* Translators: what was found ("45 articles"); then how many articles were read, of how many. */
  return g_strdup_printf (_ ("%s so far: %'u of %'u articles are read"), all, n_done, n_all);
}

/* What looks like a filter, and isn't one: its name and a colon before something. */
static gboolean
looks_like_filter (const AnnoClause *clause)
{
  const char *colon = strchr (clause->text, ':');

  return clause->kind == ANNO_CLAUSE_WORDS && colon != NULL && colon > clause->text
         && strchr (clause->text, ' ') == NULL && g_ascii_isalpha (colon[-1])
         && !g_str_has_prefix (colon, "://");
}

static char *
doubt_of (const AnnoClause *clause)
{
  g_autofree char *shown = anno_isolate (clause->text);

  if (g_str_has_prefix (clause->text, "date:"))
    return g_strdup_printf (_ ("“%s” isn’t a date: write date:2017, date:2017-07 or "
                               "date:2017-07-01..2017-07-31."),
                            shown);
  return g_strdup_printf (_ ("“%s” isn’t a filter: it is looked for as words."), shown);
}

char *
anno_search_words_doubt (const AnnoQuery *query)
{
  g_return_val_if_fail (query != NULL, NULL);

  for (guint i = 0; i < anno_query_get_n (query); i++)
    if (looks_like_filter (anno_query_get_clause (query, i)))
      return doubt_of (anno_query_get_clause (query, i));
  return NULL;
}
