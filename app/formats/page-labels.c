#include "formats/page-labels.h"

#include <string.h>

/* In lower case, with a bar before and behind each. */
#define LABELS                                                                                                  \
  "|advertisement|advertising|advertisement - continue reading below|story continues below|"                    \
  "|story continues below advertisement|article continues below|article continues below "                       \
  "advertisement|"                                                                                              \
  "|continue reading|sponsored|sponsored content|share|share this|share this article|share this "               \
  "story|"                                                                                                      \
  "|email|e-mail|print|tweet|facebook|twitter|whatsapp|linkedin|pinterest|reddit|copy link|save|"               \
  "|subscribe|sign up|read more|loading...|comments|blog comments powered by|"                                  \
  "|anzeige|werbung|teilen|drucken|kommentare|weiterlesen|publicité|imprimer|partager|"                        \
  "commentaires|"                                                                                               \
  "|publicidad|compartir|imprimir|comentarios|publicidade|compartilhar|pubblicità|condividi|"                  \
  "stampa|"                                                                                                     \
  "|advertentie|delen|annons|dela|annonse|annonce|del|reklama|udostępnij|реклама|поделиться|" \
  "|広告|シェア|广告|廣告|광고|إعلان|شارك|"

#define BEGINNINGS                                                                                     \
  "|read more|read also|also read|read next|see also|related|more:|more on|more from|sign up|"         \
  "|subscribe to|follow |lire aussi|à lire aussi|a lire aussi|lire la suite|lesen sie auch|"          \
  "|mehr zum thema|lees ook|leia mais|leia também|lea también|lee también|leggi anche|läs också|" \
  "|les også|læs også|czytaj też|czytaj także|читайте также|اقرأ أيضا|もっと読む|"

gboolean
anno_page_label_is (const char *words)
{
  g_return_val_if_fail (words != NULL, FALSE);

  g_autofree char *small = g_utf8_strdown (words, -1);
  g_autofree char *wanted = g_strdup_printf ("|%s|", small);
  return *small != '\0' && strchr (small, '|') == NULL && strstr (LABELS, wanted) != NULL;
}

gboolean
anno_page_label_begins (const char *words)
{
  g_return_val_if_fail (words != NULL, FALSE);

  g_autofree char *small = g_utf8_strdown (words, -1);
  g_auto (GStrv) beginnings = g_strsplit (BEGINNINGS, "|", -1);
  for (guint i = 0; beginnings[i] != NULL; i++)
    if (*beginnings[i] != '\0' && g_str_has_prefix (small, beginnings[i]))
      return TRUE;
  return FALSE;
}
