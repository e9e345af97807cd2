#include "panels/panel-scene.h"

#include "panels/context-menu.h"
#include "session/verbs.h"

/* All items with their targets, one a line, submenus indented: what a person would see. */
static void
print_menu (GMenuModel *menu, int depth, GString *out)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autofree char *label = NULL;
      g_autofree char *action = NULL;
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autoptr (GMenuModel) submenu = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SUBMENU);
      g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &label);
      g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &action);
      if (label != NULL)
        g_string_append_printf (out, "%*s%s%s%s\n", depth, "", label, action != NULL ? " = " : "",
                                action != NULL ? action : "");
      if (section != NULL)
        print_menu (section, depth, out);
      if (submenu != NULL)
        print_menu (submenu, depth + 1, out);
    }
}

static char *
menu_of (PanelScene *scene)
{
  g_autoptr (GMenuModel) menu = anno_context_menu_new (scene->session);
  g_autoptr (GString) out = g_string_new (NULL);

  print_menu (menu, 0, out);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
link_to (PanelScene *scene, const char *field, const char *target)
{
  AnnoGesture gesture;
  AnnoSpan *span = anno_session_get_chosen (scene->session);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_value_free);

  g_assert_true (anno_session_get_gesture (scene->session, &gesture));
  const AnnoTag *tag = anno_tagset_find (gesture.tagset, anno_span_get_tag (span));
  g_ptr_array_add (values, anno_value_new (ANNO_VALUE_LINK, field, target));
  g_assert_true (anno_session_do (scene->session, anno_gesture_set_field (&gesture, span,
                                                                          anno_tag_find_field (tag, field), values)));
}

static void
test_menu (void)
{
  PanelScene *scene = panel_scene_new (NULL);

  g_assert_null (anno_context_menu_new (scene->session));
  g_autofree char *graham = panel_scene_mark (scene, "speaker", "Sen. Lindsey Graham");
  anno_session_close_frame (scene->session);
  g_autofree char *claim = panel_scene_mark (scene, "claim", "We will vote");
  g_autofree char *unlinked = menu_of (scene);
  g_assert_cmpstr (unlinked, ==,
                   "Change _Tag To\n Speaker = session.tag\n Cue = session.tag\n Date = session.tag\n"
                   "Flag as _Unsure = session.unsure\n"
                   "_Copy the Fields of Another… = menu.copy-fields\n"
                   "_Join with the Next of Its Type = session.join-next\n_Find All of These\342\200\246 = find.like-chosen\n"
                   "_Delete = session.delete\n");

  /* Links are found from both ends. */
  link_to (scene, "said-by", graham);
  g_action_group_activate_action (anno_verbs_get (scene->session), "unsure", NULL);
  g_autofree char *linked = menu_of (scene);
  g_assert_nonnull (strstr (linked, "Remove the _Unsure Flag = session.unsure\n"));
  g_assert_nonnull (strstr (linked, "_Go to Linked Span\n Speaker \342\200\234\342\201\250Sen. "
                                    "Lindsey Graham\342\201\251\342\200\235 = session.choose\n"));
  anno_session_choose (scene->session, graham, FALSE);
  g_autofree char *back = menu_of (scene);
  g_assert_nonnull (strstr (back, "_Go to Linked Span\n Claim \342\200\234\342\201\250We will "
                                  "vote\342\201\251\342\200\235 = session.choose\n"));
  g_action_group_activate_action (anno_verbs_get (scene->session), "choose",
                                  g_variant_new_string (claim));
  g_assert_cmpstr (anno_span_get_id (anno_session_get_chosen (scene->session)), ==, claim);
  panel_scene_free (scene);
}

/* An underscore in a name is no mnemonic. */
static void
test_underscore (void)
{
  PanelScene *scene
      = panel_scene_new ("{\"format\":1,\"name\":\"T\",\"tags\":["
                         "{\"id\":\"a\",\"name\":\"A\",\"colour\":\"blue\",\"key\":\"a\"},"
                         "{\"id\":\"b\",\"name\":\"_b_<i>&\",\"colour\":\"blue\",\"key\":\"b\"}]}");
  g_autofree char *id = panel_scene_mark (scene, "a", "Officials");
  g_autofree char *menu = menu_of (scene);

  g_assert_nonnull (strstr (menu, "\n __b__<i>& = session.tag\n"));
  panel_scene_free (scene);
}

int
main (int argc, char **argv)
{
  widgets_init (&argc, &argv);
  g_test_add_func ("/panels/context-menu/menu", test_menu);
  g_test_add_func ("/panels/context-menu/underscore", test_underscore);
  return g_test_run ();
}
