#include "shell/reader.h"

#include "panels/findings-bar.h"
#include "panels/frame-bar.h"
#include "panels/mnemonic-name.h"
#include "panels/tag-popover.h"
#include "session/frame-in-hand.h"
#include "session/person-in-hand.h"
#include "session/verbs.h"
#include "shell/article-drop.h"
#include "shell/caret-verbs.h"
#include "shell/caret-words.h"
#include "shell/colleague-bar.h"
#include "shell/finding.h"
#include "shell/guideline-key.h"
#include "shell/memory-care.h"
#include "shell/over-view.h"
#include "shell/picking.h"
#include "shell/import-button.h"
#include "shell/reader-keys.h"
#include "shell/reader-menu.h"
#include "shell/widening.h"
#include "view/article-view.h"

#include <glib/gi18n-lib.h>

#define ROOM_ABOVE 64 /* pixels that the tag popover needs above a selection */

struct _AnnoReader
{
  GtkWidget parent_instance;
  AnnoSession *session;
  GtkWidget *box;
  AnnoColleagueBar *colleague_bar;
  GtkWidget *locked_revealer;
  GtkWidget *locked_label;
  GtkWidget *own_button;
  AnnoFindingsBar *findings_bar;
  AnnoFindBar *find_bar;
  AnnoFrameBar *frame_bar;
  GSignalGroup *document;
  GtkWidget *stack;
  GtkWidget *failed_page;
  GtkWidget *scroller;
  AnnoArticleView *view;
  GtkWidget *tag_popover;
  AnnoPicking *picking;
  AnnoReaderMenu *menu;
};

enum
{
  PROP_0,
  PROP_ZOOM,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (AnnoReader, anno_reader, GTK_TYPE_WIDGET)

static void
hide_popovers (AnnoReader *self)
{
  anno_floating_hide (ANNO_FLOATING (self->tag_popover));
  anno_picking_hide (self->picking);
}

static void
describe (AnnoReader *self)
{
  g_autofree char *words = anno_caret_words (self->session, self->view);
  anno_article_view_describe (self->view, words);
}

static void
show_tag_popover (AnnoReader *self, guint start, guint end)
{
  GdkRectangle area;

  anno_picking_hide (self->picking);
  if (anno_article_view_get_area (self->view, start, end, &area))
    anno_tag_popover_show_at (ANNO_TAG_POPOVER (self->tag_popover), &area, area.y > ROOM_ABOVE);
}

static void
mark_as_armed (AnnoReader *self)
{
  const char *armed = anno_session_get_armed (self->session);
  g_action_group_activate_action (anno_verbs_get (self->session), "tag",
                                  g_variant_new_string (armed));
}

static void
selected_cb (AnnoReader *self, guint start, guint end, gboolean further)
{
  if (self->session == NULL)
    return;
  if (further)
    anno_session_select_further (self->session, start, end);
  else
    anno_session_select (self->session, start, end);
  if (start == end || !anno_session_has_selection (self->session))
    anno_floating_hide (ANNO_FLOATING (self->tag_popover));
  else if (!further && anno_session_get_armed (self->session) != NULL)
    mark_as_armed (self);
  else
    show_tag_popover (self, start, end);
}

static void
edge_moved_cb (AnnoReader *self, const char *id, guint part, gboolean end, guint place)
{
  AnnoGesture gesture;

  if (self->session == NULL || !anno_session_get_gesture (self->session, &gesture))
    return;
  AnnoSpan *span = anno_layer_find (gesture.layer, id);
  if (span != NULL)
    anno_session_do (self->session, anno_gesture_move_edge (&gesture, span, part, end, place));
}

static void
activated_cb (AnnoReader *self, const char *id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.edit-fields", NULL);
}

/* Over the box, and after it: what floats is drawn later, and found earlier. */
static GtkWidget *
add_floating (AnnoReader *self, GtkWidget *floating)
{
  gtk_widget_insert_before (floating, GTK_WIDGET (self), NULL);
  return floating;
}

/* The parts of the attribution in hand are seen to belong together, and so are the mentions of the person. */
static void
show_frame (AnnoReader *self)
{
  g_auto (GStrv) ids = anno_frame_in_hand_list_ids (self->session);
  g_auto (GStrv) people = anno_person_in_hand_list_ids (self->session);

  anno_article_view_set_joined (self->view, (const char *const *) ids, (const char *const *) people);
}

static void
chosen_changed_cb (AnnoReader *self)
{
  anno_picking_show_chosen (self->picking);
  show_frame (self);
  describe (self);
}

static void
over_changed_cb (AnnoReader *self)
{
  anno_over_view_show (self->view, self->session);
  chosen_changed_cb (self);
}

static void
armed_changed_cb (AnnoReader *self)
{
  anno_article_view_set_armed (self->view, anno_session_get_armed (self->session));
}

static void
selection_changed_cb (AnnoReader *self)
{
  const GArray *selection = anno_session_get_selection (self->session);

  anno_article_view_set_extra_selection (self->view, selection->len > 1 ? selection : NULL);
  if (selection->len > 0)
    return;
  anno_floating_hide (ANNO_FLOATING (self->tag_popover));
  anno_article_view_place_caret (self->view, anno_article_view_get_caret (self->view));
}

static void
reveal_cb (AnnoReader *self, guint start, guint end)
{
  anno_article_view_place_caret (self->view, start);
  anno_article_view_reveal (self->view, start, end);
}

static void
show_locked (AnnoReader *self, const char *reason)
{
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->locked_revealer), reason != NULL);
  gtk_label_set_text (GTK_LABEL (self->locked_label), reason != NULL ? reason : "");
  gtk_widget_set_visible (self->own_button, anno_session_get_colleague (self->session) != NULL);
  anno_article_view_set_locked (self->view, reason != NULL);
}

