#include "shell/window-pages.h"

#include "panels/welcome-page.h"

#define WELCOME "welcome"

void
anno_window_pages_welcome (GtkStack *pages)
{
  g_return_if_fail (GTK_IS_STACK (pages));

  if (gtk_stack_get_child_by_name (pages, WELCOME) == NULL)
    gtk_stack_add_named (pages, g_object_new (ANNO_TYPE_WELCOME_PAGE, NULL), WELCOME);
  gtk_stack_set_visible_child_name (pages, WELCOME);
}

void
anno_window_pages_show_corpus (GtkStack *pages)
{
  g_return_if_fail (GTK_IS_STACK (pages));

  gboolean welcomed = g_strcmp0 (gtk_stack_get_visible_child_name (pages), WELCOME) == 0;
  gtk_stack_set_visible_child_full (pages, "corpus",
                                    welcomed ? GTK_STACK_TRANSITION_TYPE_CROSSFADE
                                             : GTK_STACK_TRANSITION_TYPE_NONE);
}
