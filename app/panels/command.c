#include "panels/command.h"

#include "panels/shortcut-table.h"
#include "text/fold.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _AnnoCommand
{
  GObject parent_instance;
  char *title;
  char *group;
  char *action;
  char *keys;
  char *folded; /* title and group, folded, with a blank before each word */
};

G_DEFINE_FINAL_TYPE (AnnoCommand, anno_command, G_TYPE_OBJECT)

/* What has no key of its own. */
static const struct
{
  const char *group;
  const char *title;
  const char *action;
} further[] = {
  { N_("Files"), N_("Open the sample corpus"), "win.open-sample" },
  { N_("Files"), N_("Save a review sheet of the article as a PDF"), "win.save-review-sheet" },
  { N_("Articles"), N_("Statistics"), "win.statistics" },
  { N_("Review"), N_("Publish the settled set, or check one"), "win.publish-settled" },
  { N_("General"), N_("About Annotator"), "app.about" },
};

static void
anno_command_finalize (GObject *object)
{
  AnnoCommand *self = ANNO_COMMAND (object);

  g_free (self->title);
  g_free (self->group);
  g_free (self->action);
  g_free (self->keys);
  g_free (self->folded);
  G_OBJECT_CLASS (anno_command_parent_class)->finalize (object);
}

static void
anno_command_class_init (AnnoCommandClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anno_command_finalize;
}

static void
anno_command_init (AnnoCommand *self)
{
}

static char *
fold (const char *words)
{
  g_autoptr (AnnoFold) folded = anno_fold_new (words, strlen (words), ANNO_FOLD_CASE | ANNO_FOLD_MARKS);

  return g_strdup (anno_fold_get_text (folded, NULL));
}

/* Takes @keys over. */
static void
add (GListStore *list, const char *group, const char *title, const char *action, char *keys)
{
  g_autoptr (AnnoCommand) self = g_object_new (ANNO_TYPE_COMMAND, NULL);
  g_autofree char *all = g_strconcat (" ", title, " ", group, NULL);

  self->title = g_strdup (title);
  self->group = g_strdup (group);
  self->action = g_strdup (action);
  self->keys = keys;
  self->folded = fold (all);
  g_list_store_append (list, self);
}

static gboolean
needs_corpus (const char *action)
{
  return !g_str_has_prefix (action, "app.") && !g_str_has_prefix (action, "win.");
}

static void
add_tags (GListStore *list, const AnnoTagset *tagset)
{
  for (guint i = 0; i < anno_tagset_get_n_tags (tagset); i++)
    {
      const AnnoTag *tag = anno_tagset_get_tag (tagset, i);
      g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new_string (tag->id));
      g_autofree char *action = g_action_print_detailed_name ("session.tag", target);
      g_autofree char *title = g_strdup_printf (_("Mark as %s"), tag->name);
      GString *keys = tag->key != 0 ? g_string_new (NULL) : NULL;
      if (keys != NULL)
        g_string_append_unichar (keys, g_unichar_toupper (tag->key));
      add (list, _("Marking"), title, action, keys != NULL ? g_string_free (keys, FALSE) : NULL);
    }
}

GListModel *
anno_command_list_new (const AnnoTagset *tagset)
{
  GListStore *list = g_list_store_new (ANNO_TYPE_COMMAND);
  guint n = 0;
  const AnnoShortcut *table = anno_shortcut_table_get (&n);

  if (tagset != NULL)
    add_tags (list, tagset);
  for (guint i = 0; i < n; i++)
    if (table[i].action != NULL && (tagset != NULL || !needs_corpus (table[i].action)))
      add (list, _(table[i].group), _(table[i].title), table[i].action,
           anno_shortcut_get_label (&table[i]));
  for (guint i = 0; i < G_N_ELEMENTS (further); i++)
    if (tagset != NULL || !needs_corpus (further[i].action))
      add (list, _(further[i].group), _(further[i].title), further[i].action, NULL);
  return G_LIST_MODEL (list);
}

const char *
anno_command_get_title (AnnoCommand *self)
{
  g_return_val_if_fail (ANNO_IS_COMMAND (self), NULL);
  return self->title;
}

const char *
anno_command_get_group (AnnoCommand *self)
{
  g_return_val_if_fail (ANNO_IS_COMMAND (self), NULL);
  return self->group;
}

const char *
anno_command_get_action (AnnoCommand *self)
{
  g_return_val_if_fail (ANNO_IS_COMMAND (self), NULL);
  return self->action;
}

const char *
anno_command_get_keys (AnnoCommand *self)
{
  g_return_val_if_fail (ANNO_IS_COMMAND (self), NULL);
  return self->keys;
}

gboolean
anno_command_matches (AnnoCommand *self, const char *words)
{
  g_return_val_if_fail (ANNO_IS_COMMAND (self) && words != NULL, FALSE);

  g_autofree char *folded = fold (words);
  g_auto (GStrv) parts = g_strsplit_set (folded, " \n", -1);

  for (char **part = parts; *part != NULL; part++)
    {
      g_autofree char *begin = g_strconcat (" ", *part, NULL);
      if (**part != '\0' && strstr (self->folded, begin) == NULL)
        return FALSE;
    }
  return TRUE;
}
