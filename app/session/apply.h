/* Applies a step to what it is about, or takes it back: all of it, or nothing.
 *
 * Before anything changes, every edit is held against what is there. A step whose "before" is no
 * longer what stands there (the file was changed elsewhere, a later act is in the way) is refused,
 * and the error names what is different.
 */
#pragma once

#include "model/edit.h"
#include "model/layer.h"
#include "model/people.h"

G_BEGIN_DECLS

#define ANNO_APPLY_ERROR (anno_apply_error_quark ())
GQuark anno_apply_error_quark (void);

typedef enum
{
  ANNO_APPLY_ERROR_CHANGED,    /* what is there isn't what the step found */
  ANNO_APPLY_ERROR_NOT_LOADED, /* the layer of an article isn't in memory */
  ANNO_APPLY_ERROR_LOCKED,     /* it is there, but may not be changed, and the message says why */
  ANNO_APPLY_ERROR_TOO_LONG,   /* what would be there couldn't be read again */
} AnnoApplyError;

/* The layer on @article, or NULL where it isn't in memory. */
typedef AnnoLayer *(*AnnoFindLayer) (const char *article, gpointer data);

gboolean anno_apply_step  (AnnoStep *step, AnnoPeople *people, AnnoFindLayer find, gpointer data,
                           GError **error);
/* Takes the step back. */
gboolean anno_revert_step (AnnoStep *step, AnnoPeople *people, AnnoFindLayer find, gpointer data,
                           GError **error);

/* Whether what stands there is what @edit found. */
gboolean anno_edit_fits (const AnnoEdit *edit, AnnoPeople *people, AnnoLayer *layer);

/* One edit, checked in the same way. @layer or @people may be NULL where the edit is not about
 * it. */
gboolean anno_apply_edit (const AnnoEdit *edit, AnnoPeople *people, AnnoLayer *layer,
                          GError **error);

G_END_DECLS
