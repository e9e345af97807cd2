/* An edit: one change of one thing, with its full value before and after; and a step: the edits of
 * one gesture, which are done and undone together.
 *
 * Because both values are whole, an edit can be applied, taken back, written to a journal and
 * checked against what is there, without knowing how it came about. Edits and steps are immutable,
 * shared by reference count.
 */
#pragma once

#include "model/person.h"
#include "model/span.h"

G_BEGIN_DECLS

typedef enum
{
  ANNO_EDIT_SPAN,   /* a span of the layer on `article` came, went or changed */
  ANNO_EDIT_MEMBER, /* the member `name` of that layer ("date", "dateOrigin", "state") changed */
  ANNO_EDIT_PERSON, /* a person of the ledger came, went or changed */
  ANNO_EDIT_RECORD, /* a record `name` of one's review of `article` came into force, or went */
} AnnoEditKind;

typedef struct
{
  AnnoEditKind kind;
  char *article;      /* the article's path below the corpus, with "/"; NULL for a person */
  AnnoSpan *before;   /* spans: NULL where there was none, … */
  AnnoSpan *after;    /* … or where there is none any more */
  char *name;         /* members: which one; records: the id */
  char *old_text;     /* members: NULL for unset; records: NULL where it wasn't in force */
  char *new_text;
  AnnoPerson *old_person;
  AnnoPerson *new_person;
} AnnoEdit;

/* One of @before and @after may be NULL; both are only for the same id. */
AnnoEdit *anno_edit_new_span   (const char *article, AnnoSpan *before, AnnoSpan *after)
    G_GNUC_WARN_UNUSED_RESULT;
AnnoEdit *anno_edit_new_member (const char *article, const char *name, const char *before,
                                const char *after) G_GNUC_WARN_UNUSED_RESULT;
AnnoEdit *anno_edit_new_person (AnnoPerson *before, AnnoPerson *after) G_GNUC_WARN_UNUSED_RESULT;
/* @made: whether it came into force; else it went. */
AnnoEdit *anno_edit_new_record (const char *article, const char *id, gboolean made)
    G_GNUC_WARN_UNUSED_RESULT;
void      anno_edit_free       (AnnoEdit *self);
/* The edit that takes @self back. */
AnnoEdit *anno_edit_invert     (const AnnoEdit *self) G_GNUC_WARN_UNUSED_RESULT;
/* The id of the span, person or record; NULL for a member. */
const char *anno_edit_get_id   (const AnnoEdit *self);
/* The article whose layer it changes; NULL where it changes none. */
const char *anno_edit_get_layer (const AnnoEdit *self);

typedef struct _AnnoStep AnnoStep;

#define ANNO_TYPE_STEP (anno_step_get_type ())
GType anno_step_get_type (void) G_GNUC_CONST;

/* @label: what a person did, in their words ("Mark as Claim"); @edits: of AnnoEdit, transfer full,
 * not empty; @time: microseconds since 1970 UTC. */
AnnoStep        *anno_step_new         (const char *label, GPtrArray *edits, gint64 time)
    G_GNUC_WARN_UNUSED_RESULT;
AnnoStep        *anno_step_ref         (AnnoStep *self);
void             anno_step_unref       (AnnoStep *self);
const char      *anno_step_get_label   (const AnnoStep *self);
gint64           anno_step_get_time    (const AnnoStep *self);
const GPtrArray *anno_step_get_edits   (const AnnoStep *self);
/* The same step about the article @to in place of @from; where it isn't about that, itself. */
AnnoStep        *anno_step_move        (AnnoStep *self, const char *from, const char *to)
    G_GNUC_WARN_UNUSED_RESULT;
/* The article it changes first, or NULL where it changes people only. */
const char      *anno_step_get_article (const AnnoStep *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoEdit, anno_edit_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoStep, anno_step_unref)

G_END_DECLS
