#include "formats/xml-source.h"

#include "formats/draft-sink.h"

#include <glib/gi18n-lib.h>
#include <string.h>

gboolean
anno_xml_source_open (AnnoXmlSource *self, GBytes *bytes, const AnnoImportOptions *options,
                      const AnnoDraftSink *sink, GError **error)
{
  g_return_val_if_fail (self != NULL && options != NULL && sink != NULL, FALSE);

  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  xmlDoc *document = anno_xml_document_parse (bytes, options->encoding, notes, error);
  if (document == NULL)
    return FALSE;
  *self = (AnnoXmlSource){
    .document = document,
    .root = xmlDocGetRootElement (document),
    .notes = g_steal_pointer (&notes),
    .options = options,
    .sink = sink,
  };
  return TRUE;
}

void
anno_xml_source_give (AnnoXmlSource *self, AnnoArticleDraft *draft, AnnoBlockText *text)
{
  g_return_if_fail (self != NULL && draft != NULL && text != NULL);

  anno_article_draft_take_text (draft, text);
  anno_block_text_free (text);
  anno_article_draft_take_notes (draft, self->notes);
  if (self->stopped)
    anno_article_draft_free (draft);
  else
    self->stopped = !self->sink->article (draft, self->sink->data);
}

void
anno_xml_source_skip (AnnoXmlSource *self, const char *part, const char *why, ...)
{
  va_list arguments;

  g_return_if_fail (self != NULL && part != NULL && why != NULL);

  va_start (arguments, why);
  g_autofree char *sentence = g_strdup_vprintf (why, arguments);
  va_end (arguments);
  if (!self->stopped)
    anno_draft_sink_skip (self->sink, part, sentence);
}

void
anno_xml_source_skip_empty (AnnoXmlSource *self, const char *part, const char *title)
{
  anno_xml_source_skip (self, part, "%s",
                        title != NULL ? _("There is only a headline, no text.")
                                      : _("There is no text in it."));
}

char *
anno_xml_source_name_part (guint number, const char *id)
{
  /* Translators: which part of a file: its number, and its name in parentheses. */
  return id != NULL ? g_strdup_printf (_("item %u (%s)"), number, id)
                    : g_strdup_printf (_("item %u"), number);
}

gboolean
anno_xml_source_close (AnnoXmlSource *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  g_clear_pointer (&self->document, xmlFreeDoc);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  if (!self->stopped && self->sink->progress != NULL)
    self->sink->progress (1.0, self->sink->data);
  if (self->stopped)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("The import was stopped."));
  return !self->stopped;
}

/* The bytes that aren't NUL: ASCII out of UTF-16 and UTF-32, which is what names are made of here.
 */
static char *
strip_wide (const char *head, gsize n_bytes)
{
  GString *narrow = g_string_sized_new (n_bytes);

  for (gsize i = 0; i < n_bytes; i++)
    if (head[i] != '\0')
      g_string_append_c (narrow, head[i]);
  return g_string_free (narrow, FALSE);
}

/* At the name in the first tag or DOCTYPE; NULL where none is in sight. */
static const char *
find_first_name (const char *at)
{
  if (strncmp (at, "\xEF\xBB\xBF", 3) == 0)
    at += 3;
  else if (strncmp (at, "\xFF\xFE", 2) == 0 || strncmp (at, "\xFE\xFF", 2) == 0)
    at += 2;
  for (at += strspn (at, " \t\r\n"); *at == '<'; at += strspn (at, " \t\r\n"))
    {
      const char *end = NULL;
      if (g_str_has_prefix (at, "<?"))
        end = strstr (at, "?>");
      else if (g_str_has_prefix (at, "<!--"))
        end = strstr (at, "-->");
      else if (g_str_has_prefix (at, "<!DOCTYPE"))
        return at + strlen ("<!DOCTYPE") + strspn (at + strlen ("<!DOCTYPE"), " \t\r\n");
      else
        return at + 1;
      if (end == NULL)
        return NULL;
      at = strchr (end, '>') + 1;
    }
  return NULL;
}

guint
anno_xml_source_sniff (const char *head, gsize n_bytes, const char *const *names)
{
  g_return_val_if_fail (head != NULL || n_bytes == 0, 0);

  g_autofree char *narrow = strip_wide (head, n_bytes);
  const char *name = find_first_name (narrow);
  gsize n = name != NULL ? strcspn (name, " \t\r\n/>[") : 0;
  const char *colon = n > 0 ? memchr (name, ':', n) : NULL;
  if (colon != NULL)
    {
      n -= (gsize) (colon + 1 - name);
      name = colon + 1;
    }
  for (guint i = 0; n > 0 && names[i] != NULL; i++)
    if (strlen (names[i]) == n && g_ascii_strncasecmp (names[i], name, n) == 0)
      return 2;
  return 0;
}
