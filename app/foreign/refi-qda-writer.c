#include "foreign/refi-qda-writer.h"

#include "files/spool.h"
#include "files/zip-writer.h"
#include "foreign/guid.h"
#include "foreign/refi-qda-codes.h"
#include "foreign/refi-qda-text.h"
#include "formats/iso-time.h"
#include "model/span-quote.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NAME_WORDS 64

/* A project in the making. What is of the articles waits until the end, because the users and codes,
 * which come first, are known only then. */
typedef struct
{
  GString *out; /* of the archive */
  AnnoTagset *tagset;
  AnnoZipWriter *zip;
  AnnoRefiCodes *codes;
  GHashTable *users_known; /* a set of slugs */
  GString *users;
  AnnoSpool *sources;
  AnnoSpool *notes;
  AnnoSpool *links;
} Project;

/* A layer on its way. */
typedef struct
{
  Project *project;
  const AnnoSetArticle *article;
  const AnnoSetLayer *layer;
  const AnnoRefiText *text;
  char *user; /* GUID */
} Layer;

static gboolean
take_cb (const char *bytes, gsize n, gpointer data)
{
  g_string_append_len (((Project *) data)->out, bytes, (gssize) n);
  return TRUE;
}

static gpointer
begin (GString *out, const AnnoTagset *tagset)
{
  Project *self = g_new0 (Project, 1);

  self->out = out;
  self->tagset = anno_tagset_ref ((AnnoTagset *) tagset);
  self->zip = anno_zip_writer_new (take_cb, self);
  self->codes = anno_refi_codes_new (tagset);
  self->users_known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->users = g_string_new (NULL);
  self->sources = anno_spool_new ();
  self->notes = anno_spool_new ();
  self->links = anno_spool_new ();
  return self;
}

static void
project_free (gpointer data)
{
  Project *self = data;
  anno_zip_writer_free (self->zip);
  anno_refi_codes_free (self->codes);
  anno_tagset_unref (self->tagset);
  g_hash_table_unref (self->users_known);
  g_string_free (self->users, TRUE);
  anno_spool_free (self->sources);
  anno_spool_free (self->notes);
  anno_spool_free (self->links);
  g_free (self);
}

static void
print_attribute (GString *out, const char *name, const char *words)
{
  g_string_append_printf (out, " %s=\"", name);
  anno_refi_text_append (out, words);
  g_string_append_c (out, '"');
}

static void
print_time (GString *out, const char *name, gint64 time)
{
  char printed[ANNO_ISO_TIME_SIZE];

  if (time != 0 && anno_iso_time_print (time, printed))
    print_attribute (out, name, printed);
}

/* The GUID of the @nth segment of a span. Two annotators may have spans of one id. */
static char *
selection_guid (const Layer *self, const char *id, guint nth)
{
  char number[12];
  g_snprintf (number, sizeof number, "%u", nth);
  return anno_guid_make ("selection", self->article->shown, self->layer->shown, id, number, NULL);
}

static char *
add_user (Project *self, const AnnoSetLayer *layer)
{
  char *guid = anno_guid_make ("user", layer->shown, NULL);
  const char *name = anno_layer_get_header (layer->layer)->creator_name;

  if (g_hash_table_add (self->users_known, g_strdup (layer->shown)))
    {
      g_string_append_printf (self->users, "<User guid=\"%s\"", guid);
      print_attribute (self->users, "name", name != NULL && *name != '\0' ? name : layer->shown);
      g_string_append (self->users, "/>\n");
    }
  return guid;
}

static void
add_line (GString *words, const char *name, const char *value)
{
  g_string_append_printf (words, "%s%s: %s", words->len > 0 ? "\n" : "", name, value);
}

static void
add_timex (const Layer *self, GString *words, const char *name, const AnnoValue *value)
{
  g_autoptr (GString) all = g_string_new (value->text);
  gboolean is_span = value->anchor != NULL && !g_str_equal (value->anchor, "dct");
  g_autofree char *anchor
      = is_span ? selection_guid (self, value->anchor, 0) : g_strdup (value->anchor);

  if (value->timex != NULL)
    g_string_append_printf (all, " %s", value->timex);
  if (value->mod != NULL)
    g_string_append_printf (all, " %s", value->mod);
  if (anchor != NULL)
    g_string_append_printf (all, " @%s", anchor);
  add_line (words, name, all->str);
}

