/* Writes sets as a REFI-QDA project (REFI-QDA Standard 1.5, Project.xsd of 18 March 2019): a ZIP
 * archive with project.qde, and each article as a text in sources/.
 *
 * A span is a selection for each of its segments, coded with its tag, its choices and the persons
 * it names (foreign/refi-qda-codes); what else its fields say is the selection's description, its
 * note a Note. Links between spans, and from a segment to the next, are Links between selections.
 * Annotators are Users. Nothing says when the project was written. Out only.
 */
#pragma once

#include "foreign/set-format.h"

extern const AnnoSetFormat anno_refi_qda_format;
