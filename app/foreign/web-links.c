#include "foreign/web-links.h"

#include "foreign/json-marks.h"
#include "foreign/web-bodies.h"
#include "foreign/web-targets.h"

#include <glib/gi18n-lib.h>

/* A link, in its place among the values. */
typedef struct
{
  AnnoForeignDocument *document;
  AnnoForeignLayer *layer;
  AnnoForeignSpan *span;
  AnnoForeignValue *value;
} Link;

typedef struct
{
  char *from;
  char *to;
  char *field;
  char *place;
} Tie;

struct _AnnoWebLinks
{
  GHashTable *marks; /* layer and id → AnnoForeignSpan */
  GHashTable *homes; /* id → AnnoForeignLayer, of the first that has it */
  GArray *links;     /* of Link */
  GArray *ties;      /* of Tie */
};

static void
tie_clear (gpointer data)
{
  Tie *self = data;
  g_free (self->from);
  g_free (self->to);
  g_free (self->field);
  g_free (self->place);
}

AnnoWebLinks *
anno_web_links_new (void)
{
  AnnoWebLinks *self = g_new0 (AnnoWebLinks, 1);
  self->marks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->homes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->links = g_array_new (FALSE, FALSE, sizeof (Link));
  self->ties = g_array_new (FALSE, FALSE, sizeof (Tie));
  g_array_set_clear_func (self->ties, tie_clear);
  return self;
}

void
anno_web_links_free (AnnoWebLinks *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->marks);
  g_hash_table_unref (self->homes);
  g_array_unref (self->links);
  g_array_unref (self->ties);
  g_free (self);
}

static char *
key_of (const AnnoForeignLayer *layer, const char *id)
{
  return g_strdup_printf ("%p %s", (gconstpointer) layer, id);
}

static AnnoForeignSpan *
find (const AnnoWebLinks *self, const AnnoForeignLayer *layer, const char *id)
{
  g_autofree char *key = key_of (layer, id);
  return g_hash_table_lookup (self->marks, key);
}

static gboolean
name (AnnoWebLinks *self, AnnoForeignLayer *layer, AnnoForeignSpan *span, const char *id)
{
  if (find (self, layer, id) != NULL)
    return FALSE;
  g_hash_table_insert (self->marks, key_of (layer, id), span);
  if (!g_hash_table_contains (self->homes, id))
    g_hash_table_insert (self->homes, g_strdup (id), layer);
  g_free (span->id);
  span->id = g_strdup (id);
  return TRUE;
}

gboolean
anno_web_links_add (AnnoWebLinks *self, AnnoForeignDocument *document, AnnoForeignLayer *layer,
                    AnnoForeignSpan *span, const char *id)
{
  g_return_val_if_fail (self != NULL && document != NULL && layer != NULL && span != NULL, FALSE);

  for (guint i = 0; i < span->values->len; i++)
    {
      AnnoForeignValue *value = span->values->pdata[i];
      const Link link = { document, layer, span, value };
      if (value->kind == ANNO_VALUE_LINK)
        g_array_append_val (self->links, link);
    }
  return id == NULL || name (self, layer, span, id);
}

/* Whether it names another annotation, and no place. */
static gboolean
is_end (const AnnoWebTarget *target)
{
  return target->is_whole && target->source != NULL;
}

gboolean
anno_web_links_tie (AnnoWebLinks *self, const AnnoJsonSlice *annotation, const GPtrArray *targets,
                    const char *place)
{
  g_autofree char *motivation = anno_web_bodies_motivation (annotation);
  AnnoJsonSlice body = { NULL, 0 };
  Tie tie = { NULL };

  g_return_val_if_fail (self != NULL && annotation != NULL && targets != NULL, FALSE);

  if (g_strcmp0 (motivation, "linking") != 0 || targets->len == 0 || targets->len > 2
      || !is_end (targets->pdata[0]))
    return FALSE;
  const AnnoWebTarget *from = targets->pdata[0];
  const AnnoWebTarget *to = targets->len == 2 ? targets->pdata[1] : NULL;
  if (to != NULL && is_end (to))
    {
      tie.to = g_strdup (to->source);
      tie.field = anno_web_bodies_tag (annotation);
    }
  else if (to == NULL && anno_json_marks_find (annotation, "body", &body))
    {
      tie.to = anno_json_slice_kind (&body) == '"' ? anno_json_slice_to_string (&body)
                                                   : anno_json_marks_string (&body, "id");
      tie.field = anno_json_marks_string (&body, "value");
    }
  if (tie.to == NULL)
    {
      g_free (tie.field);
      return FALSE;
    }
  tie.from = g_strdup (from->source);
  if (tie.field == NULL)
    tie.field = g_strdup ("linking");
  tie.place = g_strdup (place);
  g_array_append_val (self->ties, tie);
  return TRUE;
}

/* Moves the links that lead nowhere behind the other values, and drops them. */
static void
drop_dead (AnnoForeignSpan *span)
{
  GPtrArray *values = span->values;
  guint n = 0;

  for (guint i = 0; i < values->len; i++)
    {
      AnnoForeignValue *value = values->pdata[i];
      if (value->kind == ANNO_VALUE_LINK && value->text == NULL)
        continue;
      values->pdata[i] = values->pdata[n];
      values->pdata[n++] = value;
    }
  g_ptr_array_set_size (values, (int) n);
}

static void
settle_link (AnnoWebLinks *self, const Link *link)
{
  if (link->span->is_own || find (self, link->layer, link->value->text) != NULL)
    return;
  anno_foreign_document_leave_out (link->document,
                                   _("%s: A link leads to an annotation that isn’t there, or is "
                                     "somebody else’s; it is left out."),
                                   link->span->place);
  g_clear_pointer (&link->value->text, g_free);
}

static gboolean
settle_tie (AnnoWebLinks *self, const Tie *tie)
{
  const AnnoForeignLayer *layer = g_hash_table_lookup (self->homes, tie->from);
  AnnoForeignSpan *from = layer != NULL ? find (self, layer, tie->from) : NULL;

  if (from == NULL || find (self, layer, tie->to) == NULL)
    return FALSE;
  anno_foreign_span_add_value (from, ANNO_VALUE_LINK, tie->field, tie->to);
  return TRUE;
}

void
anno_web_links_settle (AnnoWebLinks *self, GPtrArray *told)
{
  g_return_if_fail (self != NULL && told != NULL);

  for (guint i = 0; i < self->links->len; i++)
    {
      const Link *link = &g_array_index (self->links, Link, i);
      settle_link (self, link);
      /* The links of a span are neighbours. */
      if (i + 1 == self->links->len || g_array_index (self->links, Link, i + 1).span != link->span)
        drop_dead (link->span);
    }
  for (guint i = 0; i < self->ties->len; i++)
    {
      const Tie *tie = &g_array_index (self->ties, Tie, i);
      if (!settle_tie (self, tie))
        g_ptr_array_add (told, g_strdup_printf (_("%s: It ties annotations that aren’t there; it "
                                                  "is left out."),
                                                tie->place));
    }
}