/* The code that says @value; NULL where none does. */
static const char *
code_of (const Layer *self, const AnnoSpan *span, const AnnoValue *value)
{
  AnnoPerson *person = anno_set_layer_find_person (self->layer, value);
  const char *tag = anno_span_get_tag (span);

  if (value->kind == ANNO_VALUE_TEXT)
    return anno_refi_codes_choice (self->project->codes, tag, value->field, value->text);
  if (value->kind != ANNO_VALUE_PERSON)
    return NULL;
  return anno_refi_codes_person (self->project->codes, tag, value->field,
                                 person != NULL ? anno_person_get_id (person) : value->text,
                                 person != NULL ? anno_person_get_name (person) : value->text);
}

/* What no code says: texts, dates, the flag. */
static char *
describe (const Layer *self, const AnnoSpan *span)
{
  const AnnoTag *tag = anno_tagset_find (self->project->tagset, anno_span_get_tag (span));
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < anno_span_get_n_values (span); i++)
    {
      const AnnoValue *value = anno_span_get_value (span, i);
      const AnnoField *field = tag != NULL ? anno_tag_find_field (tag, value->field) : NULL;
      const char *name = field != NULL ? field->name : value->field;
      if (value->kind == ANNO_VALUE_TIMEX)
        add_timex (self, words, name, value);
      else if (value->kind == ANNO_VALUE_TEXT && code_of (self, span, value) == NULL)
        add_line (words, name, value->text);
    }
  if (anno_span_get_unsure (span))
    add_line (words, "unsure", "true");
  return g_string_free (words, FALSE);
}

static void
print_coding (const Layer *self, const AnnoSpan *span, const char *selection, const char *code)
{
  GString *out = anno_spool_get_tail (self->project->sources);
  g_autofree char *guid = anno_guid_make ("coding", selection, code, NULL);

  g_string_append_printf (out, "<Coding guid=\"%s\" creatingUser=\"%s\"", guid, self->user);
  print_time (out, "creationDateTime", anno_span_get_created (span));
  g_string_append_printf (out, "><CodeRef targetGUID=\"%s\"/></Coding>\n", code);
}

/* Each code once, though a file may say a thing twice. */
static void
print_codings (const Layer *self, const AnnoSpan *span, const char *selection)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  const char *tag = anno_refi_codes_tag (self->project->codes, anno_span_get_tag (span));

  print_coding (self, span, selection, tag);
  for (guint i = 0; i < anno_span_get_n_values (span); i++)
    {
      const char *code = code_of (self, span, anno_span_get_value (span, i));
      if (code != NULL && g_hash_table_add (known, (gpointer) code))
        print_coding (self, span, selection, code);
    }
}

static void
add_note (const Layer *self, const AnnoSpan *span, const char *selection)
{
  const char *note = anno_span_get_note (span);
  g_autofree char *guid = note != NULL ? anno_guid_make ("note", selection, NULL) : NULL;
  GString *notes = anno_spool_get_tail (self->project->notes);

  if (note == NULL)
    return;
  g_string_append_printf (anno_spool_get_tail (self->project->sources), "<NoteRef targetGUID=\"%s\"/>\n", guid);
  g_string_append_printf (notes, "<Note guid=\"%s\" creatingUser=\"%s\"><PlainTextContent>", guid,
                          self->user);
  anno_refi_text_append (notes, note);
  g_string_append (notes, "</PlainTextContent></Note>\n");
}

static void
add_link (const Layer *self, const char *name, const char *origin, const char *target)
{
  g_autofree char *guid = anno_guid_make ("link", name, origin, target, NULL);
  GString *links = anno_spool_get_tail (self->project->links);

  g_string_append_printf (links, "<Link guid=\"%s\"", guid);
  print_attribute (links, "name", name);
  g_string_append_printf (links, " direction=\"OneWay\" originGUID=\"%s\" targetGUID=\"%s\"/>\n",
                          origin, target);
}

