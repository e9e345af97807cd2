#include "foreign/brat-values.h"

#include "foreign/brat-marks.h"
#include "foreign/brat-said.h"
#include "foreign/brat-tags.h"
#include "foreign/brat-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *
unescape (AnnoBratPart part)
{
  g_autofree char *line = anno_brat_part_dup (part);
  return anno_brat_words_unescape (line);
}

static void
refuse (AnnoBratLines *lines, const AnnoBratLine *line)
{
  anno_brat_lines_leave_out (lines, line, _("“%.*s” can’t be read"), (int) line->data.n,
                             line->data.text);
}

/* Takes the name off @rest that an attribute, a reference or a note begins with, and then the id of
 * what it is said of. A blank ends each. */
static gboolean
read_head (const AnnoBratLine *line, AnnoBratPart *name, AnnoBratPart *id, AnnoBratPart *rest)
{
  if (!anno_brat_part_cut (&line->data, ' ', name, rest) || name->n == 0)
    return FALSE;
  if (!anno_brat_part_cut (rest, ' ', id, rest))
    {
      *id = *rest;
      *rest = (AnnoBratPart){ NULL, 0 };
    }
  return id->n > 0;
}

/* The line of a span or a relation, of which something may be said; NULL, and told, for others. A
 * relation may still come, and may be none. */
static AnnoBratLine *
find_target (AnnoBratLines *lines, const AnnoBratLine *line, AnnoBratPart id)
{
  AnnoBratLine *found = anno_brat_lines_find (lines, id);
  return found != NULL && found->kind == 'R' ? found : anno_brat_marks_find (lines, line, id);
}

static void
say_attribute (AnnoBratLine *target, AnnoBratPart name, AnnoBratPart value)
{
  g_autofree char *field = anno_brat_part_dup (name);
  g_autofree char *text = value.n > 0 ? unescape (value) : NULL;

  if (target->kind == 'R')
    anno_brat_said_add (&target->attributes, field, text);
  else if (text == NULL && strcmp (field, ANNO_BRAT_UNSURE) == 0)
    target->mark->unsure = TRUE;
  else
    anno_foreign_span_add_value (target->mark, ANNO_VALUE_TEXT, field,
                                 text != NULL ? text : ANNO_BRAT_TRUE);
}

/* "Name T1" or "Name T1 value". */
static void
add_attribute (AnnoBratLines *lines, const AnnoBratLine *line)
{
  AnnoBratPart name, id, value;

  if (!read_head (line, &name, &id, &value))
    {
      refuse (lines, line);
      return;
    }
  AnnoBratLine *target = find_target (lines, line, id);
  if (!anno_brat_part_is_blank (line->tail))
    anno_brat_lines_leave_out (lines, line, _("“%.*s” stands behind its value"),
                               (int) line->tail.n, line->tail.text);
  if (target != NULL)
    say_attribute (target, name, value);
}

/* "Type Arg1:T1 Arg2:T2": from the first to the second, whatever they are called, but that brat's
 * own names go before their order. */
static void
add_relation (AnnoBratLines *lines, AnnoBratLine *line)
{
  AnnoBratPart rest = line->data, type, words[2], more, names[2], ids[2];

  if (!anno_brat_part_next (&rest, &type) || !anno_brat_part_next (&rest, &words[0])
      || !anno_brat_part_next (&rest, &words[1]) || anno_brat_part_next (&rest, &more)
      || !anno_brat_part_cut (&words[0], ':', &names[0], &ids[0])
      || !anno_brat_part_cut (&words[1], ':', &names[1], &ids[1]))
    {
      anno_brat_lines_leave_out (lines, line, _("a relation has a type and two ends"));
      return;
    }
  gboolean is_turned = anno_brat_part_is (names[0], "Arg2") && anno_brat_part_is (names[1], "Arg1");
  const AnnoBratLine *from = anno_brat_marks_find (lines, line, ids[is_turned ? 1 : 0]);
  const AnnoBratLine *to = anno_brat_marks_find (lines, line, ids[is_turned ? 0 : 1]);
  g_autofree char *field = anno_brat_part_dup (type);
  if (from != NULL && to != NULL)
    line->link = anno_foreign_span_add_value (from->mark, ANNO_VALUE_LINK, field, to->mark->id);
}

/* "Equiv T1 T2 T3": each links to the next. */
static void
add_equivalence (AnnoBratLines *lines, const AnnoBratLine *line)
{
  AnnoBratPart rest = line->data, type, id;
  const AnnoBratLine *last = NULL;
  guint n = 0;

  if (!anno_brat_part_next (&rest, &type))
    {
      refuse (lines, line);
      return;
    }
  gboolean is_usual = anno_brat_part_is (type, ANNO_BRAT_EQUIV);
  g_autofree char *name = anno_brat_part_dup (type);
  g_autofree char *field = g_strconcat (is_usual ? "" : ANNO_BRAT_EQUIV_PREFIX, name, NULL);
  for (; anno_brat_part_next (&rest, &id); n++)
    {
      const AnnoBratLine *target = anno_brat_marks_find (lines, line, id);
      if (target != NULL && last != NULL && target != last)
        anno_foreign_span_add_value (last->mark, ANNO_VALUE_LINK, field, target->mark->id);
      last = target != NULL ? target : last;
    }
  if (n < 2)
    anno_brat_lines_leave_out (lines, line, _("fewer than two spans are named"));
}

/* "Annotation:T1 Referent:DB:ID", in either order, which the BioNLP Shared Task 2013 wrote, as "T1
 * DB:ID". */
