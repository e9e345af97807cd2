#include "view/article-view.h"

#include "view/article-mouse.h"
#include "view/article-text.h"
#include "view/page-look.h"
#include "view/page-zoom.h"
#include "view/reveal.h"
#include "view/spoken.h"

#include <glib/gi18n-lib.h>

struct _AnnoArticleView
{
  GtkTextView parent_instance;
  AnnoArticleText *text;
  AnnoArticlePage *page;
  AnnoArticleMouse *mouse;
  AnnoReveal *reveal;
  AnnoLayer *layer;
  AnnoPageZoom *zoom;
  gboolean high_contrast;
  AnnoScheme scheme;
  GArray *extra;        /* of AnnoSegment */
  char *armed;
  char *chosen;
  gboolean locked;
  AnnoRange told;       /* the selection that others know of */
  guint told_caret;
  guint rest_id;        /* tells of selection and caret, once the key is done with */
  guint redraw_id;
};

enum
{
  PROP_ZOOM = 1,
  PROP_CARET,
  PROP_HIGH_CONTRAST,
  N_PROPS,
};

enum
{
  SELECTED,
  PICKED,
  HOVERED,
  EDGE_MOVED,
  ACTIVATED,
  CONTEXT,
  N_SIGNALS,
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnnoArticleView, anno_article_view, GTK_TYPE_TEXT_VIEW)

static void
tell (gpointer view, gboolean further)
{
  AnnoArticleView *self = view;
  AnnoRange range = anno_article_text_get_selection (self->text);
  guint caret = anno_article_view_get_caret (self);
  gboolean was_empty = self->told.start == self->told.end, empty = range.start == range.end;
  gboolean same = range.start == self->told.start && range.end == self->told.end;

  g_clear_handle_id (&self->rest_id, g_source_remove);
  self->told = range;
  if (!same)
    anno_article_text_offer (self->text);
  if ((!same || further) && !(was_empty && empty))
    g_signal_emit (self, signals[SELECTED], 0, range.start, range.end, further);
  if (self->told_caret != caret)
    {
      self->told_caret = caret;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CARET]);
    }
}

static gboolean
rest_cb (gpointer data)
{
  AnnoArticleView *self = data;

  self->rest_id = 0;
  if (!anno_article_mouse_is_drawing (self->mouse))
    tell (self, FALSE);
  return G_SOURCE_REMOVE;
}

/* Both marks of a selection move one after the other. What rests is told when the key that moved
 * them is done with, but before the next key: a letter typed after Shift+Right must find it told. */
static void
mark_set_cb (GtkTextBuffer *buffer, const GtkTextIter *iter, GtkTextMark *mark,
             AnnoArticleView *self)
{
  if (mark != gtk_text_buffer_get_insert (buffer)
      && mark != gtk_text_buffer_get_selection_bound (buffer))
    return;
  if (self->rest_id == 0)
    self->rest_id = g_idle_add_full (G_PRIORITY_HIGH, rest_cb, self, NULL);
}

static gboolean
menu_key_cb (GtkEventControllerKey *key, guint keyval, guint keycode, GdkModifierType state,
             AnnoArticleView *self)
{
  guint modifiers = state & gtk_accelerator_get_default_mod_mask ();
  guint caret = anno_article_view_get_caret (self);
  GdkRectangle area = { 0 };

  if (!(keyval == GDK_KEY_Menu && modifiers == 0)
      && !(keyval == GDK_KEY_F10 && modifiers == GDK_SHIFT_MASK))
    return GDK_EVENT_PROPAGATE;
  anno_article_view_get_area (self, caret, caret, &area);
  g_autoptr (GPtrArray) spans = anno_article_view_spans_at (self, caret);
  const char *id = self->chosen;
  AnnoLayer *layer = self->layer;
  if (id == NULL && spans->len > 0)
    {
      id = anno_span_get_id (spans->pdata[0]);
      layer = anno_page_layers_find_layer (anno_article_view_get_layers (self), spans->pdata[0]);
    }
  g_signal_emit (self, signals[CONTEXT], 0, id, (double) area.x, (double) (area.y + area.height),
                 id != NULL ? layer : NULL);
  return GDK_EVENT_STOP;
}

