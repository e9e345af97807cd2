/* The text of an article that is taken out of a page, a message or any other file with a markup: by
 * one rule, so that the same file gives the same text, and the same places, for ever.
 *
 * Rule 1 (docs/format.md). A text is a row of blocks, each of one kind, with one blank line between
 * them and one LF at the end. Within a block, white space of the source (space, tab, LF, CR, FF) is
 * one space where it parts words, and nothing at both ends; a break that the source asks for (<br>)
 * is one LF, and a second one in a row begins another block of that kind. A block of table cells
 * has a tab between them. Nothing else is added, dropped or changed, but control characters, which
 * no article may hold: they are dropped. An empty block is none. Blocks of a kind that isn't kept
 * are left out, and counted.
 *
 * Whoever changes that makes it rule 2, and keeps 1.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ANNO_BLOCK_TEXT_RULE 1

typedef enum
{
  ANNO_BLOCK_TITLE,
  ANNO_BLOCK_SUBTITLE,
  ANNO_BLOCK_BYLINE,
  ANNO_BLOCK_DATELINE,  /* the line that says where and when, in a head of its own */
  ANNO_BLOCK_PARAGRAPH,
  ANNO_BLOCK_SUBHEAD,
  ANNO_BLOCK_LIST_ITEM,
  ANNO_BLOCK_QUOTE,
  ANNO_BLOCK_CODE,      /* keeps its white space */
  ANNO_BLOCK_TABLE_ROW,
  ANNO_BLOCK_CAPTION,   /* of a picture, a film, a table */
  ANNO_BLOCK_CREDIT,    /* who took the picture, who wrote for whom, rights */
  ANNO_BLOCK_ASIDE,     /* "read more", share buttons, newsletter boxes, related links */
  ANNO_N_BLOCK_KINDS,
} AnnoBlockKind;

typedef guint AnnoBlockKinds; /* bits: 1 << kind */
#define ANNO_BLOCK_BIT(kind) (1u << (kind))
/* All but tables, captions, credits and asides. */
#define ANNO_BLOCKS_USUAL (ANNO_BLOCK_BIT (ANNO_BLOCK_TABLE_ROW) - 1u)

typedef struct _AnnoBlockText AnnoBlockText;

AnnoBlockText *anno_block_text_new  (AnnoBlockKinds kept) G_GNUC_WARN_UNUSED_RESULT;
void           anno_block_text_free (AnnoBlockText *self);

/* Begins a block; one that is open ends. */
void anno_block_text_begin (AnnoBlockText *self, AnnoBlockKind kind);
/* @n_bytes (-1: up to the NUL) of valid UTF-8 as the source has them, a part of the open block; a
 * paragraph where none is open, but for white space. */
void anno_block_text_add   (AnnoBlockText *self, const char *text, gssize n_bytes);
/* A line end within the block. */
void anno_block_text_break (AnnoBlockText *self);
/* The next cell of a row. */
void anno_block_text_cell  (AnnoBlockText *self);
void anno_block_text_end   (AnnoBlockText *self);
/* A whole block at once; nothing for NULL. */
void anno_block_text_block (AnnoBlockText *self, AnnoBlockKind kind, const char *text);

/* How many blocks of that kind were there and left out. */
guint anno_block_text_get_n_left_out (const AnnoBlockText *self, AnnoBlockKind kind);
/* The text so far, with the open block ended: "" or blocks and their LF. The caller's. */
char *anno_block_text_finish (AnnoBlockText *self) G_GNUC_WARN_UNUSED_RESULT;

/* @text, valid UTF-8, by the rule for words within a block: for titles and names. NULL where
 * nothing is left, and for NULL. */
char *anno_block_text_words (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoBlockText, anno_block_text_free)

G_END_DECLS
