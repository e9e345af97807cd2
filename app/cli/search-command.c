#include "cli/search-command.h"

#include "cli/fresh-index.h"
#include "cli/output.h"
#include "cli/place.h"
#include "formats/json-print.h"
#include "index/scan.h"
#include "session/tagset-store.h"

#define USUAL_LIMIT 100

typedef struct
{
  gboolean json;
  gboolean no_index;
  int limit;
} Options;

static void
print_matches (GString *out, const AnnoHit *hit)
{
  anno_json_print_key (out, "matches");
  g_string_append_c (out, '[');
  for (guint i = 0; i < hit->matches->len; i++)
    {
      AnnoRange match = g_array_index (hit->matches, AnnoRange, i);
      g_string_append_printf (out, "%s[%u,%u]", i > 0 ? "," : "", match.start, match.end);
    }
  g_string_append_c (out, ']');
}

static void
print_json (const AnnoHit *hit)
{
  g_autoptr (GString) line = g_string_new ("{");

  anno_output_json_path (line, "article", hit->path);
  anno_json_print_member (line, "title", hit->title);
  anno_json_print_member (line, "date", hit->date);
  if (hit->slug != NULL || hit->start < hit->end)
    {
      anno_json_print_number (line, "start", hit->start);
      anno_json_print_number (line, "end", hit->end);
    }
  anno_output_json_path (line, "annotator", hit->slug);
  anno_json_print_member (line, "tag", hit->tag);
  anno_json_print_member (line, "person", hit->person);
  anno_json_print_member (line, "text", hit->text);
  anno_json_print_member (line, "note", hit->note);
  if (hit->is_unsure)
    {
      anno_json_print_key (line, "unsure");
      g_string_append (line, "true");
    }
  anno_json_print_member (line, "snippet", hit->snippet);
  print_matches (line, hit);
  g_string_append_c (line, '}');
  anno_output_json (line);
}

static void
add_column (GPtrArray *columns, const char *text)
{
  g_ptr_array_add (columns, g_strdup (text != NULL && *text != '\0' ? text : "-"));
}

static void
print_columns (const AnnoHit *hit)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *place = hit->slug != NULL || hit->start < hit->end
                               ? g_strdup_printf ("%u-%u", hit->start, hit->end)
                               : NULL;

  add_column (columns, hit->path);
  add_column (columns, place);
  add_column (columns, hit->date);
  if (hit->slug != NULL)
    {
      add_column (columns, hit->slug);
      add_column (columns, hit->tag);
      add_column (columns, hit->person);
      add_column (columns, hit->text);
    }
  else
    {
      add_column (columns, hit->title);
      add_column (columns, hit->snippet);
    }
  anno_output_columns (columns);
}

static AnnoSearchResults *
search (const AnnoPlace *place, const char *named, const AnnoQuery *query, const Options *options,
        GError **error)
{
  AnnoSearchWish wish = { .order = ANNO_SEARCH_BY_DATE,
                          .scope = place->scope,
                          .count = TRUE,
                          .limit = options->limit > 0 ? (guint) options->limit : G_MAXUINT };

  if (!anno_fresh_index_check (place->root, named, error))
    return NULL;
  if (options->no_index && anno_query_is_words (query))
    return anno_scan_run (place->root, query, &wish, NULL, error);
  g_autoptr (AnnoIndexStore) store
      = anno_fresh_index_open (place->root, named, options->no_index, error);
  const AnnoIndexMap *map = store != NULL ? anno_index_map_get (store, error) : NULL;
  return map != NULL ? anno_search_run (store, map, query, &wish, error) : NULL;
}

static void
tell_rest (const char *named, const AnnoSearchResults *results)
{
  if (results->n <= results->hits->len)
    return;
  g_autofree char *message
      = g_strdup_printf ("%" G_GUINT64_FORMAT " found, of which the first %u are shown.",
                         results->n, results->hits->len);
  anno_output_message (named, message);
}

