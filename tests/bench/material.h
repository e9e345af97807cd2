/* Articles, layers and whole folders of them, the same in every run. */
#pragma once

#include "formats/layer-writer.h"
#include "model/layer.h"
#include "text/article.h"

G_BEGIN_DECLS

/* Who annotated what is made here. */
#define MATERIAL_ID "urn:uuid:0b7e1f0c-5a5e-4c5b-9d0c-2f6f0a1b2c3d"
#define MATERIAL_NAME "Ann Meyer"
#define MATERIAL_SLUG "ann-meyer"

AnnoArticle *material_article (guint n_words);
/* Spans all over the article, of the tags of the default tagset. */
AnnoLayer   *material_layer   (AnnoArticle *article, guint n_spans);
/* The bytes of that layer's file. */
GBytes      *material_print   (AnnoArticle *article, AnnoLayer *layer);

/* A new folder below the temporary one; …_remove takes it away with all that is in it. */
char *material_folder (void);
void  material_remove (const char *folder);
/* Puts an article with a layer beside it into the folder. */
void  material_add    (const char *folder, const char *name, guint n_words, guint n_spans);
/* Puts @n short articles into it, and no layers. */
void  material_add_plain (const char *folder, guint n);

G_END_DECLS
