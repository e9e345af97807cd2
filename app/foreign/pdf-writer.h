/* Writes sets as a PDF: each article set on paper (print/article-pages), one after the other, with
 * an outline that lists them. Out only; the same set gives the same bytes wherever the same fonts
 * are. Source: cairo 1.16, “PDF Surfaces” and “Tags and Links”. */
#pragma once

#include "foreign/set-format.h"

extern const AnnoSetFormat anno_pdf_format;
