#include "print/said-words.h"

#include "model/span-quote.h"
#include "model/timex.h"
#include "print/page-text.h"
#include "text/isolate.h"
#include "text/plain.h"

#include <glib/gi18n-lib.h>

#define LINE_SEPARATOR 0x2028
#define PARAGRAPH_SEPARATOR 0x2029

/* @words on one line, with nothing in them that turns text. */
char *
anno_said_words_flatten (const char *words)
{
  g_autofree char *shown = anno_plain_show (words);
  g_autofree char *clean = anno_page_text_clean (shown);
  GString *flat = g_string_new (NULL);

  for (const char *p = clean; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean blank = c == '\n' || c == '\t' || c == LINE_SEPARATOR || c == PARAGRAPH_SEPARATOR;
      g_string_append_unichar (flat, blank ? ' ' : c);
    }
  return g_string_free (flat, FALSE);
}

void
anno_said_words_append (GString *markup, const char *format, const char *words)
{
  g_return_if_fail (markup != NULL && format != NULL && words != NULL);

  g_autofree char *flat = anno_said_words_flatten (words);
  g_autofree char *isolated = anno_isolate (flat);
  g_autofree char *escaped = g_markup_escape_text (isolated, -1);
  g_autoptr (GString) all = g_string_new (format);
  g_string_replace (all, "%s", escaped, 1);
  g_string_append (markup, all->str);
}

void
anno_said_words_begin_line (GString *markup)
{
  if (markup->len > 0)
    g_string_append_c (markup, '\n');
}

/* "Speaker, “Lindsey Graham”" */
void
anno_said_words_append_span (GString *markup, const AnnoReviewSheet *sheet, const AnnoSpan *span,
                             guint max)
{
  g_autofree char *quote = anno_span_quote (sheet->article->text, span, max);

  anno_said_words_append (markup, "%s",
                          anno_tagset_name_of (sheet->article->tagset, anno_span_get_tag (span)));
  /* Translators: behind the name of a tag, the words that were marked. */
  anno_said_words_append (markup, C_ ("marked words", " “%s”"), quote);
}

static char *
name_value (const AnnoReviewSheet *sheet, const AnnoMark *mark, const AnnoField *field,
            const AnnoValue *value)
{
  const AnnoChoice *choice = field != NULL ? anno_field_find_choice (field, value->text) : NULL;
  AnnoSpan *target;
  char *name;

  switch (value->kind)
    {
    case ANNO_VALUE_PERSON:
      name = sheet->name_person != NULL ? sheet->name_person (value->text, sheet->data) : NULL;
      return name != NULL ? name : g_strdup (_("an unknown person"));
    case ANNO_VALUE_LINK:
      target = anno_layer_find (sheet->clusters->layers[mark->layer], value->text);
      return target != NULL ? anno_span_quote (sheet->article->text, target, ANNO_SAID_OPTION)
                            : g_strdup (_("a span that is gone"));
    case ANNO_VALUE_TIMEX:
      return anno_timex_describe (value->timex, value->text, value->mod);
    case ANNO_VALUE_TEXT:
    default:
      return g_strdup (choice != NULL ? choice->name : value->text);
    }
}

static const AnnoField *
find_field (const AnnoReviewSheet *sheet, const AnnoMark *mark, const char *id)
{
  const AnnoTag *tag
      = anno_tagset_find (sheet->article->tagset, anno_clusters_tag_of (sheet->clusters, mark));
  return tag != NULL ? anno_tag_find_field (tag, id) : NULL;
}

void
anno_said_words_append_values (GString *markup, const AnnoReviewSheet *sheet, const AnnoMark *mark,
                               const char *field_id)
{
  const AnnoField *field = find_field (sheet, mark, field_id);
  g_autoptr (GPtrArray) values = anno_field_compare_values (sheet->compare, mark, field_id);

  for (guint i = 0; i < values->len; i++)
    {
      g_autofree char *name = name_value (sheet, mark, field, values->pdata[i]);
      if (i > 0)
        g_string_append (markup, C_ ("values", ", "));
      anno_said_words_append (markup, "%s", name);
    }
  if (values->len == 0)
    anno_said_words_append (markup, "%s", C_ ("field", "nothing"));
}

static const char *
name_field (const AnnoReviewSheet *sheet, const AnnoFieldVote *vote)
{
  const AnnoFieldOption *option = vote->options->pdata[0];
  const AnnoField *field = find_field (sheet, option->holders->pdata[0], vote->field);
  return field != NULL ? field->name : vote->field;
}

void
anno_said_words_append_field (GString *markup, const AnnoReviewSheet *sheet,
                              const AnnoFieldVote *vote)
{
  anno_said_words_begin_line (markup);
  anno_said_words_append (markup, ANNO_SAID_SMALL "%s:</span>", name_field (sheet, vote));
}
