#include "cli/place.h"

#include "session/layout.h"

#include <string.h>

/* What was typed ends with the part below the root: the rest is how the person writes the root. Where
 * that doesn't work out ("x/..", or a root above), the whole path is shown. */
static char *
make_prefix (const AnnoPlace *self, const char *named)
{
  g_autofree char *typed = g_strdup (named);
  gsize length = strlen (typed);
  while (length > 1 && typed[length - 1] == '/')
    typed[--length] = '\0';

  gsize below = strlen (self->scope);
  if (below > 0 && g_str_has_suffix (typed, self->scope))
    typed[length - below] = '\0';
  g_autofree char *whole = g_canonicalize_filename (*typed != '\0' ? typed : ".", NULL);
  if (!g_str_equal (whole, self->root))
    return g_strconcat (self->root, "/", NULL);
  if (*typed == '\0' || g_str_equal (typed, "."))
    return g_strdup ("");
  return g_str_has_suffix (typed, "/") ? g_steal_pointer (&typed) : g_strconcat (typed, "/", NULL);
}

void
anno_place_init (AnnoPlace *self, const char *named)
{
  g_return_if_fail (self != NULL && named != NULL);

  g_autofree char *whole = g_canonicalize_filename (named, NULL);
  self->root = anno_layout_find_root (whole);
  self->scope = g_strdup (anno_layout_below (self->root, whole));
  self->prefix = make_prefix (self, named);
}

void
anno_place_clear (AnnoPlace *self)
{
  g_clear_pointer (&self->root, g_free);
  g_clear_pointer (&self->scope, g_free);
  g_clear_pointer (&self->prefix, g_free);
}

char *
anno_place_show (const AnnoPlace *self, const char *below)
{
  g_return_val_if_fail (self != NULL && below != NULL, NULL);

  if (*below != '\0')
    return g_strconcat (self->prefix, below, NULL);
  if (*self->prefix == '\0')
    return g_strdup (".");
  gsize length = strlen (self->prefix);
  return g_strndup (self->prefix, length > 1 ? length - 1 : length);
}
