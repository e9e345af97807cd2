#include "text/isolate.h"

#include "text/plain.h"

char *
anno_isolate (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  g_autofree char *shown = anno_plain_show (text);
  return g_strconcat ("\u2068", shown, "\u2069", NULL);
}

char *
anno_isolate_escaped (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  g_autofree char *shown = anno_plain_escape (text);
  return g_strconcat ("\u2068", shown, "\u2069", NULL);
}
