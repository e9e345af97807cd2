/* Reads UIMA CAS in XMI (UIMA References, “XMI CAS Serialization Reference”), of any type system.
 *
 * XMI itself doesn't say which numbers are references: TypeSystem.xml does, which is looked for
 * beside the file and in the folders above it. What it doesn't declare is taken for a reference
 * where all values of the feature in the file are ids of feature structures; that it was guessed is
 * told. Arrays are read in both spellings, as an attribute with ids and as elements, and where they
 * are feature structures of their own. A line break within an attribute that isn't written as
 * &#10; is a blank: XML has it so. */
#pragma once

#include "foreign/set-format.h"

G_BEGIN_DECLS

gboolean
anno_uima_xmi_read (const AnnoForeignFile *file, const AnnoForeignSink *sink, GError **error);

G_END_DECLS
