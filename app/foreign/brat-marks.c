#include "foreign/brat-marks.h"

#include "foreign/brat-places.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Digits that a role may end in. */
#define MAX_DIGITS 9

/* Reads "Type:Trigger" off the data of an event; @roles: what follows. */
static gboolean
read_event (const AnnoBratLine *line, AnnoBratPart *type, AnnoBratPart *trigger,
            AnnoBratPart *roles)
{
  AnnoBratPart word;

  *roles = line->data;
  return anno_brat_part_next (roles, &word) && anno_brat_part_cut (&word, ':', type, trigger)
         && type->n > 0 && trigger->n > 0;
}

/* Whether @line is a text-bound of that type. */
static gboolean
has_type (const AnnoBratLine *line, AnnoBratPart type)
{
  AnnoBratPart own, rest;

  return anno_brat_part_cut (&line->data, ' ', &own, &rest) && own.n == type.n
         && memcmp (own.text, type.text, own.n) == 0;
}

/* Text-bounds that are triggers know their first event then. brat takes no trigger of another type:
 * such a one stays a mark of its own. */
static void
find_triggers (AnnoBratLines *lines)
{
  AnnoBratPart type, trigger, roles;

  for (guint i = 0; i < anno_brat_lines_get_n (lines); i++)
    {
      AnnoBratLine *line = anno_brat_lines_nth (lines, i);
      if (line->kind != 'E' || !read_event (line, &type, &trigger, &roles))
        continue;
      AnnoBratLine *bound = anno_brat_lines_find (lines, trigger);
      if (bound == NULL || bound->kind != 'T' || !has_type (bound, type))
        continue;
      bound->is_shared = bound->event != 0;
      bound->event = bound->event != 0 ? bound->event : i + 1;
    }
}

/* A span of @type on the words of @bound, named as @line is. NULL where there are none, with the
 * reason. */
static AnnoForeignSpan *
add_span (AnnoBratLines *lines, AnnoForeignLayer *layer, AnnoBratLine *line,
          const AnnoBratLine *bound, AnnoBratPart type)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (AnnoRange));
  AnnoBratPart own, extra;

  if (!anno_brat_places_read (bound->data, &own, ranges))
    {
      anno_brat_lines_leave_out (lines, line, _("its places can’t be read"));
      return NULL;
    }
  g_autofree char *id = anno_brat_part_dup (line->id);
  g_autofree char *name = anno_brat_part_dup (type.text != NULL ? type : own);
  AnnoForeignSpan *span = anno_foreign_layer_add (layer, id, name);
  anno_brat_places_set (span, ranges, bound->tail, &extra);
  span->place = g_strdup_printf (_("line %u"), line->number);
  if (span->ranges->len == 0)
    {
      g_ptr_array_set_size (layer->spans, (int) layer->spans->len - 1);
      anno_brat_lines_leave_out (lines, line, _("it marks no words"));
      return NULL;
    }
  if ((line == bound || !bound->is_shared) && !anno_brat_part_is_blank (extra))
    anno_brat_lines_leave_out (lines, line, _("“%.*s” stands behind its words"), (int) extra.n,
                               extra.text);
  return line->mark = span;
}

static void
add_event (AnnoBratLines *lines, AnnoForeignLayer *layer, AnnoBratLine *line)
{
  AnnoBratPart type, trigger, roles;

  if (!read_event (line, &type, &trigger, &roles))
    {
      anno_brat_lines_leave_out (lines, line, _("it names no trigger"));
      return;
    }
  const AnnoBratLine *bound = anno_brat_lines_find (lines, trigger);
  if (bound == NULL || bound->kind != 'T')
    {
      anno_brat_lines_leave_out (lines, line, _("there is no trigger “%.*s”"), (int) trigger.n,
                                 trigger.text);
      return;
    }
  gboolean is_other = !has_type (bound, type);
  if (is_other)
    anno_brat_lines_leave_out (lines, line, _("its trigger “%.*s” is of another type"),
                               (int) trigger.n, trigger.text);
  if ((is_other || bound->is_shared) && !anno_brat_lines_repeat (lines, bound))
    {
      anno_brat_lines_leave_out (lines, line, _("too many events have that trigger"));
      return;
    }
  AnnoForeignSpan *span = add_span (lines, layer, line, bound, type);
  if (span != NULL)
    span->is_event = TRUE;
}