/* From its first selection to the first of the other. */
static void
add_links (const Layer *self, const AnnoSpan *span, const char *selection)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < anno_span_get_n_values (span); i++)
    {
      const AnnoValue *value = anno_span_get_value (span, i);
      if (value->kind != ANNO_VALUE_LINK
          || anno_layer_find (self->layer->layer, value->text) == NULL
          || !g_hash_table_add (known, g_strconcat (value->field, "\n", value->text, NULL)))
        continue;
      g_autofree char *target = selection_guid (self, value->text, 0);
      add_link (self, value->field, selection, target);
    }
}

static void
print_selection (const Layer *self, const AnnoSpan *span, guint nth, const char *description)
{
  const AnnoSegment *segment = anno_span_get_segments (span) + nth;
  g_autofree char *guid = selection_guid (self, anno_span_get_id (span), nth);
  g_autofree char *words = anno_span_quote (
      anno_document_get_article (self->article->document), span, NAME_WORDS);
  GString *out = anno_spool_get_tail (self->project->sources);

  g_string_append_printf (out, "<PlainTextSelection guid=\"%s\"", guid);
  print_attribute (out, "name", words);
  g_string_append_printf (out, " startPosition=\"%u\" endPosition=\"%u\" creatingUser=\"%s\"",
                          anno_refi_text_place (self->text, segment->start),
                          anno_refi_text_place (self->text, segment->end), self->user);
  print_time (out, "creationDateTime", anno_span_get_created (span));
  print_time (out, "modifiedDateTime", anno_span_get_modified (span));
  g_string_append (out, ">\n");
  if (*description != '\0')
    {
      g_string_append (out, "<Description>");
      anno_refi_text_append (out, description);
      g_string_append (out, "</Description>\n");
    }
  print_codings (self, span, guid);
  if (nth == 0)
    {
      add_note (self, span, guid);
      add_links (self, span, guid);
    }
  g_string_append (out, "</PlainTextSelection>\n");
}

static void
print_span (const Layer *self, const AnnoSpan *span)
{
  g_autofree char *description = describe (self, span);

  for (guint i = 0; i < anno_span_get_n_segments (span); i++)
    {
      print_selection (self, span, i, i == 0 ? description : "");
      if (i == 0)
        continue;
      g_autofree char *before = selection_guid (self, anno_span_get_id (span), i - 1);
      g_autofree char *guid = selection_guid (self, anno_span_get_id (span), i);
      add_link (self, "continued", before, guid);
    }
}

static void
print_source (Project *self, const AnnoSetArticle *article, const char *guid)
{
  GString *out = anno_spool_get_tail (self->sources);
  const char *title = anno_document_get_title (article->document);

  g_string_append_printf (out, "<TextSource guid=\"%s\"", guid);
  print_attribute (out, "name", title != NULL ? title : article->shown);
  g_string_append_printf (out, " plainTextPath=\"internal://%s.txt\">\n<Description>",
                          guid);
  anno_refi_text_append (out, article->shown);
  g_string_append (out, "</Description>\n");
}

static void
print (gpointer data, GString *out, const AnnoSetArticle *article, const AnnoSetCount *before)
{
  Project *self = data;
  g_auto (AnnoRefiText) text = { 0 };
  g_autofree char *guid = anno_guid_make ("source", article->shown, NULL);
  g_autofree char *file = g_strdup_printf ("sources/%s.txt", guid);

  self->out = out;
  anno_refi_text_init (&text, anno_document_get_article (article->document));
  print_source (self, article, guid);
  for (guint i = 0; i < article->layers->len; i++)
    {
      const AnnoSetLayer *layer = article->layers->pdata[i];
      g_autofree char *user = add_user (self, layer);
      const Layer printed = { self, article, layer, &text, user };
      for (guint k = 0; k < anno_layer_get_n_spans (layer->layer); k++)
        print_span (&printed, anno_layer_nth (layer->layer, k));
    }
  g_string_append (anno_spool_get_tail (self->sources), "</TextSource>\n");
  anno_spool_settle (self->sources);
  anno_spool_settle (self->notes);
  anno_spool_settle (self->links);
  anno_zip_writer_add (self->zip, file, text.text, strlen (text.text));
}

