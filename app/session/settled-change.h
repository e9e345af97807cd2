/* How a file of a settled set (session/settled-set.h) differs from what would be made now. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  gboolean is_other_order; /* it was made by another rule, of other people, or of other reviewers */
  gboolean is_other_text;  /* it was made on another version of the article */
  guint n_new;             /* annotations that come, … */
  guint n_gone;            /* … go, … */
  guint n_other;           /* … and are other ones than they were */
} AnnoSettledChange;

/* Of two layers of a set; of one that can't be read, nothing is said. For any thread. */
AnnoSettledChange anno_settled_change_find (GBytes *there, GBytes *made);

/* In words, without a full stop: "made by another rule, 2 annotations come, 1 goes"; NULL where
 * there is nothing to say. */
char *anno_settled_change_describe (const AnnoSettledChange *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