AnnoBratLine *
anno_brat_marks_find (AnnoBratLines *lines, const AnnoBratLine *line, AnnoBratPart id)
{
  g_return_val_if_fail (lines != NULL && line != NULL, NULL);

  AnnoBratLine *found = id.n > 0 ? anno_brat_lines_find (lines, id) : NULL;
  if (found != NULL && found->event != 0 && found->is_shared)
    anno_brat_lines_leave_out (lines, line,
                               _("“%.*s” is the trigger of several events; the first is taken"),
                               (int) id.n, id.text);
  if (found != NULL && found->event != 0)
    found = anno_brat_lines_nth (lines, found->event - 1);
  if (found != NULL && found->mark != NULL)
    return found;
  if (found != NULL && strchr ("RAMN#", found->kind) != NULL)
    anno_brat_lines_leave_out (lines, line, _("“%.*s” is no span"), (int) id.n, id.text);
  else
    anno_brat_lines_leave_out (lines, line, _("there is no span “%.*s”"), (int) id.n, id.text);
  return NULL;
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The roles of an event, each once or more. */
static GPtrArray *
list_roles (AnnoBratPart rest)
{
  GPtrArray *roles = g_ptr_array_new_with_free_func (g_free);
  AnnoBratPart word, role, target;

  while (anno_brat_part_next (&rest, &word))
    if (anno_brat_part_cut (&word, ':', &role, &target))
      g_ptr_array_add (roles, anno_brat_part_dup (role));
  g_ptr_array_sort (roles, compare_words);
  return roles;
}

static gboolean
has_role (const GPtrArray *roles, const char *role)
{
  guint low = 0, high = roles->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = strcmp (roles->pdata[middle], role);
      if (order == 0)
        return TRUE;
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return FALSE;
}

/* Takes the number off @role that brat gave it because the event has it already: "Theme2" is
 * another "Theme", where there is one. Numbers begin at 2. */
static void
take_number_off (char *role, const GPtrArray *roles)
{
  gsize n = strlen (role), first = n;

  while (first > 1 && n - first < MAX_DIGITS && g_ascii_isdigit (role[first - 1]))
    first--;
  for (gsize at = first; at < n; at++)
    {
      g_autofree char *base = g_strndup (role, at);
      if (role[at] != '0' && strcmp (role + at, "1") != 0 && has_role (roles, base))
        {
          role[at] = '\0';
          return;
        }
    }
}

static void
add_roles (AnnoBratLines *lines, const AnnoBratLine *line)
{
  AnnoBratPart type, trigger, rest, word, name, id;

  read_event (line, &type, &trigger, &rest);
  g_autoptr (GPtrArray) roles = list_roles (rest);
  while (anno_brat_part_next (&rest, &word))
    {
      if (!anno_brat_part_cut (&word, ':', &name, &id) || name.n == 0)
        {
          anno_brat_lines_leave_out (lines, line, _("“%.*s” is no role"), (int) word.n, word.text);
          continue;
        }
      g_autofree char *role = anno_brat_part_dup (name);
      const AnnoBratLine *target = anno_brat_marks_find (lines, line, id);
      take_number_off (role, roles);
      if (target != NULL)
        anno_foreign_span_add_value (line->mark, ANNO_VALUE_LINK, role, target->mark->id);
    }
}

void
anno_brat_marks_add (AnnoBratLines *lines, AnnoForeignLayer *layer)
{
  g_return_if_fail (lines != NULL && layer != NULL);

  const AnnoBratPart own = { NULL, 0 };
  guint n = anno_brat_lines_get_n (lines);
  find_triggers (lines);
  for (guint i = 0; i < n; i++)
    {
      AnnoBratLine *line = anno_brat_lines_nth (lines, i);
      if (line->kind == 'T' && line->event == 0)
        add_span (lines, layer, line, line, own);
      else if (line->kind == 'E')
        add_event (lines, layer, line);
    }
  for (guint i = 0; i < n; i++)
    {
      const AnnoBratLine *line = anno_brat_lines_nth (lines, i);
      if (line->kind == 'E' && line->mark != NULL)
        add_roles (lines, line);
    }
}
