#include "cli/export-choice.h"

#include "cli/fresh-index.h"
#include "cli/output.h"
#include "index/search.h"
#include "session/layout.h"

/* Where a choice has none, it has all: this one isn't there. */
#define NO_ARTICLE "/"

static gboolean
refuse (const char *named, const char *format, const char *word)
{
  g_autofree char *words = g_strdup_printf ("%s “%s”.", format, word);
  anno_output_message (named, words);
  return FALSE;
}

static gboolean
choose_tags (const AnnoExportWords *words, AnnoTagset *tagset, AnnoSetChoice *choice)
{
  for (char **tag = words->tags; tag != NULL && *tag != NULL; tag++)
    {
      const AnnoTag *found = anno_tagset_find (tagset, *tag);
      if (found == NULL)
        return refuse (words->named[0], "There is no tag", *tag);
      anno_set_choice_add_tag (choice, found->id);
    }
  return TRUE;
}

static gboolean
choose_people (const AnnoExportWords *words, const AnnoPlace *place, AnnoSetChoice *choice)
{
  g_auto (GStrv) there = anno_layout_list_annotators (place->root, NULL);

  for (char **slug = words->annotators; slug != NULL && *slug != NULL; slug++)
    {
      if (there == NULL || !g_strv_contains ((const char *const *) there, *slug))
        return refuse (words->named[0], "There is no annotator", *slug);
      anno_set_choice_add_slug (choice, *slug);
    }
  return TRUE;
}

/* One may be a folder; several are articles of one corpus. */
static gboolean
choose_articles (const AnnoExportWords *words, const AnnoPlace *place, AnnoSetChoice *choice)
{
  g_free (choice->scope);
  if (words->named[1] == NULL)
    {
      choice->scope = g_strdup (place->scope);
      return TRUE;
    }
  choice->scope = g_strdup ("");
  for (char **named = words->named; *named != NULL; named++)
    {
      g_auto (AnnoPlace) other = { 0 };
      anno_place_init (&other, *named);
      if (!g_str_equal (other.root, place->root)
          || !g_file_test (*named, G_FILE_TEST_IS_REGULAR))
        return refuse (*named, "It isn’t an article in the corpus", place->root);
      anno_set_choice_add_article (choice, other.scope);
    }
  return TRUE;
}

static AnnoSearchResults *
search (const AnnoExportWords *words, const AnnoPlace *place, AnnoTagset *tagset,
        GError **error)
{
  const AnnoSearchWish wish = { .order = ANNO_SEARCH_BY_DATE,
                                .scope = place->scope,
                                .count = TRUE,
                                .limit = G_MAXUINT };
  g_autofree char *whole = g_strconcat (words->query, " ", NULL); /* no word goes on */
  g_autoptr (AnnoQuery) query = anno_query_new (whole, tagset);

  if (!anno_fresh_index_check (place->root, words->named[0], error))
    return NULL;
  g_autoptr (AnnoIndexStore) store
      = anno_fresh_index_open (place->root, words->named[0], FALSE, error);
  const AnnoIndexMap *map = store != NULL ? anno_index_map_get (store, error) : NULL;
  return map != NULL ? anno_search_run (store, map, query, &wish, error) : NULL;
}

static gboolean
choose_found (const AnnoExportWords *words, const AnnoPlace *place, AnnoTagset *tagset,
              AnnoSetChoice *choice)
{
  g_autoptr (GError) error = NULL;

  if (words->query == NULL)
    return TRUE;
  g_autoptr (AnnoSearchResults) results = search (words, place, tagset, &error);
  if (results == NULL)
    {
      anno_output_message (words->named[0], error->message);
      return FALSE;
    }
  g_autoptr (GHashTable) named = g_steal_pointer (&choice->articles);
  anno_set_choice_add_article (choice, NO_ARTICLE);
  for (guint i = 0; i < results->hits->len; i++)
    {
      const AnnoHit *hit = results->hits->pdata[i];
      if (named == NULL || g_hash_table_contains (named, hit->path))
        anno_set_choice_add_article (choice, hit->path);
    }
  return TRUE;
}

AnnoExit
anno_export_choice_make (const AnnoExportWords *words, const AnnoPlace *place,
                         AnnoTagset *tagset, AnnoSetChoice *choice)
{
  g_return_val_if_fail (words != NULL && place != NULL && choice != NULL, ANNO_EXIT_INPUT);

  if (words->overlaps != NULL)
    anno_flatten_find (words->overlaps, &choice->flatten);
  return choose_articles (words, place, choice) && choose_tags (words, tagset, choice)
                 && choose_people (words, place, choice)
                 && choose_found (words, place, tagset, choice)
             ? ANNO_EXIT_DONE
             : ANNO_EXIT_INPUT;
}
