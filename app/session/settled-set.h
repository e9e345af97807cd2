/* A settled set: what reviewers decided of several annotators' layers, and what these agree on by a
 * rule (review/settle.h), written as the layers of an annotator of its own, whose folder is called
 * "settled-by-<name>".
 *
 * It takes in articles that two of the chosen annotators have a layer on, at least. Ids, times and
 * order follow from the layers and reviews alone: the same give the same bytes, so that a set can
 * be made again at any time, and where nothing has changed nothing is written. The set's list of
 * people has whom it names, by the ledgers of those who were settled; several ids of one person are
 * told as merged into one.
 *
 * A set can be made of one part of the corpus after the other: what lies in other parts stays.
 *
 * Nothing is written over unless that is ordered, and then only what is as it was made
 * (session/settled-seal.h): where a file is in the way, or the folder is somebody else's, nothing
 * is written at all. What is replaced is replaced file by file, each as a whole. Blocks; for any
 * thread.
 */
#pragma once

#include "session/settled-report.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  ANNO_SETTLED_FAULT_NONE,
  ANNO_SETTLED_FAULT_CORPUS, /* it can't be read */
  ANNO_SETTLED_FAULT_EXISTS, /* something is in the way */
  ANNO_SETTLED_FAULT_DISK,
} AnnoSettledFault;

/* @fault: set in any case. Fails with what it says, or G_IO_ERROR_CANCELLED; layers that were
 * written until then are whole, and stay. */
AnnoSettledReport *
anno_settled_set_make (const AnnoSettledOrder *order, AnnoSettledFault *fault,
                       GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
