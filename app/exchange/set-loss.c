#include "exchange/set-loss.h"

#include "foreign/edges.h"
#include "foreign/signs.h"
#include "foreign/spelled-names.h"
#include "formats/json-record.h"
#include "model/frame.h"
#include "text/plain.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define WORDS_MAX 60 /* code points */

static const char *const ids[ANNO_N_LOSSES]
    = { "overlap", "segments", "link",  "field", "person",   "note", "unsure",
        "loose",   "extra",    "edges", "signs", "dateless", "name", "origin" };

static void
loss_free (gpointer data)
{
  AnnoLoss *self = data;
  g_free (self->article);
  g_free (self->slug);
  g_free (self->id);
  g_free (self->path);
  g_free (self->words);
  g_free (self);
}

AnnoLosses *
anno_losses_new (void)
{
  AnnoLosses *self = g_new0 (AnnoLosses, 1);
  self->places = g_ptr_array_new_with_free_func (loss_free);
  return self;
}

void
anno_losses_free (AnnoLosses *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->places);
  g_free (self);
}

guint
anno_losses_get_n (const AnnoLosses *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);
  for (guint kind = 0; kind < ANNO_N_LOSSES; kind++)
    n += self->n[kind];
  return n;
}

/* A layer that is looked through. */
typedef struct
{
  AnnoLosses *losses;
  const AnnoSetArticle *article;
  const AnnoSetLayer *layer;
  const AnnoSetFormat *format;
  GHashTable *in_frames; /* of ids: spans that are part of an attribution */
} Look;

/* On one line, however long it is. */
static char *
words_of (AnnoArticle *article, const AnnoSpan *span)
{
  guint start = anno_span_get_start (span), end = anno_span_get_end (span);
  gboolean is_long = end - start > WORDS_MAX;
  g_autofree char *words = anno_article_slice (article, start, is_long ? start + WORDS_MAX : end);
  g_autofree char *plain = anno_plain_clean (words);

  return is_long ? g_strconcat (plain, "…", NULL) : g_steal_pointer (&plain);
}

static void
add (const Look *self, AnnoLossKind kind, const AnnoSpan *span)
{
  if (self->losses->n[kind]++ >= ANNO_LOSS_MAX)
    return;
  AnnoLoss *loss = g_new0 (AnnoLoss, 1);
  loss->kind = kind;
  loss->article = g_strdup (self->article->shown);
  loss->slug = g_strdup (self->layer->shown);
  loss->id = g_strdup (anno_span_get_id (span));
  loss->start = anno_span_get_start (span);
  loss->end = anno_span_get_end (span);
  loss->path = g_strdup (self->article->path);
  loss->words = words_of (anno_document_get_article (self->article->document), span);
  g_ptr_array_add (self->losses->places, loss);
}

static gboolean
has_kind (const AnnoSpan *span, gboolean (*fits) (AnnoValueKind kind))
{
  for (guint i = 0; i < anno_span_get_n_values (span); i++)
    if (fits (anno_span_get_value (span, i)->kind))
      return TRUE;
  return FALSE;
}

static gboolean
is_person (AnnoValueKind kind)
{
  return kind == ANNO_VALUE_PERSON;
}

static gboolean
is_timex (AnnoValueKind kind)
{
  return kind == ANNO_VALUE_TIMEX;
}

static gboolean
is_text (AnnoValueKind kind)
{
  return kind == ANNO_VALUE_TEXT;
}

static gboolean
is_field (AnnoValueKind kind)
{
  return kind == ANNO_VALUE_TEXT || kind == ANNO_VALUE_TIMEX;
}

/* Whether its words, or what is said of them, hold a character that XML forbids. */
static gboolean
has_signs (AnnoArticle *article, const AnnoSpan *span)
{
  const AnnoSegment *segments = anno_span_get_segments (span);
  const char *note = anno_span_get_note (span);
  gsize n;

  for (guint i = 0; i < anno_span_get_n_segments (span); i++)
    {
      const char *words = anno_article_peek (article, segments[i].start, segments[i].end, &n);
      if (anno_signs_has_forbidden (words, n))
        return TRUE;
    }
  for (guint i = 0; i < anno_span_get_n_values (span); i++)
    {
      const char *text = anno_span_get_value (span, i)->text;
      if (anno_signs_has_forbidden (text, strlen (text)))
        return TRUE;
    }
  return note != NULL && anno_signs_has_forbidden (note, strlen (note));
}

