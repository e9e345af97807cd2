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

/* The component whose headline is that of what lies in @component; the outermost where none has
 * one.
 * @known: what was found before, by component. */
static const xmlNode *
find_owner (const xmlNode *component, const xmlNode *item, GHashTable *known)
{
  g_autoptr (GPtrArray) below = g_ptr_array_new ();
  const xmlNode *owner = NULL, *outermost = component;

  for (const xmlNode *at = component; owner == NULL && at != item; at = at->parent)
    {
      owner = g_hash_table_lookup (known, at);
      if (owner == NULL && anno_newsml1_has_headline (at))
        owner = at;
      g_ptr_array_add (below, (void *) at);
      outermost = at;
    }
  if (owner == NULL)
    owner = outermost;
  for (guint i = 0; i < below->len; i++)
    g_hash_table_insert (known, below->pdata[i], (void *) owner);
  return owner;
}

typedef struct
{
  const xmlNode *node;
  AnnoNewsml1Role role;
} Content;

/* A component that may be an article, and what belongs to it. */
typedef struct
{
  const xmlNode *owner;
  GArray *contents; /* of Content */
  gboolean has_body;
} Story;

static void
story_free (Story *self)
{
  g_array_unref (self->contents);
  g_free (self);
}

static Story *
find_story (GPtrArray *stories, GHashTable *by_owner, const xmlNode *owner)
{
  Story *story = g_hash_table_lookup (by_owner, owner);

  if (story != NULL)
    return story;
  story = g_new0 (Story, 1);
  story->owner = owner;
  story->contents = g_array_new (FALSE, FALSE, sizeof (Content));
  g_hash_table_insert (by_owner, (void *) owner, story);
  g_ptr_array_add (stories, story);
  return story;
}

/* In the order of the document. */
static GPtrArray *
find_stories (const xmlNode *item)
{
  GPtrArray *stories = g_ptr_array_new_with_free_func ((GDestroyNotify) story_free);
  g_autoptr (GHashTable) by_owner = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);

  for (const xmlNode *at = next_content (item, item); at != NULL; at = next_content (at, item))
    {
      Content content = { .node = at, .role = anno_newsml1_content_role (at) };
      if (content.role == ANNO_NEWSML1_OTHER)
        continue;
      Story *story = find_story (stories, by_owner, find_owner (at->parent, item, known));
      g_array_append_val (story->contents, content);
      story->has_body |= content.role == ANNO_NEWSML1_BODY;
    }
  return stories;
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
describe (const xmlNode *item, const Story *story, AnnoArticleDraft *draft, AnnoArticleHead *head,
          GError **error)
{
  anno_newsml1_describe (item, story->owner, draft, head);
  for (guint i = 0; i < story->contents->len; i++)
    {
      Content content = g_array_index (story->contents, Content, i);
      gboolean names = content.role == ANNO_NEWSML1_TITLE || content.role == ANNO_NEWSML1_SUBTITLE;
      if (content.role == ANNO_NEWSML1_BODY)
        anno_newsml1_content_describe (content.node, draft, head);
      else if (names && !anno_newsml1_content_name (content.node, content.role, head, error))
        return FALSE;
    }
  anno_article_head_take (&draft->meta.title, g_strdup (head->title));
  return TRUE;
}

static gboolean
put (const Story *story, const AnnoArticleHead *head, AnnoBlockText *text, gboolean *found,
     GError **error)
{
  anno_article_head_put (head, text);
  for (guint i = 0; i < story->contents->len; i++)
    {
      Content content = g_array_index (story->contents, Content, i);
      gboolean beside = content.role == ANNO_NEWSML1_CAPTION || content.role == ANNO_NEWSML1_ASIDE;
      gboolean again = *found && is_equivalent (content.node);
      if ((content.role == ANNO_NEWSML1_BODY ? !again : beside)
          && !anno_newsml1_content_put (content.node, content.role, head, text, found, error))
        return FALSE;
    }
  return TRUE;
}

static void
read_article (AnnoXmlSource *source, const xmlNode *item, const Story *story, const char *part)
{
  g_autoptr (AnnoArticleDraft) draft = anno_article_draft_new ();
  g_autoptr (AnnoBlockText) text = anno_block_text_new (source->options->kept);
  g_auto (AnnoArticleHead) head = { 0 };
  g_autoptr (GError) error = NULL;
  gboolean found = FALSE;

  if (!describe (item, story, draft, &head, &error) || !put (story, &head, text, &found, &error))
    anno_xml_source_skip (source, part, "%s", error->message);
  else if (found)
    anno_xml_source_give (source, g_steal_pointer (&draft), g_steal_pointer (&text));
  else
    anno_xml_source_skip_empty (source, part, head.title);
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
    anno_xml_source_skip_empty (source, part, NULL);
}

static void
read_item (AnnoXmlSource *source, const xmlNode *item, guint number)
{
  g_autofree char *id = anno_newsml1_read_id (item);
  g_autofree char *part = anno_xml_source_name_part (number, id);
  g_autoptr (GPtrArray) stories = find_stories (item);
  gboolean any = FALSE;

  for (guint i = 0; i < stories->len && !source->stopped; i++)
    {
      const Story *story = stories->pdata[i];
      if (story->has_body)
        read_article (source, item, story, part);
      any |= story->has_body;
    }
  if (!any)
    explain (source, item, part);
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
    g_set_error_literal (error, ANNO_ARTICLE_FORMAT_ERROR, ANNO_ARTICLE_FORMAT_ERROR_BROKEN,
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
