#include "review/agreement-table.h"

static const char *const measure_ids[] = {
  [ANNO_AGREEMENT_EXACT] = "exact",
  [ANNO_AGREEMENT_UNLABELLED] = "unlabelled",
  [ANNO_AGREEMENT_OVERLAP] = "overlap",
  [ANNO_AGREEMENT_CHARACTER] = "character",
  [ANNO_AGREEMENT_GATE_STRICT] = "gate-strict",
  [ANNO_AGREEMENT_GATE_LENIENT] = "gate-lenient",
  [ANNO_AGREEMENT_GATE_AVERAGE] = "gate-average",
  [ANNO_AGREEMENT_EXACT_MEAN] = "exact-mean",
  [ANNO_AGREEMENT_PERCENTAGE] = "percentage",
  [ANNO_AGREEMENT_COHEN] = "cohen",
  [ANNO_AGREEMENT_SCOTT] = "scott",
  [ANNO_AGREEMENT_FLEISS] = "fleiss",
  [ANNO_AGREEMENT_ALPHA] = "alpha",
  [ANNO_AGREEMENT_AC1] = "ac1",
  [ANNO_AGREEMENT_UNITIZING] = "unitizing-alpha",
  [ANNO_AGREEMENT_U_ALPHA] = "u-alpha",
  [ANNO_AGREEMENT_FIELDS] = "fields",
  [ANNO_AGREEMENT_GAMMA] = "gamma",
};

static const char *const of_ids[] = {
  [ANNO_AGREEMENT_OF_ALL] = "all",     [ANNO_AGREEMENT_OF_TAG] = "tag",
  [ANNO_AGREEMENT_OF_PAIR] = "pair",   [ANNO_AGREEMENT_OF_ARTICLE] = "article",
  [ANNO_AGREEMENT_OF_FIELD] = "field",
};

const char *
anno_agreement_measure_id (AnnoAgreementMeasure measure)
{
  g_return_val_if_fail (measure < ANNO_N_AGREEMENT_MEASURES, NULL);
  return measure_ids[measure];
}

gboolean
anno_agreement_measure_find (const char *id, AnnoAgreementMeasure *measure)
{
  g_return_val_if_fail (id != NULL && measure != NULL, FALSE);

  for (guint i = 0; i < ANNO_N_AGREEMENT_MEASURES; i++)
    if (g_str_equal (id, measure_ids[i]))
      {
        *measure = (AnnoAgreementMeasure) i;
        return TRUE;
      }
  return FALSE;
}

const char *
anno_agreement_of_id (AnnoAgreementOf of)
{
  g_return_val_if_fail (of < ANNO_N_AGREEMENT_OFS, NULL);
  return of_ids[of];
}

gboolean
anno_agreement_of_find (const char *id, AnnoAgreementOf *of)
{
  g_return_val_if_fail (id != NULL && of != NULL, FALSE);

  for (guint i = 0; i < ANNO_N_AGREEMENT_OFS; i++)
    if (g_str_equal (id, of_ids[i]))
      {
        *of = (AnnoAgreementOf) i;
        return TRUE;
      }
  return FALSE;
}
