#include "print/review-figures.h"

#include "review/agreement.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *measure;
  const char *name;
} shown[] = {
  { "exact-f1", N_("exact F1") },
  { "overlap-f1", N_("overlap F1") },
  { "alpha", N_("alpha by character") },
};

static void
visit_cb (const AnnoAgreementRow *row, gpointer data)
{
  GString *figures = data;

  if (row->of != ANNO_AGREEMENT_OF_ALL || row->value.undefined != ANNO_DEFINED)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    if (g_str_equal (row->measure, shown[i].measure))
      g_string_append_printf (figures, "%s%s %.2f", figures->len > 0 ? " · " : "",
                              _ (shown[i].name), row->value.value);
}

char *
anno_review_figures_describe (const AnnoReviewSheet *sheet)
{
  g_return_val_if_fail (sheet != NULL, NULL);

  const AnnoAgreementOptions options = {
    .tagset = sheet->article->tagset,
    .n_raters = sheet->clusters->n_layers,
    .measures
    = 1u << ANNO_AGREEMENT_EXACT | 1u << ANNO_AGREEMENT_OVERLAP | 1u << ANNO_AGREEMENT_ALPHA,
    .ofs = 1u << ANNO_AGREEMENT_OF_ALL,
  };
  g_autoptr (AnnoAgreement) agreement = anno_agreement_new (&options);
  g_autoptr (GString) figures = g_string_new (NULL);

  anno_agreement_add (agreement, sheet->article->text, sheet->clusters->layers, NULL, NULL);
  if (!anno_agreement_tell (agreement, NULL, visit_cb, figures, NULL) || figures->len == 0)
    return NULL;
  /* Translators: measures of agreement with their values. */
  return g_strdup_printf (_("Agreement: %s"), figures->str);
}
