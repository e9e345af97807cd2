/* The schemes in which a tag a word says where spans begin and end.
 *
 * IOB1 is that of CoNLL-2003 (Tjong Kim Sang and De Meulder, “Introduction to the CoNLL-2003 Shared
 * Task”), the others are told apart in Ramshaw and Marcus 1995, Tjong Kim Sang and Veenstra 1999
 * (IOB2, IOE1, IOE2), and Ratinov and Roth 2009 (BILOU). A tag is a letter, "-" and a type: B
 * begins a span, I is within, E and L end it, S and U are all of it. In IOB1 and IOE1, B and E
 * stand only where two spans of one type touch. No span goes over the end of a sentence.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  ANNO_CONLL_IOB2,
  ANNO_CONLL_IOB1,
  ANNO_CONLL_BIOES,
  ANNO_CONLL_BILOU,
  ANNO_CONLL_IOE2,
  ANNO_CONLL_IOE1,
  ANNO_CONLL_N_SCHEMES,
} AnnoConllScheme;

/* The tag of one word. */
typedef struct
{
  char letter; /* one of OBIESLU */
  guint type;  /* a number for what stands behind the "-" */
  gboolean opens_sentence;
} AnnoConllTag;

typedef struct
{
  guint start; /* words */
  guint end;
  guint type;
} AnnoConllSpan;

/* "IOB2". */
const char     *anno_conll_scheme_name (AnnoConllScheme scheme);
/* Whether the tag at @place (of @tags, of AnnoConllTag) can't stand there in @scheme. */
gboolean        anno_conll_is_amiss    (AnnoConllScheme scheme, const GArray *tags, guint place);
/* The scheme that fits best: of several, the first above. */
AnnoConllScheme anno_conll_find_scheme (const GArray *tags);
/* The spans (of AnnoConllSpan) that the tags in [start, end) say, in any of the schemes, and where
 * they don't follow one: what continues nothing begins a span, what isn't ended ends where it
 * isn't continued. */
GArray         *anno_conll_list_spans  (const GArray *tags, guint start, guint end)
    G_GNUC_WARN_UNUSED_RESULT;
/* Sets the letters of @tags, which are all 'O', by @scheme, one of the first three. @spans: of
 * AnnoConllSpan, sorted; none share words, or go over the end of a sentence. */
void            anno_conll_set_letters (AnnoConllScheme scheme, GArray *tags, const GArray *spans);

G_END_DECLS
