#include "panels/span-list.h"

#include "model/span-filter.h"
#include "model/span-item.h"
#include "panels/drop-down-name.h"
#include "panels/late-list.h"
#include "panels/later.h"
#include "panels/span-drag.h"
#include "panels/span-row.h"
#include "session/person-in-hand.h"
#include "session/verbs.h"
#include "text/isolate.h"

#include <glib/gi18n-lib.h>

/* A list view makes as many rows as that, however few are seen. They are made a step at a time. */
#define VIEW_ROWS 250
#define STEP 40

struct _AnnoSpanList
{
  GtkBox parent_instance;
  AnnoSession *session;
  AnnoDocument *document; /* whose spans are listed */
  AnnoLater *later;       /* lists what there is now */
  AnnoLateList *late;     /* the spans, as far as they are listed */
  gboolean catching_up;
  AnnoSpanFilter wanted; /* what is listed */
  GStrv people;          /* whose mentions are, where that is wanted */
  char *person;          /* their name, or NULL */
  gboolean is_renamed;   /* somebody whom rows may name is called otherwise by now */
  gboolean is_stale;     /* the layer has changed since it was filtered */
  GtkCustomFilter *filter;
  GtkFilterListModel *filtered;
  GtkMultiSelection *selection;
  gboolean following;
  GtkWidget *count_label;
  GtkWidget *tag_filter;
  GtkWidget *list_view;
};

enum
{
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnnoSpanList, anno_span_list, GTK_TYPE_BOX)

static AnnoTagset *
tagset_of (AnnoSpanList *self)
{
  return anno_corpus_get_tagset (anno_session_get_corpus (self->session));
}

static gboolean
matches_cb (gpointer item, gpointer data)
{
  AnnoSpanList *self = data;

  return self->document != NULL
         && anno_span_filter_matches (&self->wanted, anno_document_get_layer (self->document),
                                      tagset_of (self), anno_span_item_get_span (item));
}

/* Ctrl or Shift is held: rows are added or taken away. */
static gboolean
picks_several (GtkGesture *click)
{
  return (gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (click))
          & (GDK_CONTROL_MASK | GDK_SHIFT_MASK))
         != 0;
}

/* To click the row that is selected changes no selection: one goes there all the same. */
static void
released_cb (GtkListItem *item, int n_presses, double x, double y, GtkGesture *click)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (click));
  AnnoSpanList *self
      = ANNO_SPAN_LIST (gtk_widget_get_ancestor (row, ANNO_TYPE_SPAN_LIST));
  AnnoSpanItem *span = gtk_list_item_get_item (item);

  if (self->session != NULL && span != NULL && n_presses == 1 && gtk_list_item_get_selected (item)
      && !picks_several (click))
    anno_session_choose (self->session, anno_span_get_id (anno_span_item_get_span (span)), TRUE);
}

static char *
row_at (GtkWidget *row, double x, double y, gpointer item)
{
  AnnoSpanItem *span = gtk_list_item_get_item (item);

  return span != NULL ? g_strdup (anno_span_get_id (anno_span_item_get_span (span))) : NULL;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *row = anno_span_row_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), item, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  anno_span_drag_add (row, row_at, item);
  anno_span_drop_add (row, row_at, item);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AnnoSpanList *self)
{
  /* The spans of one article say nothing in another. */
  if (self->session == NULL || anno_session_get_document (self->session) != self->document)
    return;
  AnnoSpanRow *row = ANNO_SPAN_ROW (gtk_list_item_get_child (item));
  AnnoSpan *span = anno_span_item_get_span (gtk_list_item_get_item (item));
  if (anno_span_filter_is_joint (&self->wanted))
    anno_span_row_show_frame (row, self->session, span);
  else
    anno_span_row_show (row, self->session, span);
}

static char *
count_mentions (AnnoSpanList *self, guint n)
{
  g_autofree char *name = self->person != NULL ? anno_isolate (self->person) : NULL;

  if (self->people == NULL)
    return g_strdup (_("Choose a span that names a person"));
  if (name == NULL)
    return g_strdup_printf (ngettext ("%u mention", "%u mentions", n), n);
  /* Translators: %s is a person's name. */
  return g_strdup_printf (ngettext ("%u mention of %s", "%u mentions of %s", n), n, name);
}

