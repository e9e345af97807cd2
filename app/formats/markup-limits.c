#include "formats/markup-limits.h"

#include "formats/article-format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *text;
  const char *end;
  const char *at;
  AnnoMarkup markup;
  guint n_parts;
  guint depth;
  guint n_namespaces;                          /* in scope */
  guint16 declared[ANNO_MARKUP_MAX_DEPTH + 1]; /* by the element open at that depth */
  GError **error;
} Scanner;

G_STATIC_ASSERT (ANNO_MARKUP_MAX_ATTRIBUTES <= G_MAXUINT16);

/* Counts only when there is something to tell. */
static guint
find_line (const Scanner *self, const char *at)
{
  guint line = 1;

  for (const char *p = self->text; p < at; p++)
    line += *p == '\n';
  return line;
}

static gboolean
refuse (const Scanner *self, const char *at, const char *why)
{
  /* Translators: where in a file, and what is wrong there. */
  g_set_error (self->error, ANNO_ARTICLE_FORMAT_ERROR, ANNO_ARTICLE_FORMAT_ERROR_REFUSED,
               _("Line %u: %s"), find_line (self, at), why);
  return FALSE;
}

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static gboolean
begins_name (const char *at, const char *end)
{
  return at < end && (g_ascii_isalpha (*at) || *at == '_' || *at == ':' || (guchar) *at >= 0x80);
}

static gboolean
has_prefix (const Scanner *self, const char *prefix)
{
  gsize n = strlen (prefix);
  return (gsize) (self->end - self->at) >= n && memcmp (self->at, prefix, n) == 0;
}

/* Behind the next @what, or at the end. */
static void
skip_past (Scanner *self, const char *what)
{
  while ((self->at = memchr (self->at, *what, (gsize) (self->end - self->at))) != NULL)
    if (has_prefix (self, what))
      {
        self->at += strlen (what);
        return;
      }
    else
      self->at++;
  self->at = self->end;
}

/* HTML ends a comment in more ways: "<!-->", "<!--->", "--!>". */
static void
skip_comment (Scanner *self)
{
  const char *p = self->at + 4;

  if (self->markup == ANNO_MARKUP_XML)
    {
      self->at = p;
      skip_past (self, "-->");
      return;
    }
  while (p < self->end
         && (*p != '>' || (memcmp (p - 2, "--", 2) != 0 && memcmp (p - 3, "--!", 3) != 0)))
    p++;
  self->at = MIN (p + 1, self->end);
}

static gboolean
count_parts (Scanner *self, const char *start, guint n)
{
  self->n_parts += n;
  return self->n_parts <= ANNO_MARKUP_MAX_PARTS
         || refuse (self, start, _("There are too many elements. Split the file."));
}

static void
skip_spaces (Scanner *self)
{
  while (self->at < self->end && is_space (*self->at))
    self->at++;
}

/* Behind a value in quotes, if one stands there. */
static gboolean
skip_quoted (Scanner *self)
{
  if (self->at == self->end || (*self->at != '"' && *self->at != '\''))
    return FALSE;
  const char *quote = memchr (self->at + 1, *self->at, (gsize) (self->end - self->at - 1));
  self->at = quote != NULL ? quote + 1 : self->end;
  return TRUE;
}

static void
skip_name (Scanner *self)
{
  while (begins_name (self->at, self->end) || (self->at < self->end && g_ascii_isdigit (*self->at))
         || has_prefix (self, "-") || has_prefix (self, "."))
    self->at++;
}

/* <!ENTITY % name SYSTEM "…">: names another DTD, which is never read. Nothing else is that. */
static gboolean
skip_external_parameter (Scanner *self)
{
  if (!has_prefix (self, "<!ENTITY"))
    return FALSE;
  self->at += strlen ("<!ENTITY");
  skip_spaces (self);
  if (!has_prefix (self, "%"))
    return FALSE;
  self->at++;
  skip_spaces (self);
  skip_name (self);
  skip_spaces (self);
  if (!has_prefix (self, "SYSTEM") && !has_prefix (self, "PUBLIC"))
    return FALSE;
  self->at += strlen ("SYSTEM");
  for (skip_spaces (self); skip_quoted (self);)
    skip_spaces (self);
  return has_prefix (self, ">");
}

/* Behind "[": NewsML 1 brings NITF in by such lines, which agencies copied; anything else is more
 * than an article needs. */
static gboolean
scan_subset (Scanner *self, const char *start)
{
  for (skip_spaces (self); self->at < self->end && *self->at != ']'; skip_spaces (self))
    if (has_prefix (self, "<!--"))
      {
        self->at += 4;
        skip_past (self, "-->");
      }
    else if (*self->at == '%' || skip_external_parameter (self))
      skip_past (self, *self->at == '%' ? ";" : ">");
    else
      return refuse (
          self, start,
          _("The DOCTYPE declares entities or elements of its own, which could make a "
            "small file a huge one, or have other files read. Remove what stands in its "
            "brackets."));
  return TRUE;
}

/* The external identifier stands in quotes, and is never read. */
static gboolean
scan_doctype (Scanner *self)
{
  const char *start = self->at;

  while (self->at < self->end && *self->at != '>')
    if (*self->at == '[')
      {
        self->at++;
        if (!scan_subset (self, start))
          return FALSE;
      }
    else if (!skip_quoted (self))
      self->at++;
  return TRUE;
}

