/* Writes sets as TEI P5 (TEI Guidelines 4: chapters 16.10 “Standoff Markup”, 16.2.4 on pointers,
 * and the elements standOff, listAnnotation, annotation, listPerson): a teiCorpus with a TEI for
 * each article. Its body is one ab whose text is the article, its standOff says what was marked.
 *
 * An annotation is as in the W3C's model, which the element follows. Its target is
 * #string-range(id,offset,length,…), in code points, with a pair for each segment; @ana points at
 * an interp, which is the tag; @resp at the respStmt of the annotator; cert="low" is the flag.
 * Bodies: <note type="FIELD">words</note> is a choice or a text, with a date in it the value of a
 * date, <ptr type="FIELD" target="#id"/> a person or a link, a note without a type the note.
 *
 * Of a date, the text is the value of TimeML's TIMEX3, @type its type, @subtype its mod, and
 * @corresp the anchor: the date of the article, or another annotation. @when and @dur say the same
 * where TEI can.
 */
#pragma once

#include "foreign/set-format.h"

extern const AnnoSetFormat anno_tei_format;
