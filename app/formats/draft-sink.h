/* What readers of articles say to whom they read for: drafts, parts that were skipped, progress.
 *
 * A tally is for sources of thousands of parts: it names the first ones, and counts the others by
 * the reason, so that what is told stays short whatever the source holds.
 */
#pragma once

#include "formats/article-format.h"

G_BEGIN_DECLS

/* Gives @draft away. FALSE with G_IO_ERROR_CANCELLED where that was enough. */
gboolean anno_draft_sink_give     (const AnnoDraftSink *self, AnnoArticleDraft *draft,
                                   GError **error);
/* Both are shown as plain text on one line, of which only the beginning counts: they quote a
 * source. */
void     anno_draft_sink_skip     (const AnnoDraftSink *self, const char *part, const char *why);
/* Tells that @done of @all bytes were read, but not more than some hundred times a source. @told:
 * what the last call left there, at first 0. */
void     anno_draft_sink_progress (const AnnoDraftSink *self, guint64 done, guint64 all,
                                   guint64 *told);

typedef struct _AnnoSkipTally AnnoSkipTally;

/* @most: how many parts are named. @sink must live as long. */
AnnoSkipTally *anno_skip_tally_new   (const AnnoDraftSink *sink, guint most)
    G_GNUC_WARN_UNUSED_RESULT;
void           anno_skip_tally_free  (AnnoSkipTally *self);
/* A part that is named, until there were too many. */
void           anno_skip_tally_name  (AnnoSkipTally *self, const char *part, const char *why);
/* A part that is counted only. */
void           anno_skip_tally_count (AnnoSkipTally *self, const char *why);
/* Tells what was counted, the reason that came first at first; once, at the end. */
void           anno_skip_tally_tell  (AnnoSkipTally *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoSkipTally, anno_skip_tally_free)

G_END_DECLS
