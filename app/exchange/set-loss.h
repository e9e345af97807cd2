/* What a form can't hold of a set: found before it is written, with places. */
#pragma once

#include "foreign/set-format.h"

G_BEGIN_DECLS

typedef enum
{
  ANNO_LOSS_OVERLAP,
  ANNO_LOSS_SEGMENTS,
  ANNO_LOSS_LINK,
  ANNO_LOSS_FIELD,
  ANNO_LOSS_PERSON,
  ANNO_LOSS_NOTE,
  ANNO_LOSS_UNSURE,
  ANNO_LOSS_LOOSE,
  ANNO_LOSS_EXTRA,
  ANNO_LOSS_EDGES,
  ANNO_LOSS_SIGNS,
  ANNO_LOSS_DATELESS,
  ANNO_LOSS_NAME,
  ANNO_LOSS_ORIGIN, /* which annotations it was settled of, and by which decisions */
  ANNO_N_LOSSES,
} AnnoLossKind;

/* One span of which something is lost. */
typedef struct
{
  AnnoLossKind kind;
  char *article; /* to show */
  char *slug;
  char *id;      /* of the span */
  guint start;   /* code points */
  guint end;
  char *path;    /* of the article, below the corpus, on-disk encoding */
  char *words;   /* of the span, cut short */
} AnnoLoss;

/* Places are kept up to that many of each kind; the others are counted only. */
#define ANNO_LOSS_MAX 1000

typedef struct
{
  GPtrArray *places; /* of AnnoLoss, by article, annotator and reading order */
  guint n[ANNO_N_LOSSES];
} AnnoLosses;

AnnoLosses *anno_losses_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void        anno_losses_free (AnnoLosses *self);
/* Adds what the form loses of the article. */
void        anno_losses_add_article (AnnoLosses *self, const AnnoSetArticle *article,
                                     const AnnoSetFormat *format);
guint       anno_losses_get_n (const AnnoLosses *self);

/* The word that names a kind to scripts: "overlap". */
const char *anno_loss_id       (AnnoLossKind kind);
/* "3 spans have parts …": what becomes of @n spans, in a sentence. */
char       *anno_loss_describe (AnnoLossKind kind, guint n) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoLosses, anno_losses_free)

G_END_DECLS
