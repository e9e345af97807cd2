/* The window of preferences: one's name, and how the article and the panes look. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @settings: of org.example.Annotator. What is changed holds at once. Not yet shown. */
GtkWindow *anno_preferences_new (GtkWindow *parent, GSettings *settings) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
