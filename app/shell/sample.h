/* The sample corpus: a copy of the installed one, in the person's own documents. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Makes the copy, unless it is there already. */
void  anno_sample_prepare_async (GAsyncReadyCallback callback, gpointer data);
/* Its path; *@is_new says whether it was made just now. */
char *anno_sample_finish        (GAsyncResult *result, gboolean *is_new, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
