#include "session/own-version.h"

#include "model/span-draft.h"

#include <glib/gi18n-lib.h>

static G_DEFINE_QUARK (anno-own-version, anno_own_version)

typedef struct
{
  AnnoReview *review;
  AnnoReviewReading *reading; /* whose cluster it is */
  guint cluster;
  AnnoSpan *like;
  char *why;
} Wanted;

static void
wanted_free (Wanted *self)
{
  g_object_unref (self->review);
  anno_review_reading_unref (self->reading);
  g_clear_pointer (&self->like, anno_span_unref);
  g_free (self->why);
  g_free (self);
}

static Wanted *
wanted_of (AnnoSession *session)
{
  return g_object_get_qdata (G_OBJECT (session), anno_own_version_quark ());
}

/* Clusters have other numbers once layers are read anew. While another article is being read, the
 * review still has the one before. */
static gboolean
is_current (const Wanted *self)
{
  AnnoReviewReading *reading = anno_review_get_reading (self->review);

  return reading != NULL && anno_review_is_in_hand (self->review)
         && anno_review_reading_get_case (reading) == anno_review_reading_get_case (self->reading);
}

void
anno_own_version_begin (AnnoReview *review, guint cluster, AnnoSpan *like, const char *why)
{
  g_return_if_fail (ANNO_IS_REVIEW (review) && anno_review_get_reading (review) != NULL);

  Wanted *self = g_new0 (Wanted, 1);
  self->review = g_object_ref (review);
  self->reading = anno_review_reading_ref (anno_review_get_reading (review));
  self->cluster = cluster;
  self->like = like != NULL ? anno_span_ref (like) : NULL;
  self->why = g_strdup (why);
  g_object_set_qdata_full (G_OBJECT (anno_review_get_session (review)), anno_own_version_quark (),
                           self, (GDestroyNotify) wanted_free);
}

void
anno_own_version_end (AnnoSession *session)
{
  g_return_if_fail (ANNO_IS_SESSION (session));
  g_object_set_qdata (G_OBJECT (session), anno_own_version_quark (), NULL);
}

gboolean
anno_own_version_is_wanted (AnnoSession *session)
{
  g_return_val_if_fail (ANNO_IS_SESSION (session), FALSE);

  const Wanted *self = wanted_of (session);
  return self != NULL && is_current (self);
}

static AnnoSpan *
make_span (const Wanted *self, const AnnoTag *tag, const GArray *segments)
{
  AnnoSpanDraft *draft = anno_span_draft_new (tag->id);

  for (guint i = 0; i < segments->len; i++)
    {
      const AnnoSegment *segment = &g_array_index (segments, AnnoSegment, i);
      anno_span_draft_add_segment (draft, segment->start, segment->end);
    }
  if (self->like != NULL && anno_span_get_tag (self->like) == tag->id)
    for (guint i = 0; i < anno_span_get_n_values (self->like); i++)
      anno_span_draft_add_value (draft, anno_value_copy (anno_span_get_value (self->like, i)));
  anno_span_draft_set_created (draft, g_get_real_time () / G_USEC_PER_SEC * G_USEC_PER_SEC);
  return anno_span_draft_finish (draft);
}

gboolean
anno_own_version_take (AnnoSession *session, const AnnoTag *tag)
{
  g_return_val_if_fail (ANNO_IS_SESSION (session) && tag != NULL, FALSE);

  if (!anno_own_version_is_wanted (session))
    return FALSE;
  Wanted *self = wanted_of (session);
  if (!anno_session_has_selection (session))
    {
      anno_session_say (session, _("Select the words that your version is to mark."));
      return TRUE;
    }
  g_autoptr (AnnoSpan) span = make_span (self, tag, anno_session_get_selection (session));
  if (span == NULL
      || !anno_review_decide (self->review, self->cluster, ANNO_DECISION_REPLACE, NULL, 0, span,
                              self->why))
    return TRUE;
  anno_session_say_done (session, _("Your version is what counts here."));
  anno_session_select (session, 0, 0);
  anno_own_version_end (session);
  return TRUE;
}
