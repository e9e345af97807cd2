#include "formats/newsml1-content.h"

#include "formats/embedded-text.h"
#include "formats/markup-body.h"
#include "formats/newsml1-meta.h"
#include "formats/nitf-body.h"
#include "formats/xml-node.h"

#include <string.h>

/* The first that is part of a role's name decides. */
static const struct
{
  const char *part;
  AnnoNewsml1Role role;
} roles[] = {
  { "subhead", ANNO_NEWSML1_SUBTITLE }, { "subtitle", ANNO_NEWSML1_SUBTITLE },
  { "headline", ANNO_NEWSML1_TITLE },   { "hedline", ANNO_NEWSML1_TITLE },
  { "title", ANNO_NEWSML1_TITLE },      { "caption", ANNO_NEWSML1_CAPTION },
  { "legend", ANNO_NEWSML1_CAPTION },   { "contact", ANNO_NEWSML1_ASIDE },
  { "abstract", ANNO_NEWSML1_ASIDE },   { "summary", ANNO_NEWSML1_ASIDE },
  { "keyword", ANNO_NEWSML1_ASIDE },    { "advisory", ANNO_NEWSML1_ASIDE },
  { "stylesheet", ANNO_NEWSML1_OTHER }, { "logo", ANNO_NEWSML1_OTHER },
  { "photo", ANNO_NEWSML1_OTHER },      { "picture", ANNO_NEWSML1_OTHER },
  { "image", ANNO_NEWSML1_OTHER },      { "graphic", ANNO_NEWSML1_OTHER },
  { "video", ANNO_NEWSML1_OTHER },      { "audio", ANNO_NEWSML1_OTHER },
  { "thumbnail", ANNO_NEWSML1_OTHER },
};

/* The formal name of the child @element, in lower case; "" where it has none. */
static char *
read_name (const xmlNode *node, const char *element)
{
  g_autofree char *name = anno_xml_attribute (anno_newsml1_child (node, element), "FormalName");
  return g_ascii_strdown (name != NULL ? name : "", -1);
}

static const xmlNode *
find_data (const xmlNode *item)
{
  const xmlNode *data = anno_xml_child (item, "DataContent");

  return data != NULL ? data : anno_xml_path (item, "Encoding/DataContent");
}

static gboolean
is_encoded (const xmlNode *item)
{
  g_autofree char *notation = anno_xml_attribute (anno_xml_child (item, "Encoding"), "Notation");
  return notation != NULL && g_ascii_strncasecmp (notation, "base64", 6) == 0;
}

static gboolean
is_text (const xmlNode *item)
{
  g_autofree char *media = read_name (item, "MediaType");
  g_autofree char *mime = read_name (item, "MimeType");
  g_autofree char *format = read_name (item, "Format");
  gboolean is_media
      = *media != '\0' && strstr (media, "text") == NULL && strstr (media, "complexdata") == NULL;
  gboolean is_other = g_str_has_prefix (mime, "image/") || g_str_has_prefix (mime, "video/")
                      || g_str_has_prefix (mime, "audio/") || g_str_equal (mime, "text/css")
                      || g_str_equal (mime, "application/pdf");

  return !is_media && !is_other && !is_encoded (item) && !g_str_equal (format, "css");
}

AnnoNewsml1Role
anno_newsml1_content_role (const xmlNode *item)
{
  g_return_val_if_fail (item != NULL, ANNO_NEWSML1_OTHER);

  const xmlNode *data = find_data (item);
  if (data == NULL || !is_text (item))
    return ANNO_NEWSML1_OTHER;
  g_autofree char *name = read_name (item->parent, "Role");
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (strstr (name, roles[i].part) != NULL)
      return roles[i].role;
  return ANNO_NEWSML1_BODY;
}

static gboolean
has_elements (const xmlNode *node)
{
  for (const xmlNode *at = node->children; at != NULL; at = at->next)
    if (at->type == XML_ELEMENT_NODE)
      return TRUE;
  return FALSE;
}