static void
restyle (AnnoArticleView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  AnnoSpanMetrics metrics = anno_span_metrics_of (anno_page_look_get_size (widget),
                                                  gtk_widget_get_scale_factor (widget));

  self->scheme = anno_scheme_of (anno_page_look_is_dark (widget), self->high_contrast);
  anno_article_page_set_style (self->page, self->scheme, &metrics);
  anno_article_text_set_dim (self->text, &anno_palette_find (self->scheme, "grey")->label);
  anno_reveal_invalidate (self->reveal, FALSE);
  gtk_widget_queue_resize (widget);
}

static void
anno_article_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (anno_article_view_parent_class)->css_changed (widget, change);
  restyle (ANNO_ARTICLE_VIEW (widget));
}

static void
anno_article_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AnnoArticleView *self = ANNO_ARTICLE_VIEW (widget);

  anno_page_look_set_column (GTK_TEXT_VIEW (self), width);
  anno_article_page_forget (self->page);
  anno_reveal_invalidate (self->reveal, FALSE);
  GTK_WIDGET_CLASS (anno_article_view_parent_class)->size_allocate (widget, width, height, baseline);
}

static GArray *
find_selected (AnnoArticleView *self)
{
  GArray *selected = g_array_new (FALSE, FALSE, sizeof (AnnoRange));
  AnnoRange own = anno_article_text_get_selection (self->text), edge;

  anno_article_text_add_range (self->text, selected, own.start, own.end);
  for (guint i = 0; self->extra != NULL && i < self->extra->len; i++)
    {
      const AnnoSegment *segment = &g_array_index (self->extra, AnnoSegment, i);
      if (segment->start != own.start || segment->end != own.end)
        anno_article_text_add_range (self->text, selected, segment->start, segment->end);
    }
  if (anno_article_mouse_get_moved (self->mouse, &edge) != NULL)
    anno_article_text_add_range (self->text, selected, edge.start, edge.end);
  return selected;
}

static GdkRGBA
selection_colour (AnnoArticleView *self)
{
  AnnoRange edge;
  AnnoSpan *moved = anno_article_mouse_get_moved (self->mouse, &edge);
  const char *tag = moved != NULL ? anno_span_get_tag (moved) : self->armed;

  return tag != NULL ? anno_article_page_find_colours (self->page, tag)->strong
                     : anno_palette_find (self->scheme, "blue")->strong;
}

static gboolean
redraw_cb (gpointer data)
{
  AnnoArticleView *self = data;

  self->redraw_id = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

static void
anno_article_view_snapshot_layer (GtkTextView *view, GtkTextViewLayer layer, GtkSnapshot *snapshot)
{
  AnnoArticleView *self = ANNO_ARTICLE_VIEW (view);

  if (layer == GTK_TEXT_VIEW_LAYER_BELOW_TEXT)
    {
      g_autoptr (GArray) selected = find_selected (self);
      GdkRGBA colour = selection_colour (self);
      anno_article_page_snapshot_below (self->page, snapshot, selected, &colour);
    }
  /* The view lays out what has changed only after the lower layer is drawn: in the rare frame in
   * which that moved something, the next frame puts it right. */
  else if (!anno_article_page_snapshot_above (self->page, snapshot) && self->redraw_id == 0)
    self->redraw_id = g_idle_add (redraw_cb, self);
}

static void
anno_article_view_copy_clipboard (GtkTextView *view)
{
  anno_article_text_copy (ANNO_ARTICLE_VIEW (view)->text);
}

static void
fill_text (AnnoArticleView *self, AnnoArticle *article)
{
  anno_article_text_fill (self->text, article);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), "mark-set",
                           G_CALLBACK (mark_set_cb), self, 0);
}

