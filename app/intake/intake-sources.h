/* What is to be imported: files and folders by their paths, and bytes that lie in no file, by a
 * name for them. Nothing is added once an import of it has begun. Any thread may have a reference.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *path;    /* of a file or a folder; or NULL, and then: */
  GBytes *bytes;
  char *name;
} AnnoIntakeSource;

typedef struct _AnnoIntakeSources AnnoIntakeSources;
AnnoIntakeSources *anno_intake_sources_new   (void) G_GNUC_WARN_UNUSED_RESULT;
AnnoIntakeSources *anno_intake_sources_ref   (AnnoIntakeSources *self);
void               anno_intake_sources_unref (AnnoIntakeSources *self);
AnnoIntakeSources *anno_intake_sources_copy  (const AnnoIntakeSources *self)
    G_GNUC_WARN_UNUSED_RESULT;
guint              anno_intake_sources_get_n (const AnnoIntakeSources *self);
void               anno_intake_sources_add_path  (AnnoIntakeSources *self, const char *path);
void               anno_intake_sources_add_bytes (AnnoIntakeSources *self, GBytes *bytes,
                                                  const char *name);
const AnnoIntakeSource *anno_intake_sources_get (const AnnoIntakeSources *self, guint n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoIntakeSources, anno_intake_sources_unref)

G_END_DECLS
