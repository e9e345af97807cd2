#include "foreign/citron-reader.h"

#include "foreign/citron-quotes.h"
#include "foreign/citron-words.h"
#include "foreign/foreign-names.h"
#include "formats/json-scan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

const char *const anno_citron_reader_endings[] = { "json", NULL };

enum
{
  TEXT,
  QUOTES,
  CUELESS,
  GROUPS,
  ARTICLE,
  ANNOTATOR,
  N_MEMBERS
};

/* Python takes a mark of the byte order for a character that JSON doesn't begin with, but others
 * write it. */
static gboolean
scan (GBytes *bytes, AnnoJsonSlice *object, GError **error)
{
  gsize n;
  const char *text = g_bytes_get_data (bytes, &n);
  g_autoptr (GError) reason = NULL;

  if (n >= 3 && memcmp (text, "\xEF\xBB\xBF", 3) == 0)
    {
      text += 3;
      n -= 3;
    }
  *object = (AnnoJsonSlice){ text, n };
  if (anno_json_scan (text, n, ANNO_JSON_MAX_FILE, 1, &reason))
    return TRUE;
  g_set_error_literal (error, ANNO_FOREIGN_ERROR, ANNO_FOREIGN_ERROR_BROKEN, reason->message);
  return FALSE;
}

/* The members of the file; FALSE where it isn't Citron's. */
static gboolean
open_file (GBytes *bytes, AnnoJsonSlice *members, GString **unknown, GError **error)
{
  static const char *const names[] = { ANNO_CITRON_TEXT,
                                       ANNO_CITRON_QUOTES,
                                       ANNO_CITRON_CUELESS,
                                       ANNO_CITRON_GROUPS,
                                       ANNO_CITRON_ARTICLE,
                                       ANNO_CITRON_ANNOTATOR,
                                       NULL };
  AnnoJsonSlice object;

  if (!scan (bytes, &object, error))
    return FALSE;
  if (anno_json_slice_kind (&object) == '{')
    anno_json_split (&object, names, members, unknown);
  if (members[TEXT].text != NULL && anno_json_slice_kind (&members[TEXT]) == '"'
      && members[QUOTES].text != NULL && anno_json_slice_kind (&members[QUOTES]) == '[')
    return TRUE;
  g_set_error_literal (error, ANNO_FOREIGN_ERROR, ANNO_FOREIGN_ERROR_BROKEN,
                       _("it isn’t Citron’s: that has a “text” and a list of “quotes”"));
  return FALSE;
}

static char *
find_string (const AnnoJsonSlice *value)
{
  char *text = value->text != NULL ? anno_json_slice_to_string (value) : NULL;

  if (text != NULL && *text == '\0')
    g_clear_pointer (&text, g_free);
  return text;
}

static void
add_quotes (AnnoForeignDocument *document, AnnoForeignLayer *layer, const AnnoJsonSlice *members)
{
  g_autoptr (AnnoCitronQuotes) quotes = anno_citron_quotes_new (document, layer);

  anno_citron_quotes_add (quotes, ANNO_CITRON_QUOTES, &members[QUOTES]);
  if (members[CUELESS].text != NULL)
    anno_citron_quotes_add (quotes, ANNO_CITRON_CUELESS, &members[CUELESS]);
  anno_citron_quotes_finish (quotes);
}

static void
tell_others (AnnoForeignDocument *document, const AnnoJsonSlice *groups, gboolean has_unknown)
{
  AnnoJsonSlice group;
  const char *at = NULL;
  guint n = 0;

  while (groups->text != NULL && anno_json_next_element (groups, &at, &group))
    n++;
  if (n > 0)
    anno_foreign_document_leave_out (
        document, ngettext ("%u group of coreferences", "%u groups of coreferences", n), n);
  if (has_unknown)
    anno_foreign_document_leave_out (document, _("members that aren’t Citron’s"));
}

gboolean
anno_citron_reader_read (const AnnoForeignFile *file, const AnnoForeignSink *sink, GError **error)
{
  g_autofree char *name = NULL, *maker = NULL;
  AnnoJsonSlice members[N_MEMBERS] = { 0 };
  GString *kept = NULL;

  g_return_val_if_fail (file != NULL && sink != NULL, FALSE);

  gboolean is_open = open_file (file->bytes, members, &kept, error);
  g_autofree char *unread = anno_json_take_kept (&kept);
  if (!is_open)
    return FALSE;
  anno_foreign_names_split (file->name, &name, &maker);
  g_autofree char *article = find_string (&members[ARTICLE]);
  g_autofree char *annotator = find_string (&members[ANNOTATOR]);
  g_autoptr (AnnoForeignDocument) document
      = anno_foreign_document_new (article != NULL ? article : name);
  document->text = anno_json_slice_to_string (&members[TEXT]);
  document->unit = ANNO_UNIT_CODE_POINTS;
  add_quotes (document,
              anno_foreign_document_layer (document, annotator != NULL ? annotator : maker),
              members);
  tell_others (document, &members[GROUPS], unread != NULL);
  sink->take (g_steal_pointer (&document), sink->data);
  return TRUE;
}
