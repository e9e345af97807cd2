/* The window in which what is known of an article is corrected: title, byline, date, address,
 * source and language.
 *
 * What is typed counts when it is saved, as a whole: it is written for everybody who works on the
 * corpus, and only over what was read. Where another hand was faster, that is said, and theirs is
 * shown where nothing was typed.
 */
#pragma once

#include "session/meta-verbs.h"
#include "session/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ANNO_TYPE_ARTICLE_FACTS_WINDOW (anno_article_facts_window_get_type ())
G_DECLARE_FINAL_TYPE (AnnoArticleFactsWindow, anno_article_facts_window, ANNO,
                      ARTICLE_FACTS_WINDOW, AdwWindow)

/* Told when it is saved. @undo (transfer full): brings back what was there before. */
typedef void (*AnnoArticleFactsSaved) (AnnoMetaOrder *undo, gpointer data);

/* Over @parent (or NULL), for the article that @session has in hand. @saved may be NULL; @data must
 * outlive the window. */
GtkWidget *anno_article_facts_window_new (GtkWindow *parent, AnnoSession *session,
                                          AnnoArticleFactsSaved saved,
                                          gpointer data) G_GNUC_WARN_UNUSED_RESULT;

/* Has @session go by what is known of @article now, where it shows that in a document which isn't
 * the corpus's: that of a colleague who is looked at. */
void anno_article_facts_show (AnnoSession *session, const char *article, const AnnoMeta *meta,
                              const AnnoFileIdentity *identity);

G_END_DECLS
