/* What pictures of agreement show, made of a report: their data, the table behind them, and what is
 * said of them. A part of exchange/agreement-picture. */
#pragma once

#include "print/agreement-gain.h"
#include "print/agreement-line.h"
#include "print/agreement-matrix.h"
#include "session/corpus-agreement.h"

G_BEGIN_DECLS

/* People in a matrix, and in the picture of before and after. */
#define ANNO_PICTURE_MAX_PEOPLE 30

typedef struct
{
  AnnoMatrix *matrix; /* one of these three */
  AnnoLine *line;
  AnnoGain *gain;
  GArray *numbers;    /* of guint: of a matrix, what each row and column is in the report */
  GString *csv;
  GString *words;     /* to be said */
} AnnoPictureCharts;

/* Each FALSE where there is nothing to show; @why then has a sentence. All of @self is NULL
 * before. */
gboolean anno_picture_charts_pairs  (AnnoPictureCharts *self, const AnnoAgreementReport *report,
                                     char **why);
gboolean anno_picture_charts_tags   (AnnoPictureCharts *self, const AnnoAgreementReport *report,
                                     char **why);
gboolean anno_picture_charts_time   (AnnoPictureCharts *self, const AnnoAgreementReport *report,
                                     char **why);
gboolean anno_picture_charts_review (AnnoPictureCharts *self, const AnnoAgreementReport *report,
                                     char **why);

G_END_DECLS
