#include "print/sheet-pdf.h"

#include "print/review-pages.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

struct _AnnoSheetPdf
{
  AnnoPaper paper;
  AnnoSheetTake take; /* NULL once nobody wants more */
  gpointer data;
  gboolean refused;
  cairo_surface_t *surface; /* NULL before the first sheet */
  guint n_sheets;
  guint n_pages;
};

AnnoSheetPdf *
anno_sheet_pdf_new (const AnnoPaper *paper, AnnoSheetTake take, gpointer data)
{
  g_return_val_if_fail (paper != NULL && take != NULL, NULL);

  AnnoSheetPdf *self = g_new0 (AnnoSheetPdf, 1);
  self->paper = *paper;
  self->take = take;
  self->data = data;
  return self;
}

void
anno_sheet_pdf_free (AnnoSheetPdf *self)
{
  if (self == NULL)
    return;
  self->take = NULL;
  g_clear_pointer (&self->surface, cairo_surface_destroy);
  g_free (self);
}

/* Cairo isn't told of what isn't taken: on a stream that fails, cairo 1.16 uses memory that it has
 * freed. */
static cairo_status_t
take_cb (gpointer data, const unsigned char *bytes, unsigned int n)
{
  AnnoSheetPdf *self = data;

  if (self->take != NULL && !self->refused)
    self->refused = !self->take ((const char *) bytes, n, self->data);
  return CAIRO_STATUS_SUCCESS;
}

static void
begin (AnnoSheetPdf *self)
{
  self->surface
      = cairo_pdf_surface_create_for_stream (take_cb, self, self->paper.width, self->paper.height);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_CREATOR, "Annotator");
  /* No time of writing: the same sheets give the same bytes. */
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_CREATE_DATE, NULL);
}

static void
name (AnnoSheetPdf *self, const AnnoReviewSheet *sheet)
{
  g_autofree char *place = g_strdup_printf ("page=%u", self->n_pages + 1);

  if (self->n_sheets == 1)
    cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_TITLE, sheet->article->title);
  else if (self->n_sheets == 2)
    cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_TITLE, _("Review sheets"));
  cairo_pdf_surface_add_outline (self->surface, CAIRO_PDF_OUTLINE_ROOT, sheet->article->title,
                                 place, 0);
}

guint
anno_sheet_pdf_add (AnnoSheetPdf *self, const AnnoReviewSheet *sheet)
{
  g_return_val_if_fail (self != NULL && sheet != NULL, 0);

  g_autoptr (AnnoReviewPages) pages = anno_review_pages_new (sheet, &self->paper, ++self->n_sheets);
  guint n = anno_review_pages_get_n (pages);
  if (self->surface == NULL)
    begin (self);
  name (self, sheet);
  for (guint i = 0; i < n; i++)
    {
      cairo_t *cr = cairo_create (self->surface);
      anno_review_pages_draw (pages, i, cr);
      cairo_show_page (cr);
      cairo_destroy (cr);
    }
  self->n_pages += n;
  return n;
}

gboolean
anno_sheet_pdf_finish (AnnoSheetPdf *self, GError **error)
{
  g_return_val_if_fail (self != NULL && self->surface != NULL, FALSE);

  cairo_surface_finish (self->surface);
  cairo_status_t status = cairo_surface_status (self->surface);
  if (self->refused)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED, _("The PDF could not be written."));
  else if (status != CAIRO_STATUS_SUCCESS)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The PDF can’t be made: %s."),
                 cairo_status_to_string (status));
  return !self->refused && status == CAIRO_STATUS_SUCCESS;
}
