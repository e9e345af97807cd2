#include "formats/markup-blocks.h"

#include "formats/xml-node.h"

#include <stdlib.h>
#include <string.h>

/* What lies around the node in hand. */
typedef struct
{
  AnnoBlockKind kind; /* of loose text and paragraphs */
  gboolean row;       /* in a row of a table: nothing but cells parts it */
  gboolean block;     /* in a block: notes wait for its end */
  gboolean head;      /* in the head of a page */
  gboolean choice;    /* among the forms of a choice */
} Around;

typedef struct
{
  AnnoBlockText *text;
  const AnnoMarkupRule *rules;
  guint n_rules;
  const GPtrArray *except;
  gboolean open;    /* a block of ours is open in `text` */
  gboolean cells;   /* the row in hand has one already */
  GPtrArray *notes; /* of const xmlNode, that wait */
} Walk;

#define BLOCK(kind) ANNO_MARKUP_BLOCK, ANNO_BLOCK_##kind
#define WITHIN(kind) ANNO_MARKUP_WITHIN, ANNO_BLOCK_##kind
#define GROUP ANNO_MARKUP_GROUP, ANNO_BLOCK_PARAGRAPH
#define SKIP ANNO_MARKUP_SKIP, ANNO_BLOCK_PARAGRAPH

