#include "session/settled-wish.h"

AnnoSettledWish *
anno_settled_wish_new (const char *root, const char *name)
{
  g_return_val_if_fail (root != NULL && name != NULL, NULL);

  AnnoSettledWish *self = g_new0 (AnnoSettledWish, 1);
  self->root = g_strdup (root);
  self->scope = g_strdup ("");
  self->name = g_strdup (name);
  self->by_decisions = TRUE;
  return self;
}

AnnoSettledWish *
anno_settled_wish_copy (const AnnoSettledWish *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  AnnoSettledWish *copy = g_new (AnnoSettledWish, 1);
  *copy = *self;
  copy->root = g_strdup (self->root);
  copy->scope = g_strdup (self->scope);
  copy->slugs = g_strdupv (self->slugs);
  copy->name = g_strdup (self->name);
  copy->reviewers = g_strdupv (self->reviewers);
  return copy;
}

void
anno_settled_wish_free (AnnoSettledWish *self)
{
  if (self == NULL)
    return;
  g_free (self->root);
  g_free (self->scope);
  g_strfreev (self->slugs);
  g_free (self->name);
  g_strfreev (self->reviewers);
  g_free (self);
}

AnnoSettledOrder
anno_settled_wish_order (const AnnoSettledWish *self, AnnoSettledMode mode)
{
  return (AnnoSettledOrder){
    .root = self->root,
    .scope = self->scope,
    .slugs = (const char *const *) self->slugs,
    .name = self->name,
    .mode = mode,
    .by_decisions = self->by_decisions,
    .reviewers = self->by_decisions ? (const char *const *) self->reviewers : NULL,
    .rule = self->has_rule ? &self->rule : NULL,
  };
}

static void
add_quoted (GString *line, const char *option, const char *value)
{
  g_autofree char *quoted = g_shell_quote (value);
  g_string_append_printf (line, " --%s=%s", option, quoted);
}

static void
add_all (GString *line, const char *option, GStrv values)
{
  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    add_quoted (line, option, values[i]);
}

static void
add_threshold (GString *line, const AnnoMergeStrategy *rule)
{
  if (rule->rule != ANNO_MERGE_THRESHOLD)
    return;
  g_string_append_printf (line, " --min-people=%u", MAX (rule->min_people, 1));
  if (rule->min_percent > 0)
    g_string_append_printf (line, " --min-percent=%u", rule->min_percent);
  if (rule->of_all)
    g_string_append (line, " --of-all");
}

char *
anno_settled_wish_command (const AnnoSettledWish *self)
{
  g_return_val_if_fail (self != NULL && (self->has_rule || self->by_decisions), NULL);

  g_autoptr (GString) line = g_string_new ("annotator-cli merge");
  g_autofree char *path = *self->scope != '\0' ? g_build_filename (self->root, self->scope, NULL)
                                               : g_strdup (self->root);
  g_autofree char *quoted = g_shell_quote (path);

  g_string_append_printf (line, " --strategy=%s",
                          self->has_rule ? anno_merge_rule_id (self->rule.rule) : "decisions");
  if (self->has_rule)
    add_threshold (line, &self->rule);
  if (self->has_rule && self->by_decisions)
    g_string_append (line, " --decisions");
  add_quoted (line, "into", self->name);
  add_all (line, "annotator", self->slugs);
  if (self->by_decisions)
    add_all (line, "reviewer", self->reviewers);
  g_string_append_printf (line, " %s", quoted);
  return g_string_free (g_steal_pointer (&line), FALSE);
}
