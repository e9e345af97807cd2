/* What a set becomes in a form: for tests of forms that only go out. */
#pragma once

#include "foreign/set-format.h"

G_BEGIN_DECLS

/* All of the corpus at @root. Fails the test where something can't be read. */
GBytes *out_scene_export (const char *root, const AnnoSetFormat *format) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