static void
anno_article_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  AnnoArticleView *self = ANNO_ARTICLE_VIEW (object);

  switch (id)
    {
    case PROP_ZOOM: g_value_set_double (value, anno_page_zoom_get (self->zoom)); break;
    case PROP_CARET: g_value_set_uint (value, anno_article_view_get_caret (self)); break;
    case PROP_HIGH_CONTRAST: g_value_set_boolean (value, self->high_contrast); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
anno_article_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  AnnoArticleView *self = ANNO_ARTICLE_VIEW (object);

  switch (id)
    {
    case PROP_ZOOM:
      if (anno_page_zoom_set (self->zoom, g_value_get_double (value)))
        g_object_notify_by_pspec (object, spec);
      break;
    case PROP_HIGH_CONTRAST:
      if (self->high_contrast != g_value_get_boolean (value))
        {
          self->high_contrast = g_value_get_boolean (value);
          restyle (self);
          g_object_notify_by_pspec (object, spec);
        }
      break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
anno_article_view_dispose (GObject *object)
{
  AnnoArticleView *self = ANNO_ARTICLE_VIEW (object);

  g_clear_object (&self->layer);
  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_clear_handle_id (&self->redraw_id, g_source_remove);
  G_OBJECT_CLASS (anno_article_view_parent_class)->dispose (object);
}

static void
anno_article_view_finalize (GObject *object)
{
  AnnoArticleView *self = ANNO_ARTICLE_VIEW (object);

  g_clear_pointer (&self->mouse, anno_article_mouse_free);
  g_clear_pointer (&self->page, anno_article_page_free);
  g_clear_pointer (&self->text, anno_article_text_free);
  g_clear_pointer (&self->reveal, anno_reveal_free);
  g_clear_pointer (&self->extra, g_array_unref);
  g_clear_pointer (&self->armed, g_free);
  g_clear_pointer (&self->chosen, g_free);
  g_clear_pointer (&self->zoom, anno_page_zoom_free);
  G_OBJECT_CLASS (anno_article_view_parent_class)->finalize (object);
}

static void
add_signals (AnnoArticleViewClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  signals[SELECTED] = g_signal_new ("selected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_BOOLEAN);
  signals[PICKED] = g_signal_new ("picked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 4, G_TYPE_STRING, G_TYPE_UINT, G_TYPE_UINT,
                                  ANNO_TYPE_LAYER);
  signals[HOVERED] = g_signal_new ("hovered", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_STRING, ANNO_TYPE_LAYER);
  signals[EDGE_MOVED] = g_signal_new ("edge-moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 4, G_TYPE_STRING, G_TYPE_UINT, G_TYPE_BOOLEAN,
                                      G_TYPE_UINT);
  signals[ACTIVATED] = g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CONTEXT] = g_signal_new ("context", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 4, G_TYPE_STRING, G_TYPE_DOUBLE, G_TYPE_DOUBLE,
                                   ANNO_TYPE_LAYER);
}

static void
anno_article_view_class_init (AnnoArticleViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkTextViewClass *view_class = GTK_TEXT_VIEW_CLASS (klass);
  GParamFlags flags = G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = anno_article_view_get_property;
  object_class->set_property = anno_article_view_set_property;
  object_class->dispose = anno_article_view_dispose;
  object_class->finalize = anno_article_view_finalize;
  widget_class->css_changed = anno_article_view_css_changed;
  widget_class->size_allocate = anno_article_view_size_allocate;
  view_class->snapshot_layer = anno_article_view_snapshot_layer;
  view_class->copy_clipboard = anno_article_view_copy_clipboard;
  view_class->cut_clipboard = anno_article_view_copy_clipboard;

  props[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, ANNO_PAGE_ZOOM_MIN, ANNO_PAGE_ZOOM_MAX, 1.0,
                                          flags | G_PARAM_READWRITE);
  props[PROP_CARET] = g_param_spec_uint ("caret", NULL, NULL, 0, G_MAXUINT, 0,
                                         flags | G_PARAM_READABLE);
  props[PROP_HIGH_CONTRAST] = g_param_spec_boolean ("high-contrast", NULL, NULL, FALSE,
                                                    flags | G_PARAM_READWRITE);
  g_object_class_install_properties (object_class, N_PROPS, props);
  add_signals (klass);
}

static void
add_controllers (AnnoArticleView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *key = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect (key, "key-pressed", G_CALLBACK (menu_key_cb), self);
  gtk_widget_add_controller (widget, key);
}

static void
anno_article_view_init (AnnoArticleView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);

  self->text = anno_article_text_new (view);
  self->page = anno_article_page_new (view);
  self->mouse = anno_article_mouse_new (view, self->text, self->page, tell);
  self->reveal = anno_reveal_new (view);
  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_top_margin (view, 28);
  gtk_text_view_set_bottom_margin (view, 96);
  fill_text (self, NULL);

  self->zoom = anno_page_zoom_new (view);
  gtk_widget_add_css_class (GTK_WIDGET (self), "article");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Article"), -1);
  add_controllers (self);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (restyle), NULL);
}

