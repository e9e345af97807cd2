#include "print/sheet.h"

#include "model/timex.h"
#include "print/initials.h"
#include "print/ink.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LANGUAGE_MAX 35

static gboolean
is_same (AnnoRange a, AnnoRange b)
{
  return a.start == b.start && a.end == b.end && a.start < a.end;
}

static AnnoSheetLineKind
kind_of (const AnnoSheet *self, AnnoRange line, const char *words)
{
  if (is_same (line, anno_article_get_headline (self->text)))
    return ANNO_SHEET_HEADLINE;
  if (is_same (line, anno_article_get_byline (self->text)))
    return ANNO_SHEET_BYLINE;
  if (is_same (line, anno_article_get_dateline (self->text)))
    return ANNO_SHEET_DATELINE;
  /* An article of a single line has no headline by its layout, but may have a title. */
  return self->lines->len == 0 && g_strcmp0 (words, self->title) == 0 ? ANNO_SHEET_HEADLINE
                                                                      : ANNO_SHEET_PARAGRAPH;
}

static gboolean
has_kind (const AnnoSheet *self, AnnoSheetLineKind kind)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (g_array_index (self->lines, AnnoSheetLine, i).kind == kind)
      return TRUE;
  return FALSE;
}

static void
list_lines (AnnoSheet *self)
{
  for (guint i = 0; i < anno_article_get_n_lines (self->text); i++)
    {
      AnnoRange range = anno_article_get_line (self->text, i);
      g_autofree char *words = anno_article_slice (self->text, range.start, range.end);
      const AnnoSheetLine line = { range, kind_of (self, range, g_strstrip (words)) };
      if (*words != '\0')
        g_array_append_val (self->lines, line);
    }
  self->has_headline = has_kind (self, ANNO_SHEET_HEADLINE);
}

static gboolean
is_language (const char *tag)
{
  return tag != NULL && *tag != '\0' && strlen (tag) <= LANGUAGE_MAX
         && strspn (tag, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-") == strlen (tag)
         && g_ascii_isalpha (*tag);
}

/* Only what leads to a page: an address from outside may be a script as well. */
static gboolean
is_address (const char *url)
{
  return url != NULL
         && (g_ascii_strncasecmp (url, "https://", 8) == 0
             || g_ascii_strncasecmp (url, "http://", 7) == 0);
}

static void
row_free (gpointer data)
{
  AnnoSheetRow *self = data;

  for (guint i = 0; i < ANNO_N_ROLES; i++)
    g_clear_pointer (&self->parts[i], g_ptr_array_unref);
  anno_span_unref (self->span);
  g_free (self);
}

static void
maker_free (gpointer data)
{
  AnnoSheetMaker *self = data;
  g_free (self->name);
  g_free (self->initials);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->loose);
  g_hash_table_unref (self->row_of);
  g_object_unref (self->layer);
  g_object_unref (self->people);
  g_free (self);
}

AnnoSheet *
anno_sheet_new (const AnnoSheetFacts *facts)
{
  g_return_val_if_fail (facts != NULL && ANNO_IS_ARTICLE (facts->text), NULL);
  g_return_val_if_fail (facts->tagset != NULL, NULL);

  AnnoSheet *self = g_new0 (AnnoSheet, 1);
  self->text = g_object_ref (facts->text);
  self->tagset = anno_tagset_ref (facts->tagset);
  self->title = g_strdup (facts->title != NULL ? facts->title : _("Untitled"));
  self->source = g_strdup (facts->source);
  self->url = is_address (facts->url) ? g_strdup (facts->url) : NULL;
  self->language = is_language (facts->language) ? g_strdup (facts->language) : NULL;
  self->path = g_strdup (facts->path);
  self->lines = g_array_new (FALSE, FALSE, sizeof (AnnoSheetLine));
  self->makers = g_ptr_array_new_with_free_func (maker_free);
  self->taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  list_lines (self);
  if (!has_kind (self, ANNO_SHEET_BYLINE))
    self->byline = g_strdup (facts->byline);
  if (!has_kind (self, ANNO_SHEET_DATELINE) && facts->date != NULL)
    self->date = anno_timex_describe ("DATE", facts->date, NULL);
  return self;
}

void
anno_sheet_free (AnnoSheet *self)
{
  g_return_if_fail (self != NULL);

  g_object_unref (self->text);
  anno_tagset_unref (self->tagset);
  g_free (self->title);
  g_free (self->byline);
  g_free (self->date);
  g_free (self->source);
  g_free (self->url);
  g_free (self->language);
  g_free (self->path);
  g_array_unref (self->lines);
  g_ptr_array_unref (self->makers);
  g_hash_table_unref (self->taken);
  g_free (self);
}