static void
read_reference (AnnoBratPart *id, AnnoBratPart *referent)
{
  static const char annotation[] = "Annotation:", other[] = "Referent:";
  const gsize n = strlen (annotation), m = strlen (other);

  if (id->n > m && strncmp (id->text, other, m) == 0)
    {
      const AnnoBratPart first = *id;
      *id = *referent;
      *referent = first;
    }
  if (id->n <= n || strncmp (id->text, annotation, n) != 0 || referent->n <= m
      || strncmp (referent->text, other, m) != 0)
    return;
  *id = (AnnoBratPart){ id->text + n, id->n - n };
  *referent = (AnnoBratPart){ referent->text + m, referent->n - m };
}

static void
add_person (const AnnoBratLine *target, const char *resource, AnnoBratPart id, const char *name)
{
  const char *field = g_str_has_prefix (resource, ANNO_BRAT_PERSON_PREFIX)
                          ? resource + strlen (ANNO_BRAT_PERSON_PREFIX)
                          : NULL;
  g_autofree char *iri = unescape (id);
  AnnoForeignValue *value
      = anno_foreign_span_add_value (target->mark, ANNO_VALUE_PERSON, field, iri);

  value->name = *name != '\0' ? g_strdup (name) : NULL;
}

/* A place in a list of somebody else's: the whole of it, so that what it is can be told later, and
 * the name beside it. */
static void
add_entry (const AnnoBratLine *target, const char *resource, AnnoBratPart referent,
           const char *name)
{
  g_autofree char *text = anno_brat_part_dup (referent);
  g_autofree char *name_field = g_strconcat (resource, ANNO_BRAT_NAME_SUFFIX, NULL);

  anno_foreign_span_add_value (target->mark, ANNO_VALUE_TEXT, resource, text);
  if (*name != '\0')
    anno_foreign_span_add_value (target->mark, ANNO_VALUE_TEXT, name_field, name);
}

/* "Reference T1 DB:ID", and the name behind it; brat puts a TAB more before that each time it
 * saves. */
static void
add_reference (AnnoBratLines *lines, const AnnoBratLine *line)
{
  AnnoBratPart type, id, referent, resource, rest, tail = line->tail;

  if (!read_head (line, &type, &id, &referent))
    {
      refuse (lines, line);
      return;
    }
  read_reference (&id, &referent);
  if (!anno_brat_part_cut (&referent, ':', &resource, &rest) || resource.n == 0 || rest.n == 0)
    {
      refuse (lines, line);
      return;
    }
  const AnnoBratLine *target = anno_brat_marks_find (lines, line, id);
  if (target == NULL)
    return;
  if (!anno_brat_part_is (type, "Reference"))
    anno_brat_lines_leave_out (lines, line, _("“%.*s” is read as “Reference”"), (int) type.n,
                               type.text);
  for (; tail.n > 0 && *tail.text == '\t'; tail.text++)
    tail.n--;
  g_autofree char *name = unescape (tail), *list = anno_brat_part_dup (resource);
  if (strcmp (list, ANNO_BRAT_PERSON) == 0 || g_str_has_prefix (list, ANNO_BRAT_PERSON_PREFIX))
    add_person (target, list, rest, name);
  else
    add_entry (target, list, referent, name);
}

static void
add_note (AnnoBratLines *lines, const AnnoBratLine *line)
{
  AnnoBratPart rest = line->data, type, id, more;

  if (!anno_brat_part_next (&rest, &type) || !anno_brat_part_next (&rest, &id)
      || anno_brat_part_next (&rest, &more))
    {
      refuse (lines, line);
      return;
    }
  AnnoBratLine *target = find_target (lines, line, id);
  gboolean is_plain = anno_brat_part_is (type, ANNO_BRAT_NOTE);
  if (target == NULL || (is_plain && line->tail.n == 0))
    return;
  g_autofree char *name = anno_brat_part_dup (type), *text = unescape (line->tail);
  anno_brat_notes_add (&target->notes, name, text);
}

/* What is said of @line is all there: it goes along with what became of that. */
static void
settle (AnnoBratLines *lines, AnnoBratLine *line)
{
  g_autofree char *notes = anno_brat_notes_take (&line->notes);

  if (line->mark != NULL)
    line->mark->note = g_steal_pointer (&notes);
  else if (line->link != NULL)
    line->link->extra
        = anno_brat_said_make (notes, line->attributes != NULL ? line->attributes->str : NULL);
  else if (notes != NULL || line->attributes != NULL)
    anno_brat_lines_leave_out (lines, line, _("what is said of it goes with it"));
}

static void
add_line (AnnoBratLines *lines, AnnoBratLine *line)
{
  switch (line->kind)
    {
    case 'T':
    case 'E':
    case '\0':
      break;
    case 'R':
      add_relation (lines, line);
      break;
    case '*':
      add_equivalence (lines, line);
      break;
    case 'A':
    case 'M':
      add_attribute (lines, line);
      break;
    case 'N':
      add_reference (lines, line);
      break;
    case '#':
      add_note (lines, line);
      break;
    default:
      anno_brat_lines_leave_out (lines, line, _("there are no lines of kind “%c”"), line->kind);
    }
}

void
anno_brat_values_add (AnnoBratLines *lines)
{
  g_return_if_fail (lines != NULL);

  guint n = anno_brat_lines_get_n (lines);
  for (guint i = 0; i < n; i++)
    add_line (lines, anno_brat_lines_nth (lines, i));
  for (guint i = 0; i < n; i++)
    settle (lines, anno_brat_lines_nth (lines, i));
}
