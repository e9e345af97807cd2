#include "foreign/brat-part.h"

#include <string.h>

gboolean
anno_brat_part_next (AnnoBratPart *rest, AnnoBratPart *word)
{
  g_return_val_if_fail (rest != NULL && word != NULL, FALSE);

  while (rest->n > 0 && g_ascii_isspace (*rest->text))
    {
      rest->text++;
      rest->n--;
    }
  *word = (AnnoBratPart){ rest->text, 0 };
  while (word->n < rest->n && !g_ascii_isspace (word->text[word->n]))
    word->n++;
  rest->text = rest->n > 0 ? rest->text + word->n : rest->text;
  rest->n -= word->n;
  return word->n > 0;
}

gboolean
anno_brat_part_cut (const AnnoBratPart *part, char sign, AnnoBratPart *before, AnnoBratPart *after)
{
  g_return_val_if_fail (part != NULL && before != NULL && after != NULL, FALSE);

  const AnnoBratPart whole = *part;
  const char *at = whole.n > 0 ? memchr (whole.text, sign, whole.n) : NULL;
  if (at == NULL)
    return FALSE;
  *before = (AnnoBratPart){ whole.text, (gsize) (at - whole.text) };
  *after = (AnnoBratPart){ at + 1, whole.n - before->n - 1 };
  return TRUE;
}

gboolean
anno_brat_part_is (AnnoBratPart part, const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);
  return part.n == strlen (text) && (part.n == 0 || memcmp (part.text, text, part.n) == 0);
}

gboolean
anno_brat_part_is_blank (AnnoBratPart part)
{
  for (gsize i = 0; i < part.n; i++)
    if (!g_ascii_isspace (part.text[i]))
      return FALSE;
  return TRUE;
}

char *
anno_brat_part_dup (AnnoBratPart part)
{
  return part.text != NULL ? g_strndup (part.text, part.n) : g_strdup ("");
}
