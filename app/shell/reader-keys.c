#include "shell/reader-keys.h"

#include "panels/shortcut-table.h"
#include "session/span-in-hand.h"
#include "session/verbs.h"
#include "shell/quotation-copy.h"

#define MODIFIERS (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)

static void
activate (AnnoSession *session, const char *verb, GVariant *parameter)
{
  g_action_group_activate_action (anno_verbs_get (session), verb, parameter);
}

static void
activate_string (AnnoSession *session, const char *verb, const char *parameter)
{
  activate (session, verb, g_variant_new_string (parameter));
}

/* A letter or a digit of the tagset. */
static gboolean
press_tag (AnnoSession *session, guint key)
{
  AnnoTagset *tagset = anno_corpus_get_tagset (anno_session_get_corpus (session));
  gunichar letter = gdk_keyval_to_unicode (key);
  const AnnoTag *tag = letter != 0 ? anno_tagset_find_key (tagset, letter) : NULL;

  if (tag == NULL)
    return FALSE;
  activate_string (session, "tag", tag->id);
  return TRUE;
}

/* Tab walks the spans and leaves at the last one, as every widget's Tab leaves somewhere. */
static gboolean
press_tab (AnnoSession *session, gboolean backwards)
{
  AnnoDocument *document = anno_session_get_document (session);
  AnnoSpan *chosen = anno_session_get_chosen (session);
  AnnoLayer *layer = document != NULL ? anno_document_get_layer (document) : NULL;
  guint n = layer != NULL ? anno_layer_get_n_spans (layer) : 0;

  if (n == 0 || (chosen != NULL && anno_layer_rank (layer, chosen) == (backwards ? 0 : n - 1)))
    return FALSE;
  activate (session, backwards ? "previous-span" : "next-span", NULL);
  return TRUE;
}

/* Up and down go through the spans that overlap at the caret, while there are several. */
static gboolean
press_arrow (AnnoArticleView *view, AnnoSession *session, int by)
{
  AnnoSpanInHand chosen;
  if (anno_session_has_selection (session) || !anno_span_in_hand_get (session, &chosen))
    return FALSE;

  guint caret = anno_article_view_get_caret (view);
  g_autoptr (GPtrArray) here = anno_article_view_spans_at (view, caret);
  guint at = 0;
  if (here->len < 2 || !g_ptr_array_find (here, chosen.span, &at))
    return FALSE;
  guint next = (at + here->len + (guint) (by + (int) here->len)) % here->len;
  AnnoPageLayers *layers = anno_article_view_get_layers (view);
  anno_span_in_hand_choose (session, anno_page_layers_find_layer (layers, here->pdata[next]),
                            anno_span_get_id (here->pdata[next]));
  return TRUE;
}

static gboolean
is_pressed (const AnnoShortcut *shortcut, guint key, GdkModifierType state)
{
  g_auto (GStrv) accels = anno_shortcut_get_accels (shortcut);

  for (guint i = 0; accels[i] != NULL; i++)
    {
      guint wanted = 0;
      GdkModifierType modifiers = 0;
      if (gtk_accelerator_parse (accels[i], &wanted, &modifiers)
          && wanted == gdk_keyval_to_lower (key) && modifiers == (state & MODIFIERS))
        return TRUE;
    }
  return FALSE;
}

/* The article's key in the table that the shortcuts window shows, or NULL. */
static const AnnoShortcut *
find_listed (guint key, GdkModifierType state)
{
  guint n = 0;
  const AnnoShortcut *table = anno_shortcut_table_get (&n);

  for (guint i = 0; i < n; i++)
    if (table[i].scope == ANNO_SHORTCUT_ARTICLE && table[i].action != NULL
        && is_pressed (&table[i], key, state))
      return &table[i];
  return NULL;
}

static gboolean
press_listed (AnnoArticleView *view, const AnnoShortcut *shortcut)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (shortcut == NULL
      || !g_action_parse_detailed_name (shortcut->action, &name, &target, NULL))
    return FALSE;
  /* A verb that can do nothing now keeps its key all the same: it must not move the caret. */
  gtk_widget_activate_action_variant (GTK_WIDGET (view), name, target);
  return TRUE;
}

static gboolean
press_key (AnnoArticleView *view, AnnoSession *session, guint key, GdkModifierType state)
{
  gboolean plain = (state & MODIFIERS) == 0;

  if (plain && press_tag (session, key))
    return TRUE;
  if ((state & GDK_CONTROL_MASK) == 0
      && (key == GDK_KEY_Tab || key == GDK_KEY_ISO_Left_Tab || key == GDK_KEY_KP_Tab))
    return press_tab (session, (state & GDK_SHIFT_MASK) != 0);
  if (key == GDK_KEY_Up || key == GDK_KEY_Down)
    return plain && press_arrow (view, session, key == GDK_KEY_Up ? -1 : 1);
  return press_listed (view, find_listed (key, state));
}

static gboolean
pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
            AnnoSession *const *session)
{
  GtkWidget *view = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));

  return *session != NULL && press_key (ANNO_ARTICLE_VIEW (view), *session, key, state);
}

void
anno_reader_keys_add (AnnoArticleView *view, AnnoSession *const *session)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  g_return_if_fail (ANNO_IS_ARTICLE_VIEW (view) && session != NULL);

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "key-pressed", G_CALLBACK (pressed_cb), (gpointer) session);
  gtk_widget_add_controller (GTK_WIDGET (view), controller);
  anno_quotation_copy_add (view, session);
}
