/* Keys in a panel that is a list with something below it, as of a review: what they are for. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  ANNO_LIST_KEY_OTHER, /* a field's, or with Ctrl: not the panel's */
  ANNO_LIST_KEY_BACK,  /* from a field back to the list */
  ANNO_LIST_KEY_LEAVE, /* from the list to the article */
  ANNO_LIST_KEY_ACT,   /* what the key stands for in the panel */
} AnnoListKey;

/* What @key (with @modifiers) is for while @panel, or something in its window, has the keyboard. */
AnnoListKey anno_list_keys_sort (GtkWidget *panel, guint key, GdkModifierType modifiers);

G_END_DECLS
