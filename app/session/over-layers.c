#include "session/over-layers.h"

#include "session/over-reading.h"

struct _AnnoOverLayers
{
  GObject parent_instance;
  AnnoCorpus *corpus;
  GStrv shown;            /* slugs */
  GHashTable *marks;      /* slug → mark + 1, of those that are shown */
  gboolean blind;
  GPtrArray *entries;     /* of AnnoOverLayer: what is drawn, in order */
  AnnoOverReading *reading;
  AnnoOverLayer *chosen_in;
  char *chosen;
};

enum
{
  PROP_0,
  PROP_BLIND,
  PROP_LOADING,
  N_PROPS,
};

enum
{
  CHANGED,
  CHOSEN_CHANGED,
  TOLD,
  N_SIGNALS,
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static GType
get_item_type (GListModel *model)
{
  return ANNO_TYPE_OVER_LAYER;
}

static guint
get_n_items (GListModel *model)
{
  return ANNO_OVER_LAYERS (model)->entries->len;
}

static gpointer
get_item (GListModel *model, guint n)
{
  const GPtrArray *entries = ANNO_OVER_LAYERS (model)->entries;

  return n < entries->len ? g_object_ref (entries->pdata[n]) : NULL;
}

static void
init_model (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (AnnoOverLayers, anno_over_layers, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, init_model))

/* The chosen span. */

static void
layer_changed_cb (AnnoOverLayers *self, AnnoSpan *before, AnnoSpan *after)
{
  if (before == NULL || g_strcmp0 (anno_span_get_id (before), self->chosen) != 0)
    return;
  if (after == NULL)
    anno_over_layers_choose (self, NULL, NULL);
  else
    g_signal_emit (self, signals[CHOSEN_CHANGED], 0);
}

static void
set_chosen (AnnoOverLayers *self, AnnoOverLayer *entry, const char *id)
{
  char *chosen = g_strdup (id);

  if (self->chosen_in != NULL)
    g_signal_handlers_disconnect_by_func (anno_over_layer_get_layer (self->chosen_in),
                                          layer_changed_cb, self);
  g_set_object (&self->chosen_in, entry);
  g_free (self->chosen);
  self->chosen = chosen;
  if (entry != NULL)
    g_signal_connect_object (anno_over_layer_get_layer (entry), "changed",
                             G_CALLBACK (layer_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_emit (self, signals[CHOSEN_CHANGED], 0);
}

/* Entries. */

static guint
mark_of (AnnoOverLayers *self, const char *slug, guint place)
{
  /* A mark that is somebody's in each article would tell who it is. */
  return self->blind ? place : GPOINTER_TO_UINT (g_hash_table_lookup (self->marks, slug)) - 1;
}

static gboolean
look_at_slot (AnnoOverLayers *self, AnnoOverSlot *slot, guint place, GHashTable *taken)
{
  g_autofree char *initials = anno_over_slots_initials (slot->called, taken);

  return anno_over_layer_set_look (slot->entry, slot->called, initials,
                                   mark_of (self, slot->who->slug, place));
}

/* What is to be drawn; TRUE in *@changed where an entry looks different now. */
static GPtrArray *
collect_entries (AnnoOverLayers *self, gboolean *changed)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  GPtrArray *slots = anno_over_reading_get_slots (self->reading);

  for (guint i = 0; i < slots->len; i++)
    {
      AnnoOverSlot *slot = slots->pdata[i];
      if (slot->entry == NULL || !anno_over_layers_is_shown (self, slot->who->slug))
        continue;
      *changed = look_at_slot (self, slot, i, taken) || *changed;
      g_ptr_array_add (entries, g_object_ref (slot->entry));
    }
  return entries;
}

static gboolean
are_same (const GPtrArray *a, const GPtrArray *b)
{
  gboolean same = a->len == b->len;

  for (guint i = 0; same && i < a->len; i++)
    same = a->pdata[i] == b->pdata[i];
  return same;
}

static void
renew_entries (AnnoOverLayers *self)
{
  gboolean changed = FALSE;
  g_autoptr (GPtrArray) before = self->entries;

  self->entries = collect_entries (self, &changed);
  if (changed || !are_same (before, self->entries))
    g_list_model_items_changed (G_LIST_MODEL (self), 0, before->len, self->entries->len);
  if (self->chosen_in != NULL && !g_ptr_array_find (self->entries, self->chosen_in, NULL))
    set_chosen (self, NULL, NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* What is read came or went, or is called otherwise. */
static void
renew (gpointer owner)
{
  AnnoOverLayers *self = owner;
  AnnoDocument *document = anno_over_reading_get_document (self->reading);

  if (document != NULL)
    anno_over_slots_call (anno_over_reading_get_slots (self->reading), self->blind,
                          anno_corpus_get_annotator (self->corpus)->id,
                          anno_document_get_path (document));
  renew_entries (self);
}

static void
tell_loading (gpointer owner)
{
  g_object_notify_by_pspec (G_OBJECT (owner), props[PROP_LOADING]);
}

static void
tell (gpointer owner, const char *message)
{
  g_signal_emit (owner, signals[TOLD], 0, message);
}

static const AnnoOverReader reader = { renew, tell_loading, tell };

static void
anno_over_layers_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AnnoOverLayers *self = ANNO_OVER_LAYERS (object);

  switch (id)
    {
    case PROP_BLIND: g_value_set_boolean (value, self->blind); break;
    case PROP_LOADING: g_value_set_boolean (value, anno_over_reading_is_loading (self->reading)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
anno_over_layers_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_BLIND)
    anno_over_layers_set_blind (ANNO_OVER_LAYERS (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
anno_over_layers_dispose (GObject *object)
{
  AnnoOverLayers *self = ANNO_OVER_LAYERS (object);

  g_clear_pointer (&self->reading, anno_over_reading_free);
  g_clear_object (&self->chosen_in);
  g_clear_object (&self->corpus);
  G_OBJECT_CLASS (anno_over_layers_parent_class)->dispose (object);
}

static void
anno_over_layers_finalize (GObject *object)
{
  AnnoOverLayers *self = ANNO_OVER_LAYERS (object);

  g_strfreev (self->shown);
  g_hash_table_unref (self->marks);
  g_ptr_array_unref (self->entries);
  g_free (self->chosen);
  G_OBJECT_CLASS (anno_over_layers_parent_class)->finalize (object);
}

static void
anno_over_layers_class_init (AnnoOverLayersClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->get_property = anno_over_layers_get_property;
  object_class->set_property = anno_over_layers_set_property;
  object_class->dispose = anno_over_layers_dispose;
  object_class->finalize = anno_over_layers_finalize;

  props[PROP_BLIND] = g_param_spec_boolean ("blind", NULL, NULL, FALSE,
                                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS
                                                | G_PARAM_EXPLICIT_NOTIFY);
  props[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[CHOSEN_CHANGED] = g_signal_new ("chosen-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);
  signals[TOLD] = g_signal_new ("told", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_STRING);
}

static void
anno_over_layers_init (AnnoOverLayers *self)
{
  self->shown = g_new0 (char *, 1);
  self->marks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
}

AnnoOverLayers *
anno_over_layers_new (AnnoCorpus *corpus)
{
  g_return_val_if_fail (ANNO_IS_CORPUS (corpus), NULL);

  AnnoOverLayers *self = g_object_new (ANNO_TYPE_OVER_LAYERS, NULL);
  self->corpus = g_object_ref (corpus);
  self->reading = anno_over_reading_new (corpus, &reader, self);
  return self;
}

void
anno_over_layers_set_document (AnnoOverLayers *self, AnnoDocument *document)
{
  g_return_if_fail (ANNO_IS_OVER_LAYERS (self));

  if (anno_over_reading_get_document (self->reading) != document)
    anno_over_reading_set_document (self->reading, document);
}

/* Who goes on being shown keeps the mark; the others get the first that are free. */
static void
hand_out_marks (AnnoOverLayers *self)
{
  GHashTableIter iter;
  gpointer slug;
  g_autoptr (GHashTable) used = g_hash_table_new (NULL, NULL);
  guint next = 1;

  g_hash_table_iter_init (&iter, self->marks);
  while (g_hash_table_iter_next (&iter, &slug, NULL))
    if (!anno_over_layers_is_shown (self, slug))
      g_hash_table_iter_remove (&iter);
  g_hash_table_iter_init (&iter, self->marks);
  for (gpointer mark; g_hash_table_iter_next (&iter, NULL, &mark);)
    g_hash_table_add (used, mark);
  for (guint i = 0; self->shown[i] != NULL; i++)
    if (!g_hash_table_contains (self->marks, self->shown[i]))
      {
        while (g_hash_table_contains (used, GUINT_TO_POINTER (next)))
          next++;
        g_hash_table_insert (self->marks, g_strdup (self->shown[i]), GUINT_TO_POINTER (next++));
      }
}

void
anno_over_layers_set_shown (AnnoOverLayers *self, const char *const *slugs)
{
  g_return_if_fail (ANNO_IS_OVER_LAYERS (self) && slugs != NULL);

  if (g_strv_equal ((const char *const *) self->shown, slugs))
    return;
  GStrv shown = g_strdupv ((GStrv) slugs);
  g_strfreev (self->shown);
  self->shown = shown;
  hand_out_marks (self);
  anno_over_reading_want (self->reading, slugs);
}

const char *const *
anno_over_layers_get_shown (AnnoOverLayers *self)
{
  g_return_val_if_fail (ANNO_IS_OVER_LAYERS (self), NULL);
  return (const char *const *) self->shown;
}

gboolean
anno_over_layers_is_shown (AnnoOverLayers *self, const char *slug)
{
  g_return_val_if_fail (ANNO_IS_OVER_LAYERS (self) && slug != NULL, FALSE);
  return g_strv_contains ((const char *const *) self->shown, slug);
}

void
anno_over_layers_set_blind (AnnoOverLayers *self, gboolean blind)
{
  g_return_if_fail (ANNO_IS_OVER_LAYERS (self));

  if (self->blind == !!blind)
    return;
  self->blind = !!blind;
  renew (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BLIND]);
}

gboolean
anno_over_layers_get_blind (AnnoOverLayers *self)
{
  g_return_val_if_fail (ANNO_IS_OVER_LAYERS (self), FALSE);
  return self->blind;
}

GStrv
anno_over_layers_list_colleagues (AnnoOverLayers *self)
{
  g_return_val_if_fail (ANNO_IS_OVER_LAYERS (self), NULL);

  const GPtrArray *slots = anno_over_reading_get_slots (self->reading);
  GStrv slugs = g_new0 (char *, slots->len + 1);
  for (guint i = 0; i < slots->len; i++)
    slugs[i] = g_strdup (((AnnoOverSlot *) slots->pdata[i])->who->slug);
  return slugs;
}

static const AnnoOverSlot *
find_slot (AnnoOverLayers *self, const char *slug)
{
  return anno_over_slots_find (anno_over_reading_get_slots (self->reading), slug);
}

const char *
anno_over_layers_get_name (AnnoOverLayers *self, const char *slug)
{
  g_return_val_if_fail (ANNO_IS_OVER_LAYERS (self) && slug != NULL, NULL);

  const AnnoOverSlot *slot = find_slot (self, slug);
  if (slot != NULL)
    return slot->called;
  return self->blind ? "?" : slug;
}

AnnoAnnotator *
anno_over_layers_find_annotator (AnnoOverLayers *self, const char *slug)
{
  g_return_val_if_fail (ANNO_IS_OVER_LAYERS (self) && slug != NULL, NULL);

  const AnnoOverSlot *slot = find_slot (self, slug);
  if (slot == NULL)
    return NULL;
  return anno_annotator_new (slot->who->id, self->blind ? "" : slot->who->name, slug);
}

AnnoOverLayer *
anno_over_layers_find (AnnoOverLayers *self, const char *slug)
{
  g_return_val_if_fail (ANNO_IS_OVER_LAYERS (self) && slug != NULL, NULL);

  for (guint i = 0; i < self->entries->len; i++)
    if (g_str_equal (anno_over_layer_get_slug (self->entries->pdata[i]), slug))
      return self->entries->pdata[i];
  return NULL;
}

AnnoOverLayer *
anno_over_layers_find_layer (AnnoOverLayers *self, AnnoLayer *layer)
{
  g_return_val_if_fail (ANNO_IS_OVER_LAYERS (self), NULL);

  for (guint i = 0; layer != NULL && i < self->entries->len; i++)
    if (anno_over_layer_get_layer (self->entries->pdata[i]) == layer)
      return self->entries->pdata[i];
  return NULL;
}

void
anno_over_layers_choose (AnnoOverLayers *self, AnnoLayer *layer, const char *id)
{
  g_return_if_fail (ANNO_IS_OVER_LAYERS (self));

  AnnoOverLayer *entry = anno_over_layers_find_layer (self, layer);
  if (entry != NULL && (id == NULL || anno_layer_find (layer, id) == NULL))
    entry = NULL;
  if (entry == self->chosen_in && (entry == NULL || g_str_equal (self->chosen, id)))
    return;
  set_chosen (self, entry, entry != NULL ? id : NULL);
}

AnnoSpan *
anno_over_layers_get_chosen (AnnoOverLayers *self, AnnoOverLayer **entry)
{
  g_return_val_if_fail (ANNO_IS_OVER_LAYERS (self), NULL);

  if (entry != NULL)
    *entry = self->chosen_in;
  if (self->chosen_in == NULL)
    return NULL;
  return anno_layer_find (anno_over_layer_get_layer (self->chosen_in), self->chosen);
}

void
anno_over_layers_check (AnnoOverLayers *self)
{
  g_return_if_fail (ANNO_IS_OVER_LAYERS (self));

  anno_over_reading_check (self->reading);
}
