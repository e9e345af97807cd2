#include "formats/page-names.h"

#include "formats/xml-node.h"

#include <string.h>

/* Parts of names, as sites all over the world use them, with a bar before and behind each. */
#define UNLIKELY                                                                                   \
  "|-ad-|-ad | ad | ads | "                                                                        \
  "ad-|adbox|advert|banner|breadcrumb|combx|comment|community|consent|cookie|"                     \
  "disqus|footer|gdpr|header|infinite-scroll|legends|masthead|menu|most-popular|most-read|navbar|" \
  "navigation|newsletter|outbrain|pager|pagination|popup|promo|recommend|related|remark|replies|"  \
  "rss|"                                                                                           \
  "shoutbox|sidebar|skyscraper|social|sponsor|subscribe|supplemental|taboola|toolbar|trending|"
#define LIKELY "|and|article|body|column|content|main|shadow|story|"
#define POSITIVE "|article|blog|body|content|entry|hentry|main|page|pagination|post|story|text|"
#define NEGATIVE                                                                                   \
  "|-ad-|banner|combx|comment|com-|contact|footer|footnote|gdpr|hidden|masthead|media|meta|"       \
  "newsletter|outbrain|promo|related|scroll|share|shopping|shoutbox|sidebar|skyscraper|sponsor|"   \
  "tags|"                                                                                          \
  "tool|widget|"
#define SHARING "|share|sharing|social-|addthis|"
#define ASIDE                                                                                      \
  "|newsletter|related|read-more|readmore|read-also|recommended|see-also|signup|sign-up|"          \
  "subscribe|"                                                                                     \
  "teaser|more-on|most-read|inline-promo|cookie|consent|paywall|author-bio|author-box|"
#define CAPTION "|caption|legend|"
#define CREDIT "|credit|copyright|photographer|picture-source|image-source|"
#define BYLINE "|byline|author|dateline|writtenby|"
#define NO_BYLINE "|bio|avatar|image|photo|comment|authori|follow|dropdown|"

#define MAX_NAMES 400 /* bytes of a class that are looked at */

/* Whether one of @parts is in @names. */
static gboolean
has_any (const char *names, const char *parts)
{
  char part[24];

  for (const char *at = parts + 1; *at != '\0'; at = strchr (at, '|') + 1)
    {
      g_strlcpy (part, at, MIN (sizeof part, (gsize) (strchr (at, '|') - at) + 1));
      if (strstr (names, part) != NULL)
        return TRUE;
    }
  return FALSE;
}

static char *
get_lower (const xmlNode *node, const char *attribute)
{
  g_autofree char *value = anno_xml_attribute (node, attribute);

  return value != NULL ? g_ascii_strdown (value, (gssize) MIN (strlen (value), MAX_NAMES)) : g_strdup ("");
}

char *
anno_page_names (const xmlNode *node)
{
  g_autofree char *class = get_lower (node, "class");
  g_autofree char *id = get_lower (node, "id");
  const char *name = (const char *) node->name;

  return g_strconcat (" ", class, " ", id, " ", strchr (name, '-') != NULL ? name : "", " ", NULL);
}

gboolean
anno_page_names_are_unlikely (const char *names)
{
  return has_any (names, UNLIKELY) && !has_any (names, LIKELY);
}

gboolean
anno_page_names_are_sharing (const char *names)
{
  return has_any (names, SHARING);
}

gboolean
anno_page_names_are_aside (const char *names)
{
  return has_any (names, ASIDE);
}

gboolean
anno_page_names_are_caption (const char *names)
{
  return has_any (names, CAPTION);
}

gboolean
anno_page_names_are_credit (const char *names)
{
  return has_any (names, CREDIT);
}

gboolean
anno_page_names_are_byline (const char *names)
{
  return has_any (names, BYLINE) && !has_any (names, NO_BYLINE);
}

static int
weigh (const char *name)
{
  return (has_any (name, POSITIVE) ? 25 : 0) - (has_any (name, NEGATIVE) ? 25 : 0);
}

int
anno_page_names_weigh (const xmlNode *node)
{
  g_autofree char *class = get_lower (node, "class");
  g_autofree char *id = get_lower (node, "id");

  return weigh (class) + weigh (id);
}
