#include "exchange/agreement-picture.h"

#include "exchange/picture-charts.h"
#include "files/file-error.h"
#include "files/file-identity.h"
#include "files/file-writer.h"

#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <string.h>

struct _AnnoAgreementPicture
{
  AnnoPictureCharts charts;
};

static const char *const ids[ANNO_N_PICTURES] = { "pairs", "tags", "time", "review" };

const char *
anno_picture_kind_id (AnnoPictureKind kind)
{
  g_return_val_if_fail (kind < ANNO_N_PICTURES, NULL);
  return ids[kind];
}

gboolean
anno_picture_kind_find (const char *id, AnnoPictureKind *kind)
{
  g_return_val_if_fail (id != NULL && kind != NULL, FALSE);

  for (guint i = 0; i < ANNO_N_PICTURES; i++)
    if (g_str_equal (id, ids[i]))
      {
        *kind = (AnnoPictureKind) i;
        return TRUE;
      }
  return FALSE;
}

AnnoAgreementPicture *
anno_agreement_picture_new (const AnnoAgreementReport *report, AnnoPictureKind kind, char **words)
{
  static gboolean (*const makers[]) (AnnoPictureCharts *, const AnnoAgreementReport *, char **)
      = { anno_picture_charts_pairs, anno_picture_charts_tags, anno_picture_charts_time,
          anno_picture_charts_review };
  g_return_val_if_fail (report != NULL && kind < ANNO_N_PICTURES, NULL);

  g_autoptr (AnnoAgreementPicture) self = g_new0 (AnnoAgreementPicture, 1);
  g_autofree char *why = NULL;
  self->charts.csv = g_string_new (NULL);
  self->charts.words = g_string_new (NULL);
  if (makers[kind](&self->charts, report, &why))
    return g_steal_pointer (&self);
  if (words != NULL)
    *words = g_steal_pointer (&why);
  return NULL;
}

void
anno_agreement_picture_free (AnnoAgreementPicture *self)
{
  if (self == NULL)
    return;
  anno_matrix_free (self->charts.matrix);
  anno_line_free (self->charts.line);
  anno_gain_free (self->charts.gain);
  g_clear_pointer (&self->charts.numbers, g_array_unref);
  g_string_free (self->charts.csv, TRUE);
  g_string_free (self->charts.words, TRUE);
  g_free (self);
}

const char *
anno_agreement_picture_get_title (const AnnoAgreementPicture *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->charts.matrix != NULL ? self->charts.matrix->title
         : self->charts.line != NULL ? self->charts.line->title
                                     : self->charts.gain->title;
}

const char *
anno_agreement_picture_get_words (const AnnoAgreementPicture *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->charts.words->str;
}

void
anno_agreement_picture_measure (const AnnoAgreementPicture *self, double *width, double *height)
{
  g_return_if_fail (self != NULL);

  if (self->charts.matrix != NULL)
    anno_matrix_measure (self->charts.matrix, width, height);
  else if (self->charts.line != NULL)
    anno_line_measure (self->charts.line, width, height);
  else
    anno_gain_measure (self->charts.gain, width, height);
}

void
anno_agreement_picture_draw (const AnnoAgreementPicture *self, cairo_t *cr, AnnoPlotScheme scheme)
{
  g_return_if_fail (self != NULL && cr != NULL);

  if (self->charts.matrix != NULL)
    anno_matrix_draw (self->charts.matrix, cr, scheme);
  else if (self->charts.line != NULL)
    anno_line_draw (self->charts.line, cr, scheme);
  else
    anno_gain_draw (self->charts.gain, cr, scheme);
}

gboolean
anno_agreement_picture_find (const AnnoAgreementPicture *self, double x, double y, guint *row,
                             guint *column)
{
  g_return_val_if_fail (self != NULL && row != NULL && column != NULL, FALSE);

  if (self->charts.matrix == NULL || !anno_matrix_find (self->charts.matrix, x, y, row, column))
    return FALSE;
  *row = g_array_index (self->charts.numbers, guint, *row);
  *column = g_array_index (self->charts.numbers, guint, *column);
  return TRUE;
}

GBytes *
anno_agreement_picture_print_csv (const AnnoAgreementPicture *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_bytes_new (self->charts.csv->str, self->charts.csv->len);
}

static cairo_status_t
take_cb (void *data, const unsigned char *bytes, unsigned int n)
{
  g_string_append_len (data, (const char *) bytes, n);
  return CAIRO_STATUS_SUCCESS;
}

static char *
draw_svg (const AnnoAgreementPicture *self)
{
  g_autoptr (GString) svg = g_string_new (NULL);
  double width = 1, height = 1;

  anno_agreement_picture_measure (self, &width, &height);
  cairo_surface_t *surface = cairo_svg_surface_create_for_stream (take_cb, svg, width, height);
  cairo_t *cr = cairo_create (surface);
  anno_agreement_picture_draw (self, cr, ANNO_PLOT_PRINT);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return g_string_free (g_steal_pointer (&svg), FALSE);
}

/* cairo numbers its surfaces as long as the program runs; nothing here refers to the numbers. */
static char *
drop_numbers (const char *svg)
{
  g_autoptr (GRegex) number = g_regex_new (" id=\"surface[0-9]+\"", 0, 0, NULL);
  return g_regex_replace_literal (number, svg, -1, 0, "", 0, NULL);
}

/* Letters are shapes by now: what can be read and searched stands at the beginning. */
static char *
add_words (const AnnoAgreementPicture *self, const char *svg)
{
  const char *begin = strstr (svg, "<svg");
  const char *end = begin != NULL ? strchr (begin, '>') : NULL;

  if (end == NULL)
    return g_strdup (svg);
  g_autofree char *clean = anno_page_text_clean (self->charts.words->str);
  g_autofree char *title
      = g_markup_escape_text (anno_agreement_picture_get_title (self), -1);
  g_autofree char *words = g_markup_escape_text (clean, -1);
  g_autofree char *table = g_markup_escape_text (self->charts.csv->str, -1);
  g_autofree char *head = g_strndup (svg, (gsize) (end - svg) + 1);
  return g_strdup_printf ("%s\n<title>%s</title>\n<desc>%s\n\n%s</desc>%s", head, title, words,
                          table, end + 1);
}

GBytes *
anno_agreement_picture_print_svg (const AnnoAgreementPicture *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_autofree char *drawn = draw_svg (self);
  g_autofree char *same = drop_numbers (drawn);
  char *svg = add_words (self, same);
  return g_bytes_new_take (svg, strlen (svg));
}

gboolean
anno_agreement_picture_save (const AnnoAgreementPicture *self, const char *path, gboolean replace,
                             GError **error)
{
  g_return_val_if_fail (self != NULL && path != NULL, FALSE);

  AnnoFileIdentity before = { 0 };
  g_autoptr (GError) problem = NULL;
  g_autoptr (GBytes) bytes = g_str_has_suffix (path, ".csv")
                                 ? anno_agreement_picture_print_csv (self)
                                 : anno_agreement_picture_print_svg (self);
  if (replace && !anno_file_identity_take (&before, path, ANNO_FILE_DEPTH_FULL, error))
    return FALSE;
  if (anno_file_writer_replace (path, bytes, replace ? &before : NULL, 0, NULL, NULL, &problem))
    return TRUE;
  g_autofree char *shown = g_filename_display_name (path);
  if (!replace && g_error_matches (problem, ANNO_FILE_ERROR, ANNO_FILE_ERROR_CHANGED))
    g_set_error (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_CHANGED, _ ("“%s” is there already."),
                 shown);
  else
    g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}