/* All of them, also those whose rows are not made yet. */
static guint
count_listed (AnnoSpanList *self)
{
  if (self->wanted.kind == ANNO_SPAN_FILTER_ALL)
    return self->document != NULL
               ? anno_layer_get_n_spans (anno_document_get_layer (self->document))
               : 0;
  return g_list_model_get_n_items (G_LIST_MODEL (self->filtered));
}

static void
show_count (AnnoSpanList *self)
{
  guint n = count_listed (self);
  gboolean joint = anno_span_filter_is_joint (&self->wanted);
  g_autofree char *mentions = self->wanted.kind == ANNO_SPAN_FILTER_PERSON ? count_mentions (self, n) : NULL;
  g_autofree char *words
      = mentions != NULL ? g_steal_pointer (&mentions)
        : joint ? g_strdup_printf (ngettext ("%u attribution", "%u attributions", n), n)
              : g_strdup_printf (ngettext ("%u span", "%u spans", n), n);

  gtk_label_set_text (GTK_LABEL (self->count_label), words);

  /* A list of nothing would only take room; one that a filter emptied must be there to be undone. */
  gtk_widget_set_visible (GTK_WIDGET (self), g_list_model_get_n_items (G_LIST_MODEL (self->late)) > 0);
}

/* The place of the chosen span among the rows. Without a filter that is its rank; with one, rows
 * before it are counted by halving, because both lists have the same order. */
static guint
find_row (AnnoSpanList *self, AnnoSpan *chosen)
{
  GListModel *rows = G_LIST_MODEL (self->filtered);
  guint low = 0, high = g_list_model_get_n_items (rows);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      g_autoptr (AnnoSpanItem) item = g_list_model_get_item (rows, middle);
      int order = anno_span_compare (anno_span_item_get_span (item), chosen);
      if (order == 0)
        return middle;
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return GTK_INVALID_LIST_POSITION;
}

/* Selects the rows of all that is chosen, and no others. */
static void
select_chosen (AnnoSpanList *self)
{
  g_autoptr (GPtrArray) chosen = anno_session_list_chosen (self->session);
  g_autoptr (GtkBitset) rows = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) all
      = gtk_bitset_new_range (0, g_list_model_get_n_items (G_LIST_MODEL (self->filtered)));

  for (guint i = 0; i < chosen->len; i++)
    {
      guint row = find_row (self, chosen->pdata[i]);
      if (row != GTK_INVALID_LIST_POSITION)
        gtk_bitset_add (rows, row);
    }
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), rows, all);
}

static void
follow_chosen (AnnoSpanList *self)
{
  AnnoSpan *chosen = anno_session_get_chosen (self->session);
  guint row = chosen != NULL ? find_row (self, chosen) : GTK_INVALID_LIST_POSITION;

  self->following = TRUE;
  select_chosen (self);
  if (row != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (self->list_view, "list.scroll-to-item", "u", row);
  self->following = FALSE;
}

/* Filters anew, and has all rows made anew: an attribution reads another way when its speaker does. */
static void
use_filter (AnnoSpanList *self)
{
  gboolean all = self->wanted.kind == ANNO_SPAN_FILTER_ALL;

  gtk_filter_list_model_set_filter (self->filtered, NULL);
  gtk_filter_list_model_set_filter (self->filtered, all ? NULL : GTK_FILTER (self->filter));
}

/* The list of a person's mentions goes with whom the chosen span names; where it names nobody, it stays. */
static void
follow_person (AnnoSpanList *self)
{
  g_auto (GStrv) ids = self->session != NULL ? anno_person_in_hand_list_ids (self->session) : NULL;

  if (self->wanted.kind != ANNO_SPAN_FILTER_PERSON || ids == NULL)
    return;
  g_free (self->person);
  self->person = anno_person_in_hand_get_name (self->session);
  if (self->people != NULL && g_strv_equal ((const char *const *) self->people, (const char *const *) ids))
    return;
  g_strfreev (self->people);
  self->people = g_steal_pointer (&ids);
  self->wanted.people = (const char *const *) self->people;
  use_filter (self);
}

/* How many rows may be added at once. Whoever is to be led to a row, or filters, needs all. */
static guint
count_step (AnnoSpanList *self)
{
  gboolean needs_all
      = self->wanted.kind != ANNO_SPAN_FILTER_ALL
        || (self->session != NULL && anno_session_get_chosen (self->session) != NULL);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->late));

  return needs_all || n >= VIEW_ROWS ? G_MAXUINT : STEP;
}

