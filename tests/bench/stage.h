/* The program's own window, as a person has it, on a corpus of made articles; and what its main
 * thread works. */
#pragma once

#include "shell/application.h"
#include "shell/window.h"
#include "view/article-view.h"

G_BEGIN_DECLS

typedef struct
{
  AnnoApplication *app;
  GtkWidget *window;
  AnnoArticleView *view;
  guint frames;
  double before_paint; /* thread time when the last frame began */
  double frame;        /* what it took, ms */
  double worst;        /* the longest frame; set to 0 by who wants to know, as the next one */
  double longest;      /* what one turn of the main loop took at most, ms */
} Stage;

/* A person is set who has annotated what material.h makes; nothing is open. */
Stage *stage_new  (void);
void   stage_free (Stage *self);

/* The window without a corpus, as it comes up where nothing is named, painted and at rest. */
void   stage_welcome (Stage *self);
/* Opens an article, or a folder, as "Open With" does. Where that takes another window the old one
 * is closed. */
void   stage_open (Stage *self, const char *path);
/* The first widget of that type in the window, or NULL. */
GtkWidget *stage_find (Stage *self, GType type);
/* One turn of the main loop; what it worked counts for …longest. */
void   stage_turn (Stage *self);
/* Until a frame of the window has been painted. */
void   stage_paint (Stage *self);
/* Until the article of that many code points is there, and painted. */
void   stage_await (Stage *self, guint length);
/* Until the text of the first article is there, and painted. */
void   stage_await_text (Stage *self);
/* Until the list of articles has rows, and they are painted. */
void   stage_await_rows (Stage *self);
/* Types into the filter of the list of articles. */
void   stage_filter (Stage *self, const char *words);
/* Until the panels have followed what was done, and that is painted, too. */
void   stage_follow (Stage *self);
/* Until nothing is left to be done: loading, layout, saving. */
void   stage_settle (Stage *self);
/* Runs an action of the window. @parameter: a string, or NULL. */
void   stage_act (Stage *self, const char *action, const char *parameter);
/* As if a drag had selected it. */
void   stage_select (Stage *self, guint start, guint end);

G_END_DECLS
