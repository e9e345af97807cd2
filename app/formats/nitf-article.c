#include "formats/nitf-article.h"

#include "formats/nitf-body.h"
#include "formats/xml-node.h"
#include "formats/xml-source.h"

#include <glib/gi18n-lib.h>

static const char *const extensions[] = { "nitf", "xml", "ntf", NULL };
static const char *const roots[] = { "nitf", NULL };

static guint
sniff (const char *head, gsize n_bytes)
{
  return anno_xml_source_sniff (head, n_bytes, roots);
}

static void
read_article (AnnoXmlSource *source, const xmlNode *nitf)
{
  g_autoptr (AnnoArticleDraft) draft = anno_article_draft_new ();
  g_autoptr (AnnoBlockText) text = anno_block_text_new (source->options->kept);
  g_auto (AnnoArticleHead) head = { 0 };

  anno_nitf_body_describe (nitf, draft, &head);
  anno_article_head_put (&head, text);
  if (anno_nitf_body_put (nitf, &head, text))
    anno_xml_source_give (source, g_steal_pointer (&draft), g_steal_pointer (&text));
  else
    anno_xml_source_skip_empty (source, draft->meta.id != NULL ? draft->meta.id : "nitf",
                                head.title);
}

static gboolean
read_nitf (GBytes *bytes, const AnnoImportOptions *options, const AnnoDraftSink *sink,
           GError **error)
{
  AnnoXmlSource source;

  if (!anno_xml_source_open (&source, bytes, options, sink, error))
    return FALSE;
  const xmlNode *nitf
      = anno_xml_is (source.root, "nitf") ? source.root : anno_xml_find (source.root, "nitf");
  if (nitf != NULL)
    read_article (&source, nitf);
  if (!anno_xml_source_close (&source, error))
    return FALSE;
  if (nitf == NULL)
    g_set_error_literal (error, ANNO_ARTICLE_FORMAT_ERROR, ANNO_ARTICLE_FORMAT_ERROR_BROKEN,
                         _("There is no NITF in it."));
  return nitf != NULL;
}

const AnnoArticleFormat anno_nitf_article_format = {
  .id = "nitf",
  .name = N_("NITF"),
  .extensions = extensions,
  .sniff = sniff,
  .read = read_nitf,
};
