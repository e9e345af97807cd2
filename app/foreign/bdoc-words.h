/* Our own words among the features of a BDoc annotation. Fields of a tagset may have any name, so
 * ours begin with ANNO_BDOC_OURS, and a field that begins so too is written with it twice. */
#pragma once

#define ANNO_BDOC_OURS "annotator:"

#define ANNO_BDOC_IRI ANNO_BDOC_OURS "iri"
#define ANNO_BDOC_NOTE ANNO_BDOC_OURS "note"
#define ANNO_BDOC_UNSURE ANNO_BDOC_OURS "unsure"
#define ANNO_BDOC_PART_OF ANNO_BDOC_OURS "part-of"
/* In front of a field: what its values have beside. */
#define ANNO_BDOC_NAME ANNO_BDOC_OURS "name:"
#define ANNO_BDOC_TYPE ANNO_BDOC_OURS "type:"
#define ANNO_BDOC_MOD ANNO_BDOC_OURS "mod:"
#define ANNO_BDOC_ANCHOR ANNO_BDOC_OURS "anchor:"
