#include "foreign/html-rows.h"

#include "foreign/html-text.h"
#include "model/span-quote.h"
#include "print/span-facts.h"
#include "text/isolate.h"

#include <glib/gi18n-lib.h>

/* Longer words are cut in the middle: they are in the article, and spans may share them all. */
#define WORDS_MAX 1200

/* The tables of one annotator. */
typedef struct
{
  const AnnoHtmlArticle *article;
  GString *out;
  const AnnoSheetMaker *maker;
  guint nth; /* of the makers */
} Table;

static void
print_lang (const Table *self)
{
  const char *language = self->article->sheet->language;
  if (language != NULL)
    g_string_append_printf (self->out, " lang=\"%s\"", language);
}

/* Words that lead to the article's; nowhere where the span has nothing to be seen there. */
static void
print_link (const Table *self, AnnoSpan *span, const char *words)
{
  g_autofree char *id = anno_html_marks_id (self->article, self->nth, span);
  gboolean leads = g_hash_table_contains (self->article->marked, id);
  const char *name = leads ? "a" : "span";

  g_string_append_printf (self->out, "<%s class=\"words\" dir=\"auto\"", name);
  print_lang (self);
  if (leads)
    g_string_append_printf (self->out, " href=\"#%s\"", id);
  g_string_append_c (self->out, '>');
  anno_html_text_append (self->out, words);
  g_string_append_printf (self->out, "</%s>", name);
}

static void
print_fact (const Table *self, const AnnoSpanFact *fact)
{
  g_string_append (self->out, "<li>");
  if (fact->name != NULL)
    {
      g_string_append (self->out, "<b dir=\"auto\">");
      anno_html_text_append (self->out, fact->name);
      g_string_append (self->out, "</b> ");
    }
  if (fact->target != NULL)
    print_link (self, fact->target, fact->words);
  else
    {
      g_string_append (self->out, "<bdi>");
      anno_html_text_append (self->out, fact->words);
      g_string_append (self->out, "</bdi>");
    }
  g_string_append (self->out, "</li>");
}

static void
print_facts (const Table *self, const AnnoSpan *span)
{
  g_autoptr (GPtrArray) facts = anno_span_facts_list (self->article->sheet, self->maker, span);

  if (facts->len == 0)
    return;
  g_string_append (self->out, "<ul>");
  for (guint i = 0; i < facts->len; i++)
    print_fact (self, facts->pdata[i]);
  g_string_append (self->out, "</ul>");
}

/* Whom it names, its words, and what is said of it. */
static void
print_span (const Table *self, AnnoSpan *span)
{
  g_autofree char *person = anno_span_facts_person (self->maker, span);
  g_autofree char *words = anno_span_quote (self->article->sheet->text, span, WORDS_MAX);

  g_string_append (self->out, "<div>");
  if (person != NULL)
    {
      g_string_append (self->out, "<strong><bdi>");
      anno_html_text_append (self->out, person);
      g_string_append (self->out, "</bdi></strong> ");
    }
  print_link (self, span, words);
  print_facts (self, span);
  g_string_append (self->out, "</div>");
}

static void
begin_cell (const Table *self, const char *heading)
{
  g_string_append (self->out, "<td data-h=\"");
  anno_html_text_append (self->out, heading);
  g_string_append (self->out, "\">");
}

static void
print_parts (const Table *self, const char *heading, const GPtrArray *parts)
{
  begin_cell (self, heading);
  for (guint i = 0; i < parts->len; i++)
    print_span (self, parts->pdata[i]);
  if (parts->len == 0)
    g_string_append (self->out, "<span class=\"none\">—</span>");
  g_string_append (self->out, "</td>");
}

static void
print_one (const Table *self, const char *heading, AnnoSpan *span)
{
  begin_cell (self, heading);
  print_span (self, span);
  g_string_append (self->out, "</td>");
}

static void
begin_row (const Table *self, guint row)
{
  g_string_append (self->out, "<tr id=\"");
  anno_html_marks_print_row (self->article, self->out, self->nth, row);
  g_string_append_printf (self->out, "\"><th scope=\"row\">%u</th>", row);
}

static void
begin_table (const Table *self, const char *class, const char *caption, const char *const *headings)
{
  g_string_append_printf (self->out, "<table class=\"%s\"><caption>", class);
  anno_html_text_append (self->out, caption);
  g_string_append (self->out, "</caption><thead><tr>");
  for (guint i = 0; headings[i] != NULL; i++)
    {
      g_string_append (self->out, "<th scope=\"col\">");
      anno_html_text_append (self->out, headings[i]);
      g_string_append (self->out, "</th>");
    }
  g_string_append (self->out, "</tr></thead><tbody>\n");
}

static void
print_attributions (const Table *self)
{
  const char *const headings[] = { _("No."), _("Who"), _("Cue"), _("What"), _("When"), NULL };
  g_autofree char *name = anno_isolate (self->maker->name);
  /* Translators: above a table of what was said; an annotator's name. */
  g_autofree char *caption = g_strdup_printf (_("Attributions marked by %s"), name);

  begin_table (self, "told", caption, headings);
  for (guint i = 0; i < self->maker->rows->len; i++)
    {
      const AnnoSheetRow *row = self->maker->rows->pdata[i];
      begin_row (self, i + 1);
      print_parts (self, headings[1], row->parts[ANNO_ROLE_SPEAKER]);
      print_parts (self, headings[2], row->parts[ANNO_ROLE_CUE]);
      print_one (self, headings[3], row->span);
      print_parts (self, headings[4], row->parts[ANNO_ROLE_DATE]);
      g_string_append (self->out, "</tr>\n");
    }
  g_string_append (self->out, "</tbody></table>\n");
}

static void
print_loose (const Table *self)
{
  const char *const headings[] = { _("No."), _("Tag"), _("Words"), NULL };
  g_autofree char *name = anno_isolate (self->maker->name);
  g_autofree char *caption = g_strdup_printf (_("Part of no attribution, marked by %s"), name);

  begin_table (self, "loose", caption, headings);
  for (guint i = 0; i < self->maker->loose->len; i++)
    {
      AnnoSpan *span = ((AnnoSheetRow *) self->maker->loose->pdata[i])->span;
      begin_row (self, self->maker->rows->len + i + 1);
      begin_cell (self, headings[1]);
      g_string_append_printf (self->out, "<span class=\"name c-%s\" dir=\"auto\">",
                              anno_sheet_colour_of (self->article->sheet, span));
      anno_html_text_append (
          self->out, anno_tagset_name_of (self->article->sheet->tagset, anno_span_get_tag (span)));
      g_string_append (self->out, "</span></td>");
      print_one (self, headings[2], span);
      g_string_append (self->out, "</tr>\n");
    }
  g_string_append (self->out, "</tbody></table>\n");
}

void
anno_html_rows_print (const AnnoHtmlArticle *self)
{
  g_return_if_fail (self != NULL);

  g_string_append_printf (self->out,
                          "<section class=\"said\" aria-labelledby=\"s%u\"><h3 id=\"s%u\">",
                          self->number, self->number);
  anno_html_text_append (self->out, _("Who said what, when"));
  g_string_append (self->out, "</h3>\n");
  for (guint i = 0; i < self->sheet->makers->len; i++)
    {
      const Table table = { self, self->out, self->sheet->makers->pdata[i], i };
      if (table.maker->rows->len > 0)
        print_attributions (&table);
      if (table.maker->loose->len > 0)
        print_loose (&table);
    }
  g_string_append (self->out, "</section>\n");
}
