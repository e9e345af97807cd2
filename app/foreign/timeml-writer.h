/* Writes sets as TimeML 1.2.1 (TimeML specification of October 2005), as the files of TempEval-3
 * are laid out: for each annotator a folder, with a file SLUG/ARTICLE.tml for each article. TEXT is
 * the article, and dates are TIMEX3 where they stand: only those, no overlaps, no parts.
 *
 * A value that is counted from the date of the article has anchorTimeID="t0", which is the TIMEX3
 * in DCT; where that date isn't known, its value is XXXX-XX-XX. A note is the comment.
 * A tag that isn't "date", and a field that isn't "when", are told by attributes of our own
 * (foreign/timeml-terms.h). Of several values of dates on one span, the first is written.
 */
#pragma once

#include "foreign/set-format.h"

extern const AnnoSetFormat anno_timeml_format;
