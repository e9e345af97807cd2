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

/* What the header says of each text below it: read once, because a file may have many texts. */
typedef struct
{
  AnnoMeta meta; /* title, byline, language, id, url, source */
  char *published, *created, *printed; /* days, as they are written */
} Header;

static void
header_clear (Header *self)
{
  anno_meta_clear (&self->meta);
  g_free (self->published);
  g_free (self->created);
  g_free (self->printed);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Header, header_clear)

/* As machines have it, else as it is printed; of several the first that is a day. */
static char *
read_date (const xmlNode *date)
{
  static const char *const attributes[] = { "when", "when-iso", "from", "notBefore" };
  g_autoptr (AnnoArticleDraft) draft = anno_article_draft_new ();

  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      g_autofree char *value = anno_xml_attribute (date, attributes[i]);
      anno_article_draft_offer_date (draft, value);
    }
  g_autofree char *words = anno_xml_words (date);
  anno_article_draft_offer_date (draft, words);
  return g_steal_pointer (&draft->meta.raw_date);
}

static void
take_ids (const xmlNode *publication, AnnoMeta *meta)
{
  for (const xmlNode *at = anno_xml_child (publication, "idno"); at != NULL;
       at = anno_xml_next (at, "idno"))
    {
      g_autofree char *words = anno_xml_words (at);
      anno_article_head_take (anno_article_draft_is_address (words) ? &meta->url : &meta->id, g_strdup (words));
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
  if (anno_article_draft_is_address (target))
    anno_article_head_take (&meta->url, g_strdup (target));
  for (guint i = 0; i < G_N_ELEMENTS (publishers); i++)
    anno_article_head_take (&meta->source,
                            anno_xml_words (anno_xml_find (publication, publishers[i])));
  anno_article_head_take (&meta->source, anno_xml_words (anno_xml_find (sources, "publisher")));
}

static void
read_header (const xmlNode *tei, Header *self)
{
  const xmlNode *header = anno_xml_child (tei, "teiHeader");
  const xmlNode *description = anno_xml_child (header, "fileDesc");
  const xmlNode *titles = anno_xml_child (description, "titleStmt");

  self->meta.title = read_title (titles, FALSE);
  self->meta.byline = join_all (titles, "author");
  self->meta.language
      = anno_xml_attribute (anno_xml_path (header, "profileDesc/langUsage/language"), "ident");
  take_names (tei, header, &self->meta);
  self->published
      = read_date (anno_xml_find (anno_xml_child (description, "publicationStmt"), "date"));
  self->created = read_date (anno_xml_path (header, "profileDesc/creation/date"));
  self->printed = read_date (anno_xml_find (anno_xml_child (description, "sourceDesc"), "date"));
}

/* The surest first. */
static void
offer_dates (const Header *header, const xmlNode *text, AnnoArticleDraft *draft)
{
  g_autofree char *dated = read_date (anno_xml_find (text, "docDate"));
  g_autofree char *line = read_date (anno_xml_find (anno_xml_find (text, "dateline"), "date"));

  anno_article_draft_offer_date (draft, header->published);
  anno_article_draft_offer_date (draft, dated);
  anno_article_draft_offer_date (draft, header->created);
  anno_article_draft_offer_date (draft, header->printed);
  anno_article_draft_offer_date (draft, line);
}

static void
describe (const Header *header, const xmlNode *text, AnnoArticleDraft *draft)
{
  const AnnoMeta *said = &header->meta;
  AnnoMeta *meta = &draft->meta;

  meta->title = g_strdup (said->title);
  meta->id = g_strdup (said->id);
  meta->url = g_strdup (said->url);
  meta->source = g_strdup (said->source);
  anno_article_head_take (&meta->byline, anno_xml_words (anno_xml_find (text, "byline")));
  anno_article_head_take (&meta->byline, anno_xml_words (anno_xml_find (text, "docAuthor")));
  anno_article_head_take (&meta->byline, g_strdup (said->byline));
  anno_article_head_take (&meta->language, anno_xml_language (text));
  anno_article_head_take (&meta->language, g_strdup (said->language));
  offer_dates (header, text, draft);
}

static void
read_text (AnnoXmlSource *source, const Header *header, const xmlNode *node, const char *part)
{
  g_autoptr (AnnoArticleDraft) draft = anno_article_draft_new ();
  g_autoptr (AnnoBlockText) text = anno_block_text_new (source->options->kept);
  g_auto (AnnoArticleHead) head = { 0 };
  const xmlNode *title = anno_tei_blocks_find_title (node);

  describe (header, node, draft);
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
    anno_xml_source_skip_empty (source, part, head.title);
}

/* Each text of a group is one of its own. */
static void
read_texts (AnnoXmlSource *source, const xmlNode *tei, const char *part)
{
  const xmlNode *root = anno_xml_child (tei, "text"), *at = root;
  g_auto (Header) header = { .published = NULL };

  read_header (tei, &header);
  if (root == NULL)
    anno_xml_source_skip_empty (source, part, NULL);
  while (at != NULL && !source->stopped)
    {
      gboolean is_one = anno_xml_is (at, "text") && anno_xml_child (at, "group") == NULL;
      gboolean leads = anno_xml_is (at, "text") || anno_xml_is (at, "group");
      if (is_one)
        read_text (source, &header, at, part);
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
        g_autofree char *part = anno_xml_source_name_part (++number, NULL);
        read_texts (&source, at, part);
      }
  if (!anno_xml_source_close (&source, error))
    return FALSE;
  if (number == 0)
    g_set_error_literal (error, ANNO_ARTICLE_FORMAT_ERROR, ANNO_ARTICLE_FORMAT_ERROR_BROKEN,
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
