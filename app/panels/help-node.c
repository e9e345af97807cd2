#include "panels/help-node.h"

/* How an element within a line is set off. */
static const struct
{
  const char *name;
  const char *open;
  const char *close;
} faces[] = {
  { "gui", "<b>", "</b>" },   { "em", "<i>", "</i>" },     { "var", "<i>", "</i>" },
  { "key", "<b>", "</b>" },   { "code", "<tt>", "</tt>" }, { "cmd", "<tt>", "</tt>" },
  { "file", "<tt>", "</tt>" },
};

/* Words that go into one line: blanks and line ends become one blank, none at the beginning. */
typedef struct
{
  GString *out;
  gboolean blank; /* one is due before the next word */
  gboolean is_markup;
  char *(*title) (const char *page, gpointer data);
  gpointer data;
} Line;

static AnnoHelpNode *
node_new (const char *name)
{
  AnnoHelpNode *self = g_new0 (AnnoHelpNode, 1);

  self->name = g_strdup (name);
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_help_node_free);
  return self;
}

void
anno_help_node_free (AnnoHelpNode *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->words);
  g_free (self->type);
  g_free (self->xref);
  g_free (self->href);
  g_ptr_array_unref (self->children);
  g_free (self);
}

/* The path from the root to the open element; the document itself is its first. */
static void
start_cb (GMarkupParseContext *context, const char *element, const char **names, const char **values,
          gpointer data, GError **error)
{
  GPtrArray *path = data;
  AnnoHelpNode *parent = path->pdata[path->len - 1];
  AnnoHelpNode *node = node_new (element);

  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], "type"))
      node->type = g_strdup (values[i]);
    else if (g_str_equal (names[i], "xref"))
      node->xref = g_strdup (values[i]);
    else if (g_str_equal (names[i], "href"))
      node->href = g_strdup (values[i]);
  g_ptr_array_add (parent->children, node);
  g_ptr_array_add (path, node);
}

static void
end_cb (GMarkupParseContext *context, const char *element, gpointer data, GError **error)
{
  GPtrArray *path = data;

  g_ptr_array_set_size (path, (int) path->len - 1);
}

static void
text_cb (GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  GPtrArray *path = data;
  AnnoHelpNode *parent = path->pdata[path->len - 1];

  if (length == 0)
    return; /* as the parser has it between two elements */
  AnnoHelpNode *node = node_new (NULL);
  node->words = g_strndup (text, length);
  g_ptr_array_add (parent->children, node);
}

AnnoHelpNode *
anno_help_node_parse (GBytes *bytes, GError **error)
{
  static const GMarkupParser parser = { start_cb, end_cb, text_cb, NULL, NULL };

  g_return_val_if_fail (bytes != NULL, NULL);

  g_autoptr (AnnoHelpNode) document = node_new (NULL);
  g_autoptr (GPtrArray) path = g_ptr_array_new ();
  g_ptr_array_add (path, document);
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, path, NULL);
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  if (!g_markup_parse_context_parse (context, text, (gssize) size, error)
      || !g_markup_parse_context_end_parse (context, error))
    return NULL;

  for (guint i = 0; i < document->children->len; i++)
    if (anno_help_node_is (document->children->pdata[i], "page"))
      return g_ptr_array_steal_index (document->children, i);
  g_set_error_literal (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, "<page>?");
  return NULL;
}

gboolean
anno_help_node_is (const AnnoHelpNode *self, const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, FALSE);
  return g_strcmp0 (self->name, name) == 0;
}

const AnnoHelpNode *
anno_help_node_child (const AnnoHelpNode *self, const char *name, const char *type)
{
  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  for (guint i = 0; i < self->children->len; i++)
    {
      const AnnoHelpNode *child = self->children->pdata[i];
      if (anno_help_node_is (child, name) && g_strcmp0 (child->type, type) == 0)
        return child;
    }
  return NULL;
}

static void
add_words (Line *self, const char *words)
{
  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_ascii_isspace (*p))
        {
          self->blank = self->out->len > 0;
          continue;
        }
      g_autofree char *sign = g_strndup (p, (gsize) (g_utf8_next_char (p) - p));
      g_autofree char *escaped = self->is_markup ? g_markup_escape_text (sign, -1) : g_strdup (sign);
      if (self->blank)
        g_string_append_c (self->out, ' ');
      self->blank = FALSE;
      g_string_append (self->out, escaped);
    }
}

static void
add_mark (Line *self, const char *mark)
{
  if (!self->is_markup)
    return;
  /* A blank before a link isn't part of it. */
  if (self->blank && mark[1] != '/')
    {
      g_string_append_c (self->out, ' ');
      self->blank = FALSE;
    }
  g_string_append (self->out, mark);
}

static void add_node (Line *self, const AnnoHelpNode *node);

static void
add_children (Line *self, const AnnoHelpNode *node)
{
  for (guint i = 0; i < node->children->len; i++)
    {
      const AnnoHelpNode *child = node->children->pdata[i];
      /* Keys that are pressed together: Ctrl+O. */
      if (i > 0 && anno_help_node_is (node, "keyseq") && anno_help_node_is (child, "key"))
        add_words (self, "+");
      add_node (self, child);
    }
}

static void
add_link (Line *self, const AnnoHelpNode *node)
{
  const char *place = node->href != NULL ? node->href : node->xref;
  g_autofree char *target = g_markup_escape_text (place, -1);
  g_autofree char *open = g_strdup_printf ("<a href=\"%s\">", target);

  add_mark (self, open);
  if (node->children->len > 0)
    add_children (self, node);
  else
    {
      g_autofree char *title = self->title != NULL ? self->title (place, self->data) : NULL;
      add_words (self, title != NULL ? title : place);
    }
  add_mark (self, "</a>");
}

static void
add_node (Line *self, const AnnoHelpNode *node)
{
  if (node->words != NULL)
    {
      add_words (self, node->words);
      return;
    }
  if (anno_help_node_is (node, "link") && (node->xref != NULL || node->href != NULL))
    {
      add_link (self, node);
      return;
    }
  guint face = 0;
  while (face < G_N_ELEMENTS (faces) && !anno_help_node_is (node, faces[face].name))
    face++;
  if (face < G_N_ELEMENTS (faces))
    add_mark (self, faces[face].open);
  add_children (self, node);
  if (face < G_N_ELEMENTS (faces))
    add_mark (self, faces[face].close);
}

char *
anno_help_node_get_words (const AnnoHelpNode *self)
{
  Line line = { g_string_new (NULL), FALSE, FALSE, NULL, NULL };

  if (self != NULL)
    add_children (&line, self);
  return g_string_free (line.out, FALSE);
}

char *
anno_help_node_get_markup (const AnnoHelpNode *self,
                           char *(*title) (const char *page, gpointer data), gpointer data)
{
  g_return_val_if_fail (self != NULL, NULL);

  Line line = { g_string_new (NULL), FALSE, TRUE, title, data };
  add_children (&line, self);
  return g_string_free (line.out, FALSE);
}