GtkWidget *
anno_article_view_new (void)
{
  return g_object_new (ANNO_TYPE_ARTICLE_VIEW, NULL);
}

void
anno_article_view_show (AnnoArticleView *self, AnnoArticle *article, AnnoLayer *layer,
                        AnnoTagset *tagset)
{
  g_return_if_fail (ANNO_IS_ARTICLE_VIEW (self));
  g_return_if_fail (article != NULL || layer == NULL);

  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));

  anno_article_page_show (self->page, NULL, NULL, NULL);
  anno_article_view_set_chosen (self, NULL);
  g_clear_pointer (&self->extra, g_array_unref);
  g_set_object (&self->layer, layer);
  anno_article_mouse_set_layer (self->mouse, layer);
  fill_text (self, article);
  anno_article_page_show (self->page, anno_article_text_get_map (self->text), layer, tagset);
  self->told = (AnnoRange) { 0, 0 };
  self->told_caret = 0;
  anno_reveal_invalidate (self->reveal, TRUE);
  if (adjustment != NULL)
    gtk_adjustment_set_value (adjustment, 0);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CARET]);
}

void
anno_article_view_set_chosen (AnnoArticleView *self, const char *id)
{
  g_return_if_fail (ANNO_IS_ARTICLE_VIEW (self));

  char *chosen = g_strdup (id);
  g_free (self->chosen);
  self->chosen = chosen;
  anno_article_page_set_chosen (self->page, self->layer, chosen, !self->locked);
  anno_article_mouse_set_chosen (self->mouse, chosen, !self->locked);
}

void
anno_article_view_set_chosen_over (AnnoArticleView *self, AnnoLayer *layer, const char *id)
{
  g_return_if_fail (ANNO_IS_ARTICLE_VIEW (self) && ANNO_IS_LAYER (layer) && id != NULL);

  anno_article_view_set_chosen (self, NULL);
  anno_article_page_set_chosen (self->page, layer, id, FALSE);
}

void
anno_article_view_set_overlays (AnnoArticleView *self, GPtrArray *overlays)
{
  g_return_if_fail (ANNO_IS_ARTICLE_VIEW (self));

  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  anno_article_page_set_overlays (self->page, overlays != NULL ? overlays : none);
  anno_article_mouse_set_layer (self->mouse, self->layer);
}

AnnoPageLayers *
anno_article_view_get_layers (AnnoArticleView *self)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE_VIEW (self), NULL);
  return anno_article_page_get_layers (self->page);
}

void
anno_article_view_set_compared (AnnoArticleView *self, const AnnoComparedSpan *spans, guint n,
                                const AnnoRange *disputed, guint n_disputed)
{
  g_return_if_fail (ANNO_IS_ARTICLE_VIEW (self) && (spans != NULL || n == 0)
                    && (disputed != NULL || n_disputed == 0));

  g_autoptr (GArray) offsets = g_array_new (FALSE, FALSE, sizeof (AnnoRange));
  for (guint i = 0; i < n_disputed; i++)
    anno_article_text_add_range (self->text, offsets, disputed[i].start, disputed[i].end);
  anno_article_page_set_compared (self->page, spans, n, offsets);
}

void
anno_article_view_set_joined (AnnoArticleView *self, const char *const *ids,
                              const char *const *people)
{
  g_return_if_fail (ANNO_IS_ARTICLE_VIEW (self));
  anno_article_page_set_joined (self->page, ids, people);
}

void
anno_article_view_set_tagset (AnnoArticleView *self, AnnoTagset *tagset)
{
  g_return_if_fail (ANNO_IS_ARTICLE_VIEW (self));
  if (self->layer != NULL)
    anno_article_page_show (self->page, anno_article_text_get_map (self->text), self->layer, tagset);
}