/* At "<!" or "<?". */
static gboolean
scan_declaration (Scanner *self)
{
  gboolean xml = self->markup == ANNO_MARKUP_XML;

  if (!count_parts (self, self->at, 1))
    return FALSE;
  if (has_prefix (self, "<!--"))
    skip_comment (self);
  else if (xml && has_prefix (self, "<![CDATA["))
    skip_past (self, "]]>");
  else if (xml && has_prefix (self, "<?"))
    skip_past (self, "?>");
  else if (xml && has_prefix (self, "<!DOCTYPE"))
    return scan_doctype (self);
  else
    skip_past (self, ">");
  return TRUE;
}

/* A value in quotes: to its end. One without, in HTML: to the next blank. */
static void
skip_value (Scanner *self)
{
  if (skip_quoted (self))
    return;
  while (self->at < self->end && !is_space (*self->at) && *self->at != '>')
    self->at++;
}

/* A name, and its value if it has one; a stray sign counts as a name, so that each step goes on. */
static void
skip_attribute (Scanner *self)
{
  self->at++;
  while (self->at < self->end && !is_space (*self->at) && strchr ("=>/\"'", *self->at) == NULL)
    self->at++;
  const char *behind = self->at;
  skip_spaces (self);
  if (self->at < self->end && *self->at == '=')
    {
      self->at++;
      skip_spaces (self);
      skip_value (self);
    }
  else
    self->at = behind;
}

static gboolean
open_element (Scanner *self, const char *start, guint n_namespaces)
{
  if (self->depth == ANNO_MARKUP_MAX_DEPTH)
    return refuse (self, start, _("The elements are nested too deeply."));
  self->declared[++self->depth] = (guint16) n_namespaces;
  self->n_namespaces += n_namespaces;
  if (self->n_namespaces > ANNO_MARKUP_MAX_NAMESPACES)
    return refuse (self, start, _("Too many namespaces are declared."));
  return TRUE;
}

static void
close_element (Scanner *self)
{
  if (self->depth > 0)
    self->n_namespaces -= self->declared[self->depth--];
}

static gboolean
count_attributes (Scanner *self, const char *start, guint *n_namespaces)
{
  guint n = 0;

  for (skip_spaces (self); self->at < self->end && *self->at != '>'; skip_spaces (self))
    if (*self->at == '/')
      self->at++;
    else
      {
        *n_namespaces += has_prefix (self, "xmlns");
        skip_attribute (self);
        if (++n > ANNO_MARKUP_MAX_ATTRIBUTES)
          return refuse (self, start, _("A tag has too many attributes."));
      }
  return count_parts (self, start, n + 1);
}

static gboolean
is_raw (const char *name, gsize n)
{
  static const char *const names[] = { "script", "style", "textarea", "title", "xmp" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strlen (names[i]) == n && g_ascii_strncasecmp (names[i], name, n) == 0)
      return TRUE;
  return FALSE;
}

/* What stands in a script is no markup, up to the next end tag, whose it may be. */
static void
skip_raw (Scanner *self)
{
  for (; self->at < self->end; self->at++)
    if (has_prefix (self, "</") && begins_name (self->at + 2, self->end))
      return;
}

/* At "<" and a name. */
static gboolean
scan_tag (Scanner *self)
{
  const char *start = self->at++;
  guint n_namespaces = 0;

  while (self->at < self->end && !is_space (*self->at) && *self->at != '>' && *self->at != '/')
    self->at++;
  gsize n_name = (gsize) (self->at - start - 1);
  if (!count_attributes (self, start, &n_namespaces))
    return FALSE;
  gboolean empty = self->at < self->end && self->at[-1] == '/';
  if (self->markup == ANNO_MARKUP_HTML)
    {
      if (is_raw (start + 1, n_name))
        skip_raw (self);
      return TRUE;
    }
  return empty || open_element (self, start, n_namespaces);
}

static gboolean
scan (Scanner *self)
{
  while ((self->at = memchr (self->at, '<', (gsize) (self->end - self->at))) != NULL)
    {
      const char *next = self->at + 1;
      if (begins_name (next, self->end))
        {
          if (!scan_tag (self))
            return FALSE;
        }
      else if (next < self->end && (*next == '!' || *next == '?'))
        {
          if (!scan_declaration (self))
            return FALSE;
        }
      else
        {
          if (next < self->end && *next == '/')
            close_element (self);
          self->at++;
        }
    }
  return TRUE;
}

gboolean
anno_markup_limits_check (const char *text, gsize n_bytes, AnnoMarkup markup, GError **error)
{
  g_return_val_if_fail (text != NULL || n_bytes == 0, FALSE);

  if (n_bytes > ANNO_MARKUP_MAX_BYTES)
    {
      g_set_error (error, ANNO_ARTICLE_FORMAT_ERROR, ANNO_ARTICLE_FORMAT_ERROR_REFUSED,
                   _("This has more than %d MB. Split it into smaller files."),
                   ANNO_MARKUP_MAX_BYTES / 1024 / 1024);
      return FALSE;
    }
  Scanner self = {
    .text = text,
    .at = text,
    .end = text + n_bytes,
    .markup = markup,
    .error = error,
  };
  return n_bytes == 0 || scan (&self);
}
