#include "session/case-layer.h"

#include "files/file-reader.h"
#include "files/safe-name.h"
#include "formats/json-scan.h"
#include "formats/layer-reader.h"
#include "text/isolate.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How many spans of a layer are told one by one, of those that moved and of those that are lost. */
#define MOST_TOLD 20

/* How much of a quote is told, in code points. */
#define MOST_QUOTED 60

/* A file that is read, and who is to know what is wrong with it. */
typedef struct
{
  const char *file;
  GPtrArray *problems;
} Telling;

void
anno_case_problem_add (GPtrArray *problems, const char *file, char *words)
{
  g_autofree char *owned = words;
  g_autofree char *shown = anno_safe_name_display (file);

  g_ptr_array_add (problems, g_str_has_prefix (words, "“")
                                 ? g_steal_pointer (&owned)
                                 /* Translators: a file, then what is wrong with it. */
                                 : g_strdup_printf (_("“%s”: %s"), shown, words));
}

/* @words: transfer full. */
static void
tell (const Telling *self, char *words)
{
  anno_case_problem_add (self->problems, self->file, words);
}

static gboolean
has_finding (const GPtrArray *findings, guint kinds)
{
  for (guint i = 0; i < findings->len; i++)
    if ((kinds & 1u << ((const AnnoFinding *) findings->pdata[i])->kind) != 0)
      return TRUE;
  return FALSE;
}

static void
tell_unread (const Telling *self, AnnoLayer *layer)
{
  const GPtrArray *unread = anno_layer_get_unread (layer);
  guint n = unread != NULL ? unread->len : 0;

  if (n > 0)
    tell (self, g_strdup_printf (ngettext ("%u line isn’t an annotation that can be compared.",
                                           "%u lines aren’t annotations that can be compared.", n),
                                 n));
}

/* Its words on one line, cut where they are long. */
static char *
show_quote (const AnnoSpanMove *move)
{
  g_autofree char *start
      = g_utf8_substring (move->quote, 0, MIN (MOST_QUOTED, g_utf8_strlen (move->quote, -1)));
  g_autofree char *cut
      = g_strconcat (start, strlen (start) < strlen (move->quote) ? "…" : "", NULL);

  g_strdelimit (cut, "\n\r\t", ' ');
  return anno_isolate_escaped (cut);
}

static char *
describe_moved (const AnnoSpanMove *move)
{
  g_autofree char *quote = show_quote (move);

  return g_strdup_printf (
      /* Translators: words that a colleague marked; two places, in characters; how sure it is. */
      _("The annotation of “%s” was at %u–%u, and is compared at %u–%u (%u %% sure)."), quote,
      anno_span_get_start (move->was), anno_span_get_end (move->was),
      anno_span_get_start (move->now), anno_span_get_end (move->now), move->confidence);
}

static char *
describe_lost (const AnnoSpanMove *move)
{
  g_autofree char *quote = show_quote (move);
  guint start = anno_span_get_start (move->was), end = anno_span_get_end (move->was);

  return *move->quote != '\0'
             ? g_strdup_printf (
                 _("The annotation of “%s” at %u–%u isn’t found in this version, and "
                   "is left out."),
                 quote, start, end)
             : g_strdup_printf (
                 _("The annotation at %u–%u quotes no words, so it can’t be found in "
                   "this version, and is left out."),
                 start, end);
}

static void
tell_each (const Telling *self, const GPtrArray *moves, char *(*describe) (const AnnoSpanMove *) )
{
  for (guint i = 0; i < moves->len && i < MOST_TOLD; i++)
    tell (self, describe (moves->pdata[i]));
}

static void
tell_moves (const Telling *self, const AnnoLayerMove *move)
{
  guint n = move->moved->len;
  g_autofree char *moved
      = g_strdup_printf (ngettext ("%u annotation was found elsewhere, or with other words",
                                   "%u annotations were found elsewhere, or with other words", n),
                         n);
  n = move->lost->len;
  g_autofree char *lost = g_strdup_printf (
      ngettext ("%u wasn’t found, and is left out", "%u weren’t found, and are left out", n), n);

  /* Translators: how many annotations moved, and how many are left out, as above. */
  tell (self, g_strdup_printf (_("It was made on another version of the text. It is compared "
                                 "where its words are now: %s; %s."),
                               moved, lost));
  tell_each (self, move->lost, describe_lost);
  tell_each (self, move->moved, describe_moved);
}

/* Puts the layer in @bytes where its words are now. */
static gboolean
read_moved (AnnoCaseLayer *self, GBytes *bytes, AnnoCaseText *text, const Telling *telling)
{
  g_autoptr (GHashTable) said = anno_said_places_new ();
  g_autoptr (AnnoLayer) layer = anno_layer_reader_read_said (bytes, said, NULL, NULL, NULL);

  g_return_val_if_fail (layer != NULL, FALSE); /* it was read a moment ago */
  if (text->here == NULL)
    text->here = anno_anchor_new (text->article);
  g_autoptr (AnnoLayerMove) move = anno_layer_move_new (layer, said, text->article, text->here);
  if (anno_layer_get_n_spans (move->layer) == 0 && move->lost->len > 0)
    {
      tell (telling,
            g_strdup (_("It was made on another version of the text, and doesn’t fit this "
                        "one: it is left out.")));
      return FALSE;
    }
  tell_moves (telling, move);
  g_set_object (&self->layer, move->layer);
  self->moved = g_ptr_array_ref (move->moved);
  self->lost = g_ptr_array_ref (move->lost);
  return TRUE;
}

gboolean
anno_case_layer_read (AnnoCaseLayer *self, const char *file, AnnoCaseText *text,
                      GPtrArray *problems)
{
  const guint places = 1u << ANNO_FINDING_QUOTE | 1u << ANNO_FINDING_OFF_TEXT;
  const Telling telling = { file, problems };

  g_return_val_if_fail (self != NULL && file != NULL && text != NULL && problems != NULL, FALSE);

  g_autoptr (GPtrArray) findings = anno_findings_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = anno_file_reader_read (file, ANNO_JSON_MAX_LAYER, NULL, &error);
  *self = (AnnoCaseLayer){ NULL };
  if (bytes != NULL)
    self->layer = anno_layer_reader_read (bytes, text->article, findings, NULL, &error);
  if (self->layer == NULL)
    {
      tell (&telling, g_strdup (error->message));
      return FALSE;
    }
  self->on_other_text = has_finding (findings, 1u << ANNO_FINDING_OTHER_TEXT);
  if (self->on_other_text && !has_finding (findings, places))
    tell (&telling, g_strdup (_("It was made on another version of the text. All words that it "
                                "quotes are at their places, so it is compared.")));
  else if (self->on_other_text && !read_moved (self, bytes, text, &telling))
    {
      anno_case_layer_clear (self);
      return FALSE;
    }
  tell_unread (&telling, self->layer);
  return TRUE;
}

void
anno_case_layer_clear (AnnoCaseLayer *self)
{
  g_return_if_fail (self != NULL);

  g_clear_object (&self->layer);
  g_clear_pointer (&self->moved, g_ptr_array_unref);
  g_clear_pointer (&self->lost, g_ptr_array_unref);
}