static AnnoExit
search_corpus (const char *named, const char *text, const Options *options)
{
  g_auto (AnnoPlace) place = { 0 };
  anno_place_init (&place, named);
  g_autoptr (GError) error = NULL;
  /* One that can't be read is told by "check"; the search goes on with the default. */
  g_autoptr (AnnoTagset) tagset = anno_tagset_store_read (place.root, NULL, NULL);
  g_autofree char *whole = g_strconcat (text, " ", NULL); /* no word goes on */
  g_autoptr (AnnoQuery) query = anno_query_new (whole, tagset);
  if (anno_query_is_empty (query))
    return anno_command_misused (&anno_search_command, "There is nothing to look for");

  g_autoptr (AnnoSearchResults) results = search (&place, named, query, options, &error);
  if (results == NULL)
    {
      anno_output_message (named, error->message);
      return ANNO_EXIT_INPUT;
    }
  for (guint i = 0; i < results->hits->len; i++)
    if (options->json)
      print_json (results->hits->pdata[i]);
    else
      print_columns (results->hits->pdata[i]);
  tell_rest (named, results);
  return ANNO_EXIT_DONE;
}

/* The words but for one "--", which a query that begins with a minus has in front. Returns how
 * many. */
static guint
take_words (char **arguments, const char **words)
{
  gboolean had_dashes = FALSE;
  guint n = 0;

  for (char **argument = arguments; *argument != NULL; argument++)
    if (!had_dashes && g_str_equal (*argument, "--"))
      had_dashes = TRUE;
    else if (n++ < 2)
      words[n - 1] = *argument;
  return n;
}

static AnnoExit
run (char ***arguments)
{
  Options options = { .limit = USUAL_LIMIT };
  const GOptionEntry entries[] = {
    { "json", 'j', 0, G_OPTION_ARG_NONE, &options.json,
      "Print each find as a JSON object on a line", NULL },
    { "limit", 'n', 0, G_OPTION_ARG_INT, &options.limit,
      "Print so many at most; 0 for all (the usual is 100)", "N" },
    { "no-index", 0, 0, G_OPTION_ARG_NONE, &options.no_index,
      "Read the files, and leave the index alone", NULL },
    G_OPTION_ENTRY_NULL,
  };
  AnnoExit status = ANNO_EXIT_DONE;
  if (!anno_command_parse (&anno_search_command, entries, arguments, &status))
    return status;
  const char *words[2] = { NULL, NULL };
  guint n = take_words (*arguments, words);
  if (n != G_N_ELEMENTS (words))
    return anno_command_misused (&anno_search_command, "It takes one corpus and one query");
  if (options.limit < 0)
    return anno_command_misused (&anno_search_command, "A limit is a number from 0");
  return search_corpus (words[0], words[1], &options);
}

const AnnoCommand anno_search_command = {
  .name = "search",
  .arguments = "CORPUS QUERY",
  .summary = "Find articles by their words, and annotations by what they say",
  .description
  = "CORPUS is a folder of articles, or a folder in one. QUERY is one argument: words that must\n"
    "all be there, \"phrases in quotes\", and filters: tag:claim, person:graham, role:senator (any\n"
    "field of the tagset), note:word, is:unsure, by:annotator, state:done, date:2017-07,\n"
    "date:2017-07-01..2017-07-31, source:agency. A minus in front means: not that. With a filter\n"
    "on annotations, annotations are found, and the words are looked for in them; else articles.\n"
    "The latest come first. A QUERY that begins with a minus has \"--\" in front of it.\n\n"
    "Without --json, a find is a line of columns with tabs between them: the article, the place\n"
    "in it and the date, then the title and the words around; of annotations, the annotator, the\n"
    "tag, the person and the words.\n\n"
    "Exit status: 0 done, 2 wrong usage, 3 CORPUS could not be read, 4 the output could not be\n"
    "written.",
  .run = run,
};
