/* What a changed tagset no longer has: types, fields and choices that spans may still hold.
 *
 * A type that only got another id is not lost: it is found by what it was formerly called. Nothing
 * is done about a loss but what a person chose; what is kept is shown as unknown.
 */
#pragma once

#include "model/span.h"
#include "model/tagset.h"

G_BEGIN_DECLS

typedef enum
{
  ANNO_LOSS_KEEP,   /* spans stay as they are */
  ANNO_LOSS_DELETE, /* the spans go; of a field or a choice, only its values */
  ANNO_LOSS_RETAG,  /* types only: the spans become `instead` */
} AnnoLossAnswer;

typedef struct
{
  const char *tag;    /* the type's id before; interned, as are the next two */
  const char *field;  /* its field that is lost; NULL: the type itself is */
  const char *choice; /* the choice of that field that is lost; NULL: the field itself is */
  char *name;         /* what people know it by: "Claim", "Claim: Stance", "Claim: Stance: Asks" */

  guint n_spans;       /* how many spans hold it, … */
  GPtrArray *articles; /* … in these articles: of char, paths below the corpus, each once */

  AnnoLossAnswer answer;
  const char *instead; /* the id of a type that is there now, interned; for RETAG */
} AnnoTagsetLoss;

/* Of AnnoTagsetLoss, freed with the array, in the order of @before; of nothing counted yet, and all
 * to be kept. */
GPtrArray *anno_tagset_list_losses (const AnnoTagset *before,
                                    const AnnoTagset *after) G_GNUC_WARN_UNUSED_RESULT;
/* Whether @span, as @before has it, holds what is lost. */
gboolean anno_tagset_loss_concerns (const AnnoTagsetLoss *self, const AnnoTagset *before,
                                    const AnnoSpan *span);

G_END_DECLS
