#include "session/session.h"

#include "session/colleague.h"
#include "session/corpus-listing.h"
#include "session/span-set.h"

struct _AnnoSession
{
  GObject parent_instance;
  AnnoCorpus *corpus;
  AnnoArticleListing *articles; /* as the window lists them */
  AnnoDocument *document;
  AnnoAnnotator *colleague; /* whose annotations are looked at; NULL for one's own */
  AnnoPeople *people;     /* the colleague's; NULL with `colleague` */
  char *path;             /* of the document, or of the one being read */
  GCancellable *loading;  /* while one is being read */
  char *chosen;
  GHashTable *along; /* ids chosen along with it; NULL for none */
  const char *armed;      /* interned */
  GArray *selection;      /* of AnnoSegment */
  AnnoOpenFrame *frame;
  AnnoOverLayers *over;   /* colleagues' annotations over the text */
};

enum
{
  PROP_0,
  PROP_CORPUS,
  PROP_DOCUMENT,
  PROP_CHOSEN,
  PROP_ARMED,
  PROP_LOADING,
  PROP_HAS_SELECTION,
  PROP_FRAME_OPEN,
  PROP_COLLEAGUE,
  N_PROPS,
};

enum
{
  TOAST,
  REVEAL,
  FAILED,
  N_SIGNALS,
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnnoSession, anno_session, G_TYPE_OBJECT)

static void
tell (AnnoSession *self, guint prop)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[prop]);
}

static void
set_chosen (AnnoSession *self, const char *id)
{
  if (g_strcmp0 (self->chosen, id) == 0 && self->along == NULL)
    return;
  g_clear_pointer (&self->along, g_hash_table_unref);
  g_free (self->chosen);
  self->chosen = g_strdup (id);
  if (id != NULL)
    anno_over_layers_choose (self->over, NULL, NULL);
  tell (self, PROP_CHOSEN);
}

static void
clear_selection (AnnoSession *self)
{
  if (self->selection->len == 0)
    return;
  g_array_set_size (self->selection, 0);
  tell (self, PROP_HAS_SELECTION);
}

/* A part of the frame that has changed is told anew, for those who show it. A chosen span that is
 * gone, by undo or by another window, is no longer chosen; one that has changed is told anew, for those who show its fields. */
static void
layer_changed_cb (AnnoSession *self, AnnoSpan *before, AnnoSpan *after)
{
  if (anno_open_frame_follow (self->frame, anno_corpus_get_tagset (self->corpus), before, after))
    tell (self, PROP_FRAME_OPEN);
  if (before == NULL || g_strcmp0 (anno_span_get_id (before), self->chosen) != 0)
    return;
  if (after == NULL)
    set_chosen (self, NULL);
  else
    tell (self, PROP_CHOSEN);
}

static void
set_document (AnnoSession *self, AnnoDocument *document)
{
  if (self->document == document)
    return;
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_func (anno_document_get_layer (self->document),
                                          layer_changed_cb, self);
  clear_selection (self);
  anno_session_close_frame (self);
  set_chosen (self, NULL);
  g_set_object (&self->document, document);
  if (document != NULL)
    g_signal_connect_object (anno_document_get_layer (document), "changed",
                             G_CALLBACK (layer_changed_cb), self, G_CONNECT_SWAPPED);
  anno_over_layers_set_document (self->over, document);
  tell (self, PROP_DOCUMENT);
}

static void
stop_loading (AnnoSession *self)
{
  if (self->loading == NULL)
    return;
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  tell (self, PROP_LOADING);
}

/* What was read, or why it wasn't. One that was given up for another says nothing. */
static void
take_loaded (AnnoSession *self, AnnoDocument *document, AnnoPeople *people, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->loading);
  tell (self, PROP_LOADING);
  g_set_object (&self->people, people);
  set_document (self, document);
  if (document == NULL)
    g_signal_emit (self, signals[FAILED], 0, error->message);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AnnoSession) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnoDocument) document = anno_corpus_load_finish (ANNO_CORPUS (source), result, &error);

  take_loaded (self, document, NULL, error);
}

static void
colleague_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AnnoSession) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnoPeople) people = NULL;
  g_autoptr (AnnoDocument) document = anno_colleague_load_finish (result, &people, &error);

  take_loaded (self, document, people, error);
}

static void
load (AnnoSession *self)
{
  self->loading = g_cancellable_new ();
  tell (self, PROP_LOADING);
  if (self->colleague == NULL)
    anno_corpus_load_async (self->corpus, self->path, self->loading, loaded_cb,
                            g_object_ref (self));
  else
    anno_colleague_load_async (anno_corpus_get_root (self->corpus), self->path,
                               anno_corpus_find_former (self->corpus, self->path), self->colleague,
                               self->loading, colleague_loaded_cb, g_object_ref (self));
}