static gboolean
settle_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  gtk_widget_queue_resize (ANNO_READER (widget)->box);
  return G_SOURCE_REMOVE;
}

/* A text view asks for another size while it is given one, as it does after it was hidden; GTK 4.8
 * then leaves it without one, and paints nothing. So it is asked once more in the next frame. */
static void
show_page (AnnoReader *self, const char *page)
{
  if (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)), page) == 0)
    return;
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), page);
  gtk_widget_add_tick_callback (GTK_WIDGET (self), settle_cb, NULL, NULL);
}

/* A page instead of the article; @button may be NULL. */
static void
show_words (AnnoReader *self, const char *title, const char *words, GtkWidget *button)
{
  g_autofree char *escaped = g_markup_escape_text (words, -1);

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->failed_page), "dialog-warning-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (self->failed_page), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (self->failed_page), escaped);
  adw_status_page_set_child (ADW_STATUS_PAGE (self->failed_page), button);
  show_page (self, "failed");
}

/* Another hand may take the file away, or bring it back, while the article is shown. */
static void
locked_changed_cb (AnnoReader *self)
{
  AnnoDocument *document = anno_session_get_document (self->session);

  hide_popovers (self);
  show_locked (self, document != NULL ? anno_document_get_locked_reason (document) : NULL);
}

static void
document_changed_cb (AnnoReader *self)
{
  AnnoDocument *document = anno_session_get_document (self->session);

  g_signal_group_set_target (self->document, document);
  hide_popovers (self);
  if (document == NULL)
    {
      show_locked (self, NULL);
      anno_article_view_show (self->view, NULL, NULL, NULL);
      show_page (self, "empty");
      return;
    }
  anno_article_view_show (self->view, anno_document_get_article (document),
                          anno_document_get_layer (document),
                          anno_corpus_get_tagset (anno_session_get_corpus (self->session)));
  anno_over_view_show (self->view, self->session);
  anno_memory_care_rest ();
  show_locked (self, anno_document_get_locked_reason (document));
  if (anno_article_get_length (anno_document_get_article (document)) > 0)
    show_page (self, "article");
  else
    show_words (self, _("This Article Is Empty"), _("There are no words to mark in it."), NULL);
  describe (self);
}

static void
failed_cb (AnnoReader *self, const char *message)
{
  show_words (self, _("This Article Can’t Be Shown"), message, anno_import_button_new (self->session));
}

static void
zoom_changed_cb (AnnoReader *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ZOOM]);
}

/* The room is the view's, in whose coordinates the areas are. */
static void
allocate_floating (AnnoReader *self)
{
  GtkWidget *const floating[] = { self->tag_popover, anno_picking_get_chip (self->picking),
                                  anno_picking_get_card (self->picking) };
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (GTK_WIDGET (self->view), GTK_WIDGET (self), &bounds))
    return;
  GdkRectangle room = { (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
                        (int) bounds.size.height };
  for (guint i = 0; i < G_N_ELEMENTS (floating); i++)
    gtk_widget_size_allocate (floating[i], &room, -1);
}

