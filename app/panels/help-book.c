#include "panels/help-book.h"

#include "panels/help-node.h"

#include <string.h>

#define ENDING ".page"
#define INDEX "index"

static void
topic_free (AnnoHelpTopic *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->summary);
  g_free (self->order);
  g_free (self);
}

char *
anno_help_book_find (const char *const *places, const char *below)
{
  g_return_val_if_fail (places != NULL && below != NULL, NULL);

  for (const char *const *language = g_get_language_names (); *language != NULL; language++)
    for (const char *const *place = places; *place != NULL; place++)
      {
        g_autofree char *folder = g_build_filename (*place, *language, below, NULL);
        g_autofree char *index = g_build_filename (folder, INDEX ENDING, NULL);
        if (g_file_test (index, G_FILE_TEST_IS_REGULAR))
          return g_steal_pointer (&folder);
      }
  return NULL;
}

AnnoHelpNode *
anno_help_book_read (const char *folder, const char *page, GError **error)
{
  g_return_val_if_fail (folder != NULL && page != NULL, NULL);

  g_autofree char *name = g_strconcat (page, ENDING, NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, error);
  if (file == NULL)
    return NULL;
  g_autoptr (GBytes) bytes = g_mapped_file_get_bytes (file);
  return anno_help_node_parse (bytes, error);
}

static gboolean
is_below_index (const AnnoHelpNode *info)
{
  const AnnoHelpNode *guide = info != NULL ? anno_help_node_child (info, "link", "guide") : NULL;

  return guide != NULL && g_strcmp0 (guide->xref, INDEX) == 0;
}

static AnnoHelpTopic *
topic_new (const char *id, const AnnoHelpNode *page, const AnnoHelpNode *info)
{
  AnnoHelpTopic *self = g_new0 (AnnoHelpTopic, 1);

  self->id = g_strdup (id);
  self->title = anno_help_node_get_words (anno_help_node_child (page, "title", NULL));
  self->summary = anno_help_node_get_words (anno_help_node_child (info, "desc", NULL));
  self->order = anno_help_node_get_words (anno_help_node_child (info, "title", "sort"));
  return self;
}

static void
add_topic (GPtrArray *topics, const char *folder, const char *name)
{
  g_autofree char *id = g_strndup (name, strlen (name) - strlen (ENDING));
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnoHelpNode) page = anno_help_book_read (folder, id, &error);

  if (page == NULL)
    {
      g_debug ("%s: %s", name, error->message);
      return;
    }
  const AnnoHelpNode *info = anno_help_node_child (page, "info", NULL);
  if (is_below_index (info))
    g_ptr_array_add (topics, topic_new (id, page, info));
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const AnnoHelpTopic *left = *(AnnoHelpTopic *const *) a, *right = *(AnnoHelpTopic *const *) b;
  int order = g_strcmp0 (left->order, right->order);

  return order != 0 ? order : g_utf8_collate (left->title, right->title);
}

GPtrArray *
anno_help_book_list (const char *folder)
{
  g_return_val_if_fail (folder != NULL, NULL);

  GPtrArray *topics = g_ptr_array_new_with_free_func ((GDestroyNotify) topic_free);
  g_autoptr (GDir) names = g_dir_open (folder, 0, NULL);
  for (const char *name = names != NULL ? g_dir_read_name (names) : NULL; name != NULL;
       name = g_dir_read_name (names))
    if (g_str_has_suffix (name, ENDING))
      add_topic (topics, folder, name);
  g_ptr_array_sort (topics, compare);
  return topics;
}
