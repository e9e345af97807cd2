/* What the head of a WebAnno TSV 3 file declares: layers, and the columns of their features
 * (“WebAnno TSV 3.3 File format” in INCEpTION's User Guide, “File Header”). */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  ANNO_WEBANNO_SPAN_LAYER,
  ANNO_WEBANNO_CHAIN_LAYER,
  ANNO_WEBANNO_RELATION_LAYER,
} AnnoWebannoLayerKind;

typedef enum
{
  ANNO_WEBANNO_PLACEHOLDER, /* of a layer without features */
  ANNO_WEBANNO_VALUE,
  ANNO_WEBANNO_ROLE,        /* what the slots of a feature are called */
  ANNO_WEBANNO_TARGET,      /* where those slots lead to; always follows a role */
  ANNO_WEBANNO_CHAIN_TYPE,
  ANNO_WEBANNO_CHAIN_LINK,
  ANNO_WEBANNO_SOURCE,      /* where a relation comes from */
} AnnoWebannoColumnKind;

#define ANNO_WEBANNO_ANY_LAYER G_MAXUINT

typedef struct
{
  AnnoWebannoLayerKind kind;
  char *name;
  char *short_name; /* what follows its last dot */
  gboolean is_ours; /* one that is written here */
  guint n_columns;
} AnnoWebannoLayer;

typedef struct
{
  AnnoWebannoColumnKind kind;
  guint layer;
  guint nth;      /* in its layer */
  char *name;     /* of the feature; NULL for a placeholder and a source */
  char *target;   /* the name of the layer that a target or a source is in, or NULL */
  guint base;     /* that layer; ANNO_WEBANNO_ANY_LAYER where the head doesn't declare it */
} AnnoWebannoColumn;

typedef struct
{
  guint major; /* of the version; 0 until it is read */
  guint minor;
  GPtrArray *layers;  /* of AnnoWebannoLayer */
  GPtrArray *columns; /* of AnnoWebannoColumn, in their order */
} AnnoWebannoSchema;

AnnoWebannoSchema *anno_webanno_schema_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void               anno_webanno_schema_free (AnnoWebannoSchema *self);
/* Takes the version out of "#FORMAT=WebAnno TSV 3.3"; FALSE where that isn't what the line says. */
gboolean           anno_webanno_schema_read_format (AnnoWebannoSchema *self, const char *line,
                                                    gsize n);
/* Adds the layer that a line declares; FALSE where it declares none. */
gboolean           anno_webanno_schema_read_layer  (AnnoWebannoSchema *self, const char *line,
                                                    gsize n);
/* Finds the layers that columns lead to, once all are read. */
void               anno_webanno_schema_finish      (AnnoWebannoSchema *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoWebannoSchema, anno_webanno_schema_free)

G_END_DECLS
