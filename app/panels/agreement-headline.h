/* The three numbers that agreement is told by first, each with its interval and a sentence that
 * says what it means; below, what they are about. */
#pragma once

#include "session/corpus-agreement.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_AGREEMENT_HEADLINE (anno_agreement_headline_get_type ())
G_DECLARE_FINAL_TYPE (AnnoAgreementHeadline, anno_agreement_headline, ANNO, AGREEMENT_HEADLINE,
                      GtkBox)

GtkWidget *anno_agreement_headline_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void       anno_agreement_headline_show (AnnoAgreementHeadline *self,
                                         const AnnoAgreementReport *report);

G_END_DECLS
