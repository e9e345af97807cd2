#include "session/document.h"

#include "files/safe-name.h"
#include "text/plain.h"

struct _AnnoDocument
{
  GObject parent_instance;
  AnnoDocumentParts parts;
  char *title;
  char *text_reason; /* why the text isn't the one on disk, or NULL */
  AnnoLayerLines *lines; /* of the layer file */
  guint64 revision;
  guint64 saved_revision;
};

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_DATE,
  PROP_DATE_ORIGIN,
  PROP_STATE,
  PROP_LOCKED_REASON,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (AnnoDocument, anno_document, G_TYPE_OBJECT)

static const AnnoLayerHeader *
header_of (AnnoDocument *self)
{
  return anno_layer_get_header (self->parts.layer);
}

/* A title stands in lists, and in the title of the window. */
static char *
make_title (AnnoDocumentParts *parts)
{
  AnnoRange headline = anno_article_get_headline (parts->article);
  g_autofree char *words = parts->meta.title != NULL && *parts->meta.title != '\0'
                               ? g_strdup (parts->meta.title)
                               : anno_article_slice (parts->article, headline.start, headline.end);
  g_autofree char *title = anno_plain_show (words);

  g_strstrip (title);
  return *title != '\0' ? g_steal_pointer (&title) : anno_safe_name_display_base (parts->path);
}

static void
layer_changed_cb (AnnoDocument *self)
{
  self->revision++;
}

static void
member_changed_cb (AnnoDocument *self)
{
  self->revision++;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DATE]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DATE_ORIGIN]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATE]);
}

static void
anno_document_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AnnoDocument *self = ANNO_DOCUMENT (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_DATE:
      g_value_set_string (value, anno_document_get_date (self));
      break;
    case PROP_DATE_ORIGIN:
      g_value_set_string (value, anno_document_get_date_origin (self));
      break;
    case PROP_STATE:
      g_value_set_string (value, anno_document_get_state (self));
      break;
    case PROP_LOCKED_REASON:
      g_value_set_string (value, anno_document_get_locked_reason (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
anno_document_finalize (GObject *object)
{
  AnnoDocument *self = ANNO_DOCUMENT (object);

  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->text_reason, g_free);
  g_clear_pointer (&self->lines, anno_layer_lines_unref);
  anno_document_parts_clear (&self->parts);
  G_OBJECT_CLASS (anno_document_parent_class)->finalize (object);
}

static void
anno_document_class_init (AnnoDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = anno_document_get_property;
  object_class->finalize = anno_document_finalize;

  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  props[PROP_DATE] = g_param_spec_string ("date", NULL, NULL, NULL, flags);
  props[PROP_DATE_ORIGIN] = g_param_spec_string ("date-origin", NULL, NULL, NULL, flags);
  props[PROP_STATE] = g_param_spec_string ("state", NULL, NULL, NULL, flags);
  props[PROP_LOCKED_REASON] = g_param_spec_string ("locked-reason", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
anno_document_init (AnnoDocument *self)
{
}

void
anno_document_parts_clear (AnnoDocumentParts *self)
{
  g_clear_pointer (&self->path, g_free);
  g_clear_object (&self->article);
  anno_meta_clear (&self->meta);
  g_clear_pointer (&self->printed_date, g_free);
  g_clear_object (&self->layer);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->locked_reason, g_free);
}

AnnoDocument *
anno_document_new (AnnoDocumentParts *parts)
{
  g_return_val_if_fail (parts != NULL && parts->path != NULL, NULL);
  g_return_val_if_fail (parts->article != NULL && parts->layer != NULL, NULL);

  AnnoDocument *self = g_object_new (ANNO_TYPE_DOCUMENT, NULL);
  self->parts = *parts;
  *parts = (AnnoDocumentParts) { 0 };
  self->title = make_title (&self->parts);
  g_signal_connect_object (self->parts.layer, "changed", G_CALLBACK (layer_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->parts.layer, "member-changed", G_CALLBACK (member_changed_cb),
                           self, G_CONNECT_SWAPPED);
  return self;
}

const char *
anno_document_get_path (AnnoDocument *self)
{
  g_return_val_if_fail (ANNO_IS_DOCUMENT (self), NULL);
  return self->parts.path;
}

AnnoArticle *
anno_document_get_article (AnnoDocument *self)
{
  g_return_val_if_fail (ANNO_IS_DOCUMENT (self), NULL);
  return self->parts.article;
}

AnnoLayer *
anno_document_get_layer (AnnoDocument *self)
{
  g_return_val_if_fail (ANNO_IS_DOCUMENT (self), NULL);
  return self->parts.layer;
}

const char *
anno_document_get_title (AnnoDocument *self)
{
  g_return_val_if_fail (ANNO_IS_DOCUMENT (self), NULL);
  return self->title;
}

const char *
anno_document_get_source (AnnoDocument *self)
{
  g_return_val_if_fail (ANNO_IS_DOCUMENT (self), NULL);
  return self->parts.meta.source;
}

const char *
anno_document_get_date (AnnoDocument *self)
{
  g_return_val_if_fail (ANNO_IS_DOCUMENT (self), NULL);

  if (header_of (self)->date != NULL)
    return header_of (self)->date;
  return self->parts.meta.date != NULL ? self->parts.meta.date : self->parts.printed_date;
}

const char *
anno_document_get_date_origin (AnnoDocument *self)
{
  g_return_val_if_fail (ANNO_IS_DOCUMENT (self), NULL);

  const AnnoLayerHeader *header = header_of (self);
  if (header->date != NULL)
    return header->date_origin != NULL ? header->date_origin : "hand";
  if (self->parts.meta.date != NULL)
    return self->parts.meta.date_origin != NULL ? self->parts.meta.date_origin : "metadata";
  return self->parts.printed_date != NULL ? "dateline" : "unknown";
}

const char *
anno_document_get_state (AnnoDocument *self)
{
  g_return_val_if_fail (ANNO_IS_DOCUMENT (self), NULL);
  return header_of (self)->state;
}

const char *
anno_document_get_locked_reason (AnnoDocument *self)
{
  g_return_val_if_fail (ANNO_IS_DOCUMENT (self), NULL);
  return self->text_reason != NULL ? self->text_reason : self->parts.locked_reason;
}

void
anno_document_lock (AnnoDocument *self, const char *reason)
{
  g_return_if_fail (ANNO_IS_DOCUMENT (self) && reason != NULL);

  if (self->parts.locked_reason != NULL)
    return;
  self->parts.locked_reason = g_strdup (reason);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOCKED_REASON]);
}

const GPtrArray *
anno_document_get_findings (AnnoDocument *self)
{
  g_return_val_if_fail (ANNO_IS_DOCUMENT (self), NULL);
  return self->parts.findings;
}

gboolean
anno_document_is_on_other_text (AnnoDocument *self)
{
  g_return_val_if_fail (ANNO_IS_DOCUMENT (self), FALSE);

  const GPtrArray *findings = self->parts.findings;
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    if (((const AnnoFinding *) findings->pdata[i])->kind == ANNO_FINDING_OTHER_TEXT)
      return TRUE;
  return FALSE;
}

gboolean
anno_document_has_text_of (AnnoDocument *self, AnnoDocument *other)
{
  g_return_val_if_fail (ANNO_IS_DOCUMENT (self) && ANNO_IS_DOCUMENT (other), FALSE);
  return g_str_equal (anno_article_get_sha256 (self->parts.article),
                      anno_article_get_sha256 (other->parts.article));
}

const AnnoFileIdentity *
anno_document_get_identity (AnnoDocument *self)
{
  g_return_val_if_fail (ANNO_IS_DOCUMENT (self), NULL);
  return &self->parts.identity;
}

AnnoLayerLines *
anno_document_get_lines (AnnoDocument *self)
{
  g_return_val_if_fail (ANNO_IS_DOCUMENT (self), NULL);
  return self->lines;
}

void
anno_document_set_identity (AnnoDocument *self, const AnnoFileIdentity *identity,
                            AnnoLayerLines *lines)
{
  g_return_if_fail (ANNO_IS_DOCUMENT (self) && identity != NULL);

  self->parts.identity = *identity;
  g_clear_pointer (&self->lines, anno_layer_lines_unref);
  self->lines = lines != NULL ? anno_layer_lines_ref (lines) : NULL;
}

const AnnoFileIdentity *
anno_document_get_text_identity (AnnoDocument *self)
{
  g_return_val_if_fail (ANNO_IS_DOCUMENT (self), NULL);
  return &self->parts.text_identity;
}

void
anno_document_set_text_identity (AnnoDocument *self, const AnnoFileIdentity *identity)
{
  g_return_if_fail (ANNO_IS_DOCUMENT (self) && identity != NULL);
  self->parts.text_identity = *identity;
}

const AnnoMeta *
anno_document_get_meta (AnnoDocument *self)
{
  g_return_val_if_fail (ANNO_IS_DOCUMENT (self), NULL);
  return &self->parts.meta;
}

const AnnoFileIdentity *
anno_document_get_meta_identity (AnnoDocument *self)
{
  g_return_val_if_fail (ANNO_IS_DOCUMENT (self), NULL);
  return &self->parts.meta_identity;
}

void
anno_document_set_meta (AnnoDocument *self, const AnnoMeta *meta, const AnnoFileIdentity *identity)
{
  g_return_if_fail (ANNO_IS_DOCUMENT (self) && meta != NULL && identity != NULL);

  self->parts.meta_identity = *identity;
  if (meta != &self->parts.meta)
    anno_meta_copy (&self->parts.meta, meta);
  g_free (self->title);
  self->title = make_title (&self->parts);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TITLE]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DATE]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DATE_ORIGIN]);
}