/* What is to be looked for where a form doesn't hold it. Names change in any form that spells. */
static const AnnoKeeps kept_by[ANNO_N_LOSSES]
    = { ANNO_KEEPS_OVERLAPS, ANNO_KEEPS_SEGMENTS, ANNO_KEEPS_LINKS,  ANNO_KEEPS_FIELDS,
        ANNO_KEEPS_PEOPLE,   ANNO_KEEPS_NOTES,    ANNO_KEEPS_UNSURE, ANNO_KEEPS_LOOSE,
        ANNO_KEEPS_EXTRA,    ANNO_KEEPS_EDGES,    ANNO_KEEPS_SIGNS,  ANNO_KEEPS_DATELESS,
        0,                   ANNO_KEEPS_EXTRA };

/* Whether a settled set says of it what it comes from; *@others: whether all else that it holds beside
 * is there, too. */
static gboolean
has_origin (const AnnoSpan *span, gboolean *others)
{
  static const char *const keys[] = { "derivedFrom", "decidedBy", NULL };
  const AnnoSpanExtra *extra = anno_span_get_extra (span);
  AnnoJsonSlice object, value;

  *others = extra != NULL;
  if (extra == NULL || extra->members == NULL || strstr (extra->members, keys[0]) == NULL)
    return FALSE;
  g_autofree char *whole = g_strdup_printf ("{%s}", extra->members);
  if (!anno_json_record_open_text (whole, strlen (whole), &object, NULL)
      || !anno_json_record_find (&object, keys[0], &value))
    return FALSE;
  g_autofree char *unknown = anno_json_record_unknown (&object, keys);
  *others = unknown != NULL || extra->creator != NULL || extra->generator != NULL
            || extra->tag != NULL || extra->note != NULL || extra->bodies != NULL
            || extra->targets != NULL;
  return TRUE;
}

/* A value may go along with what is said of it, where all else can't. */
static gboolean
loses_extra (const Look *self, const AnnoSpan *span)
{
  const AnnoSetFormat *format = self->format;

  for (guint i = 0; i < anno_span_get_n_values (span); i++)
    {
      const AnnoValue *value = anno_span_get_value (span, i);
      gboolean is_all = FALSE;
      if (value->extra == NULL)
        continue;
      if (format->hold != NULL)
        g_free (format->hold (self->article->tagset, span, value, &is_all));
      if (!is_all)
        return TRUE;
    }
  gboolean others;
  has_origin (span, &others);
  return others;
}

