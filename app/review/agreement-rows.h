/* The part of review/agreement that makes rows of counts. */
#pragma once

#include "review/agreement-continua.h"
#include "review/agreement-scope.h"

G_BEGIN_DECLS

/* Those that are of items. */
#define ANNO_AGREEMENT_ITEMS                                                                       \
  (1u << ANNO_AGREEMENT_PERCENTAGE | 1u << ANNO_AGREEMENT_COHEN | 1u << ANNO_AGREEMENT_SCOTT       \
   | 1u << ANNO_AGREEMENT_FLEISS | 1u << ANNO_AGREEMENT_ALPHA | 1u << ANNO_AGREEMENT_AC1)

/* What is told, and to whom. */
typedef struct
{
  const AnnoAgreementOptions *options;
  AnnoAgreementScope *all;
  const GPtrArray *pairs; /* of AnnoAgreementScope */
  AnnoAgreementContinua *continua;
  GCancellable *cancellable;
  AnnoAgreementVisit visit;
  gpointer data;
} AnnoAgreementTelling;

/* All rows of @of. FALSE with G_IO_ERROR_CANCELLED. */
gboolean anno_agreement_rows_tell (const AnnoAgreementTelling *self, AnnoAgreementOf of,
                                   GError **error);

G_END_DECLS