/* Sorted, for bsearch(). */
static const AnnoMarkupRule names[] = {
  { "abstract", WITHIN (ASIDE) },
  { "address", BLOCK (PARAGRAPH) },
  { "article", GROUP },
  { "aside", WITHIN (ASIDE) },
  { "audio", SKIP },
  { "base", SKIP },
  { "bibliography", WITHIN (CREDIT) },
  { "bild", GROUP },
  { "bildfil", SKIP },
  { "bildskapare", WITHIN (CREDIT) },
  { "bildtext", WITHIN (CAPTION) },
  { "block", GROUP },
  { "blockquote", WITHIN (QUOTE) },
  { "body", GROUP },
  { "body.content", GROUP },
  { "body.end", GROUP },
  { "body.head", GROUP },
  { "bq", WITHIN (QUOTE) },
  { "br", ANNO_MARKUP_BREAK, ANNO_BLOCK_PARAGRAPH },
  { "brodtext", GROUP },
  { "button", SKIP },
  { "byline", BLOCK (BYLINE) },
  { "canvas", SKIP },
  { "caption", WITHIN (CAPTION) },
  { "center", GROUP },
  { "citat", BLOCK (QUOTE) },
  { "content", GROUP },
  { "copyrite", WITHIN (CREDIT) },
  { "credit", WITHIN (CREDIT) },
  { "custom-table", SKIP },
  { "dat", BLOCK (DATELINE) },
  { "datalist", SKIP },
  { "datasource", WITHIN (CREDIT) },
  { "dateline", BLOCK (DATELINE) },
  { "dd", WITHIN (LIST_ITEM) },
  { "details", GROUP },
  { "dialog", SKIP },
  { "distributor", WITHIN (CREDIT) },
  { "div", GROUP },
  { "dl", GROUP },
  { "dt", WITHIN (LIST_ITEM) },
  { "embed", SKIP },
  { "fieldset", GROUP },
  { "figcaption", WITHIN (CAPTION) },
  { "figure", GROUP },
  { "fn", ANNO_MARKUP_NOTE, ANNO_BLOCK_ASIDE },
  { "footer", WITHIN (ASIDE) },
  { "form", GROUP },
  { "h1", BLOCK (SUBHEAD) },
  { "h2", BLOCK (SUBHEAD) },
  { "h3", BLOCK (SUBHEAD) },
  { "h4", BLOCK (SUBHEAD) },
  { "h5", BLOCK (SUBHEAD) },
  { "h6", BLOCK (SUBHEAD) },
  { "head", SKIP },
  { "header", ANNO_MARKUP_HEAD, ANNO_BLOCK_ASIDE },
  { "hedline", GROUP },
  { "hgroup", GROUP },
  { "hl1", BLOCK (SUBHEAD) },
  { "hl2", BLOCK (SUBHEAD) },
  { "hl3", BLOCK (SUBHEAD) },
  { "hl4", BLOCK (SUBHEAD) },
  { "hl5", BLOCK (SUBHEAD) },
  { "hr", GROUP },
  { "html", GROUP },
  { "iframe", SKIP },
  { "ingress", GROUP },
  { "input", SKIP },
  { "legend", BLOCK (PARAGRAPH) },
  { "li", WITHIN (LIST_ITEM) },
  { "link", SKIP },
  { "main", GROUP },
  { "map", SKIP },
  { "media", GROUP },
  { "media-caption", WITHIN (CAPTION) },
  { "media-metadata", SKIP },
  { "media-object", SKIP },
  { "media-producer", WITHIN (CREDIT) },
  { "media-reference", SKIP },
  { "mellis", BLOCK (SUBHEAD) },
  { "menu", GROUP },
  { "meta", SKIP },
  { "nav", WITHIN (ASIDE) },
  { "nitf", GROUP },
  { "nitf-table", GROUP },
  { "nitf-table-metadata", SKIP },
  { "nitf-table-summary", WITHIN (CAPTION) },
  { "noframes", SKIP },
  { "noscript", SKIP },
  { "note", WITHIN (ASIDE) },
  { "object", SKIP },
  { "ol", GROUP },
  { "optgroup", SKIP },
  { "option", SKIP },
  { "p", BLOCK (PARAGRAPH) },
  { "picture", SKIP },
  { "pre", BLOCK (CODE) },
  { "rights", WITHIN (CREDIT) },
  { "rubrik", BLOCK (SUBHEAD) },
  { "script", SKIP },
  { "section", GROUP },
  { "select", SKIP },
  { "style", SKIP },
  { "summary", BLOCK (PARAGRAPH) },
  { "svg", SKIP },
  { "table", GROUP },
  { "tagline", WITHIN (CREDIT) },
  { "tbody", GROUP },
  { "td", ANNO_MARKUP_CELL, ANNO_BLOCK_TABLE_ROW },
  { "template", SKIP },
  { "text", GROUP },
  { "textarea", SKIP },
  { "tfoot", GROUP },
  { "th", ANNO_MARKUP_CELL, ANNO_BLOCK_TABLE_ROW },
  { "thead", GROUP },
  { "title", SKIP },
  { "tr", ANNO_MARKUP_ROW, ANNO_BLOCK_TABLE_ROW },
  { "ul", GROUP },
  { "video", SKIP },
};

static void walk_children (Walk *self, const xmlNode *node, Around around);

static int
compare_cb (const void *name, const void *rule)
{
  return g_ascii_strcasecmp (name, ((const AnnoMarkupRule *) rule)->name);
}

static const AnnoMarkupRule *
find_rule (const xmlNode *node, const AnnoMarkupRule *rules, guint n_rules)
{
  return bsearch (node->name, rules, n_rules, sizeof *rules, compare_cb);
}

static gboolean
style_hides (const char *style)
{
  g_autofree char *plain = g_ascii_strdown (style, -1);
  char *to = plain;

  for (const char *from = plain; *from != '\0'; from++)
    if (!g_ascii_isspace (*from))
      *to++ = *from;
  *to = '\0';
  return strstr (plain, "display:none") != NULL || strstr (plain, "visibility:hidden") != NULL;
}

gboolean
anno_markup_blocks_is_hidden (const xmlNode *node)
{
  g_return_val_if_fail (node != NULL, FALSE);

  for (const xmlAttr *at = node->type == XML_ELEMENT_NODE ? node->properties : NULL; at != NULL;
       at = at->next)
    if (g_ascii_strcasecmp ((const char *) at->name, "hidden") == 0)
      return TRUE;
    else if (g_ascii_strcasecmp ((const char *) at->name, "style") == 0 && at->children != NULL
             && at->children->content != NULL
             && style_hides ((const char *) at->children->content))
      return TRUE;
  return FALSE;
}