/* Brings the list up to what there is now. */
static void
catch_up (gpointer widget)
{
  AnnoSpanList *self = widget;
  AnnoDocument *document = self->session != NULL ? anno_session_get_document (self->session) : NULL;

  self->catching_up = self->following = TRUE;
  g_set_object (&self->document, document);
  anno_late_list_set_source (self->late, document != NULL
                                             ? G_LIST_MODEL (anno_document_get_layer (document))
                                             : NULL);
  gboolean all = anno_late_list_catch_up (self->late, count_step (self));
  follow_person (self);
  if (self->is_renamed || (self->is_stale && anno_span_filter_is_joint (&self->wanted)))
    use_filter (self);
  self->is_stale = self->is_renamed = FALSE;
  self->catching_up = self->following = FALSE;
  show_count (self);
  if (self->session != NULL)
    follow_chosen (self);
  if (!all)
    anno_later_ask (self->later);
}

/* GTK tells of the selected row also where rows came before it: that is no wish to go there. */
static void
ask (AnnoSpanList *self)
{
  if (!self->catching_up)
    anno_later_ask (self->later);
}

static void
behind_cb (AnnoSpanList *self)
{
  self->is_stale = TRUE;
  ask (self);
}

/* Whoever is only added is named by no row yet. */
static void
people_changed_cb (AnnoSpanList *self, guint place, guint n_removed)
{
  self->is_renamed = self->is_renamed || n_removed > 0;
  if (n_removed > 0)
    ask (self);
}

static AnnoPeople *
ledger_of (AnnoSpanList *self)
{
  return anno_corpus_get_people (anno_session_get_corpus (self->session));
}

static const char *
id_at (AnnoSpanList *self, guint row)
{
  g_autoptr (AnnoSpanItem) item = g_list_model_get_item (G_LIST_MODEL (self->filtered), row);
  /* The span outlives the item: the late list holds it. */
  return anno_span_get_id (anno_span_item_get_span (item));
}

/* One of several is in hand: the one that was, where it is still among them; else the first. */
static void
choose_several (AnnoSpanList *self, const GtkBitset *rows)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  AnnoSpan *chosen = anno_session_get_chosen (self->session);
  GtkBitsetIter iter;
  guint row = 0, at = 0;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, rows, &row); more;
       more = gtk_bitset_iter_next (&iter, &row))
    g_ptr_array_add (ids, g_strdup (id_at (self, row)));
  const char *first = ids->pdata[0];
  gboolean stays = chosen != NULL
                   && g_ptr_array_find_with_equal_func (ids, anno_span_get_id (chosen), g_str_equal, &at);
  g_ptr_array_add (ids, NULL);
  anno_session_choose_several (self->session, stays ? ids->pdata[at] : first,
                               (const char *const *) ids->pdata);
}

static void
selected_cb (AnnoSpanList *self)
{
  if (self->following || self->session == NULL)
    return;
  g_autoptr (GtkBitset) rows = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  guint n = (guint) gtk_bitset_get_size (rows);
  if (n == 1)
    {
      g_autofree char *id = g_strdup (id_at (self, gtk_bitset_get_nth (rows, 0)));
      anno_session_choose (self->session, id, TRUE);
    }
  else if (n > 1)
    choose_several (self, rows);
}

