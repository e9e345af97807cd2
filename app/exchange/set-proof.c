#include "exchange/set-proof.h"

#include "exchange/layer-making.h"
#include "exchange/span-signature.h"
#include "foreign/set-formats.h"
#include "model/frame.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What came back of one article. */
typedef struct
{
  GPtrArray *documents; /* of AnnoForeignDocument */
} Back;

void
anno_set_flaw_free (AnnoSetFlaw *self)
{
  if (self == NULL)
    return;
  g_free (self->article);
  g_free (self->slug);
  g_free (self->message);
  g_free (self);
}

char *
anno_set_flaw_describe (const AnnoSetFlaw *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_autofree char *words
      = g_strdup_printf (ngettext ("Read back, %u annotation of %s isn’t what it was. Please report "
                                   "this.",
                                   "Read back, %u annotations of %s aren’t what they were. Please "
                                   "report this.",
                                   MAX (self->n_missing, self->n_others)),
                         MAX (self->n_missing, self->n_others), self->slug);
  return self->message != NULL ? g_strdup_printf ("%s (%s)", words, self->message)
                               : g_steal_pointer (&words);
}

static gboolean
take_cb (AnnoForeignDocument *document, gpointer data)
{
  Back *back = data;
  g_ptr_array_add (back->documents, document);
  return TRUE;
}

static gboolean
read_back (const AnnoSetFormat *format, AnnoForeignSource *source, Back *back, GError **error)
{
  const GPtrArray *names = anno_foreign_source_list (source);
  const AnnoForeignSink sink = { take_cb, back };

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = names->pdata[i];
      if (!anno_set_format_has_ending (format, name))
        continue;
      g_autoptr (GBytes) bytes = anno_foreign_source_read (source, name, error);
      const AnnoForeignFile file = { name, bytes, source };
      if (bytes == NULL || !format->read (&file, &sink, error))
        return FALSE;
    }
  return TRUE;
}

static void
add_flaw (GPtrArray *flaws, const AnnoSetArticle *article, const AnnoSetLayer *layer,
          guint n_missing, guint n_others, char *message)
{
  AnnoSetFlaw *flaw = g_new0 (AnnoSetFlaw, 1);

  flaw->article = g_strdup (article->shown);
  flaw->slug = g_strdup (layer->shown);
  flaw->n_missing = n_missing;
  flaw->n_others = n_others;
  flaw->message = message;
  g_ptr_array_add (flaws, flaw);
}

static GHashTable *
sign (const AnnoSetArticle *article, AnnoLayer *layer, AnnoPeople *people,
      const AnnoSetFormat *format)
{
  const AnnoSignatureOf of = { article, layer, people, format };
  GHashTable *signatures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) in_frames = (format->keeps & ANNO_KEEPS_LOOSE) == 0
                                         ? anno_frame_list_members (layer, article->tagset)
                                         : NULL;

  for (guint i = 0; i < anno_layer_get_n_spans (layer); i++)
    anno_span_signature_add (&of, anno_layer_nth (layer, i), in_frames, signatures);
  return signatures;
}

/* How many of @these aren't among @those; *@first gets one of them, the smallest. */
static guint
count_missing (GHashTable *these, GHashTable *those, const char **first)
{
  GHashTableIter iter;
  gpointer key, value;
  guint n = 0;

  g_hash_table_iter_init (&iter, these);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      guint here = GPOINTER_TO_UINT (value);
      guint there = GPOINTER_TO_UINT (g_hash_table_lookup (those, key));
      if (here <= there)
        continue;
      n += here - there;
      if ((*first == NULL || strcmp (key, *first) < 0))
        *first = key;
    }
  return n;
}

/* Where the document and the layer of @layer are; FALSE where none came back. */
static gboolean
find_back (const Back *back, const AnnoSetLayer *layer, guint index, guint *document, guint *part)
{
  guint at = 0;
  gboolean found = FALSE;

  for (guint i = 0; i < back->documents->len; i++)
    {
      const AnnoForeignDocument *candidate = back->documents->pdata[i];
      for (guint k = 0; k < candidate->layers->len; k++, at++)
        {
          const AnnoForeignLayer *from = candidate->layers->pdata[k];
          gboolean is_named = g_strcmp0 (from->maker, layer->shown) == 0;
          if (!is_named && at != index)
            continue;
          *document = i;
          *part = k;
          found = TRUE;
          if (is_named)
            return TRUE;
        }
    }
  return found;
}

/* "claim 3-9; kind=factual → claim 3-9". */
static char *
show_signatures (const char *first, const char *other)
{
  g_autofree char *words
      = g_strdup_printf ("%s → %s", first != NULL ? first : "–", other != NULL ? other : "–");
  g_auto (GStrv) parts = g_strsplit (words, ANNO_SIGNATURE_PART, -1);
  return g_strjoinv ("; ", parts);
}

static AnnoLayer *
make_back (const AnnoSetFormat *format, const AnnoSetArticle *article,
           const AnnoForeignDocument *document, guint part, AnnoPeople *people)
{
  AnnoArticle *text = anno_document_get_article (article->document);
  /* It is known what we count. */
  g_autoptr (AnnoForeignPlacing) placing = anno_foreign_placing_new (
      document, text, document->tokens != NULL ? ANNO_N_UNITS : document->unit);
  g_autoptr (AnnoTypeMeaning) meaning
      = anno_type_meaning_new (article->tagset, format, NULL, FALSE);
  const AnnoLayerMaking making
      = { meaning, text, article->path, format->keeps, people, NULL };

  anno_type_meaning_learn (meaning, document);
  return anno_layer_making_run (&making, document->layers->pdata[part],
                                placing->layers->pdata[part],
                                anno_layer_header_new (article->shown, "", "", NULL));
}

static void
compare (const AnnoSetFormat *format, const AnnoSetArticle *article, const AnnoSetLayer *layer,
         const AnnoForeignDocument *document, guint part, GPtrArray *flaws)
{
  g_autoptr (AnnoPeople) people = anno_people_new ();
  g_autoptr (AnnoLayer) back = make_back (format, article, document, part, people);
  g_autoptr (GHashTable) gone_out = sign (article, layer->layer, layer->people, format);
  g_autoptr (GHashTable) come_back = sign (article, back, people, format);
  const char *first = NULL, *other = NULL;
  guint n_missing = count_missing (gone_out, come_back, &first);
  guint n_others = count_missing (come_back, gone_out, &other);

  if (n_missing > 0 || n_others > 0)
    add_flaw (flaws, article, layer, n_missing, n_others, show_signatures (first, other));
}

void
anno_set_proof_run (const AnnoSetFormat *format, const AnnoSetArticle *article,
                    AnnoForeignSource *source, GPtrArray *flaws)
{
  g_return_if_fail (format != NULL && format->read != NULL && article != NULL);
  g_return_if_fail (source != NULL && flaws != NULL);

  g_autoptr (GPtrArray) documents
      = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_foreign_document_free);
  Back back = { documents };
  g_autoptr (GError) error = NULL;
  gboolean is_read = read_back (format, source, &back, &error);

  for (guint i = 0; i < article->layers->len; i++)
    {
      const AnnoSetLayer *layer = article->layers->pdata[i];
      guint document, part, n = anno_layer_get_n_spans (layer->layer);
      if (!is_read)
        add_flaw (flaws, article, layer, n, 0, g_strdup (error->message));
      else if (find_back (&back, layer, i, &document, &part))
        compare (format, article, layer, documents->pdata[document], part, flaws);
      else if (n > 0)
        add_flaw (flaws, article, layer, n, 0, NULL);
    }
}
