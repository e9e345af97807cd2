/* Agreement, worked out in a thread: an order that owns what it names, with how far it is; its
 * report and its pictures; and the spans behind its numbers.
 *
 * To be used by one thread; what runs meanwhile has copies.
 */
#pragma once

#include "exchange/agreement-picture.h"
#include "session/agreement-places.h"

G_BEGIN_DECLS

/* What is to be compared, to be filled in; all of it is owned. */
typedef struct
{
  char *root;
  GStrv slugs;    /* NULL for all people */
  GStrv articles; /* NULL for all */
  char *settled;  /* or NULL */
  gboolean by_words;
  guint measures;
  guint ofs;
  gboolean pictures;
  AnnoAgreementProgress progress; /* of the work that runs; any thread may read it */
  gatomicrefcount refs;
} AnnoAgreementWork;

AnnoAgreementWork *anno_agreement_work_new   (const char *root) G_GNUC_WARN_UNUSED_RESULT;
AnnoAgreementWork *anno_agreement_work_ref   (AnnoAgreementWork *self);
void               anno_agreement_work_unref (AnnoAgreementWork *self);

/* What came of it. */
typedef struct
{
  AnnoAgreementReport *report;
  AnnoAgreementPicture *pictures[ANNO_N_PICTURES]; /* NULL where there is none, */
  char *why[ANNO_N_PICTURES];                      /* and why */
} AnnoAgreementResult;

void anno_agreement_result_free (AnnoAgreementResult *self);

/* @self must not be changed from then on. */
void                 anno_agreement_work_run_async  (AnnoAgreementWork *self,
                                                     GCancellable *cancellable,
                                                     GAsyncReadyCallback callback, gpointer data);
AnnoAgreementResult *anno_agreement_work_run_finish (GAsyncResult *result, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* @wish is copied. */
void                 anno_agreement_work_find_async  (const AnnoAgreementPlacesWish *wish,
                                                      GCancellable *cancellable,
                                                      GAsyncReadyCallback callback, gpointer data);
AnnoAgreementPlaces *anno_agreement_work_find_finish (GAsyncResult *result, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoAgreementResult, anno_agreement_result_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoAgreementWork, anno_agreement_work_unref)

G_END_DECLS
