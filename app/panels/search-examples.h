/* What can be typed to search all articles, by example: each is a button that types it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Signal "chosen" (const char *text). */
#define ANNO_TYPE_SEARCH_EXAMPLES (anno_search_examples_get_type ())
G_DECLARE_FINAL_TYPE (AnnoSearchExamples, anno_search_examples, ANNO, SEARCH_EXAMPLES, GtkBox)

GtkWidget *anno_search_examples_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
