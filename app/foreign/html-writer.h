/* Writes sets as a report to be read: one page of HTML, with nothing outside of it and no script.
 *
 * Each article is set as a page worth reading, with its spans under the words, and tables of who
 * said what, when. Out only. What is printed of the articles stays in memory until the end, because
 * the list of contents, which comes first, names them all.
 * Source: HTML, Living Standard (whatwg.org).
 */
#pragma once

#include "foreign/set-format.h"

extern const AnnoSetFormat anno_html_format;
