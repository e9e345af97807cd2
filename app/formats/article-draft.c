#include "formats/article-draft.h"

#include "formats/source-date.h"

AnnoArticleDraft *
anno_article_draft_new (void)
{
  AnnoArticleDraft *self = g_new0 (AnnoArticleDraft, 1);

  self->notes = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
anno_article_draft_free (AnnoArticleDraft *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->text);
  anno_meta_clear (&self->meta);
  g_ptr_array_unref (self->notes);
  g_free (self);
}

void
anno_article_draft_take_text (AnnoArticleDraft *self, AnnoBlockText *text)
{
  g_return_if_fail (self != NULL && text != NULL);

  g_free (self->text);
  self->text = anno_block_text_finish (text);
  self->meta.rule = ANNO_BLOCK_TEXT_RULE;
  for (guint kind = 0; kind < ANNO_N_BLOCK_KINDS; kind++)
    self->left_out[kind] = anno_block_text_get_n_left_out (text, kind);
}

void
anno_article_draft_note (AnnoArticleDraft *self, const char *format, ...)
{
  va_list arguments;

  g_return_if_fail (self != NULL);

  va_start (arguments, format);
  g_ptr_array_add (self->notes, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

void
anno_article_draft_take_notes (AnnoArticleDraft *self, const GPtrArray *notes)
{
  g_return_if_fail (self != NULL && notes != NULL);

  for (guint i = 0; i < notes->len; i++)
    g_ptr_array_add (self->notes, g_strdup (notes->pdata[i]));
}

void
anno_article_draft_offer_date (AnnoArticleDraft *self, const char *raw)
{
  g_return_if_fail (self != NULL);

  g_autofree char *words = anno_block_text_words (raw);
  if (words == NULL || self->meta.date != NULL)
    return;
  char *day = anno_source_date_read (words);
  if (day == NULL && self->meta.raw_date != NULL)
    return;
  g_free (self->meta.raw_date);
  self->meta.raw_date = g_steal_pointer (&words);
  if (day == NULL)
    return;
  self->meta.date = day;
  g_free (self->meta.date_origin);
  self->meta.date_origin = g_strdup ("metadata");
}

gboolean
anno_article_draft_is_address (const char *words)
{
  return words != NULL
         && (g_str_has_prefix (words, "http://") || g_str_has_prefix (words, "https://"));
}
