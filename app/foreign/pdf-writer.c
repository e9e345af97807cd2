#include "foreign/pdf-writer.h"

#include "foreign/set-sheet.h"
#include "print/article-pages.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

/* A file in the making; cairo hands on what it has made by itself. */
typedef struct
{
  GString *out;
  AnnoPaper paper;
  cairo_surface_t *surface;
  char *name; /* of the tagset */
  guint articles;
  guint pages;
} Pdf;

static cairo_status_t
take_cb (gpointer data, const unsigned char *bytes, unsigned int n)
{
  g_string_append_len (((Pdf *) data)->out, (const char *) bytes, (gssize) n);
  return CAIRO_STATUS_SUCCESS;
}

static gpointer
begin (GString *out, const AnnoTagset *tagset)
{
  Pdf *self = g_new0 (Pdf, 1);
  const char *name = anno_tagset_get_name (tagset);

  self->out = out;
  self->paper = anno_paper_for_locale ();
  self->name = g_strdup (name != NULL && *name != '\0' ? name : _("Annotated articles"));
  self->surface
      = cairo_pdf_surface_create_for_stream (take_cb, self, self->paper.width, self->paper.height);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_CREATOR, "Annotator");
  /* No time of writing: the same set gives the same bytes. */
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_CREATE_DATE, NULL);
  return self;
}

static void
pdf_free (gpointer data)
{
  Pdf *self = data;
  /* What it still writes has no reader. */
  g_autoptr (GString) rest = g_string_new (NULL);
  self->out = rest;
  cairo_surface_destroy (self->surface);
  g_free (self->name);
  g_free (self);
}

static void
print (gpointer data, GString *out, const AnnoSetArticle *article, const AnnoSetCount *before)
{
  Pdf *self = data;
  g_autoptr (AnnoSheet) sheet = anno_set_sheet_new (article);
  g_autoptr (AnnoArticlePages) pages
      = anno_article_pages_new (sheet, &self->paper, ++self->articles);
  g_autofree char *place = g_strdup_printf ("page=%u", self->pages + 1);

  self->out = out;
  if (self->articles == 1)
    cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_TITLE, sheet->title);
  else if (self->articles == 2)
    cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_TITLE, self->name);
  cairo_pdf_surface_add_outline (self->surface, CAIRO_PDF_OUTLINE_ROOT, sheet->title, place, 0);
  for (guint i = 0; i < anno_article_pages_get_n (pages); i++)
    {
      cairo_t *cr = cairo_create (self->surface);
      anno_article_pages_draw (pages, i, ++self->pages, cr);
      cairo_show_page (cr);
      cairo_destroy (cr);
    }
}

static gboolean
end (gpointer data, GString *out, const AnnoSetFlush *flush, GError **error)
{
  Pdf *self = data;

  self->out = out;
  if (self->articles == 0)
    cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_TITLE, self->name);
  cairo_surface_finish (self->surface);
  cairo_status_t status = cairo_surface_status (self->surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The PDF can’t be made: %s."),
               cairo_status_to_string (status));
  return FALSE;
}

static const AnnoSetStream stream = { begin, print, end, pdf_free };

const AnnoSetFormat anno_pdf_format = {
  .id = "pdf",
  .name = N_("PDF: pages to print"),
  .extension = "pdf",
  .keeps = ANNO_KEEPS_ALL & ~(ANNO_KEEPS_EXTRA | ANNO_KEEPS_SIGNS),
  .stream = &stream,
};
