#include "foreign/brat-config.h"

#include "foreign/brat-tags.h"
#include "foreign/brat-words.h"

/* "a|b", or @all where there is none. */
static void
print_targets (GString *out, const AnnoField *field, const char *all)
{
  for (guint i = 0; i < field->targets->len; i++)
    {
      g_autofree char *to = anno_brat_words_type (field->targets->pdata[i]);
      g_string_append_printf (out, "%s%s", i > 0 ? "|" : "", to);
    }
  if (field->targets->len == 0)
    g_string_append (out, all);
}

static gboolean
has_events (const AnnoTagset *tagset)
{
  for (guint i = 0; i < anno_tagset_get_n_tags (tagset); i++)
    if (anno_brat_tags_is_event (anno_tagset_get_tag (tagset, i)))
      return TRUE;
  return FALSE;
}

static void
print_entities (GString *out, const AnnoTagset *tagset)
{
  g_string_append (out, "[entities]\n");
  for (guint i = 0; i < anno_tagset_get_n_tags (tagset); i++)
    {
      const AnnoTag *tag = anno_tagset_get_tag (tagset, i);
      g_autofree char *type = anno_brat_words_type (tag->id);
      if (!anno_brat_tags_is_event (tag))
        g_string_append_printf (out, "%s\n", type);
    }
}

static void
print_relation (GString *out, const AnnoTag *tag, const AnnoField *field)
{
  const char *equiv = anno_brat_tags_equiv_of (field->id);
  g_autofree char *name = anno_brat_words_type (equiv != NULL ? equiv : field->id);
  g_autofree char *from = anno_brat_words_type (tag->id);

  g_string_append_printf (out, "%s Arg1:%s, Arg2:", name, from);
  print_targets (out, field, "<ENTITY>");
  g_string_append (out, equiv != NULL ? ", <REL-TYPE>:symmetric-transitive\n" : "\n");
}

/* Links of events are their roles, but those that say what is the same. */
static gboolean
is_relation (const AnnoTag *tag, const AnnoField *field)
{
  return field->kind == ANNO_FIELD_LINK
         && (!anno_brat_tags_is_event (tag) || anno_brat_tags_equiv_of (field->id) != NULL);
}

static void
print_relations (GString *out, const AnnoTagset *tagset)
{
  g_string_append (out, "\n[relations]\n");
  for (guint i = 0; i < anno_tagset_get_n_tags (tagset); i++)
    {
      const AnnoTag *tag = anno_tagset_get_tag (tagset, i);
      for (guint k = 0; k < tag->fields->len; k++)
        if (is_relation (tag, tag->fields->pdata[k]))
          print_relation (out, tag, tag->fields->pdata[k]);
    }
}

static void
print_event (GString *out, const AnnoTag *tag)
{
  g_autofree char *type = anno_brat_words_type (tag->id);
  const char *before = " ";

  g_string_append (out, type);
  for (guint i = 0; i < tag->fields->len; i++)
    {
      const AnnoField *field = tag->fields->pdata[i];
      if (field->kind != ANNO_FIELD_LINK || is_relation (tag, field))
        continue;
      g_autofree char *role = anno_brat_words_type (field->id);
      g_string_append_printf (out, "%s%s%c:", before, role, field->many ? '*' : '?');
      print_targets (out, field, "<ANY>");
      before = ", ";
    }
  g_string_append_c (out, '\n');
}

static void
print_events (GString *out, const AnnoTagset *tagset)
{
  g_string_append (out, "\n[events]\n");
  for (guint i = 0; i < anno_tagset_get_n_tags (tagset); i++)
    if (anno_brat_tags_is_event (anno_tagset_get_tag (tagset, i)))
      print_event (out, anno_tagset_get_tag (tagset, i));
}

/* What may have the attribute: entities, events, or both. */
static void
print_owners (GString *out, const AnnoTagset *tagset, const char *field)
{
  gboolean entity = FALSE, event = FALSE;

  for (guint i = 0; i < anno_tagset_get_n_tags (tagset); i++)
    {
      const AnnoTag *tag = anno_tagset_get_tag (tagset, i);
      if (anno_tag_find_field (tag, field) == NULL)
        continue;
      event = event || anno_brat_tags_is_event (tag);
      entity = entity || !anno_brat_tags_is_event (tag);
    }
  g_string_append_printf (out, "%s%s%s", entity ? "<ENTITY>" : "", entity && event ? "|" : "",
                          event ? "<EVENT>" : "");
}

static void
print_attribute (GString *out, const AnnoTagset *tagset, const AnnoField *field)
{
  g_autofree char *name = anno_brat_words_type (field->id);

  g_string_append_printf (out, "%s Arg:", name);
  print_owners (out, tagset, field->id);
  for (guint i = 0; !anno_brat_tags_is_flag (field) && i < field->choices->len; i++)
    {
      g_autofree char *choice
          = anno_brat_words_type (g_array_index (field->choices, AnnoChoice, i).id);
      g_string_append_printf (out, "%s%s", i > 0 ? "|" : ", Value:", choice);
    }
  g_string_append_c (out, '\n');
}

/* Of several types that have a field of one name, the first alone. */
static void
print_attributes (GString *out, const AnnoTagset *tagset)
{
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);

  g_string_append_printf (out, "\n[attributes]\n" ANNO_BRAT_UNSURE " Arg:<ENTITY>%s\n",
                          has_events (tagset) ? "|<EVENT>" : "");
  for (guint i = 0; i < anno_tagset_get_n_tags (tagset); i++)
    {
      const AnnoTag *tag = anno_tagset_get_tag (tagset, i);
      for (guint k = 0; k < tag->fields->len; k++)
        {
          const AnnoField *field = tag->fields->pdata[k];
          if (field->kind == ANNO_FIELD_CHOICE && g_hash_table_add (known, (gpointer) field->id))
            print_attribute (out, tagset, field);
        }
    }
}

static void
print_labels (GString *out, const AnnoTagset *tagset)
{
  g_string_append (out, "[labels]\n");
  for (guint i = 0; i < anno_tagset_get_n_tags (tagset); i++)
    {
      const AnnoTag *tag = anno_tagset_get_tag (tagset, i);
      g_autofree char *type = anno_brat_words_type (tag->id);
      g_autofree char *name = anno_brat_words_line (tag->name);
      g_string_append_printf (out, "%s | %s\n", type, name);
    }
  g_string_append (out, "\n[drawing]\n");
}

void
anno_brat_config_add (AnnoSetFolder *folder, const AnnoTagset *tagset, const char *slug)
{
  g_return_if_fail (folder != NULL && tagset != NULL && slug != NULL);

  g_autoptr (GString) configuration = g_string_new (NULL), labels = g_string_new (NULL);
  g_autofree char *annotation_file = g_build_filename (slug, "annotation.conf", NULL);
  g_autofree char *visual_file = g_build_filename (slug, "visual.conf", NULL);
  print_entities (configuration, tagset);
  print_relations (configuration, tagset);
  print_events (configuration, tagset);
  print_attributes (configuration, tagset);
  print_labels (labels, tagset);
  anno_set_folder_add (folder, annotation_file, configuration->str, configuration->len);
  anno_set_folder_add (folder, visual_file, labels->str, labels->len);
}
