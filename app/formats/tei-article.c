#include "formats/tei-article.h"

#include "formats/article-head.h"
#include "formats/tei-blocks.h"
#include "formats/xml-node.h"
#include "formats/xml-source.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const extensions[] = { "xml", "tei", NULL };
static const char *const roots[] = { "TEI", "teiCorpus", "TEI.2", NULL };

static guint
sniff (const char *head, gsize n_bytes)
{
  return anno_xml_source_sniff (head, n_bytes, roots);
}

static gboolean
is_tei (const xmlNode *node)
{
  return anno_xml_is (node, "TEI") || anno_xml_is (node, "TEI.2");
}

/* The first title that isn't the one below it. */
static char *
read_title (const xmlNode *statement, gboolean sub)
{
  for (const xmlNode *at = anno_xml_child (statement, "title"); at != NULL;
       at = anno_xml_next (at, "title"))
    {
      g_autofree char *type = anno_xml_attribute (at, "type");
      if ((g_strcmp0 (type, "sub") == 0) == sub)
        return anno_xml_words (at);
    }
  return NULL;
}

static char *
join_all (const xmlNode *parent, const char *name)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (const xmlNode *at = anno_xml_child (parent, name); at != NULL; at = anno_xml_next (at, name))
    {
      g_autofree char *words = anno_xml_words (at);
      if (words != NULL && joined->len > 0)
        g_string_append (joined, "; ");
      g_string_append (joined, words != NULL ? words : "");
    }
  return anno_block_text_words (joined->str);
}

/* As machines have it, else as it is printed. */
static void
offer (AnnoArticleDraft *draft, const xmlNode *date)
{
  static const char *const attributes[] = { "when", "when-iso", "from", "notBefore" };

  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      g_autofree char *value = anno_xml_attribute (date, attributes[i]);
      anno_article_draft_offer_date (draft, value);
    }
  g_autofree char *words = anno_xml_words (date);
  anno_article_draft_offer_date (draft, words);
}

static void
offer_dates (const xmlNode *header, const xmlNode *text, AnnoArticleDraft *draft)
{
  const xmlNode *description = anno_xml_child (header, "fileDesc");

  offer (draft, anno_xml_find (anno_xml_child (description, "publicationStmt"), "date"));
  offer (draft, anno_xml_find (text, "docDate"));
  offer (draft, anno_xml_path (header, "profileDesc/creation/date"));
  offer (draft, anno_xml_find (anno_xml_child (description, "sourceDesc"), "date"));
  offer (draft, anno_xml_find (anno_xml_find (text, "dateline"), "date"));
}

static gboolean
is_address (const char *words)
{
  return words != NULL
         && (g_str_has_prefix (words, "http://") || g_str_has_prefix (words, "https://"));
}

static void
take_ids (const xmlNode *publication, AnnoMeta *meta)
{
  for (const xmlNode *at = anno_xml_child (publication, "idno"); at != NULL;
       at = anno_xml_next (at, "idno"))
    {
      g_autofree char *words = anno_xml_words (at);
      anno_article_head_take (is_address (words) ? &meta->url : &meta->id, g_strdup (words));
    }
}

static void
take_names (const xmlNode *tei, const xmlNode *header, AnnoMeta *meta)
{
  static const char *const publishers[] = { "publisher", "authority", "distributor" };
  const xmlNode *publication = anno_xml_path (header, "fileDesc/publicationStmt");
  const xmlNode *sources = anno_xml_path (header, "fileDesc/sourceDesc");
  g_autofree char *target = anno_xml_attribute (anno_xml_find (sources, "ref"), "target");

  take_ids (publication, meta);
  anno_article_head_take (&meta->id, anno_xml_attribute (tei, "id"));
  if (is_address (target))
    anno_article_head_take (&meta->url, g_strdup (target));
  for (guint i = 0; i < G_N_ELEMENTS (publishers); i++)
    anno_article_head_take (&meta->source,
                            anno_xml_words (anno_xml_find (publication, publishers[i])));
  anno_article_head_take (&meta->source, anno_xml_words (anno_xml_find (sources, "publisher")));
}

