#include "foreign/html-writer.h"

#include "files/spool.h"
#include "foreign/html-rows.h"
#include "foreign/html-style.h"
#include "foreign/html-text.h"
#include "foreign/set-sheet.h"
#include "print/ink.h"

#include <glib/gi18n-lib.h>

/* A page in the making. */
typedef struct
{
  AnnoTagset *tagset;
  GString *contents; /* entries of the list */
  AnnoSpool *articles;
  char *title; /* of the first article */
  guint n;
} Page;

static gpointer
begin (GString *out, const AnnoTagset *tagset)
{
  Page *self = g_new0 (Page, 1);
  self->tagset = anno_tagset_ref ((AnnoTagset *) tagset);
  self->contents = g_string_new (NULL);
  self->articles = anno_spool_new ();
  return self;
}

static void
page_free (gpointer data)
{
  Page *self = data;
  anno_tagset_unref (self->tagset);
  g_string_free (self->contents, TRUE);
  anno_spool_free (self->articles);
  g_free (self->title);
  g_free (self);
}

/* An element without markup in it. */
static void
print_element (GString *out, const char *name, const char *attributes, const char *words)
{
  g_string_append_printf (out, "<%s%s>", name, attributes);
  anno_html_text_append (out, words);
  g_string_append_printf (out, "</%s>", name);
}

static void
print_link (GString *out, const char *url, const char *words)
{
  g_string_append (out, "<a rel=\"noreferrer\" href=\"");
  anno_html_text_append (out, url);
  g_string_append (out, "\">");
  anno_html_text_append (out, words);
  g_string_append (out, "</a>");
}

/* Where the article comes from, and what isn't printed in it: "Wikinews · 12 September 2015". */
static void
print_facts (const AnnoHtmlArticle *self)
{
  const AnnoSheet *sheet = self->sheet;
  const char *const facts[] = { sheet->byline, sheet->date, sheet->path };

  g_string_append (self->out, "<p class=\"facts\">");
  if (sheet->url != NULL)
    print_link (self->out, sheet->url, sheet->source != NULL ? sheet->source : sheet->url);
  else if (sheet->source != NULL)
    print_element (self->out, "bdi", "", sheet->source);
  gboolean any = sheet->url != NULL || sheet->source != NULL;
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      if (facts[i] == NULL)
        continue;
      g_string_append (self->out, any ? " · " : "");
      print_element (self->out, "bdi", "", facts[i]);
      any = TRUE;
    }
  g_string_append (self->out, "</p>\n");
}

/* Who marked it, and by what their marks are known. */
static void
print_makers (const AnnoHtmlArticle *self)
{
  g_string_append (self->out, "<p class=\"makers\"><span>");
  anno_html_text_append (self->out, _("Marked by"));
  g_string_append (self->out, "</span>");
  for (guint i = 0; i < self->sheet->makers->len; i++)
    {
      const AnnoSheetMaker *maker = self->sheet->makers->pdata[i];
      g_string_append_printf (self->out, " <span%s><b dir=\"auto\">", i > 0 ? " class=\"by\"" : "");
      anno_html_text_append (self->out, maker->initials);
      g_string_append (self->out, "</b> ");
      print_element (self->out, "bdi", "", maker->name);
      g_string_append (self->out, "</span>");
    }
  g_string_append (self->out, "</p>\n");
}

static void
print_line (const AnnoHtmlArticle *self, const AnnoSheetLine *line)
{
  static const char *const starts[] = { "h2", "p class=\"by-line\"", "p class=\"date-line\"", "p" };
  g_autoptr (GString) words = g_string_new (NULL);
  guint lanes = anno_html_marks_print (self, words, line->range);

  g_string_append_printf (self->out, "<%s dir=\"auto\"", starts[line->kind]);
  if (lanes > 0)
    g_string_append_printf (self->out, " style=\"--n:%u\"", lanes);
  g_string_append_printf (self->out, ">%s</%s>\n", words->str,
                          line->kind == ANNO_SHEET_HEADLINE ? "h2" : "p");
}

static void
print_text (const AnnoHtmlArticle *self)
{
  const AnnoSheet *sheet = self->sheet;

  g_string_append (self->out, "<div class=\"text\"");
  if (sheet->language != NULL)
    g_string_append_printf (self->out, " lang=\"%s\"", sheet->language);
  g_string_append (self->out, ">\n");
  if (!sheet->has_headline)
    print_element (self->out, "h2", " dir=\"auto\"", sheet->title);
  for (guint i = 0; i < sheet->lines->len; i++)
    print_line (self, &g_array_index (sheet->lines, AnnoSheetLine, i));
  g_string_append (self->out, "</div>\n");
}

static guint
count_rows (const AnnoSheet *sheet)
{
  guint n = 0;

  for (guint i = 0; i < sheet->makers->len; i++)
    n += ((AnnoSheetMaker *) sheet->makers->pdata[i])->rows->len;
  return n;
}