#define FOOT "</Project>\n"

static GString *
print_head (const Project *self)
{
  GString *head = g_string_new ("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
  const char *name = anno_tagset_get_name (self->tagset);

  g_string_append (head, "<Project xmlns=\"urn:QDA-XML:project:1.0\"");
  print_attribute (head, "name", name != NULL && *name != '\0' ? name : "Annotator");
  g_string_append (head, " origin=\"Annotator\">\n");
  if (self->users->len > 0)
    g_string_append_printf (head, "<Users>\n%s</Users>\n", self->users->str);
  anno_refi_codes_print (self->codes, head);
  return head;
}

/* A list of what the articles have, on its way into the archive. */
typedef struct
{
  AnnoZipWriter *zip;
  const AnnoSetFlush *flush;
  AnnoSpool *members;
  char *start;
  char *end;
} List;

static void
list_init (List *self, const Project *project, const AnnoSetFlush *flush, const char *name,
           AnnoSpool *members)
{
  *self = (List) { project->zip, flush, members, g_strdup_printf ("<%s>\n", name),
                   g_strdup_printf ("</%s>\n", name) };
}

static void
list_clear (List *self)
{
  g_free (self->start);
  g_free (self->end);
}

/* The schema wants no list without members. */
static guint64
list_size (const List *self)
{
  guint64 n = anno_spool_get_size (self->members);
  return n > 0 ? strlen (self->start) + n + strlen (self->end) : 0;
}

static gboolean
take_piece (const char *bytes, gsize n, gpointer data, GError **error)
{
  const List *self = data;

  anno_zip_writer_add_piece (self->zip, bytes, n);
  return self->flush == NULL || self->flush->hand_on (self->flush->data, error);
}

static gboolean
list_add (List *self, GError **error)
{
  if (list_size (self) == 0)
    return TRUE;
  anno_zip_writer_add_piece (self->zip, self->start, strlen (self->start));
  if (!anno_spool_hand (self->members, take_piece, self, error))
    return FALSE;
  anno_zip_writer_add_piece (self->zip, self->end, strlen (self->end));
  return TRUE;
}

static gboolean
add_project (const Project *self, List *lists, guint n, GError **error)
{
  g_autoptr (GString) head = print_head (self);
  guint64 size = head->len + strlen (FOOT);

  for (guint i = 0; i < n; i++)
    size += list_size (lists + i);
  anno_zip_writer_begin (self->zip, "project.qde", size);
  anno_zip_writer_add_piece (self->zip, head->str, head->len);
  for (guint i = 0; i < n; i++)
    if (!list_add (lists + i, error))
      return FALSE;
  anno_zip_writer_add_piece (self->zip, FOOT, strlen (FOOT));
  anno_zip_writer_end (self->zip);
  return TRUE;
}

static gboolean
end (gpointer data, GString *out, const AnnoSetFlush *flush, GError **error)
{
  Project *self = data;
  List lists[3];

  self->out = out;
  list_init (lists, self, flush, "Sources", self->sources);
  list_init (lists + 1, self, flush, "Notes", self->notes);
  list_init (lists + 2, self, flush, "Links", self->links);
  gboolean done = add_project (self, lists, G_N_ELEMENTS (lists), error);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    list_clear (lists + i);
  return done && anno_zip_writer_finish (self->zip, error);
}

static const AnnoSetStream stream = { begin, print, end, project_free };

const AnnoSetFormat anno_refi_qda_format = {
  .id = "refi-qda",
  .name = N_("REFI-QDA: a project"),
  .extension = "qdpx",
  .keeps = ANNO_KEEPS_ALL & ~(ANNO_KEEPS_SEGMENTS | ANNO_KEEPS_EXTRA | ANNO_KEEPS_SIGNS),
  .stream = &stream,
};
