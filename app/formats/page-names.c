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

#define DATE "|date|time|publish|posted|meta|"
#define HEADER "|header|"

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

  return value != NULL ? g_ascii_strdown (value, (gssize) MIN (strlen (value), MAX_NAMES)) : NULL;
}

/* " class id amp-ad ": elements of no standard are named as classes are. */
static char *
join_names (const xmlNode *element, const char *class, const char *id)
{
  const char *name
      = strchr ((const char *) element->name, '-') != NULL ? (const char *) element->name : NULL;

  if (class == NULL && id == NULL && name == NULL)
    return NULL;
  return g_strdup_printf (" %s %s %s ", class != NULL ? class : "", id != NULL ? id : "",
                          name != NULL ? name : "");
}

static int
weigh (const char *name)
{
  if (name == NULL)
    return 0;
  return (has_any (name, POSITIVE) ? 25 : 0) - (has_any (name, NEGATIVE) ? 25 : 0);
}

guint
anno_page_names_read (const xmlNode *element, int *weight)
{
  static const struct
  {
    const char *parts;
    AnnoPageNamed named;
  } meanings[] = {
    { SHARING, ANNO_PAGE_NAMED_SHARING }, { ASIDE, ANNO_PAGE_NAMED_ASIDE },
    { CAPTION, ANNO_PAGE_NAMED_CAPTION }, { CREDIT, ANNO_PAGE_NAMED_CREDIT },
    { DATE, ANNO_PAGE_NAMED_DATE },       { HEADER, ANNO_PAGE_NAMED_HEADER },
  };
  g_autofree char *class = get_lower (element, "class");
  g_autofree char *id = get_lower (element, "id");
  g_autofree char *itemprop = get_lower (element, "itemprop");
  g_autofree char *names = join_names (element, class, id);
  guint named = 0;

  *weight = weigh (class) + weigh (id) + weigh (itemprop);
  if (names == NULL)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (meanings); i++)
    named |= has_any (names, meanings[i].parts) ? meanings[i].named : 0;
  if (has_any (names, UNLIKELY) && !has_any (names, LIKELY))
    named |= ANNO_PAGE_NAMED_UNLIKELY;
  if (has_any (names, BYLINE) && !has_any (names, NO_BYLINE))
    named |= ANNO_PAGE_NAMED_BYLINE;
  return named;
}