static void
anno_reader_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AnnoReader *self = ANNO_READER (widget);

  gtk_widget_size_allocate (self->box, &(GtkAllocation) { 0, 0, width, height }, baseline);
  allocate_floating (self);
  anno_reader_menu_present (self->menu);
}

static void
anno_reader_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                     int *natural, int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (ANNO_READER (widget)->box, orientation, for_size, minimum, natural, NULL,
                      NULL);
}

static void
anno_reader_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ZOOM)
    anno_reader_set_zoom (ANNO_READER (object), g_value_get_double (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
anno_reader_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ZOOM)
    g_value_set_double (value, anno_reader_get_zoom (ANNO_READER (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
own_clicked_cb (AnnoReader *self)
{
  anno_session_look_at (self->session, NULL);
  anno_reader_focus (self);
}

static void
anno_reader_dispose (GObject *object)
{
  AnnoReader *self = ANNO_READER (object);

  if (self->view != NULL)
    anno_reader_set_session (self, NULL);
  g_clear_object (&self->document);
  g_clear_pointer (&self->tag_popover, gtk_widget_unparent);
  g_clear_pointer (&self->picking, anno_picking_free);
  g_clear_pointer (&self->menu, anno_reader_menu_free);
  self->view = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (anno_reader_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (ANNO_TYPE_ARTICLE_VIEW);
  g_type_ensure (ANNO_TYPE_COLLEAGUE_BAR);
  g_type_ensure (ANNO_TYPE_FINDINGS_BAR);
  g_type_ensure (ANNO_TYPE_FIND_BAR);
  g_type_ensure (ANNO_TYPE_FRAME_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Annotator/ui/reader.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnoReader, box);
  gtk_widget_class_bind_template_child (widget_class, AnnoReader, colleague_bar);
  gtk_widget_class_bind_template_child (widget_class, AnnoReader, locked_revealer);
  gtk_widget_class_bind_template_child (widget_class, AnnoReader, locked_label);
  gtk_widget_class_bind_template_child (widget_class, AnnoReader, own_button);
  gtk_widget_class_bind_template_callback (widget_class, own_clicked_cb);
  gtk_widget_class_bind_template_child (widget_class, AnnoReader, findings_bar);
  gtk_widget_class_bind_template_child (widget_class, AnnoReader, find_bar);
  gtk_widget_class_bind_template_child (widget_class, AnnoReader, frame_bar);
  gtk_widget_class_bind_template_child (widget_class, AnnoReader, stack);
  gtk_widget_class_bind_template_child (widget_class, AnnoReader, failed_page);
  gtk_widget_class_bind_template_child (widget_class, AnnoReader, scroller);
  gtk_widget_class_bind_template_child (widget_class, AnnoReader, view);
}

static void
anno_reader_class_init (AnnoReaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = anno_reader_set_property;
  object_class->get_property = anno_reader_get_property;
  object_class->dispose = anno_reader_dispose;
  widget_class->size_allocate = anno_reader_size_allocate;
  widget_class->measure = anno_reader_measure;
  bind_template (widget_class);

  props[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, 0.5, 3.0, 1.0,
                                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS
                                              | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
connect_view (AnnoReader *self)
{
  static const struct
  {
    const char *signal;
    GCallback callback;
  } handlers[] = {
    { "selected", G_CALLBACK (selected_cb) },
    { "edge-moved", G_CALLBACK (edge_moved_cb) },
    { "activated", G_CALLBACK (activated_cb) },
    { "notify::zoom", G_CALLBACK (zoom_changed_cb) },
    { "notify::caret", G_CALLBACK (describe) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (handlers); i++)
    g_signal_connect_object (self->view, handlers[i].signal, handlers[i].callback, self,
                             G_CONNECT_SWAPPED);
}

static void
anno_reader_init (AnnoReader *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  anno_mnemonic_name (self->own_button);
  self->tag_popover = add_floating (self, anno_tag_popover_new ());
  self->picking = anno_picking_new (self->view, &self->session, GTK_WIDGET (self));
  self->menu = anno_reader_menu_new (self->view, &self->session, (void (*) (gpointer)) hide_popovers,
                                     self);
  connect_view (self);
  g_object_bind_property (adw_style_manager_get_default (), "high-contrast", self->view,
                          "high-contrast", G_BINDING_SYNC_CREATE);
  self->document = g_signal_group_new (ANNO_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document, "notify::locked-reason",
                                  G_CALLBACK (locked_changed_cb), self);
  anno_reader_keys_add (self->view, &self->session);
  anno_widening_add (self->view, &self->session);
  anno_guideline_key_add (self->view, &self->session);
  anno_caret_verbs_add (self->view, &self->session);
  anno_article_drop_add (self->view);
  anno_finding_add (self->find_bar, self->view, &self->session);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)),
                           "value-changed", G_CALLBACK (hide_popovers), self, G_CONNECT_SWAPPED);
}

static void
hand_out (AnnoReader *self, AnnoSession *session)
{
  anno_tag_popover_set_session (ANNO_TAG_POPOVER (self->tag_popover), session);
  anno_colleague_bar_set_session (self->colleague_bar, session);
  anno_findings_bar_set_session (self->findings_bar, session);
  anno_find_bar_set_session (self->find_bar, session);
  anno_frame_bar_set_session (self->frame_bar, session);
}

static void
tagset_changed_cb (AnnoReader *self)
{
  hide_popovers (self);
  hand_out (self, NULL);
  hand_out (self, self->session);
  anno_article_view_set_tagset (self->view, anno_corpus_get_tagset (anno_session_get_corpus (self->session)));
  chosen_changed_cb (self);
}

static void
connect_session (AnnoReader *self)
{
  static const struct
  {
    const char *signal;
    GCallback callback;
  } handlers[] = {
    { "notify::document", G_CALLBACK (document_changed_cb) },
    { "notify::chosen", G_CALLBACK (chosen_changed_cb) },
    { "notify::frame-open", G_CALLBACK (show_frame) },
    { "notify::armed", G_CALLBACK (armed_changed_cb) },
    { "notify::has-selection", G_CALLBACK (selection_changed_cb) },
    { "reveal", G_CALLBACK (reveal_cb) },
    { "failed", G_CALLBACK (failed_cb) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (handlers); i++)
    g_signal_connect_object (self->session, handlers[i].signal, handlers[i].callback, self,
                             G_CONNECT_SWAPPED);
  AnnoOverLayers *over = anno_session_get_over_layers (self->session);
  g_signal_connect_object (over, "changed", G_CALLBACK (over_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (over, "chosen-changed", G_CALLBACK (chosen_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (anno_session_get_corpus (self->session), "notify::tagset",
                           G_CALLBACK (tagset_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (anno_corpus_get_people (anno_session_get_corpus (self->session)), "items-changed", G_CALLBACK (show_frame), self,
                           G_CONNECT_SWAPPED);
}

void
anno_reader_set_session (AnnoReader *self, AnnoSession *session)
{
  g_return_if_fail (ANNO_IS_READER (self));

  if (self->session == session)
    return;
  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->session, self);
      g_signal_handlers_disconnect_by_data (anno_session_get_over_layers (self->session), self);
      g_signal_handlers_disconnect_by_data (anno_session_get_corpus (self->session), self);
      g_signal_handlers_disconnect_by_data (anno_corpus_get_people (anno_session_get_corpus (self->session)), self);
    }
  g_set_object (&self->session, session);
  anno_over_view_show (self->view, session);
  hand_out (self, session);
  if (session == NULL)
    {
      g_signal_group_set_target (self->document, NULL);
      anno_article_view_show (self->view, NULL, NULL, NULL);
      return;
    }
  connect_session (self);
  document_changed_cb (self);
  armed_changed_cb (self);
}

void
anno_reader_focus (AnnoReader *self)
{
  g_return_if_fail (ANNO_IS_READER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

void
anno_reader_set_zoom (AnnoReader *self, double zoom)
{
  g_return_if_fail (ANNO_IS_READER (self));
  g_object_set (self->view, "zoom", zoom, NULL);
}

double
anno_reader_get_zoom (AnnoReader *self)
{
  double zoom = 1.0;

  g_return_val_if_fail (ANNO_IS_READER (self), 1.0);
  g_object_get (self->view, "zoom", &zoom, NULL);
  return zoom;
}

GtkWidget *
anno_reader_get_view (AnnoReader *self)
{
  g_return_val_if_fail (ANNO_IS_READER (self), NULL);
  return GTK_WIDGET (self->view);
}
