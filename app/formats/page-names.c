#include "formats/page-names.h"

#include "formats/xml-node.h"

#include <string.h>

/* Parts of names, as sites all over the world use them. */
static const char *const unlikely[] = {
  "-ad-", "ad-break", "adbox", "advert", "banner", "breadcrumb", "combx", "comment", "community",
  "consent", "cookie", "disqus", "footer", "gdpr", "header", "infinite-scroll", "legends", "masthead",
  "menu", "most-popular", "most-read", "navbar", "navigation", "newsletter", "outbrain", "pager",
  "pagination", "popup", "promo", "recommend", "related", "remark", "replies", "rss", "shoutbox",
  "sidebar", "skyscraper", "social", "sponsor", "subscribe", "supplemental", "taboola", "toolbar",
  "trending", NULL
};
static const char *const likely[]
    = { "and", "article", "body", "column", "content", "main", "shadow", "story", NULL };
static const char *const positive[] = { "article", "blog", "body", "content", "entry", "h-entry", "hentry",
                                        "main", "page", "pagination", "post", "story", "text", NULL };
static const char *const negative[]
    = { "-ad-", "banner", "combx", "comment", "com-", "contact", "footer", "footnote", "gdpr", "hidden",
        "masthead", "media", "meta", "newsletter", "outbrain", "promo", "related", "scroll", "share",
        "shopping", "shoutbox", "sidebar", "skyscraper", "sponsor", "tags", "tool", "widget", NULL };
static const char *const sharing[] = { "share", "sharedaddy", "sharing", "social-", "addthis", NULL };
static const char *const aside[]
    = { "newsletter", "related", "read-more", "readmore", "read-also", "recommended", "see-also", "signup",
        "sign-up", "subscribe", "teaser", "more-on", "most-read", "inline-promo", "pullquote-promo",
        "cookie", "consent", "paywall", "author-bio", "author-box", "toc", NULL };
static const char *const caption[] = { "caption", "legend", NULL };
static const char *const credit[]
    = { "credit", "copyright", "photographer", "picture-source", "image-source", NULL };
static const char *const byline[]
    = { "byline", "author", "dateline", "writtenby", "p-author", NULL };
static const char *const not_byline[] = { "bio", "avatar", "image", "photo", "comment", "authori", "follow",
                                          "dropdown", NULL };

static gboolean
has_any (const char *names, const char *const *parts)
{
  for (guint i = 0; parts[i] != NULL; i++)
    if (strstr (names, parts[i]) != NULL)
      return TRUE;
  return FALSE;
}

static char *
get_lower (const xmlNode *node, const char *attribute)
{
  g_autofree char *value = anno_xml_attribute (node, attribute);

  return value != NULL ? g_ascii_strdown (value, -1) : g_strdup ("");
}

char *
anno_page_names (const xmlNode *node)
{
  g_autofree char *class = get_lower (node, "class");
  g_autofree char *id = get_lower (node, "id");

  return g_strconcat (class, " ", id, NULL);
}

gboolean
anno_page_names_are_unlikely (const char *names)
{
  return has_any (names, unlikely) && !has_any (names, likely);
}

gboolean
anno_page_names_are_sharing (const char *names)
{
  return has_any (names, sharing);
}

gboolean
anno_page_names_are_aside (const char *names)
{
  return has_any (names, aside);
}

gboolean
anno_page_names_are_caption (const char *names)
{
  return has_any (names, caption);
}

gboolean
anno_page_names_are_credit (const char *names)
{
  return has_any (names, credit);
}

gboolean
anno_page_names_are_byline (const char *names)
{
  return has_any (names, byline) && !has_any (names, not_byline);
}

static int
weigh (const char *name)
{
  return (has_any (name, positive) ? 25 : 0) - (has_any (name, negative) ? 25 : 0);
}

int
anno_page_names_weigh (const xmlNode *node)
{
  g_autofree char *class = get_lower (node, "class");
  g_autofree char *id = get_lower (node, "id");

  return weigh (class) + weigh (id);
}
