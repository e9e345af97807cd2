/* What the guideline of a tag and of its fields says, as lines below each other.
 */
#pragma once

#include "model/tagset.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *anno_guideline_text_new (void) G_GNUC_WARN_UNUSED_RESULT;
void anno_guideline_text_clear (GtkWidget *text);
/* Adds the name of @tag and its guideline; and those of its fields, where @with_fields. */
void anno_guideline_text_add (GtkWidget *text, const AnnoTag *tag, gboolean with_fields);
/* Whether there is anything to say of @tag. */
gboolean anno_guideline_text_has (const AnnoTag *tag);
/* The same as …_add shows, as words for a screen reader. */
char *
anno_guideline_text_words (const AnnoTag *tag, gboolean with_fields) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