static void
activated_cb (AnnoSpanList *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static gboolean
key_pressed_cb (AnnoSpanList *self, guint key, guint code, GdkModifierType state)
{
  if (self->session == NULL || key != GDK_KEY_Delete
      || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  g_action_group_activate_action (anno_verbs_get (self->session), "delete", NULL);
  return GDK_EVENT_STOP;
}

/* What the entries behind the tags list. */
static const struct
{
  AnnoSpanFilterKind kind;
  const char *name;
} further[] = {
  { ANNO_SPAN_FILTER_ATTRIBUTIONS, N_("Attributions") },
  { ANNO_SPAN_FILTER_INCOMPLETE, N_("Incomplete attributions") },
  { ANNO_SPAN_FILTER_UNSURE, N_("Unsure") },
  { ANNO_SPAN_FILTER_PERSON, N_("Mentions of the person") },
};

/* First all spans, then the tags, then the rest. */
static AnnoSpanFilter
filter_at (AnnoSpanList *self, guint selected)
{
  guint n_tags = anno_tagset_get_n_tags (tagset_of (self));

  if (selected == 0 || selected > n_tags + G_N_ELEMENTS (further))
    return (AnnoSpanFilter){ ANNO_SPAN_FILTER_ALL, NULL };
  if (selected > n_tags)
    return (AnnoSpanFilter){ further[selected - n_tags - 1].kind, NULL };
  return (AnnoSpanFilter){ ANNO_SPAN_FILTER_TAG,
                           anno_tagset_get_tag (tagset_of (self), selected - 1)->id };
}

static void
wanted_changed_cb (AnnoSpanList *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->tag_filter));

  if (self->session == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;
  anno_later_hurry (self->later);
  self->wanted = filter_at (self, selected);
  g_clear_pointer (&self->people, g_strfreev);
  use_filter (self);
  catch_up (self);
}

static void
fill_filter (AnnoSpanList *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _("All tags"));
  for (guint i = 0; i < anno_tagset_get_n_tags (tagset_of (self)); i++)
    gtk_string_list_append (names, anno_tagset_get_tag (tagset_of (self), i)->name);
  for (guint i = 0; i < G_N_ELEMENTS (further); i++)
    gtk_string_list_append (names, _(further[i].name));
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->tag_filter), G_LIST_MODEL (names));
}

static void
anno_span_list_dispose (GObject *object)
{
  AnnoSpanList *self = ANNO_SPAN_LIST (object);

  if (self->later != NULL)
    anno_later_forget (self->later);
  g_clear_object (&self->document);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (anno_span_list_parent_class)->dispose (object);
}

static void
anno_span_list_finalize (GObject *object)
{
  AnnoSpanList *self = ANNO_SPAN_LIST (object);

  g_clear_object (&self->filter);
  g_clear_object (&self->selection);
  g_clear_object (&self->late);
  g_clear_pointer (&self->later, anno_later_free);
  g_clear_pointer (&self->people, g_strfreev);
  g_free (self->person);
  G_OBJECT_CLASS (anno_span_list_parent_class)->finalize (object);
}

static void
anno_span_list_class_init (AnnoSpanListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anno_span_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = anno_span_list_finalize;
  signals[ACTIVATED] = g_signal_new ("activated", ANNO_TYPE_SPAN_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Annotator/ui/span-list.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnoSpanList, count_label);
  gtk_widget_class_bind_template_child (widget_class, AnnoSpanList, tag_filter);
  gtk_widget_class_bind_template_child (widget_class, AnnoSpanList, list_view);
}

static void
anno_span_list_init (AnnoSpanList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  anno_drop_down_name (GTK_DROP_DOWN (self->tag_filter), _("Which Tags Are Listed"));

  self->later = anno_later_new (GTK_WIDGET (self), catch_up);
  self->late = anno_late_list_new (ANNO_TYPE_SPAN_ITEM);
  g_signal_connect_object (self->late, "behind", G_CALLBACK (behind_cb), self, G_CONNECT_SWAPPED);
  self->filter = gtk_custom_filter_new (matches_cb, self, NULL);
  self->filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->late)), NULL);
  gtk_filter_list_model_set_incremental (self->filtered, TRUE);
  self->selection = gtk_multi_selection_new (G_LIST_MODEL (self->filtered));

  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->list_view), factory);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list_view), GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->list_view, "activate", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->filtered, "items-changed", G_CALLBACK (ask), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->list_view, keys);
  g_signal_connect_object (self->tag_filter, "notify::selected", G_CALLBACK (wanted_changed_cb),
                           self, G_CONNECT_SWAPPED);
}

void
anno_span_list_set_session (AnnoSpanList *self, AnnoSession *session)
{
  g_return_if_fail (ANNO_IS_SPAN_LIST (self));

  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->session, ask, self);
      g_signal_handlers_disconnect_by_func (ledger_of (self), people_changed_cb, self);
    }
  anno_later_forget (self->later);
  g_set_object (&self->session, session);
  if (session != NULL)
    {
      fill_filter (self);
      g_signal_connect_object (session, "notify::chosen", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (session, "notify::document", G_CALLBACK (ask), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (ledger_of (self), "items-changed", G_CALLBACK (people_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  catch_up (self);
}
