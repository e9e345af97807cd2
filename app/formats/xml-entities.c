#include "formats/xml-entities.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#define MAX_NAME 32
#define MAX_UNKNOWN 8

static gboolean
has_prefix (const char *at, const char *end, const char *prefix)
{
  gsize n = strlen (prefix);
  return (gsize) (end - at) >= n && memcmp (at, prefix, n) == 0;
}

/* Behind the next @what, or at the end. */
static const char *
find_past (const char *at, const char *end, const char *what)
{
  for (; (at = memchr (at, *what, (gsize) (end - at))) != NULL; at++)
    if (has_prefix (at, end, what))
      return at + strlen (what);
  return end;
}

/* The next "&" in text or a value, or the next DOCTYPE; NULL where there is none. */
static const char *
find_next (const char *at, const char *end)
{
  while (at < end)
    if (*at == '&' || has_prefix (at, end, "<!DOCTYPE"))
      return at;
    else if (*at != '<')
      at++;
    else if (has_prefix (at, end, "<!--"))
      at = find_past (at + 4, end, "-->");
    else if (has_prefix (at, end, "<![CDATA["))
      at = find_past (at, end, "]]>");
    else if (has_prefix (at, end, "<?"))
      at = find_past (at, end, "?>");
    else
      at++;
  return NULL;
}

/* Behind the DOCTYPE at @at: past what stands in quotes, comments and brackets. */
static const char *
find_doctype_end (const char *at, const char *end)
{
  gboolean within = FALSE;

  while (at < end && (within || *at != '>'))
    if (*at == '"' || *at == '\'')
      at = find_past (at + 1, end, *at == '"' ? "\"" : "'");
    else if (within && has_prefix (at, end, "<!--"))
      at = find_past (at + 4, end, "-->");
    else
      {
        within = *at == '[' || (within && *at != ']');
        at++;
      }
  return MIN (at + 1, end);
}

/* The name at @at, which is an "&"; NULL where it is none, or one of XML's own. */
static char *
read_name (const char *at, const char *end)
{
  static const char *const own[] = { "amp", "lt", "gt", "quot", "apos" };
  gsize n = 1;

  if (end - at < 3 || !g_ascii_isalpha (at[1]))
    return NULL;
  while (at + n < end && n <= MAX_NAME
         && (g_ascii_isalnum (at[n]) || strchr ("._-", at[n]) != NULL))
    n++;
  if (at + n == end || at[n] != ';')
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    if (strlen (own[i]) == n - 1 && strncmp (own[i], at + 1, n - 1) == 0)
      return NULL;
  return g_strndup (at + 1, n - 1);
}

static void
add_unknown (GPtrArray *unknown, const char *name)
{
  if (unknown->len < MAX_UNKNOWN
      && !g_ptr_array_find_with_equal_func (unknown, name, g_str_equal, NULL))
    g_ptr_array_add (unknown, g_strdup (name));
}

/* An entity of HTML never means a sign of markup here: those are XML's own. */
static gunichar
look_up (const char *name, GPtrArray *unknown)
{
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS /* since libxml2 2.15 */
      const htmlEntityDesc *known
      = htmlEntityLookup ((const xmlChar *) name);
  G_GNUC_END_IGNORE_DEPRECATIONS

  if (known != NULL)
    return known->value;
  add_unknown (unknown, name);
  return 0xFFFD;
}

/* Puts what stands for the bytes at @at in; behind them, or NULL where they stay. */
static const char *
replace (GString *resolved, const char *at, const char *end, GPtrArray *unknown)
{
  if (*at == '<')
    {
      const char *behind = find_doctype_end (at, end);
      for (; at < behind; at++)
        if (*at == '\n')
          g_string_append_c (resolved, '\n');
      return behind;
    }
  g_autofree char *name = read_name (at, end);
  if (name == NULL)
    return NULL;
  g_string_append_unichar (resolved, look_up (name, unknown));
  return at + strlen (name) + 2;
}

GBytes *
anno_xml_entities_resolve (GBytes *text, GPtrArray *unknown)
{
  g_return_val_if_fail (text != NULL && unknown != NULL, NULL);

  gsize n = 0;
  const char *data = g_bytes_get_data (text, &n), *end = data + n, *copied = data;
  const char *at = n > 0 ? find_next (data, end) : NULL;
  if (at == NULL)
    return g_bytes_ref (text);
  g_autoptr (GString) resolved = g_string_sized_new (n);
  for (; at != NULL; at = find_next (at, end))
    {
      g_string_append_len (resolved, copied, at - copied);
      copied = at;
      const char *behind = replace (resolved, at, end, unknown);
      copied = behind != NULL ? behind : at;
      at = behind != NULL ? behind : at + 1;
    }
  g_string_append_len (resolved, copied, end - copied);
  return g_string_free_to_bytes (g_steal_pointer (&resolved));
}
