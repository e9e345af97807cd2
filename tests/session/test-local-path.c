/* Proves session/local-path with files of a desktop's making: those that have a path at once, those
 * that get one by being mounted, and those that never do. */
#include "session/local-path.h"

/* A file on a server, whose folder here appears when it is mounted; only what is asked of it. */
typedef struct
{
  GObject parent_instance;
  gboolean mounted;
  gboolean gets_path;
  int failure; /* a GIOErrorEnum, or -1 */
  guint n_mounts;
} ServerFile;

typedef GObjectClass ServerFileClass;

static GType server_file_get_type (void);
static void server_file_iface_init (GFileIface *iface);

G_DEFINE_TYPE_WITH_CODE (ServerFile, server_file, G_TYPE_OBJECT,
                         G_IMPLEMENT_INTERFACE (G_TYPE_FILE, server_file_iface_init))

static char *
get_path (GFile *file)
{
  ServerFile *self = (ServerFile *) file;
  return self->mounted && self->gets_path ? g_strdup ("/run/user/1/gvfs/sftp/news") : NULL;
}

static void
mount (GFile *file, GMountMountFlags flags, GMountOperation *operation, GCancellable *cancellable,
       GAsyncReadyCallback callback, gpointer data)
{
  ServerFile *self = (ServerFile *) file;
  g_autoptr (GTask) task = g_task_new (file, cancellable, callback, data);

  self->n_mounts++;
  self->mounted = self->failure < 0 || self->failure == G_IO_ERROR_ALREADY_MOUNTED;
  if (self->failure >= 0)
    g_task_return_new_error (task, G_IO_ERROR, self->failure, "The server says no.");
  else
    g_task_return_boolean (task, TRUE);
}

static gboolean
mount_finish (GFile *file, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
server_file_iface_init (GFileIface *iface)
{
  iface->get_path = get_path;
  iface->mount_enclosing_volume = mount;
  iface->mount_enclosing_volume_finish = mount_finish;
}

static void
server_file_class_init (ServerFileClass *klass)
{
}

static void
server_file_init (ServerFile *self)
{
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static char *
find (GFile *file, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  anno_local_path_find_async (file, NULL, NULL, found_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return anno_local_path_find_finish (result, error);
}

typedef struct
{
  const char *name;
  gboolean mounted;
  gboolean gets_path;
  int failure;
  guint n_mounts;
  int error; /* a GIOErrorEnum, or -1 where there is a path */
} Case;

static const Case cases[] = {
  { "mounted", TRUE, TRUE, -1, 0, -1 },
  { "mounted by us", FALSE, TRUE, -1, 1, -1 },
  { "mounted meanwhile", FALSE, TRUE, G_IO_ERROR_ALREADY_MOUNTED, 1, -1 },
  { "no folder here", TRUE, FALSE, G_IO_ERROR_ALREADY_MOUNTED, 1, G_IO_ERROR_NOT_SUPPORTED },
  { "not to be mounted", FALSE, FALSE, G_IO_ERROR_NOT_SUPPORTED, 1, G_IO_ERROR_NOT_SUPPORTED },
  { "no answer", FALSE, TRUE, G_IO_ERROR_HOST_UNREACHABLE, 1, G_IO_ERROR_HOST_UNREACHABLE },
};

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (GObject) object = g_object_new (server_file_get_type (), NULL);
  ServerFile *file = (ServerFile *) object;
  g_autoptr (GError) error = NULL;

  file->mounted = test->mounted;
  file->gets_path = test->gets_path;
  file->failure = test->failure;
  g_autofree char *path = find (G_FILE (object), &error);
  g_assert_cmpuint (file->n_mounts, ==, test->n_mounts);
  if (test->error < 0)
    {
      g_assert_no_error (error);
      g_assert_cmpstr (path, ==, "/run/user/1/gvfs/sftp/news");
      return;
    }
  g_assert_null (path);
  g_assert_error (error, G_IO_ERROR, test->error);
}

/* The files of this computer have their paths; a URI of which nothing is known has none. */
static void
test_system (void)
{
  g_autoptr (GFile) local = g_file_new_for_uri ("file:///tmp/a%20b");
  g_autoptr (GFile) remote = g_file_new_for_uri ("sftp://example.org/news");
  g_autoptr (GError) error = NULL;
  g_autofree char *path = find (local, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (path, ==, "/tmp/a b");
  g_assert_null (find (remote, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/session/local-path/", cases[i].name, NULL);
      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/session/local-path/system", test_system);
  return g_test_run ();
}