static void
describe (const xmlNode *tei, const xmlNode *text, AnnoArticleDraft *draft)
{
  const xmlNode *header = anno_xml_child (tei, "teiHeader");
  const xmlNode *titles = anno_xml_path (header, "fileDesc/titleStmt");
  AnnoMeta *meta = &draft->meta;

  anno_article_head_take (&meta->title, read_title (titles, FALSE));
  anno_article_head_take (&meta->byline, anno_xml_words (anno_xml_find (text, "byline")));
  anno_article_head_take (&meta->byline, anno_xml_words (anno_xml_find (text, "docAuthor")));
  anno_article_head_take (&meta->byline, join_all (titles, "author"));
  offer_dates (header, text, draft);
  take_names (tei, header, meta);
  anno_article_head_take (&meta->language, anno_xml_language (text));
  anno_article_head_take (
      &meta->language,
      anno_xml_attribute (anno_xml_path (header, "profileDesc/langUsage/language"), "ident"));
}

static void
read_text (AnnoXmlSource *source, const xmlNode *tei, const xmlNode *node, const char *part)
{
  g_autoptr (AnnoArticleDraft) draft = anno_article_draft_new ();
  g_autoptr (AnnoBlockText) text = anno_block_text_new (source->options->kept);
  g_auto (AnnoArticleHead) head = { 0 };
  const xmlNode *title = anno_tei_blocks_find_title (node);

  describe (tei, node, draft);
  if (title != NULL)
    {
      g_autofree char *words = anno_xml_text (title);
      anno_article_head_take (&head.title, anno_block_text_words (words));
    }
  anno_article_head_take (&head.title, g_strdup (draft->meta.title));
  anno_article_head_take (&draft->meta.title, g_strdup (head.title));
  anno_article_head_put (&head, text);
  anno_tei_blocks_add (text, node, title);
  if (anno_tei_blocks_has_text (node))
    anno_xml_source_give (source, g_steal_pointer (&draft), g_steal_pointer (&text));
  else
    anno_xml_source_skip (source, part, "%s",
                          head.title != NULL ? _("There is only a headline, no text.")
                                             : _("There is no text in it."));
}

/* Each text of a group is one of its own. */
static void
read_texts (AnnoXmlSource *source, const xmlNode *tei, const char *part)
{
  const xmlNode *root = anno_xml_child (tei, "text"), *at = root;

  if (root == NULL)
    anno_xml_source_skip (source, part, "%s", _("There is no text in it."));
  while (at != NULL && !source->stopped)
    {
      gboolean is_one = anno_xml_is (at, "text") && anno_xml_child (at, "group") == NULL;
      gboolean leads = anno_xml_is (at, "text") || anno_xml_is (at, "group");
      if (is_one)
        read_text (source, tei, at, part);
      at = anno_xml_step (at, root, leads && !is_one);
    }
}

static gboolean
read_tei (GBytes *bytes, const AnnoImportOptions *options, const AnnoDraftSink *sink,
          GError **error)
{
  AnnoXmlSource source;
  guint number = 0;

  if (!anno_xml_source_open (&source, bytes, options, sink, error))
    return FALSE;
  for (const xmlNode *at = source.root; at != NULL && !source.stopped;
       at = anno_xml_step (at, source.root, !is_tei (at)))
    if (is_tei (at))
      {
        g_autofree char *part = g_strdup_printf (_("item %u"), ++number);
        read_texts (&source, at, part);
      }
  if (!anno_xml_source_close (&source, error))
    return FALSE;
  if (number == 0)
    g_set_error (error, ANNO_ARTICLE_FORMAT_ERROR, ANNO_ARTICLE_FORMAT_ERROR_BROKEN,
                 _("There is no TEI in it."));
  return number > 0;
}

const AnnoArticleFormat anno_tei_article_format = {
  .id = "tei",
  .name = N_("TEI"),
  .extensions = extensions,
  .sniff = sniff,
  .read = read_tei,
};
