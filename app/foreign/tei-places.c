#include "foreign/tei-places.h"

#include <string.h>

static const char *const inline_names[]
    = { "persName", "placeName", "orgName", "geogName", "name",    "rs",       "settlement",
        "region",   "country",   "date",    "time",     "said",    "quote",    "q",
        "soCalled", "mentioned", "term",    "num",      "measure", "roleName", NULL };

/* Of these, the words are no words of the text. */
static const char *const analysis_names[]
    = { "standOff",  "listAnnotation", "annotation", "spanGrp", "span",    "interpGrp",
        "interp",    "linkGrp",        "link",       "fs",      "fvLib",   "fLib",
        "certainty", "precision",      "respons",    "altGrp",  "joinGrp", NULL };

/* What says something of words elsewhere. */
static const char *const standoff_names[]
    = { "annotation", "span", "interp", "link", "certainty", NULL };

static const char *const tei_names[] = { "TEI", "TEI.2", "teiCorpus", NULL };

/* A walk over one TEI. */
typedef struct
{
  AnnoTeiPlaces *places;
  AnnoTeiText *text;
  gboolean in_text;
} Walk;

static void
text_free (gpointer data)
{
  AnnoTeiText *self = data;
  if (self->words != NULL)
    g_string_free (self->words, TRUE);
  g_ptr_array_unref (self->inline_marks);
  g_ptr_array_unref (self->standoff);
  g_free (self);
}

static AnnoTeiText *
text_new (AnnoTeiPlaces *places, const xmlNode *node)
{
  AnnoTeiText *self = g_new0 (AnnoTeiText, 1);
  self->node = node;
  self->words = g_string_new (NULL);
  self->inline_marks = g_ptr_array_new ();
  self->standoff = g_ptr_array_new ();
  g_ptr_array_add (places->texts, self);
  self->number = places->texts->len;
  return self;
}

/* The place of @node, where it needs one; the text keeps that of an inline mark, the table that of
 * an id. */
static AnnoTeiPlace *
take_place (Walk *walk, const xmlNode *node, GPtrArray *owner)
{
  g_autofree char *id = anno_markup_file_attribute (node, "id");
  gboolean is_mark = walk->in_text && anno_tei_places_is_inline (node);

  if (id == NULL && !is_mark)
    return NULL;
  AnnoTeiPlace *place = g_new0 (AnnoTeiPlace, 1);
  place->node = node;
  place->text = walk->in_text ? walk->text->number : 0;
  place->start = place->end = walk->text != NULL ? walk->text->length : 0;
  g_ptr_array_add (owner, place);
  if (is_mark)
    g_ptr_array_add (walk->text->inline_marks, place);
  if (id == NULL)
    return place;
  if (g_hash_table_contains (walk->places->by_id, id))
    g_ptr_array_add (walk->places->twice, (gpointer) node);
  else
    g_hash_table_insert (walk->places->by_id, g_steal_pointer (&id), place);
  return place;
}

static gboolean
is_annotation_note (const xmlNode *node)
{
  return anno_markup_file_is (node, "note") && anno_markup_file_is (node->parent, "listAnnotation");
}

static void
take_words (Walk *walk, const char *words)
{
  g_string_append (walk->text->words, words);
  walk->text->length += (guint) g_utf8_strlen (words, -1);
}

/* As deep as the file, which formats/markup-limits bounds. */
static void
walk_node (Walk *walk, const xmlNode *node, GPtrArray *owner)
{
  Walk inner = *walk;

  if (anno_markup_file_is_text (node) && walk->in_text)
    take_words (walk, (const char *) node->content);
  if (node->type != XML_ELEMENT_NODE)
    return;
  if (!walk->in_text && anno_markup_file_is_one (node, tei_names))
    inner.text = anno_markup_file_is (node, "teiCorpus") ? NULL : text_new (walk->places, node);
  else if (anno_markup_file_is (node, "text") && anno_markup_file_is_one (node->parent, tei_names))
    inner.in_text = walk->text != NULL;
  else if (anno_markup_file_is_one (node, analysis_names))
    inner.in_text = FALSE;
  AnnoTeiPlace *place = take_place (&inner, node, owner);
  if (anno_markup_file_is_one (node, standoff_names) || is_annotation_note (node))
    {
      if (walk->text != NULL)
        g_ptr_array_add (walk->text->standoff, (gpointer) node);
    }
  if (walk->text == NULL && walk->places->outside == NULL && anno_markup_file_is (node, "standOff"))
    walk->places->outside = node;
  for (const xmlNode *at = node->children; at != NULL; at = at->next)
    walk_node (&inner, at, owner);
  if (place != NULL && inner.text != NULL)
    place->end = inner.text->length;
}

AnnoTeiPlaces *
anno_tei_places_new (const xmlNode *root)
{
  g_return_val_if_fail (root != NULL, NULL);

  AnnoTeiPlaces *self = g_new0 (AnnoTeiPlaces, 1);
  Walk walk = { .places = self };

  self->texts = g_ptr_array_new_with_free_func (text_free);
  self->owned = g_ptr_array_new_with_free_func (g_free);
  self->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->twice = g_ptr_array_new ();
  walk_node (&walk, root, self->owned);
  return self;
}

void
anno_tei_places_free (AnnoTeiPlaces *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->texts);
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->owned);
  g_ptr_array_unref (self->twice);
  g_free (self);
}

const AnnoTeiPlace *
anno_tei_places_find (const AnnoTeiPlaces *self, const char *pointer)
{
  g_return_val_if_fail (self != NULL && pointer != NULL, NULL);
  return *pointer == '#' ? g_hash_table_lookup (self->by_id, pointer + 1) : NULL;
}

