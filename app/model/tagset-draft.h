/* A tagset in the making: a copy of one, to be changed.
 *
 * What is simple is set in the types and fields themselves, which are the draft's own: names,
 * colour, key, role, guidelines and flags. What touches more than one place goes through the
 * functions below. Ids are what files hold, so they stay when a name changes; an id that is changed
 * is remembered as what the type was formerly known by, and links that lead to it follow.
 *
 * A draft may hold what no file may (model/tagset-check): it is on its way.
 */
#pragma once

#include "model/tagset.h"

G_BEGIN_DECLS

typedef struct _AnnoTagsetDraft AnnoTagsetDraft;

/* @tagset: in the words of its file, not reworded. */
AnnoTagsetDraft *anno_tagset_draft_new (const AnnoTagset *tagset) G_GNUC_WARN_UNUSED_RESULT;
void anno_tagset_draft_free (AnnoTagsetDraft *self);
/* A tagset as the draft is now; the draft goes on. */
AnnoTagset *anno_tagset_draft_make (const AnnoTagsetDraft *self) G_GNUC_WARN_UNUSED_RESULT;

const char *anno_tagset_draft_get_name (const AnnoTagsetDraft *self);
void anno_tagset_draft_set_name (AnnoTagsetDraft *self, const char *name);
guint anno_tagset_draft_get_n_tags (const AnnoTagsetDraft *self);
/* The type at @index, in order: the draft's, to be changed. */
AnnoTag *anno_tagset_draft_get_tag (AnnoTagsetDraft *self, guint index);
/* Its place; G_MAXUINT where it isn't there. */
guint anno_tagset_draft_index_of (const AnnoTagsetDraft *self, const AnnoTag *tag);
/* Whether @tag was in the tagset that the draft was made of, so that annotations may hold its id.
 */
gboolean anno_tagset_draft_is_old (const AnnoTagsetDraft *self, const AnnoTag *tag);

/* A new type at the end, with an id and a key made of @name, and a colour that is free as far as
 * there is one. */
AnnoTag *anno_tagset_draft_add_tag (AnnoTagsetDraft *self, const char *name);
/* Takes the type out, and out of what links may lead to; a link that led to nothing else leads to
 * any. */
void anno_tagset_draft_remove_tag (AnnoTagsetDraft *self, AnnoTag *tag);
void anno_tagset_draft_move_tag (AnnoTagsetDraft *self, guint from, guint to);
/* Gives the type another name. The id of one that is new follows, and so does its key, unless they
 * were set by hand. */
void anno_tagset_draft_rename (AnnoTagsetDraft *self, AnnoTag *tag, const char *name);
void anno_tagset_draft_set_key (AnnoTagsetDraft *self, AnnoTag *tag, gunichar key);
/* An id that the type had in the tagset that the draft was made of is kept as a former one. */
void anno_tagset_draft_set_id (AnnoTagsetDraft *self, AnnoTag *tag, const char *id);

/* A new field at the end of @tag, with an id made of @name. */
AnnoField *anno_tagset_draft_add_field (AnnoTagsetDraft *self, AnnoTag *tag, AnnoFieldKind kind,
                                        const char *name);
/* As …_rename. */
void anno_tagset_draft_rename_field (AnnoTagsetDraft *self, AnnoTag *tag, AnnoField *field,
                                     const char *name);
/* Only of a field that is new: what there is in files has a kind. */
void anno_tagset_draft_set_kind (AnnoTagsetDraft *self, AnnoField *field, AnnoFieldKind kind);
void anno_tagset_draft_remove_field (AnnoTagsetDraft *self, AnnoTag *tag, AnnoField *field);
void anno_tagset_draft_move_field (AnnoTagsetDraft *self, AnnoTag *tag, guint from, guint to);
/* Whether @field was in @tag already when the draft was made. */
gboolean anno_tagset_draft_is_old_field (const AnnoTagsetDraft *self, const AnnoTag *tag,
                                         const AnnoField *field);

/* A new choice at the end of @field, with an id made of @name. */
void anno_tagset_draft_add_choice (AnnoTagsetDraft *self, AnnoField *field, const char *name);
/* As …_rename. */
void anno_tagset_draft_rename_choice (AnnoTagsetDraft *self, AnnoField *field, guint index,
                                      const char *name);
void anno_tagset_draft_remove_choice (AnnoTagsetDraft *self, AnnoField *field, guint index);
void anno_tagset_draft_move_choice (AnnoTagsetDraft *self, AnnoField *field, guint from, guint to);
/* Whether a link of @field may lead to @tag; listing none of them lets it lead to any. */
void anno_tagset_draft_set_target (AnnoTagsetDraft *self, AnnoField *field, const AnnoTag *tag,
                                   gboolean leads);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoTagsetDraft, anno_tagset_draft_free)

G_END_DECLS
