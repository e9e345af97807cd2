#include "exchange/read-report.h"

#include <glib/gi18n-lib.h>

#define QUOTE_MAX 60 /* code points of a quotation that a message has */

static void
layer_free (gpointer data)
{
  AnnoReadLayer *self = data;
  g_free (self->file);
  g_free (self->article);
  g_free (self->maker);
  g_free (self->slug);
  g_free (self);
}

static void
finding_free (gpointer data)
{
  AnnoReadFinding *self = data;
  g_free (self->file);
  g_free (self->place);
  g_free (self->article);
  g_free (self->message);
  g_free (self);
}

static void
type_free (gpointer data)
{
  AnnoReadType *self = data;
  g_free (self->type);
  g_free (self->tag);
  g_free (self);
}

AnnoReadReport *
anno_read_report_new (void)
{
  AnnoReadReport *self = g_new0 (AnnoReadReport, 1);
  self->layers = g_ptr_array_new_with_free_func (layer_free);
  self->findings = g_ptr_array_new_with_free_func (finding_free);
  self->types = g_ptr_array_new_with_free_func (type_free);
  return self;
}

void
anno_read_report_free (AnnoReadReport *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->layers);
  g_ptr_array_unref (self->findings);
  g_ptr_array_unref (self->types);
  g_free (self);
}

AnnoReadLayer *
anno_read_report_add_layer (AnnoReadReport *self, const AnnoForeignPlacing *placing)
{
  g_return_val_if_fail (self != NULL && placing != NULL, NULL);

  AnnoReadLayer *layer = g_new0 (AnnoReadLayer, 1);
  layer->is_other_text = placing->is_other_text;
  layer->unit = placing->unit;
  layer->reason = placing->reason;
  layer->n_quotes = placing->n_quotes;
  layer->n_equal = placing->n_equal;
  g_ptr_array_add (self->layers, layer);
  return layer;
}

AnnoReadFinding *
anno_read_report_add (AnnoReadReport *self, const char *file, const char *place,
                      const char *article, char *message)
{
  g_return_val_if_fail (self != NULL && message != NULL, NULL);

  if (self->n_findings++ >= ANNO_READ_FINDINGS_MAX)
    {
      g_free (message);
      return NULL;
    }
  AnnoReadFinding *finding = g_new0 (AnnoReadFinding, 1);
  finding->file = g_strdup (file);
  finding->place = g_strdup (place);
  finding->article = g_strdup (article);
  finding->message = message;
  g_ptr_array_add (self->findings, finding);
  return finding;
}

/* The words of a mark, cut short; what it is called where it has none. */
static char *
quote_of (const AnnoForeignSpan *span)
{
  const char *words = span->quotes->len > 0 ? span->quotes->pdata[0] : span->type;

  if (words == NULL)
    return g_strdup ("");
  if (g_utf8_strlen (words, -1) <= QUOTE_MAX)
    return g_strdup (words);
  g_autofree char *start = g_utf8_substring (words, 0, QUOTE_MAX);
  return g_strconcat (start, "…", NULL);
}

static void
add_place (AnnoReadReport *self, const char *file, const char *article,
           const AnnoForeignPlace *place)
{
  const AnnoForeignSpan *span = place->span;
  g_autofree char *quote = quote_of (span);
  AnnoReadFinding *finding;

  if (place->how == ANNO_PLACED_NOWHERE)
    {
      anno_read_report_add (self, file, span->place, article,
                            g_strdup_printf (_("“%s” has no place in the article, and is left out."),
                                             quote));
      return;
    }
  finding = anno_read_report_add (
      self, file, span->place, article,
      /* Translators: words of an article; how sure it is that they are the ones that are meant. */
      g_strdup_printf (_("“%s” stands elsewhere than the file says; found again (%u%% sure)."),
                       quote, place->confidence));
  if (finding == NULL)
    return;
  finding->is_moved = TRUE;
  finding->start = g_array_index (place->ranges, AnnoRange, 0).start;
  finding->end = g_array_index (place->ranges, AnnoRange, place->ranges->len - 1).end;
  finding->confidence = place->confidence;
}

void
anno_read_report_add_places (AnnoReadReport *self, const char *file, const char *article,
                             const GPtrArray *places)
{
  g_return_if_fail (self != NULL && places != NULL);

  for (guint i = 0; i < places->len; i++)
    {
      const AnnoForeignPlace *place = places->pdata[i];
      if (place->how != ANNO_PLACED_THERE)
        add_place (self, file, article, place);
    }
}

void
anno_read_report_add_types (AnnoReadReport *self, const AnnoTypeMeaning *meaning)
{
  const GPtrArray *senses = anno_type_meaning_list (meaning);

  g_return_if_fail (self != NULL);

  for (guint i = 0; i < senses->len; i++)
    {
      const AnnoTypeSense *sense = senses->pdata[i];
      AnnoReadType *type = g_new0 (AnnoReadType, 1);
      type->type = g_strdup (sense->type);
      type->tag = g_strdup (sense->tag);
      type->is_new = sense->is_new;
      type->n = sense->n;
      g_ptr_array_add (self->types, type);
    }
  self->n_new = anno_type_meaning_count_new (meaning);
}

void
anno_read_report_tell_written (const AnnoReadReport *self, GError *error)
{
  g_return_if_fail (self != NULL && error != NULL);

  if (self->layers->len == 0)
    return;
  g_autofree char *message = error->message;
  g_autofree char *words
      = g_strdup_printf (ngettext ("%u layer was written before that, and stays.",
                                   "%u layers were written before that, and stay.",
                                   self->layers->len),
                         self->layers->len);
  error->message = g_strdup_printf ("%s %s", message, words);
}

char *
anno_read_layer_describe_unit (const AnnoReadLayer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  const char *unit = anno_offset_unit_name (self->unit);
  switch (self->reason)
    {
    case ANNO_UNIT_BY_QUOTES:
      /* Translators: %s is a unit, as “bytes of UTF-8”. */
      return g_strdup_printf (ngettext ("Places are counted in %s: %u of %u quotation fits.",
                                        "Places are counted in %s: %u of %u quotations fit.",
                                        self->n_quotes),
                              unit, self->n_equal, self->n_quotes);
    case ANNO_UNIT_BY_EDGES:
      return g_strdup_printf (_("Places are counted in %s, it seems: so most annotations begin and "
                                "end where words do."),
                              unit);
    default:
      return g_strdup_printf (_("Places are counted in %s, as this form has it."), unit);
    }
}
