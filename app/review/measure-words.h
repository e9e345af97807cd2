/* Measures in words: why one has no value. */
#pragma once

#include "review/rated-text.h"

G_BEGIN_DECLS

/* A sentence; NULL where it is defined. */
const char *anno_undefined_describe (AnnoUndefined undefined);
/* "no-text", "nothing", …: stable names for scripts; NULL where it is defined. */
const char *anno_undefined_id       (AnnoUndefined undefined);

G_END_DECLS
