#include "formats/draft-sink.h"

#include "text/plain.h"

#include <glib/gi18n-lib.h>

/* Different reasons that are kept: a hostile source could have as many as parts. */
#define MOST_REASONS 64
#define MAX_PART 300 /* code points of what is shown */
#define MAX_WHY 1000

typedef struct
{
  char *why;
  guint n;
} Reason;

struct _AnnoSkipTally
{
  const AnnoDraftSink *sink;
  guint most;
  guint n_named;
  guint n_unnamed;
  guint n_others;
  GArray *reasons; /* of Reason */
};

gboolean
anno_draft_sink_give (const AnnoDraftSink *self, AnnoArticleDraft *draft, GError **error)
{
  g_return_val_if_fail (self != NULL && draft != NULL, FALSE);

  if (self->article (draft, self->data))
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("The import was stopped."));
  return FALSE;
}

static char *
show (const char *text, glong max)
{
  g_autofree char *clean = anno_plain_clean (text);

  return g_utf8_strlen (clean, -1) > max ? g_utf8_substring (clean, 0, max)
                                         : g_steal_pointer (&clean);
}

void
anno_draft_sink_skip (const AnnoDraftSink *self, const char *part, const char *why)
{
  g_return_if_fail (self != NULL && part != NULL && why != NULL);

  if (self->skipped == NULL)
    return;
  g_autofree char *shown = show (part, MAX_PART);
  g_autofree char *sentence = show (why, MAX_WHY);
  self->skipped (shown, sentence, self->data);
}

void
anno_draft_sink_progress (const AnnoDraftSink *self, guint64 done, guint64 all, guint64 *told)
{
  g_return_if_fail (self != NULL && told != NULL);

  if (self->progress == NULL || all == 0 || done <= *told
      || (done < all && done - *told < all / 256))
    return;
  *told = done;
  self->progress (MIN ((double) done / (double) all, 1.0), self->data);
}

static void
clear_reason (gpointer data)
{
  g_free (((Reason *) data)->why);
}

AnnoSkipTally *
anno_skip_tally_new (const AnnoDraftSink *sink, guint most)
{
  g_return_val_if_fail (sink != NULL, NULL);

  AnnoSkipTally *self = g_new0 (AnnoSkipTally, 1);
  self->sink = sink;
  self->most = most;
  self->reasons = g_array_new (FALSE, FALSE, sizeof (Reason));
  g_array_set_clear_func (self->reasons, clear_reason);
  return self;
}

void
anno_skip_tally_free (AnnoSkipTally *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->reasons);
  g_free (self);
}

void
anno_skip_tally_name (AnnoSkipTally *self, const char *part, const char *why)
{
  g_return_if_fail (self != NULL && part != NULL && why != NULL);

  if (self->n_named == self->most)
    {
      self->n_unnamed++;
      return;
    }
  self->n_named++;
  anno_draft_sink_skip (self->sink, part, why);
}

void
anno_skip_tally_count (AnnoSkipTally *self, const char *why)
{
  g_return_if_fail (self != NULL && why != NULL);

  for (guint i = 0; i < self->reasons->len; i++)
    {
      Reason *reason = &g_array_index (self->reasons, Reason, i);
      if (g_str_equal (reason->why, why))
        {
          reason->n++;
          return;
        }
    }
  Reason fresh = { NULL, 1 };
  if (self->reasons->len == MOST_REASONS)
    {
      self->n_others++;
      return;
    }
  fresh.why = g_strdup (why);
  g_array_append_val (self->reasons, fresh);
}

static void
tell (const AnnoSkipTally *self, guint n, const char *why)
{
  /* Translators: parts of a file that give no article; why comes behind it. */
  g_autofree char *part = g_strdup_printf (ngettext ("%u part", "%u parts", n), n);

  if (n > 0)
    anno_draft_sink_skip (self->sink, part, why);
}

void
anno_skip_tally_tell (AnnoSkipTally *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->reasons->len; i++)
    {
      const Reason *reason = &g_array_index (self->reasons, Reason, i);
      tell (self, reason->n, reason->why);
    }
  tell (self, self->n_others, _("There are other reasons, too many to list."));
  tell (self, self->n_unnamed, _("More could not be read; only the first ones are named."));
}
