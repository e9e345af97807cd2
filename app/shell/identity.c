#include "shell/identity.h"

#include "panels/name-dialog.h"
#include "panels/question.h"
#include "session/namesake.h"
#include "files/safe-name.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWindow *parent; /* not owned: it owns what runs here */
  GSettings *settings;
  char *root;
  char *name;
  char *namesake;
  gboolean is_override;
} Finding;

static void
finding_free (Finding *self)
{
  g_clear_object (&self->settings);
  g_free (self->root);
  g_free (self->name);
  g_free (self->namesake);
  g_free (self);
}

static char *
make_id (void)
{
  g_autofree char *uuid = g_uuid_string_random ();
  return g_strconcat ("urn:uuid:", uuid, NULL);
}

/* A name for one run has an id of its own, the same one in the next such run. */
static char *
get_other_id (GSettings *settings, const char *name)
{
  g_autoptr (GVariant) others = g_settings_get_value (settings, "other-annotators");
  GVariantBuilder builder;
  GVariantIter iter;
  const char *other = NULL, *id = NULL;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_iter_init (&iter, others);
  while (g_variant_iter_next (&iter, "{&s&s}", &other, &id))
    {
      if (g_str_equal (other, name))
        {
          g_variant_builder_clear (&builder);
          return g_strdup (id);
        }
      g_variant_builder_add (&builder, "{ss}", other, id);
    }
  char *made = make_id ();
  g_variant_builder_add (&builder, "{ss}", name, made);
  g_settings_set_value (settings, "other-annotators", g_variant_builder_end (&builder));
  return made;
}

/* The id that goes with the name: made once, and kept. */
static char *
get_id (Finding *self)
{
  g_autofree char *usual = g_settings_get_string (self->settings, "annotator-name");
  g_autofree char *kept = g_settings_get_string (self->settings, "annotator-id");

  if (*kept != '\0' && g_str_equal (usual, self->name))
    return g_steal_pointer (&kept);
  if (self->is_override)
    return get_other_id (self->settings, self->name);
  char *id = make_id ();
  g_settings_set_string (self->settings, "annotator-id", id);
  g_settings_set_string (self->settings, "annotator-name", self->name);
  return id;
}

static void
return_as (GTask *task, const char *id)
{
  Finding *self = g_task_get_task_data (task);
  g_autofree char *slug = anno_safe_name_slug (self->name);

  g_task_return_pointer (task, anno_annotator_new (id, self->name, slug),
                         (GDestroyNotify) anno_annotator_free);
}

static void
answered_cb (const char *response, gpointer data)
{
  g_autoptr (GTask) task = data;
  Finding *self = g_task_get_task_data (task);

  if (g_strcmp0 (response, "me") == 0)
    {
      g_settings_set_string (self->settings, "annotator-id", self->namesake);
      return_as (task, self->namesake);
    }
  else if (g_strcmp0 (response, "other") == 0)
    {
      g_autofree char *id = get_id (self);
      return_as (task, id);
    }
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Nothing was opened."));
}

static void
ask_namesake (GTask *task)
{
  Finding *self = g_task_get_task_data (task);
  g_autofree char *heading = g_strdup_printf (_("Are you the %s who worked here before?"), self->name);

  anno_question_ask (self->parent, heading,
                     _("Someone of that name has annotated in this folder before, perhaps you on "
                       "another computer. Those annotations are only changed if they are yours."),
                     "other", _("_Someone Else"), "me", _("That Is _Me"), answered_cb,
                     g_object_ref (task));
}

static void
identify (GTask *task)
{
  Finding *self = g_task_get_task_data (task);
  g_autofree char *id = get_id (self);

  self->namesake = anno_namesake_find (self->root, id, self->name);
  if (self->namesake == NULL)
    return_as (task, id);
  else if (self->is_override)
    return_as (task, self->namesake); /* a name given for this run says who it is */
  else
    ask_namesake (task);
}

static void
named_cb (const char *name, gpointer data)
{
  g_autoptr (GTask) task = data;
  Finding *self = g_task_get_task_data (task);

  if (name == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Nothing was opened."));
      return;
    }
  self->name = g_strdup (name);
  identify (task);
}

void
anno_identity_find_async (GtkWindow *parent, GSettings *settings, const char *root,
                          const char *name_override, GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (GTK_IS_WINDOW (parent) && G_IS_SETTINGS (settings) && root != NULL);

  g_autoptr (GTask) task = g_task_new (parent, NULL, callback, data);
  Finding *self = g_new0 (Finding, 1);
  self->parent = parent;
  self->settings = g_object_ref (settings);
  self->root = g_strdup (root);
  self->is_override = name_override != NULL;
  self->name = self->is_override ? g_strdup (name_override)
                                 : g_settings_get_string (settings, "annotator-name");
  g_task_set_source_tag (task, anno_identity_find_async);
  g_task_set_task_data (task, self, (GDestroyNotify) finding_free);
  if (*self->name != '\0')
    {
      identify (task);
      return;
    }
  g_clear_pointer (&self->name, g_free);
  anno_name_dialog_ask (parent, named_cb, g_steal_pointer (&task));
}

AnnoAnnotator *
anno_identity_find_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