void
anno_article_view_set_armed (AnnoArticleView *self, const char *tag)
{
  g_return_if_fail (ANNO_IS_ARTICLE_VIEW (self));

  g_free (self->armed);
  self->armed = tag != NULL && *tag != '\0' ? g_strdup (tag) : NULL;
  anno_article_mouse_set_armed (self->mouse, self->armed != NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
anno_article_view_set_locked (AnnoArticleView *self, gboolean locked)
{
  g_return_if_fail (ANNO_IS_ARTICLE_VIEW (self));

  self->locked = locked;
  anno_article_page_set_chosen (self->page, self->layer, self->chosen, !locked);
  anno_article_mouse_set_chosen (self->mouse, self->chosen, !locked);
}

void
anno_article_view_set_extra_selection (AnnoArticleView *self, const GArray *segments)
{
  g_return_if_fail (ANNO_IS_ARTICLE_VIEW (self));

  g_clear_pointer (&self->extra, g_array_unref);
  if (segments != NULL && segments->len > 0)
    {
      self->extra = g_array_sized_new (FALSE, FALSE, sizeof (AnnoSegment), segments->len);
      g_array_append_vals (self->extra, segments->data, segments->len);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
anno_article_view_set_hits (AnnoArticleView *self, const GArray *hits)
{
  g_return_if_fail (ANNO_IS_ARTICLE_VIEW (self));

  g_autoptr (GArray) offsets = g_array_new (FALSE, FALSE, sizeof (AnnoRange));
  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      const AnnoRange *hit = &g_array_index (hits, AnnoRange, i);
      anno_article_text_add_range (self->text, offsets, hit->start, hit->end);
    }
  anno_article_page_set_hits (self->page, offsets->len > 0 ? offsets : NULL);
}

void
anno_article_view_select (AnnoArticleView *self, guint start, guint end)
{
  g_return_if_fail (ANNO_IS_ARTICLE_VIEW (self));

  anno_article_text_select (self->text, start, end);
  self->told = anno_article_text_get_selection (self->text);
  anno_article_text_offer (self->text);
}

guint
anno_article_view_get_caret (AnnoArticleView *self)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE_VIEW (self), 0);
  return anno_article_text_get_caret (self->text);
}

void
anno_article_view_place_caret (AnnoArticleView *self, guint place)
{
  g_return_if_fail (ANNO_IS_ARTICLE_VIEW (self));
  anno_article_view_select (self, place, place);
}

GPtrArray *
anno_article_view_spans_at (AnnoArticleView *self, guint place)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE_VIEW (self), NULL);

  GPtrArray *spans = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_span_unref);
  anno_page_layers_find_spans (anno_article_view_get_layers (self), place, spans);
  return spans;
}

GPtrArray *
anno_article_view_pick (AnnoArticleView *self, double x, double y)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE_VIEW (self), NULL);
  return anno_article_mouse_pick (self->mouse, x, y);
}

void
anno_article_view_reveal (AnnoArticleView *self, guint start, guint end)
{
  g_return_if_fail (ANNO_IS_ARTICLE_VIEW (self) && start <= end);
  anno_reveal_show (self->reveal, anno_article_text_to_offset (self->text, start),
                    anno_article_text_to_offset (self->text, end));
}

gboolean
anno_article_view_is_waiting (AnnoArticleView *self)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE_VIEW (self), FALSE);
  return anno_reveal_is_waiting (self->reveal);
}

gboolean
anno_article_view_get_area (AnnoArticleView *self, guint start, guint end, GdkRectangle *area)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE_VIEW (self) && area != NULL && start <= end, FALSE);
  return anno_article_text_find_area (self->text, start, end, area);
}

void
anno_article_view_describe (AnnoArticleView *self, const char *description)
{
  g_return_if_fail (ANNO_IS_ARTICLE_VIEW (self));
  anno_spoken_describe (GTK_WIDGET (self), description);
}

const AnnoPageWork *
anno_article_view_get_work (AnnoArticleView *self)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE_VIEW (self), NULL);
  return anno_article_page_get_work (self->page);
}
