#include "panels/list-keys.h"

#include "panels/typing.h"

AnnoListKey
anno_list_keys_sort (GtkWidget *panel, guint key, GdkModifierType modifiers)
{
  g_return_val_if_fail (GTK_IS_WIDGET (panel), ANNO_LIST_KEY_OTHER);

  const GdkModifierType all = gtk_accelerator_get_default_mod_mask ();
  if (anno_typing_is_going_on (panel))
    return key == GDK_KEY_Escape ? ANNO_LIST_KEY_BACK : ANNO_LIST_KEY_OTHER;
  if ((modifiers & all & ~GDK_SHIFT_MASK) != 0)
    return ANNO_LIST_KEY_OTHER;
  return key == GDK_KEY_Escape ? ANNO_LIST_KEY_LEAVE : ANNO_LIST_KEY_ACT;
}