static void
list_article (Page *self, const AnnoSheet *sheet)
{
  guint n = count_rows (sheet);
  g_autofree char *count = g_strdup_printf (ngettext ("%u attribution", "%u attributions", n), n);

  g_string_append_printf (self->contents, "<li><a href=\"#a%u\">", self->n);
  print_element (self->contents, "bdi", "", sheet->title);
  g_string_append (self->contents, "</a><span>");
  if (sheet->source != NULL)
    {
      print_element (self->contents, "bdi", "", sheet->source);
      g_string_append (self->contents, " · ");
    }
  anno_html_text_append (self->contents, count);
  g_string_append (self->contents, "</span></li>\n");
}

static void
print (gpointer data, GString *out, const AnnoSetArticle *article, const AnnoSetCount *before)
{
  Page *self = data;
  g_autoptr (AnnoSheet) sheet = anno_set_sheet_new (article);
  g_autoptr (GHashTable) marked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GString *articles = anno_spool_get_tail (self->articles);
  const AnnoHtmlArticle shown = { articles, sheet, ++self->n, marked };

  if (self->title == NULL)
    self->title = g_strdup (sheet->title);
  list_article (self, sheet);
  g_string_append_printf (articles, "<article id=\"a%u\">\n", self->n);
  print_facts (&shown);
  print_makers (&shown);
  print_text (&shown);
  anno_html_rows_print (&shown);
  g_string_append (articles, "</article>\n");
  anno_spool_settle (self->articles);
}

static void
print_head (const Page *self, GString *out, const char *name)
{
  /* Translators: the code of the language you translate to ("de", "pt-BR"), and the direction it is
   * written in: "ltr" or "rtl". */
  g_string_append_printf (out, "<!DOCTYPE html>\n<html lang=\"%s\" dir=\"%s\">\n<head>\n",
                          C_ ("language of the report", "en"),
                          C_ ("direction of the report", "ltr"));
  g_string_append (out, "<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
                        "content=\"width=device-width,initial-scale=1\">\n"
                        "<meta name=\"generator\" content=\"Annotator\">\n<title>");
  if (self->n == 1)
    {
      anno_html_text_append (out, self->title);
      g_string_append (out, " – ");
    }
  anno_html_text_append (out, name);
  g_string_append (out, "</title>\n");
  anno_html_style_print (out);
  g_string_append (out, "</head>\n<body>\n");
}

static void
print_legend (const Page *self, GString *out)
{
  g_string_append (out, "<ul class=\"legend\">\n");
  for (guint i = 0; i < anno_tagset_get_n_tags (self->tagset); i++)
    {
      const AnnoTag *tag = anno_tagset_get_tag (self->tagset, i);
      g_string_append_printf (out, "<li><mark class=\"c-%s\" dir=\"auto\">",
                              anno_ink_find (tag->colour)->name);
      anno_html_text_append (out, tag->name);
      g_string_append (out, "</mark></li>\n");
    }
  g_string_append (out, "</ul>\n");
  print_element (
      out, "p", "",
      _("A question mark stands where the annotator wasn’t sure. 1/2 and 2/2 are parts of "
        "one span. A label leads to its row in the table below the article."));
}

static void
print_top (const Page *self, GString *out, const char *name)
{
  g_autofree char *count
      = g_strdup_printf (ngettext ("%u article", "%u articles", self->n), self->n);

  g_string_append (out, "<header>\n");
  print_element (out, "h1", " dir=\"auto\"", name);
  print_element (out, "p", "", count);
  print_legend (self, out);
  g_string_append (out, "</header>\n");
  if (self->n < 2)
    return;
  g_string_append (out, "<nav aria-labelledby=\"contents\">");
  print_element (out, "h2", " id=\"contents\"", _("Contents"));
  g_string_append_printf (out, "<ol>\n%s</ol></nav>\n", self->contents->str);
}

/* Where the page goes. */
typedef struct
{
  GString *out;
  const AnnoSetFlush *flush;
} Way;

static gboolean
take_cb (const char *bytes, gsize n, gpointer data, GError **error)
{
  const Way *self = data;

  g_string_append_len (self->out, bytes, (gssize) n);
  return self->flush == NULL || self->flush->hand_on (self->flush->data, error);
}

static gboolean
end (gpointer data, GString *out, const AnnoSetFlush *flush, GError **error)
{
  const Page *self = data;
  Way way = { out, flush };
  const char *given = anno_tagset_get_name (self->tagset);
  const char *name = given != NULL && *given != '\0' ? given : _("Annotated articles");

  print_head (self, out, name);
  print_top (self, out, name);
  g_string_append (out, "<main>\n");
  if (!anno_spool_hand (self->articles, take_cb, &way, error))
    return FALSE;
  g_string_append (out, "</main>\n</body>\n</html>\n");
  return TRUE;
}

static const AnnoSetStream stream = { begin, print, end, page_free };

const AnnoSetFormat anno_html_format = {
  .id = "html",
  .name = N_("HTML: a report to read"),
  .extension = "html",
  .keeps = ANNO_KEEPS_ALL & ~(ANNO_KEEPS_EXTRA | ANNO_KEEPS_SIGNS),
  .stream = &stream,
};
