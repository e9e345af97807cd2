#include "panels/widgets.h"

#include "panels/shortcut-table.h"
#include "panels/shortcuts-window.h"

/* Every key is one, every action is written as it is named, and titles tell shortcuts apart. */
static void
test_entries (void)
{
  guint n = 0;
  const AnnoShortcut *table = anno_shortcut_table_get (&n);
  g_autoptr (GHashTable) titles = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpuint (n, >, 20);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *label = anno_shortcut_get_label (&table[i]);
      g_test_message ("%s", table[i].title);
      g_assert_cmpstr (label, !=, "");
      g_assert_true (g_hash_table_add (titles, (gpointer) table[i].title));
      if (table[i].action != NULL)
        {
          g_autofree char *name = NULL;
          g_autoptr (GVariant) target = NULL;
          g_autoptr (GError) error = NULL;
          g_action_parse_detailed_name (table[i].action, &name, &target, &error);
          g_assert_no_error (error);
        }
      if (table[i].scope == ANNO_SHORTCUT_POINTER)
        continue;
      g_auto (GStrv) accels = anno_shortcut_get_accels (&table[i]);
      for (char **accel = accels; *accel != NULL; accel++)
        g_assert_true (gtk_accelerator_parse (*accel, NULL, NULL));
    }
}

/* Groups stand together: each begins once. */
static void
test_groups (void)
{
  guint n = 0;
  const AnnoShortcut *table = anno_shortcut_table_get (&n);
  g_autoptr (GHashTable) begun = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n; i++)
    if (i == 0 || !g_str_equal (table[i].group, table[i - 1].group))
      g_assert_true (g_hash_table_add (begun, (gpointer) table[i].group));
}

static gboolean
belongs_to_text (guint key, GdkModifierType state)
{
  const char *reserved = "zcxva";
  gunichar sign = gdk_keyval_to_unicode (key);

  if (key == GDK_KEY_Delete || key == GDK_KEY_BackSpace || key == GDK_KEY_Return || key == GDK_KEY_Tab)
    return TRUE;
  if (state == GDK_CONTROL_MASK && sign != 0 && strchr (reserved, (int) sign) != NULL)
    return TRUE;
  return sign != 0 && (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) == 0;
}

/* No key means two things, and what text fields need for themselves is not the application's. */
static void
test_keys (void)
{
  guint n = 0;
  const AnnoShortcut *table = anno_shortcut_table_get (&n);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < n; i++)
    {
      if (table[i].scope == ANNO_SHORTCUT_POINTER)
        continue;
      g_auto (GStrv) accels = anno_shortcut_get_accels (&table[i]);
      for (char **accel = accels; *accel != NULL; accel++)
        {
          guint key = 0;
          GdkModifierType state = 0;
          gtk_accelerator_parse (*accel, &key, &state);
          g_test_message ("%s", *accel);
          g_assert_true (g_hash_table_add (taken, gtk_accelerator_name (key, state)));
          if (table[i].scope == ANNO_SHORTCUT_GLOBAL)
            g_assert_false (belongs_to_text (key, state));
        }
    }
}

static void
test_window (void)
{
  GPtrArray *tags = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_tag_free);
  AnnoTag *tag = anno_tag_new ("a", "R&D <b>");
  tag->key = 'q';
  g_ptr_array_add (tags, tag);
  g_autoptr (AnnoTagset) tagset = anno_tagset_new ("Test", tags);
  GtkWindow *window = anno_shortcuts_window_present (NULL, tagset);

  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  g_assert_nonnull (widgets_find_label (GTK_WIDGET (window), "R&D <b>"));
  g_assert_nonnull (widgets_find_label (GTK_WIDGET (window), "Q or 1"));
  g_assert_nonnull (widgets_find_label (GTK_WIDGET (window), "Ctrl+O"));
  gtk_window_destroy (window);
}

int
main (int argc, char **argv)
{
  widgets_init (&argc, &argv);
  g_test_add_func ("/panels/shortcut-table/entries", test_entries);
  g_test_add_func ("/panels/shortcut-table/groups", test_groups);
  g_test_add_func ("/panels/shortcut-table/keys", test_keys);
  g_test_add_func ("/panels/shortcut-table/window", test_window);
  return g_test_run ();
}
