/* What a web page says of its article in its head and its attributes: <meta> in its dialects,
 * JSON-LD (formats/page-json), microdata, <link>, <title>. */
#pragma once

#include "formats/page-facts.h"

#include <libxml/tree.h>

G_BEGIN_DECLS

AnnoPageFacts *anno_page_metadata_read (xmlDoc *doc) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
