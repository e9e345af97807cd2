/* Makes a layer of what somebody marked in another program: places, tags and fields as they are
 * here. */
#pragma once

#include "exchange/foreign-placing.h"
#include "exchange/type-meaning.h"
#include "model/layer.h"
#include "model/people.h"

G_BEGIN_DECLS

/* Who made it, where, and what it is called: ids are made of these, so that the same file gives the
 * same layer. */
typedef struct
{
  const AnnoTypeMeaning *meaning;
  AnnoArticle *article;
  const char *seed;     /* of ids: the article and the maker */
  AnnoKeeps keeps;      /* what the form holds */
  AnnoPeople *people;   /* gets whom they name */
  GPtrArray *told;      /* gets sentences (of char) about what is left out; or NULL */
} AnnoLayerMaking;

/* @places: of the marks of @from. The spans of those that have one, in a layer with @header
 * (transfer full). A link that leads to no span is told, and left out. */
AnnoLayer *anno_layer_making_run (const AnnoLayerMaking *self, const AnnoForeignLayer *from,
                                  const GPtrArray *places, AnnoLayerHeader *header)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