static const AnnoTeiPlace *
find_in (const AnnoTeiPlaces *self, const AnnoTeiText *text, const char *id)
{
  const AnnoTeiPlace *place = g_hash_table_lookup (self->by_id, id);
  return place != NULL && place->text == text->number ? place : NULL;
}

static gboolean
add_range (const AnnoTeiText *text, gint64 start, gint64 end, GArray *ranges)
{
  if (start < 0 || end <= start || end > text->length)
    return FALSE;
  AnnoRange range = { (guint) start, (guint) end };
  g_array_append_val (ranges, range);
  return TRUE;
}

static gboolean
read_number (const char *word, gint64 *number)
{
  return g_ascii_string_to_signed (word, 10, -(gint64) G_MAXUINT, G_MAXUINT, number, NULL);
}

/* The arguments of @pointer where it is #NAME(…): parted by commas that aren't in brackets, without
 * blanks around them. */
static GPtrArray *
read_arguments (const char *pointer, const char *name)
{
  g_autofree char *head = g_strdup_printf ("#%s(", name);
  gsize n = strlen (pointer);
  guint depth = 0;

  if (!g_str_has_prefix (pointer, head) || pointer[n - 1] != ')')
    return NULL;
  GPtrArray *arguments = g_ptr_array_new_with_free_func (g_free);
  const char *begin = pointer + strlen (head), *end = pointer + n - 1;
  for (const char *p = begin; p <= end; p++)
    {
      depth += p < end && *p == '(';
      depth -= p < end && *p == ')' && depth > 0;
      if (p < end && (*p != ',' || depth > 0))
        continue;
      g_ptr_array_add (arguments, g_strstrip (g_strndup (begin, (gsize) (p - begin))));
      begin = p + 1;
    }
  return arguments;
}

static gboolean
resolve_string_range (const AnnoTeiPlaces *self, const AnnoTeiText *text,
                      const GPtrArray *arguments, GArray *ranges)
{
  const AnnoTeiPlace *place = find_in (self, text, arguments->pdata[0]);
  gint64 offset, length;

  if (place == NULL || arguments->len < 3 || arguments->len % 2 == 0)
    return FALSE;
  for (guint i = 1; i < arguments->len; i += 2)
    if (!read_number (arguments->pdata[i], &offset)
        || !read_number (arguments->pdata[i + 1], &length) || length <= 0
        || !add_range (text, place->start + offset, place->start + offset + length, ranges))
      return FALSE;
  return TRUE;
}

/* A point: an id, whose begin or end is meant, or left(), right() or string-index() of one. */
static gboolean
find_point (const AnnoTeiPlaces *self, const AnnoTeiText *text, const char *argument,
            gboolean at_end, gint64 *point)
{
  static const char *const schemes[] = { "left", "right", "string-index" };
  g_autofree char *pointer = g_strconcat ("#", argument, NULL);
  const AnnoTeiPlace *place = find_in (self, text, argument);
  gint64 offset = 0;

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      g_autoptr (GPtrArray) arguments = read_arguments (pointer, schemes[i]);
      if (arguments == NULL)
        continue;
      place = find_in (self, text, arguments->pdata[0]);
      at_end = i == 1;
      if (arguments->len != (i == 2 ? 2 : 1)
          || (i == 2 && !read_number (arguments->pdata[1], &offset)))
        return FALSE;
    }
  if (place != NULL)
    *point = (at_end ? place->end : place->start) + offset;
  return place != NULL;
}

static gboolean
resolve_range (const AnnoTeiPlaces *self, const AnnoTeiText *text, const GPtrArray *arguments,
               GArray *ranges)
{
  gint64 start, end;

  if (arguments->len % 2 != 0)
    return FALSE;
  for (guint i = 0; i < arguments->len; i += 2)
    if (!find_point (self, text, arguments->pdata[i], FALSE, &start)
        || !find_point (self, text, arguments->pdata[i + 1], TRUE, &end)
        || !add_range (text, start, end, ranges))
      return FALSE;
  return TRUE;
}

gboolean
anno_tei_places_resolve (const AnnoTeiPlaces *self, const AnnoTeiText *text, const char *pointer,
                         GArray *ranges)
{
  g_return_val_if_fail (self != NULL && text != NULL && pointer != NULL && ranges != NULL, FALSE);

  const AnnoTeiPlace *place = anno_tei_places_find (self, pointer);
  g_autoptr (GPtrArray) string_range = read_arguments (pointer, "string-range");
  g_autoptr (GPtrArray) range = read_arguments (pointer, "range");
  guint n = ranges->len;
  gboolean found = FALSE;

  if (place != NULL)
    found = place->text == text->number && add_range (text, place->start, place->end, ranges);
  else if (string_range != NULL)
    found = resolve_string_range (self, text, string_range, ranges);
  else if (range != NULL)
    found = resolve_range (self, text, range, ranges);
  if (!found)
    g_array_set_size (ranges, n);
  return found;
}

GPtrArray *
anno_tei_places_split (const char *pointers)
{
  g_return_val_if_fail (pointers != NULL, NULL);

  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  const char *begin = NULL;
  guint depth = 0;

  for (const char *p = pointers;; p++)
    {
      gboolean parts = *p == '\0' || (depth == 0 && g_ascii_isspace (*p));
      if (parts && begin != NULL)
        g_ptr_array_add (list, g_strndup (begin, (gsize) (p - begin)));
      if (parts)
        begin = NULL;
      else if (begin == NULL)
        begin = p;
      depth += *p == '(';
      depth -= *p == ')' && depth > 0;
      if (*p == '\0')
        return list;
    }
}

gboolean
anno_tei_places_is_inline (const xmlNode *node)
{
  return anno_markup_file_is_one (node, inline_names);
}
