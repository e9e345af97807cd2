/* What tests of panels stand on: a corpus of two articles in a folder of its own, opened, with a
 * session that has the first one in hand; and a window to put a panel into. */
#pragma once

#include "panels/widgets.h"
#include "session/session.h"

G_BEGIN_DECLS

typedef struct
{
  char *root;
  AnnoSession *session;
  GtkWindow *window; /* NULL until something is shown */
} PanelScene;

/* @tagset: the contents of a tagset.json, or NULL for the default tagset. */
PanelScene *panel_scene_new  (const char *tagset) G_GNUC_WARN_UNUSED_RESULT;
void        panel_scene_free (PanelScene *self);

/* Puts @child into a window of that size, and waits until it is drawn. */
void panel_scene_show (PanelScene *self, GtkWidget *child, int width, int height);

/* Marks the first place of @words as @tag, and chooses the span. Its id; the caller's. */
char     *panel_scene_mark    (PanelScene *self, const char *tag, const char *words)
    G_GNUC_WARN_UNUSED_RESULT;
AnnoSpan *panel_scene_find    (PanelScene *self, const char *id);
AnnoLayer *panel_scene_get_layer (PanelScene *self);
/* How many steps are done. */
guint     panel_scene_n_steps (PanelScene *self);
void      panel_scene_undo    (PanelScene *self);

G_END_DECLS
