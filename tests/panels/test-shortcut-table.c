#include "panels/panel-scene.h"

#include "model/tagset-check.h"
#include "panels/shortcut-table.h"
#include "session/verbs.h"
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

/* Desktops and input methods take these: nothing may need them. */
static gboolean
belongs_to_others (guint key, GdkModifierType state)
{
  gunichar sign = gdk_keyval_to_unicode (key);

  if (state & (GDK_SUPER_MASK | GDK_META_MASK | GDK_HYPER_MASK | GDK_ALT_MASK))
    return TRUE;
  /* Shift+Ctrl+U begins a code point in hexadecimal digits. */
  return state == (GDK_SHIFT_MASK | GDK_CONTROL_MASK)
         && (sign == 'u' || (sign < 128 && g_ascii_isxdigit ((char) sign)));
}

static void
test_free_keys (void)
{
  guint n = 0;
  const AnnoShortcut *table = anno_shortcut_table_get (&n);

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
          g_assert_false (belongs_to_others (key, state));
        }
    }
}

/* The keys of a row of docs/keys.md, one by one. */
static void
add_row_keys (GHashTable *keys, const char *row)
{
  g_auto (GStrv) cells = g_strsplit (row, " | ", 2);
  g_auto (GStrv) listed = g_regex_split_simple (", | or ", cells[0] + strlen ("| "), 0, 0);

  for (char **key = listed; *key != NULL; key++)
    {
      g_auto (GStrv) parts = g_strsplit (*key, "−", -1); /* a minus sign, as books have it */
      if (!g_str_equal (*key, "Ctrl+wheel"))
        g_hash_table_add (keys, g_strjoinv ("-", parts));
    }
}

/* What docs/keys.md has below "Everywhere in the window". */
static GHashTable *
read_documented (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("ANNO_TEST_SOURCE"), "docs", "keys.md", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  GHashTable *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  const char *section = strstr (text, "\n## Everywhere in the window\n");
  g_assert_nonnull (section);
  g_auto (GStrv) parts = g_strsplit (section + 1, "\n## ", 2);
  g_auto (GStrv) lines = g_strsplit (parts[0], "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    if (g_str_has_prefix (*line, "| ") && !g_str_has_prefix (*line, "| key |"))
      add_row_keys (keys, *line);
  return keys;
}

/* Every key of the application is in docs/keys.md, and every key there is one. The numeric pad's are
 * left out: they are the same signs in another place. */
static void
test_documented (void)
{
  g_autoptr (GHashTable) documented = read_documented ();
  guint n = 0;
  const AnnoShortcut *table = anno_shortcut_table_get (&n);

  g_assert_cmpuint (g_hash_table_size (documented), >, 10);
  for (guint i = 0; i < n; i++)
    {
      if (table[i].scope != ANNO_SHORTCUT_GLOBAL)
        continue;
      g_auto (GStrv) accels = anno_shortcut_get_accels (&table[i]);
      for (char **accel = accels; *accel != NULL; accel++)
        {
          guint key = 0;
          GdkModifierType state = 0;
          gtk_accelerator_parse (*accel, &key, &state);
          g_autofree char *label = gtk_accelerator_get_label (key, state);
          g_test_message ("%s", label);
          if (strstr (*accel, "KP_") == NULL)
            g_assert_true (g_hash_table_remove (documented, label));
        }
    }
  GHashTableIter iter;
  gpointer left = NULL;
  g_hash_table_iter_init (&iter, documented);
  while (g_hash_table_iter_next (&iter, &left, NULL))
    g_test_message ("only in docs/keys.md: %s", (const char *) left);
  g_assert_cmpuint (g_hash_table_size (documented), ==, 0);
}

/* A session's verb that no such session has would be a dead key. */
static void
test_verbs (void)
{
  PanelScene *scene = panel_scene_new (NULL);
  GActionGroup *verbs = anno_verbs_get (scene->session);
  guint n = 0, found = 0;
  const AnnoShortcut *table = anno_shortcut_table_get (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = NULL;
      g_autoptr (GVariant) target = NULL;
      if (table[i].action == NULL || !g_str_has_prefix (table[i].action, "session."))
        continue;
      g_assert_true (g_action_parse_detailed_name (table[i].action, &name, &target, NULL));
      g_test_message ("%s", table[i].action);
      const GVariantType *type = NULL;
      g_assert_true (g_action_group_query_action (verbs, name + strlen ("session."), NULL, &type,
                                                  NULL, NULL, NULL));
      g_assert_true (type == NULL ? target == NULL
                                  : target != NULL && g_variant_is_of_type (target, type));
      found++;
    }
  g_assert_cmpuint (found, >, 10);
  panel_scene_free (scene);
}

/* And a verb without a key must have another way: those that need an object to act on. The window may
 * have something to do first, and then the verb: "win.save" stands for "session.save". */
static void
test_verbs_have_keys (void)
{
  static const char *const pointed[] = { "tag", "arm", "choose", "copy-fields", "link", "link-two", "split",
                                        "state", "state-of" };
  PanelScene *scene = panel_scene_new (NULL);
  g_auto (GStrv) verbs = g_action_group_list_actions (anno_verbs_get (scene->session));
  guint n = 0;
  const AnnoShortcut *table = anno_shortcut_table_get (&n);

  for (char **verb = verbs; *verb != NULL; verb++)
    {
      g_autofree char *wanted = g_strconcat ("session.", *verb, NULL);
      g_autofree char *by_window = g_strconcat ("win.", *verb, NULL);
      gboolean found = FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (pointed); i++)
        found = found || g_str_equal (*verb, pointed[i]);
      for (guint i = 0; i < n && !found; i++)
        {
          g_autofree char *name = NULL;
          g_autoptr (GVariant) target = NULL;
          found = table[i].action != NULL
                  && g_action_parse_detailed_name (table[i].action, &name, &target, NULL)
                  && (g_str_equal (name, wanted) || g_str_equal (name, by_window));
        }
      g_test_message ("%s", wanted);
      g_assert_true (found);
    }
  panel_scene_free (scene);
}

/* The letters that the program has in the article are those that a tagset is warned of. */
static void
test_reserved (void)
{
  guint n = 0;
  const AnnoShortcut *table = anno_shortcut_table_get (&n);
  g_autoptr (GHashTable) letters = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < n; i++)
    {
      if (table[i].scope != ANNO_SHORTCUT_ARTICLE)
        continue;
      g_auto (GStrv) accels = anno_shortcut_get_accels (&table[i]);
      for (char **accel = accels; *accel != NULL; accel++)
        if (strlen (*accel) == 1)
          g_hash_table_add (letters, GINT_TO_POINTER ((int) **accel));
    }
  g_assert_cmpuint (g_hash_table_size (letters), >, 5);
  for (int letter = 'a'; letter <= 'z'; letter++)
    g_assert_cmpint (anno_tagset_is_reserved_key ((gunichar) letter), ==,
                     g_hash_table_contains (letters, GINT_TO_POINTER (letter)));
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
  g_test_add_func ("/panels/shortcut-table/free-keys", test_free_keys);
  g_test_add_func ("/panels/shortcut-table/documented", test_documented);
  g_test_add_func ("/panels/shortcut-table/verbs", test_verbs);
  g_test_add_func ("/panels/shortcut-table/verbs-have-keys", test_verbs_have_keys);
  g_test_add_func ("/panels/shortcut-table/reserved", test_reserved);
  g_test_add_func ("/panels/shortcut-table/window", test_window);
  return g_test_run ();
}
