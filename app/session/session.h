/* A session: what one window has in hand of a corpus: the article, the selection, the chosen span,
 * the armed tag. What can be done with that is in session/verbs.
 *
 * Properties (notifying): corpus, document (AnnoDocument), chosen (string: a span's id), armed (a
 * tag's id), loading (boolean), has-selection (boolean), frame-open (boolean, told with every
 * change of the open frame), colleague (string: the name of whose annotations are looked at; NULL
 * for one's own). Signals:
 *   "toast" (const char *message, gboolean undoable)
 *   "reveal" (uint start, uint end): a stretch to bring into sight
 *   "failed" (const char *message): the article that was asked for can't be shown, and why.
 */
#pragma once

#include "session/article-listing.h"
#include "session/corpus.h"
#include "session/gesture.h"
#include "session/open-frame.h"
#include "session/over-layers.h"

G_BEGIN_DECLS

#define ANNO_TYPE_SESSION (anno_session_get_type ())
G_DECLARE_FINAL_TYPE (AnnoSession, anno_session, ANNO, SESSION, GObject)

AnnoSession  *anno_session_new         (AnnoCorpus *corpus) G_GNUC_WARN_UNUSED_RESULT;
AnnoCorpus   *anno_session_get_corpus  (AnnoSession *self);
/* The articles of the corpus, as the window lists them: what next and previous mean. */
AnnoArticleListing *anno_session_get_articles (AnnoSession *self);
/* The document in hand, or NULL. */
AnnoDocument *anno_session_get_document (AnnoSession *self);

/* Takes the article at @path in hand, as soon as it is read. */
void        anno_session_open     (AnnoSession *self, const char *path);
/* The path of the article in hand, or of the one that is being read; NULL for none. */
const char *anno_session_get_path (AnnoSession *self);

/* Shows @colleague's annotations, here and on the articles opened from now on, to be read only;
 * NULL goes back to one's own. */
void                 anno_session_look_at       (AnnoSession *self, const AnnoAnnotator *colleague);
/* Whose annotations are looked at; NULL for one's own. */
const AnnoAnnotator *anno_session_get_colleague (AnnoSession *self);
/* Colleagues' annotations that are shown over the text. Never NULL. */
AnnoOverLayers      *anno_session_get_over_layers (AnnoSession *self);
/* The people that the annotations in hand name. */
AnnoPeople          *anno_session_get_people    (AnnoSession *self);

/* The chosen span; NULL for none. */
AnnoSpan   *anno_session_get_chosen (AnnoSession *self);
/* Chooses the span with that id; NULL for none. @reveal: brings it into sight. */
void        anno_session_choose     (AnnoSession *self, const char *id, gboolean reveal);
/* Chooses several at once: the span @id, which is in hand as if it were chosen alone, and those
 * with @others (NULL-terminated ids) along with it, until another one is chosen. */
void        anno_session_choose_several (AnnoSession *self, const char *id,
                                         const char *const *others);
/* All that is chosen, of AnnoSpan (the layer's) in reading order. */
GPtrArray  *anno_session_list_chosen (AnnoSession *self) G_GNUC_WARN_UNUSED_RESULT;
/* The id of the type that a drag marks at once; NULL or "" for none. */
const char *anno_session_get_armed  (AnnoSession *self);
void        anno_session_arm        (AnnoSession *self, const char *tag);

/* What is selected: the stretches of a selection, the last one that of the caret. */
void anno_session_select         (AnnoSession *self, guint start, guint end);
/* Ctrl+drag: adds the stretch to the chosen span, or, without one, to the selection. */
void anno_session_select_further (AnnoSession *self, guint start, guint end);
/* Of AnnoSegment; empty where nothing is selected. */
const GArray *anno_session_get_selection (AnnoSession *self);
gboolean anno_session_has_selection      (AnnoSession *self);

/* The open frame; closed in an article that is taken in hand. Never NULL. */
const AnnoOpenFrame *anno_session_get_frame   (AnnoSession *self);
/* @span, which was marked just now, joins the open frame, or opens another one. */
void                 anno_session_enter_frame (AnnoSession *self, AnnoSpan *span);
void                 anno_session_close_frame (AnnoSession *self);

/* Where gestures act, for editors of fields. FALSE where nothing can be changed. */
gboolean anno_session_get_gesture (AnnoSession *self, AnnoGesture *gesture);
/* As …_get_gesture, but where nothing can be changed it says why not. */
gboolean anno_session_may_mark    (AnnoSession *self, AnnoGesture *gesture);
/* Does a step (transfer full; NULL does nothing) and says so where it is refused. */
gboolean anno_session_do          (AnnoSession *self, AnnoStep *step);
/* Has the window say something in passing. */
void     anno_session_say         (AnnoSession *self, const char *message);
/* The same of what was done just now, with a way to undo it. */
void     anno_session_say_done    (AnnoSession *self, const char *message);

G_END_DECLS
