/* The three ways to count a place in a UTF-8 text, told apart.
 *
 * A place is a count of Unicode code points from the start of the text: that is what spans, the
 * W3C selectors and GtkTextIter use. Files and GLib strings count bytes; Java, JavaScript and
 * C# programs count UTF-16 code units. AnnoOffsets converts between them in constant time for
 * ASCII text, and for each stretch of ANNO_OFFSETS_STRIDE code points in which both counts go
 * along; otherwise by a walk in that stretch.
 *
 * This is the lowest floor of the house: it includes nothing but GLib.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ANNO_OFFSETS_STRIDE 64

typedef struct _AnnoOffsets AnnoOffsets;

/* @text: valid UTF-8 without NUL, kept by the caller for as long as the offsets live.
 * @length: its length in bytes. */
AnnoOffsets *anno_offsets_new  (const char *text, gsize length) G_GNUC_WARN_UNUSED_RESULT;
void         anno_offsets_free (AnnoOffsets *self);

/* The length of the text in code points. */
guint anno_offsets_get_length       (const AnnoOffsets *self);
/* The length of the text in UTF-16 code units. */
guint anno_offsets_get_utf16_length (const AnnoOffsets *self);

/* The byte at which code point @place begins; past the end, the length in bytes. */
gsize anno_offsets_to_byte   (const AnnoOffsets *self, guint place);
/* The code point that holds byte @byte; past the end, the length in code points. */
guint anno_offsets_from_byte (const AnnoOffsets *self, gsize byte);

/* The UTF-16 code unit at which code point @place begins; past the end, the length in units. */
guint anno_offsets_to_utf16   (const AnnoOffsets *self, guint place);
/* The code point that holds UTF-16 code unit @unit; past the end, the length in code points. */
guint anno_offsets_from_utf16 (const AnnoOffsets *self, guint unit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoOffsets, anno_offsets_free)

G_END_DECLS
