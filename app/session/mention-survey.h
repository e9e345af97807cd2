/* Surveys whom one annotator's layers mention in a whole corpus: how often, and where.
 *
 * Layers in memory count as they are there, saved or not; all others are read from their files, off
 * the main thread. Whom somebody was merged into is taken from the ledger at that moment.
 */
#pragma once

#include "model/people.h"
#include "session/corpus.h"
#include "session/people-gesture.h"

G_BEGIN_DECLS

typedef struct
{
  guint n;          /* mentions */
  guint n_articles; /* in so many articles */
} AnnoMentionCount;

typedef struct
{
  GHashTable *counts;  /* id → AnnoMentionCount; of mentions of those merged into them, too */
  GPtrArray *mentions; /* of AnnoMentioned, of the one asked for, by article and place; else NULL */
  GPtrArray *problems; /* of char: what could not be read, and so isn't counted */
} AnnoMentionSurvey;

void anno_mention_survey_free (AnnoMentionSurvey *self);
/* Mentions of @id, and of who was merged into them. */
AnnoMentionCount anno_mention_survey_count (const AnnoMentionSurvey *self, const char *id);

/* Blocks. @slug: whose layers. @people: their ledger. @id: whose mentions are to be listed; NULL
 * to count only. Errors: ANNO_FILE_ERROR about the root, G_IO_ERROR_CANCELLED. */
AnnoMentionSurvey *anno_mention_survey_run (const char *root, const char *slug, AnnoPeople *people,
                                            const char *id, GCancellable *cancellable,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The same for the annotator of @corpus, with what is in memory, in a worker thread. */
void               anno_mention_survey_async  (AnnoCorpus *corpus, const char *id,
                                               GCancellable *cancellable,
                                               GAsyncReadyCallback callback, gpointer data);
AnnoMentionSurvey *anno_mention_survey_finish (GAsyncResult *result, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* How often @id, and who was merged into them, is mentioned in @layer: counted at once. */
guint anno_mention_survey_count_in (AnnoLayer *layer, AnnoPeople *people, const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoMentionSurvey, anno_mention_survey_free)

G_END_DECLS
