#include "session/settled-change.h"

#include "formats/layer-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define HASH_KEY "\"sha256\""

/* What a layer says it was made by, but for its hash. */
static char *
find_order (AnnoLayer *layer)
{
  const char *extra = anno_layer_get_header (layer)->extra;
  const char *hash = extra != NULL ? g_strrstr (extra, HASH_KEY) : NULL;

  return hash != NULL ? g_strndup (extra, hash - extra) : g_strdup (extra);
}

static void
compare_spans (AnnoSettledChange *self, AnnoLayer *there, AnnoLayer *made)
{
  for (guint i = 0; i < anno_layer_get_n_spans (made); i++)
    {
      AnnoSpan *now = anno_layer_nth (made, i);
      AnnoSpan *then = anno_layer_find (there, anno_span_get_id (now));
      if (then == NULL)
        self->n_new++;
      else if (!anno_span_equal (then, now))
        self->n_other++;
    }
  for (guint i = 0; i < anno_layer_get_n_spans (there); i++)
    self->n_gone
        += anno_layer_find (made, anno_span_get_id (anno_layer_nth (there, i))) == NULL ? 1 : 0;
}

AnnoSettledChange
anno_settled_change_find (GBytes *there, GBytes *made)
{
  AnnoSettledChange self = { 0 };

  g_return_val_if_fail (there != NULL && made != NULL, self);

  g_autoptr (AnnoLayer) then = anno_layer_reader_read (there, NULL, NULL, NULL, NULL);
  g_autoptr (AnnoLayer) now = anno_layer_reader_read (made, NULL, NULL, NULL, NULL);
  if (then == NULL || now == NULL)
    return self;
  g_autofree char *order_then = find_order (then), *order_now = find_order (now);
  self.is_other_order = g_strcmp0 (order_then, order_now) != 0;
  self.is_other_text
      = g_strcmp0 (anno_layer_get_header (then)->sha256, anno_layer_get_header (now)->sha256) != 0;
  compare_spans (&self, then, now);
  return self;
}

static void
add (GPtrArray *parts, char *words)
{
  g_ptr_array_add (parts, words);
}

char *
anno_settled_change_describe (const AnnoSettledChange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  if (self->is_other_order)
    /* Translators: parts of a list of what differs in a set of annotations, by commas. */
    add (parts, g_strdup (_ ("made of other people’s annotations, or by another rule")));
  if (self->is_other_text)
    add (parts, g_strdup (_ ("made on another version of the article")));
  if (self->n_new > 0)
    add (parts,
         g_strdup_printf (ngettext ("%u annotation comes", "%u annotations come", self->n_new),
                          self->n_new));
  if (self->n_gone > 0)
    add (parts, g_strdup_printf (ngettext ("%u annotation goes", "%u annotations go", self->n_gone),
                                 self->n_gone));
  if (self->n_other > 0)
    add (parts, g_strdup_printf (
                    ngettext ("%u annotation changes", "%u annotations change", self->n_other),
                    self->n_other));
  if (parts->len == 0)
    return NULL;
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (", ", (char **) parts->pdata);
}
