#include "formats/layer-quotes.h"

/* The value of that member, or one without text. */
static AnnoJsonSlice
get_member (const AnnoJsonSlice *object, const char *name)
{
  AnnoJsonSlice key, value;

  for (const char *at = NULL; anno_json_next_pair (object, &at, &key, &value);)
    if (anno_json_slice_is (&key, name))
      return value;
  return (AnnoJsonSlice){ NULL, 0 };
}

static char *
get_words (const AnnoJsonSlice *object, const char *name)
{
  AnnoJsonSlice value = get_member (object, name);
  return value.text != NULL ? anno_json_slice_to_string (&value) : NULL;
}

static gboolean
get_place (const AnnoJsonSlice *object, const char *name, guint *place)
{
  AnnoJsonSlice value = get_member (object, name);
  gint64 number = 0;

  if (value.text == NULL || !anno_json_slice_to_int (&value, &number) || number < 0
      || number > G_MAXUINT)
    return FALSE;
  *place = (guint) number;
  return TRUE;
}

static void
read_selector (const AnnoJsonSlice *selector, AnnoSaidPlace *place)
{
  guint start = 0, end = 0;

  if (get_place (selector, "start", &start) && get_place (selector, "end", &end))
    {
      place->start = start;
      place->end = end;
      return;
    }
  if (place->quote != NULL || get_member (selector, "exact").text == NULL)
    return;
  place->quote = get_words (selector, "exact");
  place->prefix = get_words (selector, "prefix");
  place->suffix = get_words (selector, "suffix");
}

static void
read_target (const AnnoJsonSlice *target, GArray *places)
{
  const AnnoJsonSlice selectors = get_member (target, "selector");
  AnnoJsonSlice selector;
  AnnoSaidPlace place = { 0 };

  if (anno_json_slice_kind (&selectors) != '[')
    read_selector (&selectors, &place);
  for (const char *at = NULL; anno_json_next_element (&selectors, &at, &selector);)
    read_selector (&selector, &place);
  g_array_append_val (places, place);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const AnnoSaidPlace *one = a, *other = b;
  return (one->start > other->start) - (one->start < other->start);
}

void
anno_layer_quotes_add (GHashTable *said, const char *id, const AnnoJsonSlice *line)
{
  AnnoJsonSlice target;

  g_return_if_fail (said != NULL && id != NULL && line != NULL);

  const AnnoJsonSlice targets = get_member (line, "target");
  GArray *places = anno_said_place_list ();
  if (anno_json_slice_kind (&targets) != '[')
    read_target (&targets, places);
  for (const char *at = NULL; anno_json_next_element (&targets, &at, &target);)
    read_target (&target, places);
  g_array_sort (places, compare_places);
  g_hash_table_insert (said, g_strdup (id), places);
}
