/* The form in which what is known of an article is corrected: a line for each fact, with what is
 * wrong with it below, and what an import has said of where the article came from, to be read.
 *
 * What is typed is a draft. Signal: "changed", when something was typed.
 */
#pragma once

#include "session/article-facts.h"
#include "session/document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ANNO_TYPE_FACTS_FORM (anno_facts_form_get_type ())
G_DECLARE_FINAL_TYPE (AnnoFactsForm, anno_facts_form, ANNO, FACTS_FORM, GtkBox)

GtkWidget *anno_facts_form_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* Shows @meta, of the article of @document (or NULL). What somebody has typed since it last showed
 * something stays as it is. */
void anno_facts_form_show (AnnoFactsForm *self, const AnnoMeta *meta, AnnoDocument *document);
/* Lets it be read only, or typed in. */
void anno_facts_form_set_editable (AnnoFactsForm *self, gboolean editable);
void anno_facts_form_focus (AnnoFactsForm *self);

/* Whether something else is typed than was shown, and whether all of it can be taken. */
gboolean anno_facts_form_is_changed (AnnoFactsForm *self);
gboolean anno_facts_form_is_right   (AnnoFactsForm *self);
/* Puts what was shown, with what is typed, into @meta, as far as it is right. */
void     anno_facts_form_get        (AnnoFactsForm *self, AnnoMeta *meta);

G_END_DECLS
