#include "foreign/web-targets.h"

#include "files/safe-name.h"
#include "foreign/json-marks.h"

#include <string.h>

static void
target_free (gpointer data)
{
  AnnoWebTarget *self = data;
  g_free (self->source);
  g_array_unref (self->ranges);
  g_ptr_array_unref (self->quotes);
  g_free (self->prefix);
  g_free (self->suffix);
  g_free (self);
}

static AnnoWebTarget *
target_new (void)
{
  AnnoWebTarget *self = g_new0 (AnnoWebTarget, 1);
  self->ranges = g_array_new (FALSE, FALSE, sizeof (AnnoRange));
  self->quotes = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/* One selector, with what refines it. */
typedef struct
{
  gboolean has_range;
  AnnoRange range;
  char *exact; /* NULL for none */
  char *prefix;
  char *suffix;
} Place;

static void
place_clear (Place *self)
{
  g_clear_pointer (&self->exact, g_free);
  g_clear_pointer (&self->prefix, g_free);
  g_clear_pointer (&self->suffix, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_clear)

/* Digits up to @end; FALSE where there are none, or too many. */
static gboolean
read_digits (const char **at, guint *number)
{
  guint64 value = 0;
  const char *p = *at;

  for (; g_ascii_isdigit (*p); p++)
    {
      value = value * 10 + (guint64) g_ascii_digit_value (*p);
      if (value >= G_MAXUINT32)
        return FALSE;
    }
  *number = (guint) value;
  gboolean any = p > *at;
  *at = p;
  return any;
}

/* "char=5,10", with or without "#" in front and a check behind; without a first number it begins at
 * 0. One without the second is a place between two characters. */
static gboolean
read_fragment (const char *fragment, AnnoRange *range)
{
  const char *p = *fragment == '#' ? fragment + 1 : fragment;

  if (!g_str_has_prefix (p, "char="))
    return FALSE;
  p += strlen ("char=");
  range->start = 0;
  if (*p != ',' && !read_digits (&p, &range->start))
    return FALSE;
  if (*p++ != ',' || !read_digits (&p, &range->end))
    return FALSE;
  return (*p == '\0' || *p == ';') && range->start < range->end;
}

/* The name of the kind, without what may stand before it: "oa:TextQuoteSelector". */
static char *
read_type (const AnnoJsonSlice *object)
{
  g_autofree char *type = anno_json_marks_string (object, "type");

  if (type == NULL)
    type = anno_json_marks_string (object, "@type");
  if (type == NULL)
    return g_strdup ("");
  const char *name = type;
  for (const char *p = type; *p != '\0'; p++)
    if (*p == ':' || *p == '#' || *p == '/')
      name = p + 1;
  return g_strdup (name);
}

static gboolean read_selector (const AnnoJsonSlice *selector, Place *place);

static char *
join (const char *a, const char *b)
{
  return g_strconcat (a != NULL ? a : "", b != NULL ? b : "", NULL);
}

/* A stretch of what is quoted, given in code points. */
static gboolean
cut_quote (Place *self, AnnoRange range)
{
  glong n = g_utf8_strlen (self->exact, -1);

  if (range.end > (gulong) n)
    return FALSE;
  const char *start = g_utf8_offset_to_pointer (self->exact, (glong) range.start);
  const char *end = g_utf8_offset_to_pointer (start, (glong) (range.end - range.start));
  g_autofree char *before = g_strndup (self->exact, (gsize) (start - self->exact));
  g_autofree char *exact = g_strndup (start, (gsize) (end - start));
  char *prefix = join (self->prefix, before), *suffix = join (end, self->suffix);
  place_clear (self);
  self->exact = g_steal_pointer (&exact);
  self->prefix = prefix;
  self->suffix = suffix;
  return TRUE;
}

/* What refines a selector counts within what that one selects. Words that lie in a stretch can be
 * found by what they are; where, is then not known. */
static gboolean
refine (Place *self, Place *inner)
{
  if (inner->has_range && self->has_range)
    {
      guint64 start = (guint64) self->range.start + inner->range.start;
      guint64 end = (guint64) self->range.start + inner->range.end;
      if (end > self->range.end)
        return FALSE;
      self->range = (AnnoRange){ (guint) start, (guint) end };
      return TRUE;
    }
  if (inner->has_range)
    return self->exact != NULL && cut_quote (self, inner->range);
  place_clear (self);
  *self = *inner;
  *inner = (Place){ FALSE };
  return TRUE;
}

/* What it selects by itself; FALSE where that isn't understood. */
static gboolean
read_plain (const AnnoJsonSlice *selector, Place *place)
{
  g_autofree char *type = read_type (selector);

  if (g_str_equal (type, "TextPositionSelector"))
    place->has_range = anno_json_marks_stretch (selector, "start", "end", &place->range);
  else if (g_str_equal (type, "FragmentSelector"))
    {
      g_autofree char *value = anno_json_marks_string (selector, "value");
      place->has_range = value != NULL && read_fragment (value, &place->range);
    }
  else if (g_str_equal (type, "TextQuoteSelector"))
    {
      place->exact = anno_json_marks_string (selector, "exact");
      place->prefix = anno_json_marks_string (selector, "prefix");
      place->suffix = anno_json_marks_string (selector, "suffix");
    }
  return place->has_range || (place->exact != NULL && *place->exact != '\0');
}

/* As deep as JSON may nest. */
static gboolean
read_selector (const AnnoJsonSlice *selector, Place *place)
{
  AnnoJsonSlice refinement;
  g_auto (Place) inner = { FALSE };
  gboolean good = read_plain (selector, place);

  if (!anno_json_marks_find (selector, "refinedBy", &refinement))
    return good;
  if (anno_json_slice_kind (&refinement) != '{' || !read_selector (&refinement, &inner))
    return FALSE;
  return (good || !inner.has_range) && refine (place, &inner);
}

static gboolean
has_range (const AnnoWebTarget *self, AnnoRange range)
{
  /* Those that say the same are neighbours: who writes parts has them in order. */
  for (guint i = self->ranges->len; i-- > 0 && i + 3 > self->ranges->len;)
    {
      const AnnoRange *known = &g_array_index (self->ranges, AnnoRange, i);
      if (known->start == range.start && known->end == range.end)
        return TRUE;
    }
  return FALSE;
}

static void
add_selector (AnnoWebTarget *self, const AnnoJsonSlice *selector)
{
  g_auto (Place) place = { FALSE };

  if (!read_selector (selector, &place))
    {
      self->is_strange = TRUE;
      return;
    }
  if (place.has_range && !has_range (self, place.range))
    g_array_append_val (self->ranges, place.range);
  if (place.exact == NULL)
    return;
  if (self->quotes->len == 0)
    self->prefix = g_steal_pointer (&place.prefix);
  g_free (self->suffix);
  self->suffix = g_steal_pointer (&place.suffix);
  g_ptr_array_add (self->quotes, g_steal_pointer (&place.exact));
}

/* A reference, or something that has one, or a list of them. */
static char *
read_reference (const AnnoJsonSlice *value)
{
  AnnoJsonSlice first;
  const char *at = NULL;

  switch (anno_json_slice_kind (value))
    {
    case '"':
      return anno_json_slice_to_string (value);
    case '{':
      {
        char *id = anno_json_marks_string (value, "id");
        return id != NULL ? id : anno_json_marks_string (value, "@id");
      }
    case '[':
      return anno_json_next_element (value, &at, &first) && anno_json_slice_kind (&first) == '"'
                 ? anno_json_slice_to_string (&first)
                 : NULL;
    default:
      return NULL;
    }
}

/* An address by itself: of a text, of a stretch of it, or of another annotation. */
static void
read_address (AnnoWebTarget *self, char *address)
{
  const char *fragment = strchr (address, '#');
  AnnoRange range;

  self->source = address;
  self->is_whole = fragment == NULL || !read_fragment (fragment, &range);
  if (!self->is_whole)
    g_array_append_val (self->ranges, range);
}

static void
read_object (AnnoWebTarget *self, const AnnoJsonSlice *target)
{
  AnnoJsonSlice source, selector, element;

  if (!anno_json_marks_find (target, "selector", &selector))
    {
      char *address = anno_json_marks_find (target, "source", &source) ? read_reference (&source)
                                                                       : read_reference (target);
      if (address != NULL)
        read_address (self, address);
      else
        self->is_whole = TRUE;
      return;
    }
  if (anno_json_marks_find (target, "source", &source))
    self->source = read_reference (&source);
  if (anno_json_slice_kind (&selector) == '{')
    add_selector (self, &selector);
  else if (anno_json_slice_kind (&selector) != '[')
    self->is_strange = TRUE;
  for (const char *at = NULL; anno_json_next_element (&selector, &at, &element);)
    add_selector (self, &element);
}

static void
add_targets (GPtrArray *targets, const AnnoJsonSlice *value)
{
  AnnoJsonSlice inner;

  if (anno_json_slice_kind (value) == '[')
    {
      for (const char *at = NULL; anno_json_next_element (value, &at, &inner);)
        add_targets (targets, &inner);
      return;
    }
  if (anno_json_marks_find_kind (value, "items", '[', &inner))
    {
      add_targets (targets, &inner);
      return;
    }
  AnnoWebTarget *target = target_new ();
  g_ptr_array_add (targets, target);
  if (anno_json_slice_kind (value) == '"')
    read_address (target, anno_json_slice_to_string (value));
  else if (anno_json_slice_kind (value) == '{')
    read_object (target, value);
  else
    target->is_strange = TRUE;
}

GPtrArray *
anno_web_targets_read (const AnnoJsonSlice *annotation)
{
  g_return_val_if_fail (annotation != NULL, NULL);

  GPtrArray *targets = g_ptr_array_new_with_free_func (target_free);
  AnnoJsonSlice value;
  if (anno_json_marks_find (annotation, "target", &value))
    add_targets (targets, &value);
  return targets;
}

/* Without "." and "..": from the layer of an annotator up to the corpus, and down to the article.
 */
static char *
tidy_path (const char *path)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (g_str_equal (parts[i], ".."))
      g_ptr_array_set_size (kept, (int) (kept->len > 0 ? kept->len - 1 : 0));
    else if (parts[i][0] != '\0' && !g_str_equal (parts[i], "."))
      g_ptr_array_add (kept, parts[i]);
  g_ptr_array_add (kept, NULL);
  return g_strjoinv ("/", (char **) kept->pdata);
}

char *
anno_web_source_name (const char *source)
{
  g_return_val_if_fail (source != NULL, NULL);

  g_autofree char *address = g_strndup (source, strcspn (source, "#"));
  g_autofree char *scheme = g_uri_parse_scheme (address);
  g_autofree char *decoded = g_uri_unescape_string (address, NULL);
  const char *plain = decoded != NULL ? decoded : address;
  g_autofree char *path = scheme != NULL ? g_strdup (plain) : tidy_path (plain);
  g_autofree char *shown = anno_safe_name_display (path);
  return *shown != '\0' ? g_steal_pointer (&shown) : NULL;
}