static void
remember (AnnoSheetMaker *self, const AnnoSpan *span, guint row)
{
  const char *id = anno_span_get_id (span);

  if (!g_hash_table_contains (self->row_of, id))
    g_hash_table_insert (self->row_of, g_strdup (id), GUINT_TO_POINTER (row));
}

static AnnoSheetRow *
row_new (AnnoSpan *span)
{
  AnnoSheetRow *self = g_new0 (AnnoSheetRow, 1);
  self->span = anno_span_ref (span);
  return self;
}

static void
add_attribution (const AnnoSheet *sheet, AnnoSheetMaker *self, AnnoSpan *claim)
{
  static const AnnoRole roles[] = { ANNO_ROLE_SPEAKER, ANNO_ROLE_CUE, ANNO_ROLE_DATE };
  g_autoptr (AnnoFrame) frame = anno_frame_of_claim (self->layer, sheet->tagset, claim);
  AnnoSheetRow *row = row_new (claim);

  g_ptr_array_add (self->rows, row);
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      const GPtrArray *parts = anno_frame_get_parts (frame, roles[i]);
      row->parts[roles[i]] = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_span_unref);
      for (guint k = 0; k < parts->len; k++)
        g_ptr_array_add (row->parts[roles[i]], anno_span_ref (parts->pdata[k]));
    }
}

/* A claim's own row is where its label leads, whatever else it is part of. */
static void
number_rows (AnnoSheetMaker *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    remember (self, ((AnnoSheetRow *) self->rows->pdata[i])->span, i + 1);
  for (guint i = 0; i < self->rows->len; i++)
    for (guint role = 0; role < ANNO_N_ROLES; role++)
      {
        const GPtrArray *parts = ((AnnoSheetRow *) self->rows->pdata[i])->parts[role];
        for (guint k = 0; parts != NULL && k < parts->len; k++)
          remember (self, parts->pdata[k], i + 1);
      }
}

static void
add_loose (AnnoSheetMaker *self)
{
  for (guint i = 0; i < anno_layer_get_n_spans (self->layer); i++)
    {
      AnnoSpan *span = anno_layer_nth (self->layer, i);
      if (g_hash_table_contains (self->row_of, anno_span_get_id (span)))
        continue;
      g_ptr_array_add (self->loose, row_new (span));
      remember (self, span, self->rows->len + self->loose->len);
    }
}

void
anno_sheet_add_maker (AnnoSheet *self, const char *slug, AnnoLayer *layer, AnnoPeople *people)
{
  g_return_if_fail (self != NULL && slug != NULL && ANNO_IS_LAYER (layer) && people != NULL);

  AnnoSheetMaker *maker = g_new0 (AnnoSheetMaker, 1);
  const char *name = anno_layer_get_header (layer)->creator_name;
  maker->name = g_strdup (name != NULL && *name != '\0' ? name : slug);
  maker->initials = anno_initials_of_own (maker->name, self->taken);
  maker->layer = g_object_ref (layer);
  maker->people = g_object_ref (people);
  maker->rows = g_ptr_array_new_with_free_func (row_free);
  maker->loose = g_ptr_array_new_with_free_func (row_free);
  maker->row_of = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < anno_layer_get_n_spans (layer); i++)
    {
      AnnoSpan *span = anno_layer_nth (layer, i);
      if (anno_frame_role_of (self->tagset, span) == ANNO_ROLE_CLAIM)
        add_attribution (self, maker, span);
    }
  number_rows (maker);
  add_loose (maker);
  g_ptr_array_add (self->makers, maker);
}

char *
anno_sheet_label_of (const AnnoSheet *self, const AnnoSheetMaker *maker, const AnnoSpan *span,
                     guint part)
{
  g_return_val_if_fail (self != NULL && maker != NULL && span != NULL, NULL);

  GString *label = g_string_new (anno_tagset_name_of (self->tagset, anno_span_get_tag (span)));
  if (anno_span_get_unsure (span))
    g_string_append (label, "?");
  if (anno_span_get_n_segments (span) > 1)
    g_string_append_printf (label, " %u/%u", part + 1, anno_span_get_n_segments (span));
  if (self->makers->len > 1)
    g_string_append_printf (label, " · %s", maker->initials);
  return g_string_free (label, FALSE);
}

const char *
anno_sheet_colour_of (const AnnoSheet *self, const AnnoSpan *span)
{
  const AnnoTag *tag = anno_tagset_find (self->tagset, anno_span_get_tag (span));
  return anno_ink_find (tag != NULL ? tag->colour : NULL)->name;
}
