/* An article as a reader of formats found it in a source: its text, and what is known of it; not
 * yet an article of a corpus. */
#pragma once

#include "formats/block-text.h"
#include "formats/meta-file.h"

G_BEGIN_DECLS

typedef struct
{
  char *text;     /* valid UTF-8 without NUL, by the rule of formats/block-text, or as it came */
  AnnoMeta meta;  /* `date` as the source's own zone has the day; all may be NULL */
  guint left_out[ANNO_N_BLOCK_KINDS]; /* how many blocks of each kind aren't in the text */
  GPtrArray *notes; /* of char: sentences about what was odd, to show; never NULL */
} AnnoArticleDraft;

AnnoArticleDraft *anno_article_draft_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void              anno_article_draft_free (AnnoArticleDraft *self);
/* Takes text and counts out of @text, once. */
void              anno_article_draft_take_text (AnnoArticleDraft *self, AnnoBlockText *text);
/* A sentence about what was odd. */
void              anno_article_draft_note (AnnoArticleDraft *self, const char *format, ...)
    G_GNUC_PRINTF (2, 3);
/* Copies of @notes (of char): sentences about the source as a whole. */
void              anno_article_draft_take_notes (AnnoArticleDraft *self, const GPtrArray *notes);
/* Sets `raw_date` of the meta to @raw, and `date` with its origin where it can be read. Nothing for
 * NULL and for blanks, and where `date` is set already: the best candidate comes first. */
void              anno_article_draft_offer_date (AnnoArticleDraft *self, const char *raw);

/* Whether @words, which may be NULL, are an address of the web, and no other name. */
gboolean anno_article_draft_is_address (const char *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoArticleDraft, anno_article_draft_free)

G_END_DECLS
