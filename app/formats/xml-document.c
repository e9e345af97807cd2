#include "formats/xml-document.h"

#include "formats/article-format.h"
#include "formats/markup-limits.h"
#include "formats/xml-encoding.h"
#include "formats/xml-entities.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <string.h>

#if LIBXML_VERSION >= 21200
typedef const xmlError *ErrorPointer;
#else
typedef xmlErrorPtr ErrorPointer;
#endif

/* The first that went wrong; all behind it follows from that. */
typedef struct
{
  gboolean failed;
  int line;
  int code;
  char *message; /* libxml2's own, in English */
} Failure;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlParserCtxt, xmlFreeParserCtxt)

/* libxml2 2.9 goes on behind a text that is too long, without it. */
static gboolean
is_fatal (ErrorPointer problem)
{
  return problem->level == XML_ERR_FATAL || problem->code == XML_ERR_NO_MEMORY
         || problem->code == XML_ERR_INTERNAL_ERROR;
}

/* What libxml2 thinks is only odd (a namespace that isn't declared) stays. */
static void
error_cb (void *data, ErrorPointer problem)
{
  xmlParserCtxt *context = data;
  Failure *failure = context->_private;

  if (failure->failed || !is_fatal (problem))
    return;
  failure->failed = TRUE;
  failure->line = problem->line;
  failure->code = problem->code;
  failure->message = g_strdup (problem->message);
  xmlStopParser (context);
}

/* The scan refused declarations; should libxml2 meet one all the same, it ends there. */
static void
entity_cb (void *data, const xmlChar *name, int type, const xmlChar *public_id,
           const xmlChar *system_id, xmlChar *content)
{
  xmlParserCtxt *context = data;
  Failure *failure = context->_private;

  failure->failed = TRUE;
  failure->code = XML_ERR_ENTITY_LOOP;
  xmlStopParser (context);
}

static void
external_subset_cb (void *data, const xmlChar *name, const xmlChar *external_id,
                    const xmlChar *system_id)
{
}

static xmlParserInputPtr
resolve_cb (void *data, const xmlChar *public_id, const xmlChar *system_id)
{
  return NULL;
}

/* What libxml2 hasn't read yet. Given all at once, 2.9 refuses what lies 10 MB behind the
 * beginning. */
typedef struct
{
  const char *text;
  gsize n_bytes;
} Rest;

static int
read_cb (void *data, char *buffer, int n_bytes)
{
  Rest *rest = data;
  gsize n = MIN ((gsize) n_bytes, rest->n_bytes);

  memcpy (buffer, rest->text, n);
  rest->text += n;
  rest->n_bytes -= n;
  return (int) n;
}

static void
guard (xmlParserCtxt *context, Failure *failure)
{
  context->_private = failure;
  context->sax->comment = NULL; /* nobody reads them */
  context->sax->processingInstruction = NULL;
  context->sax->serror = error_cb;
  context->sax->entityDecl = entity_cb;
  context->sax->externalSubset = external_subset_cb;
  context->sax->resolveEntity = resolve_cb;
}

static const char *
explain (const Failure *failure)
{
  switch (failure->code)
    {
    case XML_ERR_DOCUMENT_EMPTY:
      return _("There is no XML in it.");
    case XML_ERR_DOCUMENT_END:
      return _("There is more behind the end of the XML.");
    case XML_ERR_TAG_NOT_FINISHED:
    case XML_ERR_GT_REQUIRED:
    case XML_ERR_LTSLASH_REQUIRED:
      return _("A tag isn’t finished; the file may have been cut off.");
    case XML_ERR_TAG_NAME_MISMATCH:
      return _("An end tag doesn’t fit the element that is open there.");
    case XML_ERR_INVALID_CHAR:
      return _("There is a control character, which XML doesn’t allow.");
    case XML_ERR_ENTITYREF_SEMICOL_MISSING:
    case XML_ERR_NAME_REQUIRED:
      return _("An “&” or “<” stands where it must be written “&amp;” or “&lt;”.");
    case XML_ERR_NO_MEMORY:
      return _("A text in it is too long.");
    default:
      return NULL;
    }
}

static void
set_error (const Failure *failure, GError **error)
{
  const char *why = explain (failure);
  g_autofree char *words = g_strdup (failure->message != NULL ? failure->message : "");

  g_strchomp (words);
  for (char *c = words; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c))
      *c = ' ';
  g_autofree char *valid = g_utf8_make_valid (words, -1);
  if (why != NULL)
    g_set_error (error, ANNO_ARTICLE_FORMAT_ERROR, ANNO_ARTICLE_FORMAT_ERROR_BROKEN,
                 _("Line %d: %s"), failure->line, why);
  else
    /* Translators: the last %s is the parser's own message, in English. */
    g_set_error (error, ANNO_ARTICLE_FORMAT_ERROR, ANNO_ARTICLE_FORMAT_ERROR_BROKEN,
                 _("Line %d: The XML is broken here (%s)."), failure->line, valid);
}

/* @first_line: what the lines of errors are counted from. */
static xmlDoc *
parse (const char *text, gsize n_bytes, int first_line, GError **error)
{
  g_autoptr (xmlParserCtxt) context = xmlNewParserCtxt ();
  Failure failure = { 0 };
  Rest rest = { text, n_bytes };

  g_assert (context != NULL);
  guard (context, &failure);
  xmlDoc *document = xmlCtxtReadIO (context, read_cb, NULL, &rest, NULL, "UTF-8",
                                    XML_PARSE_NONET | XML_PARSE_IGNORE_ENC);
  if (document != NULL && !failure.failed && xmlDocGetRootElement (document) != NULL)
    return document;
  failure.line += first_line - 1;
  set_error (&failure, error);
  g_free (failure.message);
  if (document != NULL)
    xmlFreeDoc (document);
  return NULL;
}

static void
note_unknown (GPtrArray *unknown, GPtrArray *notes)
{
  if (unknown->len == 0)
    return;
  g_ptr_array_add (unknown, NULL);
  g_autofree char *names = g_strjoinv (", ", (char **) unknown->pdata);
  /* Translators: %s: names of XML entities. */
  g_ptr_array_add (notes,
                   g_strdup_printf (_("The file doesn’t say which characters these names stand "
                                      "for: %s. A “\uFFFD” stands in their place."),
                                    names));
}

xmlDoc *
anno_xml_document_parse (GBytes *bytes, const char *encoding, GPtrArray *notes, GError **error)
{
  g_return_val_if_fail (bytes != NULL && notes != NULL, NULL);

  g_autoptr (GPtrArray) unknown = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GBytes) decoded = anno_xml_encoding_decode (bytes, encoding, notes, error);
  if (decoded == NULL)
    return NULL;
  gsize n = 0;
  const char *text = g_bytes_get_data (decoded, &n);
  if (!anno_markup_limits_check (text, n, ANNO_MARKUP_XML, error))
    return NULL;
  g_autoptr (GBytes) resolved = anno_xml_entities_resolve (decoded, unknown);
  text = g_bytes_get_data (resolved, &n);
  /* A blank line before the declaration is no XML, and common. */
  int line = 1;
  for (; n > 0 && g_ascii_isspace (*text); text++, n--)
    line += *text == '\n';
  if (n == 0)
    {
      g_set_error (error, ANNO_ARTICLE_FORMAT_ERROR, ANNO_ARTICLE_FORMAT_ERROR_BROKEN,
                   _("There is no XML in it."));
      return NULL;
    }
  xmlDoc *document = parse (text, n, line, error);
  if (document != NULL)
    note_unknown (unknown, notes);
  return document;
}