/* NITF, or its body alone; NULL where there is none. */
static const xmlNode *
find_nitf (const xmlNode *data)
{
  const xmlNode *nitf = anno_xml_child (data, "nitf");
  const xmlNode *content = nitf == NULL ? anno_xml_find (data, "body.content") : NULL;

  return content != NULL ? content->parent : nitf;
}

static gboolean
put_characters (const xmlNode *item, const xmlNode *data, const AnnoArticleHead *head,
                AnnoBlockText *text, GError **error)
{
  g_autofree char *format = read_name (item, "Format");
  g_autofree char *mime = read_name (item, "MimeType");
  g_autofree char *type = g_strconcat (format, " ", mime, NULL);
  g_autofree char *content = anno_xml_text (data);

  return anno_embedded_text_add (text, content, type, head, error);
}

/* Its paragraphs, whatever they are made of. */
static char **
read_paragraphs (const xmlNode *item, GError **error)
{
  g_autoptr (AnnoBlockText) text = anno_block_text_new (ANNO_BLOCKS_USUAL);
  const xmlNode *data = find_data (item);

  if (has_elements (data))
    anno_markup_blocks_add (text, data);
  else if (!put_characters (item, data, NULL, text, error))
    return NULL;
  g_autofree char *all = g_strchomp (anno_block_text_finish (text));
  return g_strsplit (all, "\n\n", -1);
}

gboolean
anno_newsml1_content_name (const xmlNode *item, AnnoNewsml1Role role, AnnoArticleHead *head,
                           GError **error)
{
  g_return_val_if_fail (item != NULL && head != NULL, FALSE);

  g_auto (GStrv) paragraphs = read_paragraphs (item, error);
  for (guint i = 0; paragraphs != NULL && paragraphs[i] != NULL; i++)
    if (role == ANNO_NEWSML1_TITLE)
      anno_article_head_take (&head->title, anno_block_text_words (paragraphs[i]));
    else
      anno_article_head_take_subtitle (head, anno_block_text_words (paragraphs[i]));
  return paragraphs != NULL;
}

void
anno_newsml1_content_describe (const xmlNode *item, AnnoArticleDraft *draft, AnnoArticleHead *head)
{
  g_return_if_fail (item != NULL && draft != NULL && head != NULL);

  const xmlNode *nitf = find_nitf (find_data (item));
  if (nitf == NULL)
    return;
  g_auto (AnnoArticleHead) inner = { 0 };
  anno_nitf_body_describe (nitf, draft, &inner);
  anno_article_head_fill (&inner, head);
  anno_article_head_clear (head);
  *head = inner;
  inner = (AnnoArticleHead){ 0 };
}

static gboolean
put_beside (const xmlNode *item, AnnoNewsml1Role role, AnnoBlockText *text, GError **error)
{
  g_auto (GStrv) paragraphs = read_paragraphs (item, error);
  AnnoBlockKind kind = role == ANNO_NEWSML1_CAPTION ? ANNO_BLOCK_CAPTION : ANNO_BLOCK_ASIDE;

  for (guint i = 0; paragraphs != NULL && paragraphs[i] != NULL; i++)
    anno_block_text_block (text, kind, paragraphs[i]);
  return paragraphs != NULL;
}

gboolean
anno_newsml1_content_put (const xmlNode *item, AnnoNewsml1Role role, const AnnoArticleHead *head,
                          AnnoBlockText *text, gboolean *found, GError **error)
{
  g_return_val_if_fail (item != NULL && head != NULL && text != NULL && found != NULL, FALSE);

  const xmlNode *data = find_data (item);
  const xmlNode *nitf = find_nitf (data);
  if (role != ANNO_NEWSML1_BODY)
    return put_beside (item, role, text, error);
  if (nitf != NULL)
    *found |= anno_nitf_body_put (nitf, head, text);
  else if (has_elements (data))
    {
      *found |= anno_markup_body_has_text (data);
      anno_markup_body_put (text, data, head);
    }
  else
    {
      g_autofree char *words = anno_xml_words (data);
      *found |= words != NULL;
      return put_characters (item, data, head, text, error);
    }
  return TRUE;
}