void
anno_document_set_text_reason (AnnoDocument *self, const char *reason)
{
  g_return_if_fail (ANNO_IS_DOCUMENT (self));

  if (g_strcmp0 (self->text_reason, reason) == 0)
    return;
  g_free (self->text_reason);
  self->text_reason = g_strdup (reason);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOCKED_REASON]);
}

guint64
anno_document_get_revision (AnnoDocument *self)
{
  g_return_val_if_fail (ANNO_IS_DOCUMENT (self), 0);
  return self->revision;
}

void
anno_document_set_saved (AnnoDocument *self, guint64 revision)
{
  g_return_if_fail (ANNO_IS_DOCUMENT (self) && revision <= self->revision);
  self->saved_revision = MAX (self->saved_revision, revision);
}

gboolean
anno_document_is_dirty (AnnoDocument *self)
{
  g_return_val_if_fail (ANNO_IS_DOCUMENT (self), FALSE);
  return self->revision != self->saved_revision;
}

void
anno_document_reload (AnnoDocument *self, AnnoDocument *fresh)
{
  g_return_if_fail (ANNO_IS_DOCUMENT (self) && ANNO_IS_DOCUMENT (fresh) && self != fresh);

  anno_layer_become (self->parts.layer, fresh->parts.layer);
  anno_document_set_identity (self, &fresh->parts.identity, fresh->lines);
  g_clear_pointer (&self->parts.findings, g_ptr_array_unref);
  self->parts.findings = g_steal_pointer (&fresh->parts.findings);
  g_free (self->parts.locked_reason);
  self->parts.locked_reason = g_steal_pointer (&fresh->parts.locked_reason);
  self->saved_revision = self->revision;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOCKED_REASON]);
}
