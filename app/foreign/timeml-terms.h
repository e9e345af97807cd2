/* What TimeML's TIMEX3 means here, and how it is said where a tagset calls it otherwise: by the
 * attributes `tag` and `field` in a namespace of this program, which TimeML doesn't know and others
 * pass over. */
#pragma once

#define ANNO_TIMEML_TAG "date"
#define ANNO_TIMEML_FIELD "when"
#define ANNO_TIMEML_NAMESPACE "https://example.org/ns/annotator#"
