/* The part of review/agreement that is about whole texts as continua: unitizing alpha, the u-alpha
 * family and gamma. It keeps the places and categories of all that was marked. */
#pragma once

#include "review/agreement-table.h"
#include "review/u-alpha.h"

G_BEGIN_DECLS

/* With more units, u-alpha and unitizing alpha come without an interval: each drawing is a
 * computation of its own. Of more people, so do those of pairs, of which there are many. */
#define ANNO_AGREEMENT_MAX_DRAWN 10000
#define ANNO_AGREEMENT_MAX_DRAWN_RATERS 12

typedef struct _AnnoAgreementContinua AnnoAgreementContinua;

/* NULL where none of them is asked for. */
AnnoAgreementContinua *anno_agreement_continua_new  (const AnnoAgreementOptions *options)
    G_GNUC_WARN_UNUSED_RESULT;
void                   anno_agreement_continua_free (AnnoAgreementContinua *self);
/* Takes @text over, or frees it. */
void                   anno_agreement_continua_take (AnnoAgreementContinua *self,
                                                     AnnoRatedText *text);
/* Tells the rows of @of. FALSE with G_IO_ERROR_CANCELLED. */
gboolean               anno_agreement_continua_tell (AnnoAgreementContinua *self,
                                                     AnnoAgreementOf of, GCancellable *cancellable,
                                                     AnnoAgreementVisit visit, gpointer data,
                                                     GError **error);

G_END_DECLS
