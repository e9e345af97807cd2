/* The part of review/agreement that is about fields: of each text, counts for all pairs of people
 * that have both rated it, added up. */
#pragma once

#include "review/agreement-table.h"
#include "review/field-values.h"

G_BEGIN_DECLS

typedef struct _AnnoAgreementFields AnnoAgreementFields;

/* NULL where they aren't asked for; all others take it as nothing to be done. */
AnnoAgreementFields *anno_agreement_fields_new  (const AnnoAgreementOptions *options)
    G_GNUC_WARN_UNUSED_RESULT;
void                 anno_agreement_fields_free (AnnoAgreementFields *self);
void                 anno_agreement_fields_add  (AnnoAgreementFields *self,
                                                 AnnoLayer *const *layers, AnnoSamePerson same,
                                                 gpointer data);
/* Rows of fields: the share that says the same ("field-same", "link-same"), and the kappa of
 * choices. Fields that no pair of spans has are left out. */
void                 anno_agreement_fields_tell (AnnoAgreementFields *self,
                                                 AnnoAgreementVisit visit, gpointer data);

G_END_DECLS
