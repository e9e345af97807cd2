#include "foreign/foreign-set.h"

#include <string.h>

static void
value_free (gpointer data)
{
  AnnoForeignValue *self = data;
  g_free (self->field);
  g_free (self->text);
  g_free (self->name);
  g_free (self->timex);
  g_free (self->anchor);
  g_free (self->mod);
  g_free (self->extra);
  g_free (self);
}

static void
span_free (gpointer data)
{
  AnnoForeignSpan *self = data;
  g_free (self->id);
  g_free (self->type);
  g_array_unref (self->ranges);
  g_ptr_array_unref (self->quotes);
  g_free (self->prefix);
  g_free (self->suffix);
  g_ptr_array_unref (self->values);
  g_free (self->note);
  g_free (self->suggested);
  g_clear_pointer (&self->extra, anno_span_extra_free);
  g_free (self->place);
  g_free (self);
}

static void
layer_free (gpointer data)
{
  AnnoForeignLayer *self = data;
  g_free (self->maker);
  g_ptr_array_unref (self->spans);
  g_free (self);
}

AnnoForeignDocument *
anno_foreign_document_new (const char *name)
{
  AnnoForeignDocument *self = g_new0 (AnnoForeignDocument, 1);
  self->name = g_strdup (name);
  self->layers = g_ptr_array_new_with_free_func (layer_free);
  self->left_out = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
anno_foreign_document_free (AnnoForeignDocument *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->text);
  g_clear_pointer (&self->tokens, g_ptr_array_unref);
  g_free (self->title);
  g_free (self->date);
  g_ptr_array_unref (self->layers);
  g_ptr_array_unref (self->left_out);
  g_free (self);
}

AnnoForeignLayer *
anno_foreign_document_layer (AnnoForeignDocument *self, const char *maker)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->layers->len; i++)
    {
      AnnoForeignLayer *layer = self->layers->pdata[i];
      if (g_strcmp0 (layer->maker, maker) == 0)
        return layer;
    }
  return anno_foreign_document_add_layer (self, maker);
}

AnnoForeignLayer *
anno_foreign_document_add_layer (AnnoForeignDocument *self, const char *maker)
{
  g_return_val_if_fail (self != NULL, NULL);

  AnnoForeignLayer *layer = g_new0 (AnnoForeignLayer, 1);
  layer->maker = g_strdup (maker);
  layer->spans = g_ptr_array_new_with_free_func (span_free);
  g_ptr_array_add (self->layers, layer);
  return layer;
}

void
anno_foreign_document_leave_out (AnnoForeignDocument *self, const char *format, ...)
{
  va_list arguments;

  g_return_if_fail (self != NULL && format != NULL);

  va_start (arguments, format);
  g_ptr_array_add (self->left_out, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

AnnoForeignSpan *
anno_foreign_layer_add (AnnoForeignLayer *self, const char *id, const char *type)
{
  g_return_val_if_fail (self != NULL, NULL);

  AnnoForeignSpan *span = g_new0 (AnnoForeignSpan, 1);
  span->id = g_strdup (id);
  span->type = g_strdup (type);
  span->ranges = g_array_new (FALSE, FALSE, sizeof (AnnoRange));
  span->quotes = g_ptr_array_new_with_free_func (g_free);
  span->values = g_ptr_array_new_with_free_func (value_free);
  g_ptr_array_add (self->spans, span);
  return span;
}

AnnoForeignSpan *
anno_foreign_layer_find (const AnnoForeignLayer *self, const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  for (guint i = 0; i < self->spans->len; i++)
    {
      AnnoForeignSpan *span = self->spans->pdata[i];
      if (g_strcmp0 (span->id, id) == 0)
        return span;
    }
  return NULL;
}

void
anno_foreign_span_add_range (AnnoForeignSpan *self, guint start, guint end, const char *quote)
{
  const AnnoRange range = { start, end };

  g_return_if_fail (self != NULL);

  g_array_append_val (self->ranges, range);
  if (quote != NULL)
    g_ptr_array_add (self->quotes, g_strdup (quote));
}

AnnoForeignValue *
anno_foreign_span_add_value (AnnoForeignSpan *self, AnnoValueKind kind, const char *field,
                             const char *text)
{
  g_return_val_if_fail (self != NULL, NULL);

  AnnoForeignValue *value = g_new0 (AnnoForeignValue, 1);
  value->kind = kind;
  value->field = g_strdup (field);
  value->text = g_strdup (text);
  g_ptr_array_add (self->values, value);
  return value;
}