static gboolean
loses_link (const Look *self, const AnnoSpan *span)
{
  for (guint i = 0; i < anno_span_get_n_values (span); i++)
    {
      const AnnoValue *value = anno_span_get_value (span, i);
      if (value->kind == ANNO_VALUE_LINK
          && (self->format->keeps & anno_set_format_link_kind (self->article->tagset, span, value))
                 == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has (const Look *self, AnnoLossKind kind, const AnnoSpan *span)
{
  gboolean others;
  AnnoArticle *text = anno_document_get_article (self->article->document);

  switch (kind)
    {
    case ANNO_LOSS_OVERLAP:
      return self->layer->flattened != NULL
             && g_hash_table_contains (self->layer->flattened, anno_span_get_id (span));
    case ANNO_LOSS_SEGMENTS:
      return anno_span_get_n_segments (span) > 1;
    case ANNO_LOSS_LINK:
      return loses_link (self, span);
    case ANNO_LOSS_FIELD:
      /* What holds nothing but dates holds their values. */
      return has_kind (span, (self->format->keeps & ANNO_KEEPS_DATELESS) != 0 ? is_field : is_text);
    case ANNO_LOSS_PERSON:
      return has_kind (span, is_person);
    case ANNO_LOSS_NOTE:
      return anno_span_get_note (span) != NULL;
    case ANNO_LOSS_UNSURE:
      return anno_span_get_unsure (span);
    case ANNO_LOSS_LOOSE:
      return !g_hash_table_contains (self->in_frames, anno_span_get_id (span));
    case ANNO_LOSS_EXTRA:
      return loses_extra (self, span);
    case ANNO_LOSS_EDGES:
      return anno_edges_differ (text, span);
    case ANNO_LOSS_SIGNS:
      return has_signs (text, span);
    case ANNO_LOSS_DATELESS:
      return !has_kind (span, is_timex);
    case ANNO_LOSS_NAME:
      return anno_spelled_names_change (self->format, self->article->tagset, span);
    case ANNO_LOSS_ORIGIN:
      return has_origin (span, &others);
    default:
      return FALSE;
    }
}

static gboolean
is_lost (const Look *self, AnnoLossKind kind, const AnnoSpan *span)
{
  gboolean is_kept = kind == ANNO_LOSS_LINK
                         ? (~self->format->keeps & (ANNO_KEEPS_LINKS | ANNO_KEEPS_OTHER_LINKS)) == 0
                         : (self->format->keeps & kept_by[kind]) != 0;
  return !is_kept && has (self, kind, span);
}

/* Of a span that is left out as a whole, nothing else is lost. */
static void
add_span (const Look *self, const AnnoSpan *span)
{
  static const AnnoLossKind whole[] = { ANNO_LOSS_DATELESS, ANNO_LOSS_LOOSE, ANNO_LOSS_OVERLAP };

  for (guint i = 0; i < G_N_ELEMENTS (whole); i++)
    if (is_lost (self, whole[i], span))
      {
        add (self, whole[i], span);
        return;
      }
  for (guint kind = 0; kind < ANNO_N_LOSSES; kind++)
    if (is_lost (self, (AnnoLossKind) kind, span))
      add (self, (AnnoLossKind) kind, span);
}

static void
add_layer (AnnoLosses *self, const AnnoSetArticle *article, const AnnoSetLayer *layer,
           const AnnoSetFormat *format)
{
  g_autoptr (GHashTable) in_frames = (format->keeps & ANNO_KEEPS_LOOSE) == 0
                                         ? anno_frame_list_members (layer->layer, article->tagset)
                                         : NULL;
  const Look look = { self, article, layer, format, in_frames };

  for (guint i = 0; i < anno_layer_get_n_spans (layer->layer); i++)
    add_span (&look, anno_layer_nth (layer->layer, i));
}

void
anno_losses_add_article (AnnoLosses *self, const AnnoSetArticle *article,
                         const AnnoSetFormat *format)
{
  g_return_if_fail (self != NULL && article != NULL && format != NULL);

  for (guint i = 0; i < article->layers->len; i++)
    add_layer (self, article, article->layers->pdata[i], format);
}

const char *
anno_loss_id (AnnoLossKind kind)
{
  g_return_val_if_fail (kind < ANNO_N_LOSSES, NULL);
  return ids[kind];
}

char *
anno_loss_describe (AnnoLossKind kind, guint n)
{
  switch (kind)
    {
    case ANNO_LOSS_OVERLAP:
      return g_strdup_printf (
          ngettext ("%u span shares words with another one, and is left out.",
                    "%u spans share words with others, and are left out.", n),
          n);
    case ANNO_LOSS_SEGMENTS:
      return g_strdup_printf (
          ngettext ("%u span has several parts, which become spans of their own.",
                    "%u spans have several parts, which become spans of their own.", n),
          n);
    case ANNO_LOSS_LINK:
      return g_strdup_printf (ngettext ("%u span links to another one; the link is left out.",
                                        "%u spans link to others; the links are left out.", n),
                              n);
    case ANNO_LOSS_FIELD:
      return g_strdup_printf (ngettext ("%u span has fields that are left out.",
                                        "%u spans have fields that are left out.", n),
                              n);
    case ANNO_LOSS_PERSON:
      return g_strdup_printf (ngettext ("%u span names a person, who is left out.",
                                        "%u spans name people, who are left out.", n),
                              n);
    case ANNO_LOSS_NOTE:
      return g_strdup_printf (ngettext ("%u span has a note that is left out.",
                                        "%u spans have notes that are left out.", n),
                              n);
    case ANNO_LOSS_UNSURE:
      return g_strdup_printf (ngettext ("%u span is flagged as unsure; the flag is left out.",
                                        "%u spans are flagged as unsure; the flags are left out.",
                                        n),
                              n);
    case ANNO_LOSS_LOOSE:
      return g_strdup_printf (ngettext ("%u span is part of no attribution, and is left out.",
                                        "%u spans are part of no attribution, and are left out.",
                                        n),
                              n);
    case ANNO_LOSS_EXTRA:
      return g_strdup_printf (
          ngettext ("%u span holds something of another program that is left out.",
                    "%u spans hold something of other programs that is left out.", n),
          n);
    case ANNO_LOSS_EDGES:
      return g_strdup_printf (
          ngettext ("%u span has blanks at an end or between its parts, or holds nothing else; "
                    "blanks are left out.",
                    "%u spans have blanks at an end or between their parts, or hold nothing else; "
                    "blanks are left out.",
                    n),
          n);
    case ANNO_LOSS_SIGNS:
      return g_strdup_printf (ngettext ("%u span holds control characters, which become blanks.",
                                        "%u spans hold control characters, which become blanks.",
                                        n),
                              n);
    case ANNO_LOSS_DATELESS:
      return g_strdup_printf (ngettext ("%u span has no date value, and is left out.",
                                        "%u spans have no date value, and are left out.", n),
                              n);
    case ANNO_LOSS_NAME:
      return g_strdup_printf (
          ngettext ("%u span has a tag or fields whose names the form must change.",
                    "%u spans have tags or fields whose names the form must change.", n),
          n);
    case ANNO_LOSS_ORIGIN:
      return g_strdup_printf (
          ngettext ("%u span says which ones it was settled of, and who decided; that is left out.",
                    "%u spans say which ones they were settled of, and who decided; that is left "
                    "out.",
                    n),
          n);
    default:
      g_return_val_if_reached (NULL);
    }
}
