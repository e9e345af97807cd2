/* Tells what is amiss with a part of a tagset, where it is being changed: in red what must be
 * mended before it can be saved, else as a warning. A screen reader says it when it changes.
 */
#pragma once

#include "model/tagset-check.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *anno_problem_label_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* Shows those of @problems (of AnnoTagsetProblem) about that type and field, G_MAXUINT as there;
 * hides where there are none. */
void anno_problem_label_tell (GtkWidget *label, const GPtrArray *problems, guint tag, guint field);
/* The first sentence of those about the type or, where @within, about its fields as well; NULL
 * where there are none. @is_wrong: whether one of them is. */
const char *anno_problem_find (const GPtrArray *problems, guint tag, guint field, gboolean within,
                               gboolean *is_wrong);

G_END_DECLS
