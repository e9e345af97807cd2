/* The pages that show a result of comparing: overview, tags, pairs, articles, fields, pictures.
 *
 * Signals: "asked" (AnnoAgreementQuestion *question): somebody wants to see the annotations behind
 * a number; the question is the signal's. Action: agreement.gamma is pressed on the first page.
 */
#pragma once

#include "exchange/agreement-work.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ANNO_TYPE_AGREEMENT_PAGES (anno_agreement_pages_get_type ())
G_DECLARE_FINAL_TYPE (AnnoAgreementPages, anno_agreement_pages, ANNO, AGREEMENT_PAGES, GtkBox)

/* What is behind a number: the members of AnnoAgreementPlacesWish that say so. */
typedef struct
{
  char *title; /* what it is of, in words */
  const char *article; /* or NULL, as all that follows but the numbers */
  const char *tag;
  const char *field;
  int first; /* below 0 for none, as all that follows */
  int second;
  int row;
  int column;
} AnnoAgreementQuestion;

GtkWidget *anno_agreement_pages_new  (void) G_GNUC_WARN_UNUSED_RESULT;
/* Takes @result over; its pictures are gone from it. NULL for none. */
void       anno_agreement_pages_show (AnnoAgreementPages *self, AnnoAgreementResult *result);
/* Adds rows of gamma to the overview; @result is of the same people and articles. */
void       anno_agreement_pages_add_gamma (AnnoAgreementPages *self,
                                           const AnnoAgreementResult *result);
/* What is shown, or NULL. */
const AnnoAgreementReport *anno_agreement_pages_get_report (AnnoAgreementPages *self);

G_END_DECLS