static void
flush_notes (Walk *self)
{
  g_autoptr (GPtrArray) notes = g_steal_pointer (&self->notes);

  self->notes = g_ptr_array_new ();
  for (guint i = 0; i < notes->len; i++)
    {
      const xmlNode *note = notes->pdata[i];
      const AnnoMarkupRule *rule = find_rule (note, self->rules, self->n_rules);
      walk_children (self, note, (Around){ .kind = rule->kind });
      anno_block_text_end (self->text);
      self->open = FALSE;
    }
}

static void
end_block (Walk *self)
{
  if (self->open)
    anno_block_text_end (self->text);
  self->open = FALSE;
}

static void
begin_block (Walk *self, AnnoBlockKind kind)
{
  anno_block_text_begin (self->text, kind);
  self->open = TRUE;
}

static void
add_text (Walk *self, const xmlNode *node, const Around *around)
{
  const char *words = (const char *) node->content;

  if (words == NULL)
    return;
  if (!self->open && words[strspn (words, " \t\r\n\f")] == '\0')
    return;
  if (!self->open)
    begin_block (self, around->head ? ANNO_BLOCK_ASIDE : around->kind);
  anno_block_text_add (self->text, words, -1);
}

/* Captions, credits and asides are that as a whole; else only plain paragraphs follow what is
 * around them. */
static AnnoBlockKind
choose_kind (const Around *around, AnnoBlockKind kind)
{
  if (around->kind >= ANNO_BLOCK_CAPTION && (kind < ANNO_BLOCK_CAPTION || around->kind > kind))
    return around->kind;
  return kind == ANNO_BLOCK_PARAGRAPH ? around->kind : kind;
}

static void
add_block (Walk *self, const xmlNode *node, const AnnoMarkupRule *rule, Around around)
{
  gboolean outermost = !around.block;
  gboolean listed = around.head && rule->kind == ANNO_BLOCK_LIST_ITEM;
  AnnoBlockKind kind = listed ? ANNO_BLOCK_ASIDE : choose_kind (&around, rule->kind);

  begin_block (self, kind);
  around.head = FALSE;
  if (rule->part != ANNO_MARKUP_BLOCK)
    around.kind = kind;
  around.block = TRUE;
  walk_children (self, node, around);
  end_block (self);
  if (outermost)
    flush_notes (self);
}

static void
add_row (Walk *self, const xmlNode *node, Around around)
{
  begin_block (self, choose_kind (&around, ANNO_BLOCK_TABLE_ROW));
  self->cells = FALSE;
  around.row = around.block = TRUE;
  walk_children (self, node, around);
  end_block (self);
  flush_notes (self);
}

/* A line end of print parts words, unless it says that it stands within one. */
static void
add_blank (Walk *self, const xmlNode *node)
{
  g_autofree char *breaks = anno_xml_attribute (node, "break");

  if (self->open && g_strcmp0 (breaks, "no") != 0)
    anno_block_text_add (self->text, " ", 1);
}

static void
add_line (Walk *self, const xmlNode *node, Around around)
{
  walk_children (self, node, around);
  if (self->open)
    anno_block_text_break (self->text);
}

/* In a row: what would be a block elsewhere only parts words. */
static void
add_in_row (Walk *self, const xmlNode *node, AnnoMarkupPart part, Around around)
{
  if (part == ANNO_MARKUP_CELL && self->cells)
    anno_block_text_cell (self->text);
  if (part == ANNO_MARKUP_CELL)
    self->cells = TRUE;
  else
    add_blank (self, node);
  walk_children (self, node, around);
  if (part != ANNO_MARKUP_CELL)
    add_blank (self, node);
}

