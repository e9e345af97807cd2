/* A finding: something about a layer, or its file, that a person should look at.
 *
 * Findings are listed, never acted upon: what they are about stays as it is.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  ANNO_FINDING_BAD_FILE,      /* the file can't be read as what it should be */
  ANNO_FINDING_OTHER_TEXT,    /* the layer is about another version of the text */
  ANNO_FINDING_QUOTE,         /* what is quoted isn't what stands there */
  ANNO_FINDING_OFF_TEXT,      /* a place beyond the text, or a stretch turned round */
  ANNO_FINDING_DOUBLE_ID,     /* a second annotation of one id */
  ANNO_FINDING_UNREAD,        /* a line that isn't an annotation as docs/format.md has it; kept */
  ANNO_FINDING_UNKNOWN_TAG,   /* a span type that the tagset doesn't have */
  ANNO_FINDING_UNKNOWN_FIELD, /* a field that its span type doesn't have */
  ANNO_FINDING_BAD_VALUE,     /* a value that its field doesn't allow */
  ANNO_FINDING_DEAD_LINK,     /* a link to a span that isn't there, or may not be linked to */
  ANNO_FINDING_MISSING,       /* a field without which the span says little */
  ANNO_FINDING_CIRCLE,        /* links that lead back to where they set out from */
  ANNO_FINDING_NO_ARTICLE,    /* a layer file whose article isn't there */
  ANNO_FINDING_CONFLICT_COPY, /* another version of a file, which a sync client left beside it */
  ANNO_FINDING_CONFLICT_MARKERS, /* two versions in one file, as version control leaves them */
} AnnoFindingKind;

typedef struct
{
  AnnoFindingKind kind;
  char *id;      /* the annotation's IRI, or NULL */
  guint line;    /* of the layer file, from 1; 0 where unknown */
  guint start;   /* where in the article, in code points; start equals end where nowhere */
  guint end;
  char *message; /* one sentence, to show as it is */
} AnnoFinding;

/* @message: transfer full. */
AnnoFinding *anno_finding_new  (AnnoFindingKind kind, char *message) G_GNUC_WARN_UNUSED_RESULT;
void         anno_finding_free (AnnoFinding *self);
/* An array that frees its findings. */
GPtrArray   *anno_findings_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* "quote", "dead-link" …: stable names for scripts. */
const char  *anno_finding_kind_to_string (AnnoFindingKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoFinding, anno_finding_free)

G_END_DECLS
