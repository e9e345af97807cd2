/* The window of preferences: one's name, and how the article and the panes look. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @settings: of org.example.Annotator. What is changed holds at once. Shows it over @parent (or
 * NULL). */
GtkWindow *anno_preferences_present (GtkWindow *parent, GSettings *settings);

G_END_DECLS