static void
add_group (Walk *self, const xmlNode *node, AnnoMarkupPart part, Around around)
{
  end_block (self);
  around.head |= part == ANNO_MARKUP_HEAD;
  walk_children (self, node, around);
  end_block (self);
}

static gboolean
is_excepted (const Walk *self, const xmlNode *node)
{
  return self->except != NULL && g_ptr_array_find ((GPtrArray *) self->except, node, NULL);
}

/* What is in a block, or may be. TRUE where that was all. */
static gboolean
add_inline (Walk *self, const xmlNode *node, AnnoMarkupPart part, const Around *around)
{
  Around inner = *around;

  inner.choice = part == ANNO_MARKUP_CHOICE;
  if (part == ANNO_MARKUP_CHOICE || part == ANNO_MARKUP_OTHER
      || (part == ANNO_MARKUP_LOOSE && around->block))
    walk_children (self, node, inner);
  else if (part == ANNO_MARKUP_NOTE && around->block)
    g_ptr_array_add (self->notes, (void *) node);
  else if (part == ANNO_MARKUP_BLANK)
    add_blank (self, node);
  else if (part == ANNO_MARKUP_LINE && around->block)
    add_line (self, node, inner);
  else if (part == ANNO_MARKUP_BREAK && !around->row)
    {
      if (self->open)
        anno_block_text_break (self->text);
    }
  else
    return FALSE;
  return TRUE;
}

static void
add_element (Walk *self, const xmlNode *node, Around around)
{
  const AnnoMarkupRule *rule = find_rule (node, self->rules, self->n_rules);

  if (is_excepted (self, node) || anno_markup_blocks_is_hidden (node)
      || (rule != NULL && rule->part == ANNO_MARKUP_SKIP)
      || (rule != NULL && rule->part == ANNO_MARKUP_OTHER && around.choice))
    return;
  if (rule == NULL)
    walk_children (self, node, around);
  else if (add_inline (self, node, rule->part, &around))
    return;
  else if (around.row)
    add_in_row (self, node, rule->part, around);
  else if (rule->part == ANNO_MARKUP_ROW)
    add_row (self, node, around);
  else if (rule->part == ANNO_MARKUP_GROUP || rule->part == ANNO_MARKUP_HEAD)
    add_group (self, node, rule->part, around);
  else
    add_block (self, node, rule, around);
}

static void
add_node (Walk *self, const xmlNode *node, Around around)
{
  if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
    add_text (self, node, &around);
  else if (node->type == XML_ELEMENT_NODE)
    add_element (self, node, around);
}

/* As deep as the tree, which its parser bounds. */
static void
walk_children (Walk *self, const xmlNode *node, Around around)
{
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    add_node (self, child, around);
}

const AnnoMarkupRule *
anno_markup_blocks_find (const xmlNode *node)
{
  g_return_val_if_fail (node != NULL, NULL);

  return node->type == XML_ELEMENT_NODE ? find_rule (node, names, G_N_ELEMENTS (names)) : NULL;
}

void
anno_markup_blocks_add_by (AnnoBlockText *text, const xmlNode *node, const AnnoMarkupRule *rules,
                           guint n_rules, const GPtrArray *except)
{
  g_return_if_fail (text != NULL && node != NULL);

  Walk self = {
    .text = text,
    .rules = rules != NULL ? rules : names,
    .n_rules = rules != NULL ? n_rules : G_N_ELEMENTS (names),
    .except = except,
    .notes = g_ptr_array_new (),
  };
  anno_block_text_end (text);
  add_node (&self, node, (Around){ .kind = ANNO_BLOCK_PARAGRAPH });
  end_block (&self);
  flush_notes (&self);
  g_ptr_array_unref (self.notes);
}

void
anno_markup_blocks_add (AnnoBlockText *text, const xmlNode *node)
{
  anno_markup_blocks_add_by (text, node, NULL, 0, NULL);
}
