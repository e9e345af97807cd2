/* Which of the bodies and headlines of a ninjs item is the one to read.
 *
 * ninjs 1.x has members "body_<role>" and "headline_<role>", 2.x and 3.x arrays "bodies" and
 * "headlines" of objects with a role, a type and a value. The roles are the provider's, so their
 * order here goes by what they usually are.
 */
#pragma once

#include "formats/json-slice.h"

G_BEGIN_DECLS

typedef struct
{
  char *words; /* as the item has them; NULL where it has none */
  gboolean html;
} AnnoNinjsText;

/* The body of @item: "main" before "text", one without a role, and marked-up ones. */
void anno_ninjs_text_find_body     (const AnnoJsonSlice *item, AnnoNinjsText *self);
/* Its headline: one without a role before "main". */
void anno_ninjs_text_find_headline (const AnnoJsonSlice *item, AnnoNinjsText *self);
void anno_ninjs_text_clear         (AnnoNinjsText *self);

/* The member of @item whose name is @name but for its case: 3.x says versionCreated, the others
 * versioncreated. */
gboolean anno_ninjs_find (const AnnoJsonSlice *item, const char *name, AnnoJsonSlice *value);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnnoNinjsText, anno_ninjs_text_clear)

G_END_DECLS
