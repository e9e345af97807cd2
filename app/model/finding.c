#include "model/finding.h"

static const char *const names[] = {
  [ANNO_FINDING_BAD_FILE] = "bad-file",
  [ANNO_FINDING_OTHER_TEXT] = "other-text",
  [ANNO_FINDING_QUOTE] = "quote",
  [ANNO_FINDING_OFF_TEXT] = "off-text",
  [ANNO_FINDING_DOUBLE_ID] = "double-id",
  [ANNO_FINDING_UNREAD] = "unread",
  [ANNO_FINDING_UNKNOWN_TAG] = "unknown-tag",
  [ANNO_FINDING_UNKNOWN_FIELD] = "unknown-field",
  [ANNO_FINDING_BAD_VALUE] = "bad-value",
  [ANNO_FINDING_DEAD_LINK] = "dead-link",
  [ANNO_FINDING_MISSING] = "missing",
  [ANNO_FINDING_CIRCLE] = "circle",
  [ANNO_FINDING_NO_ARTICLE] = "no-article",
  [ANNO_FINDING_CONFLICT_COPY] = "conflict-copy",
  [ANNO_FINDING_CONFLICT_MARKERS] = "conflict-markers",
};

AnnoFinding *
anno_finding_new (AnnoFindingKind kind, char *message)
{
  AnnoFinding *self = g_new0 (AnnoFinding, 1);
  self->kind = kind;
  self->message = message;
  return self;
}

void
anno_finding_free (AnnoFinding *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->message);
  g_free (self);
}

GPtrArray *
anno_findings_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) anno_finding_free);
}

const char *
anno_finding_kind_to_string (AnnoFindingKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (names), "unknown");
  return names[kind];
}
