/* A window with an article view in it, an article and a layer: what tests of the view act on. */
#pragma once

#include "view/article-view.h"

G_BEGIN_DECLS

typedef struct
{
  GtkWidget *window;
  AnnoArticleView *view;
  AnnoArticle *article;
  AnnoLayer *layer;
  AnnoTagset *tagset;
  GString *told; /* what the view has told, a line each: take it with scene_take */
} Scene;

/* Initialises GTK as tests need it, and loads the style sheet. */
void scene_init_gtk (int *argc, char ***argv);

AnnoArticle *scene_article (const char *text) G_GNUC_WARN_UNUSED_RESULT;
AnnoTagset  *scene_tagset  (void) G_GNUC_WARN_UNUSED_RESULT;
AnnoLayer   *scene_layer   (void) G_GNUC_WARN_UNUSED_RESULT;
/* A span with that id over the stretches of @words, which " … " separates, in the article. */
AnnoSpan    *scene_span    (AnnoArticle *article, const char *id, const char *tag,
                            const char *words) G_GNUC_WARN_UNUSED_RESULT;

/* Shows @text in a window of that size, and waits until it is drawn. */
Scene *scene_new  (const char *text, int width, int height) G_GNUC_WARN_UNUSED_RESULT;
void   scene_free (Scene *self);
void   scene_mark (Scene *self, const char *id, const char *tag, const char *words);
/* Where @words begin in the article. */
guint  scene_find (Scene *self, const char *words);

/* Lets the main loop run until there is nothing left to do, and all is drawn. */
void  scene_settle (Scene *self);
/* What was told since the last call. */
char *scene_take   (Scene *self) G_GNUC_WARN_UNUSED_RESULT;
/* The middle of the character at @place, in the view's coordinates. */
graphene_point_t scene_point (Scene *self, guint place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Scene, scene_free)

G_END_DECLS
