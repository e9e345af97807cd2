#include "model/person.h"

#include "text/plain.h"

struct _AnnoPerson
{
  GObject parent_instance;
  AnnoPersonParts parts;
};

G_DEFINE_FINAL_TYPE (AnnoPerson, anno_person, G_TYPE_OBJECT)

static gboolean
strv_equal0 (const char *const *a, const char *const *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return g_strv_equal (a, b);
}

/* NULL for NULL, and where nothing is left. */
static char *
clean (const char *text)
{
  g_autofree char *plain = text != NULL ? anno_plain_clean (text) : NULL;
  return plain != NULL && *plain != '\0' ? g_steal_pointer (&plain) : NULL;
}

static const char *const *
clean_all (const char *const *texts)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_null_terminated (0, g_free, TRUE);

  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    {
      char *text = clean (texts[i]);
      if (text != NULL)
        g_ptr_array_add (list, text);
    }
  return list->len > 0 ? (const char *const *) g_ptr_array_free (g_steal_pointer (&list), FALSE)
                       : NULL;
}

static void
anno_person_finalize (GObject *object)
{
  AnnoPerson *self = ANNO_PERSON (object);
  AnnoPersonParts *parts = &self->parts;

  g_free ((char *) parts->id);
  g_free ((char *) parts->name);
  g_free ((char *) parts->kind);
  g_free ((char *) parts->role);
  g_strfreev ((GStrv) parts->aliases);
  g_free ((char *) parts->wikidata);
  g_free ((char *) parts->note);
  g_free ((char *) parts->merged_into);
  g_free ((char *) parts->extra);
  G_OBJECT_CLASS (anno_person_parent_class)->finalize (object);
}

static void
anno_person_class_init (AnnoPersonClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anno_person_finalize;
}

static void
anno_person_init (AnnoPerson *self)
{
}

AnnoPerson *
anno_person_new (const AnnoPersonParts *parts)
{
  g_return_val_if_fail (parts != NULL && parts->id != NULL && parts->name != NULL, NULL);

  AnnoPerson *self = g_object_new (ANNO_TYPE_PERSON, NULL);
  gboolean has_note = parts->note != NULL && *parts->note != '\0';
  char *name = clean (parts->name);
  self->parts = (AnnoPersonParts){
    .id = g_strdup (parts->id),
    .name = name != NULL ? name : g_strdup (parts->id),
    .kind = g_strdup (parts->kind != NULL ? parts->kind : "person"),
    .role = clean (parts->role),
    .aliases = clean_all (parts->aliases),
    .wikidata = clean (parts->wikidata),
    .note = has_note ? g_strdup (parts->note) : NULL,
    .merged_into = g_strdup (parts->merged_into),
    .extra = g_strdup (parts->extra),
  };
  return self;
}

const AnnoPersonParts *
anno_person_get_parts (AnnoPerson *self)
{
  g_return_val_if_fail (ANNO_IS_PERSON (self), NULL);
  return &self->parts;
}

const char *
anno_person_get_id (AnnoPerson *self)
{
  g_return_val_if_fail (ANNO_IS_PERSON (self), NULL);
  return self->parts.id;
}

const char *
anno_person_get_name (AnnoPerson *self)
{
  g_return_val_if_fail (ANNO_IS_PERSON (self), NULL);
  return self->parts.name;
}

gboolean
anno_person_equal (AnnoPerson *a, AnnoPerson *b)
{
  g_return_val_if_fail (ANNO_IS_PERSON (a) && ANNO_IS_PERSON (b), FALSE);

  const AnnoPersonParts *p = &a->parts, *q = &b->parts;
  return g_str_equal (p->id, q->id) && g_str_equal (p->name, q->name)
         && g_str_equal (p->kind, q->kind) && g_strcmp0 (p->role, q->role) == 0
         && strv_equal0 (p->aliases, q->aliases) && g_strcmp0 (p->wikidata, q->wikidata) == 0
         && g_strcmp0 (p->note, q->note) == 0 && g_strcmp0 (p->merged_into, q->merged_into) == 0
         && g_strcmp0 (p->extra, q->extra) == 0;
}

gboolean
anno_person_fits (AnnoPerson *self, const char *text)
{
  g_return_val_if_fail (ANNO_IS_PERSON (self) && text != NULL, FALSE);

  if (*text == '\0' || g_str_match_string (text, self->parts.name, TRUE))
    return TRUE;
  for (guint i = 0; self->parts.aliases != NULL && self->parts.aliases[i] != NULL; i++)
    if (g_str_match_string (text, self->parts.aliases[i], TRUE))
      return TRUE;
  return FALSE;
}