/* Whether the document in hand is what is asked for: that article, with that person's layer. */
static gboolean
is_in_hand (AnnoSession *self)
{
  return self->document != NULL
         && g_strcmp0 (anno_document_get_path (self->document), self->path) == 0
         && (self->people != NULL) == (self->colleague != NULL);
}

/* The same article with another text: another document. */
static void
replaced_cb (AnnoSession *self, AnnoDocument *document, AnnoDocument *fresh)
{
  if (self->document == document)
    set_document (self, fresh);
}

/* What is in hand goes on being in hand. */
static void
moved_cb (AnnoSession *self, const char *from, const char *to)
{
  if (g_strcmp0 (self->path, from) == 0)
    anno_session_open (self, to);
}

static void
anno_session_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AnnoSession *self = ANNO_SESSION (object);

  switch (id)
    {
    case PROP_CORPUS: g_value_set_object (value, self->corpus); break;
    case PROP_DOCUMENT: g_value_set_object (value, self->document); break;
    case PROP_CHOSEN: g_value_set_string (value, self->chosen); break;
    case PROP_ARMED: g_value_set_string (value, self->armed); break;
    case PROP_LOADING: g_value_set_boolean (value, self->loading != NULL); break;
    case PROP_COLLEAGUE:
      g_value_set_string (value, self->colleague != NULL ? self->colleague->name : NULL);
      break;
    case PROP_FRAME_OPEN:
      g_value_set_boolean (value, anno_open_frame_is_open (self->frame));
      break;
    case PROP_HAS_SELECTION:
      g_value_set_boolean (value, anno_session_has_selection (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
anno_session_dispose (GObject *object)
{
  AnnoSession *self = ANNO_SESSION (object);

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->document);
  g_clear_object (&self->people);
  g_clear_object (&self->over);
  g_clear_object (&self->articles);
  g_clear_object (&self->corpus);
  G_OBJECT_CLASS (anno_session_parent_class)->dispose (object);
}

static void
anno_session_finalize (GObject *object)
{
  AnnoSession *self = ANNO_SESSION (object);

  g_clear_pointer (&self->colleague, anno_annotator_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->chosen, g_free);
  g_clear_pointer (&self->along, g_hash_table_unref);
  g_clear_pointer (&self->selection, g_array_unref);
  g_clear_pointer (&self->frame, anno_open_frame_free);
  G_OBJECT_CLASS (anno_session_parent_class)->finalize (object);
}

static void
anno_session_class_init (AnnoSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = anno_session_get_property;
  object_class->dispose = anno_session_dispose;
  object_class->finalize = anno_session_finalize;

  props[PROP_CORPUS] = g_param_spec_object ("corpus", NULL, NULL, ANNO_TYPE_CORPUS, flags);
  props[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, ANNO_TYPE_DOCUMENT, flags);
  props[PROP_CHOSEN] = g_param_spec_string ("chosen", NULL, NULL, NULL, flags);
  props[PROP_ARMED] = g_param_spec_string ("armed", NULL, NULL, NULL, flags);
  props[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  props[PROP_HAS_SELECTION] = g_param_spec_boolean ("has-selection", NULL, NULL, FALSE, flags);
  props[PROP_FRAME_OPEN] = g_param_spec_boolean ("frame-open", NULL, NULL, FALSE, flags);
  props[PROP_COLLEAGUE] = g_param_spec_string ("colleague", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[TOAST] = g_signal_new ("toast", ANNO_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[REVEAL] = g_signal_new ("reveal", ANNO_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[FAILED] = g_signal_new ("failed", ANNO_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
anno_session_init (AnnoSession *self)
{
  self->selection = g_array_new (FALSE, FALSE, sizeof (AnnoSegment));
  self->frame = anno_open_frame_new ();
}

/* What is armed may be gone, and types may play other parts in an attribution. */
static void
tagset_changed_cb (AnnoSession *self)
{
  anno_session_arm (self, NULL);
  anno_session_close_frame (self);
}

AnnoSession *
anno_session_new (AnnoCorpus *corpus)
{
  g_return_val_if_fail (ANNO_IS_CORPUS (corpus), NULL);

  AnnoSession *self = g_object_new (ANNO_TYPE_SESSION, NULL);
  self->corpus = g_object_ref (corpus);
  self->articles = anno_corpus_listing_new (corpus);
  self->over = anno_over_layers_new (corpus);
  g_signal_connect_object (corpus, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (corpus, "replaced", G_CALLBACK (replaced_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (corpus, "notify::tagset", G_CALLBACK (tagset_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

AnnoCorpus *
anno_session_get_corpus (AnnoSession *self)
{
  g_return_val_if_fail (ANNO_IS_SESSION (self), NULL);
  return self->corpus;
}

AnnoArticleListing *
anno_session_get_articles (AnnoSession *self)
{
  g_return_val_if_fail (ANNO_IS_SESSION (self), NULL);
  return self->articles;
}

AnnoDocument *
anno_session_get_document (AnnoSession *self)
{
  g_return_val_if_fail (ANNO_IS_SESSION (self), NULL);
  return self->document;
}

void
anno_session_open (AnnoSession *self, const char *path)
{
  g_return_if_fail (ANNO_IS_SESSION (self) && path != NULL);

  /* First, so that those who are told that loading ended see what is wanted instead. */
  g_autofree char *before = self->path;
  self->path = g_strdup (path);
  anno_article_listing_hold (self->articles, path);
  stop_loading (self);
  if (!is_in_hand (self))
    load (self);
}

void
anno_session_look_at (AnnoSession *self, const AnnoAnnotator *colleague)
{
  g_return_if_fail (ANNO_IS_SESSION (self));

  const char *before = self->colleague != NULL ? self->colleague->slug : NULL;
  if (g_strcmp0 (before, colleague != NULL ? colleague->slug : NULL) == 0)
    return;
  g_clear_pointer (&self->colleague, anno_annotator_free);
  self->colleague = colleague != NULL ? anno_annotator_copy (colleague) : NULL;
  stop_loading (self);
  tell (self, PROP_COLLEAGUE);
  if (self->path != NULL)
    load (self);
}

const AnnoAnnotator *
anno_session_get_colleague (AnnoSession *self)
{
  g_return_val_if_fail (ANNO_IS_SESSION (self), NULL);
  return self->colleague;
}

AnnoOverLayers *
anno_session_get_over_layers (AnnoSession *self)
{
  g_return_val_if_fail (ANNO_IS_SESSION (self), NULL);
  return self->over;
}

AnnoPeople *
anno_session_get_people (AnnoSession *self)
{
  g_return_val_if_fail (ANNO_IS_SESSION (self), NULL);
  return self->people != NULL ? self->people : anno_corpus_get_people (self->corpus);
}

const char *
anno_session_get_path (AnnoSession *self)
{
  g_return_val_if_fail (ANNO_IS_SESSION (self), NULL);
  return self->path;
}

AnnoSpan *
anno_session_get_chosen (AnnoSession *self)
{
  g_return_val_if_fail (ANNO_IS_SESSION (self), NULL);

  if (self->document == NULL || self->chosen == NULL)
    return NULL;
  return anno_layer_find (anno_document_get_layer (self->document), self->chosen);
}

void
anno_session_choose (AnnoSession *self, const char *id, gboolean reveal)
{
  g_return_if_fail (ANNO_IS_SESSION (self));

  set_chosen (self, id);
  AnnoSpan *span = anno_session_get_chosen (self);
  if (span != NULL)
    clear_selection (self);
  if (span != NULL && reveal)
    g_signal_emit (self, signals[REVEAL], 0, anno_span_get_start (span), anno_span_get_end (span));
}

void
anno_session_choose_several (AnnoSession *self, const char *id, const char *const *others)
{
  g_return_if_fail (ANNO_IS_SESSION (self) && id != NULL && others != NULL);

  g_autoptr (GHashTable) along = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (; *others != NULL; others++)
    if (!g_str_equal (*others, id))
      g_hash_table_add (along, g_strdup (*others));
  if (g_hash_table_size (along) == 0)
    {
      anno_session_choose (self, id, FALSE);
      return;
    }
  clear_selection (self);
  g_clear_pointer (&self->along, g_hash_table_unref);
  self->along = g_steal_pointer (&along);
  g_free (self->chosen);
  self->chosen = g_strdup (id);
  tell (self, PROP_CHOSEN);
}

GPtrArray *
anno_session_list_chosen (AnnoSession *self)
{
  g_return_val_if_fail (ANNO_IS_SESSION (self), NULL);

  GPtrArray *spans = g_ptr_array_new ();
  AnnoSpan *chosen = anno_session_get_chosen (self);
  if (chosen != NULL)
    g_ptr_array_add (spans, chosen);
  if (chosen != NULL && self->along != NULL)
    anno_span_set_add (spans, anno_document_get_layer (self->document), self->along);
  return spans;
}

const char *
anno_session_get_armed (AnnoSession *self)
{
  g_return_val_if_fail (ANNO_IS_SESSION (self), NULL);
  return self->armed;
}

void
anno_session_arm (AnnoSession *self, const char *tag)
{
  g_return_if_fail (ANNO_IS_SESSION (self));

  const char *armed = tag != NULL && *tag != '\0' ? g_intern_string (tag) : NULL;
  if (self->armed == armed)
    return;
  self->armed = armed;
  tell (self, PROP_ARMED);
}

void
anno_session_select (AnnoSession *self, guint start, guint end)
{
  g_return_if_fail (ANNO_IS_SESSION (self) && start <= end);

  AnnoSegment segment = { start, end };
  if (start < end && !anno_open_frame_covers (self->frame, start))
    anno_session_close_frame (self);
  g_array_set_size (self->selection, 0);
  if (start < end)
    g_array_append_val (self->selection, segment);
  tell (self, PROP_HAS_SELECTION);
}

void
anno_session_select_further (AnnoSession *self, guint start, guint end)
{
  g_return_if_fail (ANNO_IS_SESSION (self) && start <= end);

  AnnoGesture gesture;
  AnnoSpan *chosen = anno_session_get_chosen (self);
  if (start == end)
    return;
  if (chosen != NULL && anno_session_get_gesture (self, &gesture))
    {
      anno_session_do (self, anno_gesture_add_segment (&gesture, chosen, start, end));
      return;
    }
  AnnoSegment segment = { start, end };
  g_array_append_val (self->selection, segment);
  tell (self, PROP_HAS_SELECTION);
}

const GArray *
anno_session_get_selection (AnnoSession *self)
{
  g_return_val_if_fail (ANNO_IS_SESSION (self), NULL);
  return self->selection;
}

gboolean
anno_session_has_selection (AnnoSession *self)
{
  g_return_val_if_fail (ANNO_IS_SESSION (self), FALSE);
  return self->selection->len > 0;
}

const AnnoOpenFrame *
anno_session_get_frame (AnnoSession *self)
{
  g_return_val_if_fail (ANNO_IS_SESSION (self), NULL);
  return self->frame;
}

void
anno_session_enter_frame (AnnoSession *self, AnnoSpan *span)
{
  g_return_if_fail (ANNO_IS_SESSION (self) && self->document != NULL && span != NULL);

  const AnnoTag *tag
      = anno_tagset_find (anno_corpus_get_tagset (self->corpus), anno_span_get_tag (span));
  anno_open_frame_add (self->frame, anno_document_get_article (self->document),
                       anno_document_get_layer (self->document),
                       tag != NULL ? tag->role : ANNO_ROLE_NONE, span);
  tell (self, PROP_FRAME_OPEN);
}

void
anno_session_close_frame (AnnoSession *self)
{
  g_return_if_fail (ANNO_IS_SESSION (self));

  if (!anno_open_frame_is_open (self->frame))
    return;
  anno_open_frame_close (self->frame);
  tell (self, PROP_FRAME_OPEN);
}

gboolean
anno_session_get_gesture (AnnoSession *self, AnnoGesture *gesture)
{
  g_return_val_if_fail (ANNO_IS_SESSION (self) && gesture != NULL, FALSE);

  if (self->document == NULL || anno_document_get_locked_reason (self->document) != NULL)
    return FALSE;
  gesture->layer = anno_document_get_layer (self->document);
  gesture->tagset = anno_corpus_get_tagset (self->corpus);
  gesture->article = anno_document_get_path (self->document);
  return TRUE;
}

gboolean
anno_session_may_mark (AnnoSession *self, AnnoGesture *gesture)
{
  if (anno_session_get_gesture (self, gesture))
    return TRUE;
  if (self->document != NULL)
    anno_session_say (self, anno_document_get_locked_reason (self->document));
  return FALSE;
}

gboolean
anno_session_do (AnnoSession *self, AnnoStep *step)
{
  g_return_val_if_fail (ANNO_IS_SESSION (self), FALSE);

  g_autoptr (AnnoStep) owned = step;
  g_autoptr (GError) error = NULL;
  if (owned == NULL)
    return FALSE;
  if (anno_corpus_do (self->corpus, owned, &error))
    return TRUE;
  anno_session_say (self, error->message);
  return FALSE;
}

void
anno_session_say (AnnoSession *self, const char *message)
{
  g_return_if_fail (ANNO_IS_SESSION (self) && message != NULL);
  g_signal_emit (self, signals[TOAST], 0, message, FALSE);
}

void
anno_session_say_done (AnnoSession *self, const char *message)
{
  g_return_if_fail (ANNO_IS_SESSION (self) && message != NULL);
  g_signal_emit (self, signals[TOAST], 0, message, TRUE);
}
