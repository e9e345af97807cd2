/* What readers of XML formats share: one source, parsed, and the way to its sink. */
#pragma once

#include "formats/article-format.h"
#include "formats/xml-document.h"

G_BEGIN_DECLS

typedef struct
{
  xmlDoc *document;
  const xmlNode *root;
  GPtrArray *notes; /* of char: what was odd about the whole; for each draft */
  const AnnoImportOptions *options;
  const AnnoDraftSink *sink;
  gboolean stopped; /* the sink has enough */
} AnnoXmlSource;

gboolean anno_xml_source_open  (AnnoXmlSource *self, GBytes *bytes,
                                const AnnoImportOptions *options, const AnnoDraftSink *sink,
                                GError **error);
/* Hands @draft, with @text in it, to the sink; both are taken. */
void     anno_xml_source_give  (AnnoXmlSource *self, AnnoArticleDraft *draft, AnnoBlockText *text);
/* Tells of a part without an article. */
void     anno_xml_source_skip  (AnnoXmlSource *self, const char *part, const char *why, ...)
    G_GNUC_PRINTF (3, 4);
/* The same of a part without a text; @title: the headline that it has even so, or NULL. */
void     anno_xml_source_skip_empty (AnnoXmlSource *self, const char *part, const char *title);
/* "item 3 (ID)": what the @number-th part is called; @id may be NULL. */
char    *anno_xml_source_name_part  (guint number, const char *id) G_GNUC_WARN_UNUSED_RESULT;
/* FALSE with G_IO_ERROR_CANCELLED where the sink had enough. */
gboolean anno_xml_source_close (AnnoXmlSource *self, GError **error);

/* 2 where the first element in @head, or its DOCTYPE, has one of @names (NULL-terminated); else 0.
 * */
guint    anno_xml_source_sniff (const char *head, gsize n_bytes, const char *const *names);

G_END_DECLS
