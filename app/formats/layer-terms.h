/* What every layer file says of itself in the same words. See docs/format.md. */
#pragma once

#define ANNO_LAYER_FORMAT 1

#define ANNO_LAYER_CONTEXT                                                                         \
  "[\"http://www.w3.org/ns/anno.jsonld\",{"                                                        \
  "\"annotator\":\"https://example.org/ns/annotator#\","                                           \
  "\"format\":\"annotator:format\",\"article\":\"annotator:article\","                             \
  "\"sha256\":\"annotator:sha256\",\"date\":\"annotator:date\","                                   \
  "\"dateOrigin\":\"annotator:dateOrigin\",\"state\":\"annotator:state\","                         \
  "\"field\":\"annotator:field\",\"timex\":\"annotator:timex\","                                   \
  "\"anchor\":{\"@id\":\"annotator:anchor\"},\"mod\":\"annotator:mod\","                           \
  "\"unsure\":\"annotator:unsure\",\"segmented\":\"annotator:segmented\","                         \
  "\"suggestedBy\":\"annotator:suggestedBy\"}]"

#define ANNO_LAYER_GENERATOR                                                                       \
  "{\"id\":\"https://example.org/annotator\",\"type\":\"Software\",\"name\":\"Annotator\"}"
