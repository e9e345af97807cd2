#include "formats/newsml1-article.h"

#include "formats/newsml1-content.h"
#include "formats/newsml1-meta.h"
#include "formats/xml-node.h"
#include "formats/xml-source.h"

#include <glib/gi18n-lib.h>

static const char *const extensions[] = { "xml", "newsml", NULL };
static const char *const roots[] = { "NewsML", NULL };

static guint
sniff (const char *head, gsize n_bytes)
{
  return anno_xml_source_sniff (head, n_bytes, roots);
}

/* The next ContentItem of @item; those of items within it are theirs. */
static const xmlNode *
next_content (const xmlNode *at, const xmlNode *item)
{
  gboolean within = TRUE;

  while ((at = anno_xml_step (at, item, within)) != NULL)
    {
      if (anno_xml_is (at, "ContentItem"))
        return at;
      within = !anno_xml_is (at, "NewsItem");
    }
  return NULL;
}

/* The component whose headline is that of @content; the outermost where none has one. */
static const xmlNode *
find_owner (const xmlNode *content, const xmlNode *item)
{
  const xmlNode *outermost = content;

  for (const xmlNode *at = content->parent; at != item; at = at->parent)
    if (anno_xml_is (at, "NewsComponent"))
      {
        if (anno_newsml1_has_headline (at))
          return at;
        outermost = at;
      }
  return outermost;
}

/* The components that are articles, in the order of the document; of xmlNode. */
static GPtrArray *
find_owners (const xmlNode *item)
{
  GPtrArray *owners = g_ptr_array_new ();

  for (const xmlNode *at = next_content (item, item); at != NULL; at = next_content (at, item))
    if (anno_newsml1_content_role (at) == ANNO_NEWSML1_BODY)
      {
        const xmlNode *owner = find_owner (at, item);
        if (owners->len == 0 || owners->pdata[owners->len - 1] != owner)
          g_ptr_array_add (owners, (void *) owner);
      }
  return owners;
}

/* Contents that say the same in another form. */
static gboolean
is_equivalent (const xmlNode *content)
{
  g_autofree char *list = anno_xml_attribute (content->parent, "EquivalentsList");
  g_autofree char *outer = anno_xml_attribute (content->parent->parent, "EquivalentsList");

  return g_strcmp0 (list, "yes") == 0 || g_strcmp0 (outer, "yes") == 0;
}

static gboolean
describe (const xmlNode *item, const xmlNode *owner, AnnoArticleDraft *draft, AnnoArticleHead *head,
          GError **error)
{
  anno_newsml1_describe (item, owner, draft, head);
  for (const xmlNode *at = next_content (item, item); at != NULL; at = next_content (at, item))
    {
      AnnoNewsml1Role role = anno_newsml1_content_role (at);
      if (role == ANNO_NEWSML1_OTHER || find_owner (at, item) != owner)
        continue;
      if (role == ANNO_NEWSML1_BODY)
        anno_newsml1_content_describe (at, draft, head);
      else if (role <= ANNO_NEWSML1_SUBTITLE && !anno_newsml1_content_name (at, role, head, error))
        return FALSE;
    }
  anno_article_head_take (&draft->meta.title, g_strdup (head->title));
  return TRUE;
}

static gboolean
put (const xmlNode *item, const xmlNode *owner, const AnnoArticleHead *head, AnnoBlockText *text,
     gboolean *found, GError **error)
{
  anno_article_head_put (head, text);
  for (const xmlNode *at = next_content (item, item); at != NULL; at = next_content (at, item))
    {
      AnnoNewsml1Role role = anno_newsml1_content_role (at);
      gboolean beside = role == ANNO_NEWSML1_CAPTION || role == ANNO_NEWSML1_ASIDE;
      if ((role != ANNO_NEWSML1_BODY && !beside) || find_owner (at, item) != owner)
        continue;
      if (role == ANNO_NEWSML1_BODY && *found && is_equivalent (at))
        continue;
      if (!anno_newsml1_content_put (at, role, head, text, found, error))
        return FALSE;
    }
  return TRUE;
}

static void
read_article (AnnoXmlSource *source, const xmlNode *item, const xmlNode *owner, const char *part)
{
  g_autoptr (AnnoArticleDraft) draft = anno_article_draft_new ();
  g_autoptr (AnnoBlockText) text = anno_block_text_new (source->options->kept);
  g_auto (AnnoArticleHead) head = { 0 };
  g_autoptr (GError) error = NULL;
  gboolean found = FALSE;

  if (!describe (item, owner, draft, &head, &error) || !put (item, owner, &head, text, &found, &error))
    anno_xml_source_skip (source, part, "%s", error->message);
  else if (found)
    anno_xml_source_give (source, g_steal_pointer (&draft), g_steal_pointer (&text));
  else
    anno_xml_source_skip (source, part, "%s",
                          head.title != NULL ? _("There is only a headline, no text.")
                                             : _("There is no text in it."));
}

static void
explain (AnnoXmlSource *source, const xmlNode *item, const char *part)
{
  const xmlNode *content = next_content (item, item);
  g_autofree char *address = anno_xml_attribute (content, "Href");

  if (address != NULL)
    anno_xml_source_skip (source, part, _("The content is elsewhere: %s"), address);
  else if (anno_xml_find (item, "NewsItemRef") != NULL)
    anno_xml_source_skip (source, part, "%s",
                          _("This is a package: it points to items, and holds no text."));
  else
    anno_xml_source_skip (source, part, "%s", _("There is no text in it."));
}

static void
read_item (AnnoXmlSource *source, const xmlNode *item, guint number)
{
  g_autofree char *id = anno_newsml1_read_id (item);
  g_autofree char *part = id != NULL ? g_strdup_printf (_("item %u (%s)"), number, id)
                                     : g_strdup_printf (_("item %u"), number);
  g_autoptr (GPtrArray) owners = find_owners (item);

  if (owners->len == 0)
    explain (source, item, part);
  for (guint i = 0; i < owners->len && !source->stopped; i++)
    read_article (source, item, owners->pdata[i], part);
}

static gboolean
read_newsml1 (GBytes *bytes, const AnnoImportOptions *options, const AnnoDraftSink *sink,
              GError **error)
{
  AnnoXmlSource source;
  guint number = 0;

  if (!anno_xml_source_open (&source, bytes, options, sink, error))
    return FALSE;
  gboolean known = anno_xml_is (source.root, "NewsML");
  for (const xmlNode *at = known ? anno_xml_find (source.root, "NewsItem") : NULL;
       at != NULL && !source.stopped; at = anno_xml_step (at, source.root, TRUE))
    if (anno_xml_is (at, "NewsItem"))
      read_item (&source, at, ++number);
  if (known && number == 0)
    anno_xml_source_skip (&source, "NewsML", "%s", _("There are no items in it."));
  if (!anno_xml_source_close (&source, error))
    return FALSE;
  if (!known)
    g_set_error (error, ANNO_ARTICLE_FORMAT_ERROR, ANNO_ARTICLE_FORMAT_ERROR_BROKEN,
                 _("There is no NewsML 1 in it."));
  return known;
}

const AnnoArticleFormat anno_newsml1_article_format = {
  .id = "newsml1",
  .name = N_("NewsML 1"),
  .extensions = extensions,
  .sniff = sniff,
  .read = read_newsml1,
};
