#include "model/check.h"

#include "model/link-circles.h"
#include "model/timex.h"
#include "text/isolate.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  AnnoLayer *layer;
  const AnnoTagset *tagset;
  AnnoPeople *people; /* or NULL */
  GPtrArray *findings;
} Check;

/* @message: transfer full. */
static void
report (Check *self, AnnoFindingKind kind, AnnoSpan *span, char *message)
{
  AnnoFinding *finding = anno_finding_new (kind, message);
  finding->id = g_strdup (anno_span_get_id (span));
  finding->start = anno_span_get_start (span);
  finding->end = anno_span_get_end (span);
  g_ptr_array_add (self->findings, finding);
}

static AnnoValueKind
kind_for (AnnoFieldKind kind)
{
  switch (kind)
    {
    case ANNO_FIELD_TIMEX:
      return ANNO_VALUE_TIMEX;
    case ANNO_FIELD_PERSON:
      return ANNO_VALUE_PERSON;
    case ANNO_FIELD_LINK:
      return ANNO_VALUE_LINK;
    case ANNO_FIELD_CHOICE:
    case ANNO_FIELD_TEXT:
    default:
      return ANNO_VALUE_TEXT;
    }
}

/* The choices of @field by their ids, as a file has them. */
static char *
list_choices (const AnnoField *field)
{
  GString *list = g_string_new (NULL);
  for (guint i = 0; i < field->choices->len; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "",
                            g_array_index (field->choices, AnnoChoice, i).id);
  return g_string_free (list, FALSE);
}

static void
check_choice (Check *self, AnnoSpan *span, const AnnoField *field, const AnnoValue *value)
{
  if (anno_field_find_choice (field, value->text) != NULL)
    return;
  g_autofree char *choices = list_choices (field);
  g_autofree char *text = anno_isolate_escaped (value->text);
  /* Translators: a field's name, what is there, what may be there. */
  report (
      self, ANNO_FINDING_BAD_VALUE, span,
      g_strdup_printf (_("“%s” can’t be “%s”; it is one of: %s."), field->name, text, choices));
}

/* A date may be counted from another one. */
static void
check_anchor (Check *self, AnnoSpan *span, const AnnoField *field, const AnnoValue *value)
{
  if (value->anchor == NULL || g_str_equal (value->anchor, "dct")
      || anno_layer_find (self->layer, value->anchor) != NULL)
    return;
  report (self, ANNO_FINDING_DEAD_LINK, span,
          /* Translators: a field's name. */
          g_strdup_printf (_("“%s” is counted from a date that isn’t there."), field->name));
}

static void
check_timex (Check *self, AnnoSpan *span, const AnnoField *field, const AnnoValue *value)
{
  g_autoptr (GError) error = NULL;

  if (!anno_timex_check (value->timex, value->text, &error))
    /* Translators: a field's name, then why its value isn't a date. */
    report (self, ANNO_FINDING_BAD_VALUE, span,
            g_strdup_printf (_("“%s”: %s"), field->name, error->message));
  if (value->mod != NULL && !g_strv_contains (anno_timex_get_mods (), value->mod))
    {
      g_autofree char *mod = anno_isolate_escaped (value->mod);
      report (self, ANNO_FINDING_BAD_VALUE, span,
              /* Translators: a field's name, then a word like START, MID or APPROX. */
              g_strdup_printf (_("“%s” has “%s”, which no date can have."), field->name, mod));
    }
  check_anchor (self, span, field, value);
}

static void
check_person (Check *self, AnnoSpan *span, const AnnoField *field, const AnnoValue *value)
{
  if (self->people == NULL || anno_people_find (self->people, value->text) != NULL)
    return;
  g_autofree char *id = anno_isolate_escaped (value->text);
  report (self, ANNO_FINDING_BAD_VALUE, span,
          /* Translators: a field's name, then a person's id. */
          g_strdup_printf (_("“%s” names someone who isn’t in the list of people: %s"),
                           field->name, id));
}

static void
check_link (Check *self, AnnoSpan *span, const AnnoField *field, const AnnoValue *value)
{
  AnnoSpan *target = anno_layer_find (self->layer, value->text);
  if (target == NULL)
    {
      report (self, ANNO_FINDING_DEAD_LINK, span,
              /* Translators: a field's name. */
              g_strdup_printf (_("“%s” links to an annotation that isn’t there."), field->name));
      return;
    }
  const AnnoTag *tag = anno_tagset_find (self->tagset, anno_span_get_tag (target));
  if (anno_field_accepts (field, tag != NULL ? tag->id : anno_span_get_tag (target)))
    return;
  g_autofree char *name = anno_isolate_escaped (tag != NULL ? tag->name : anno_span_get_tag (target));
  report (self, ANNO_FINDING_DEAD_LINK, span,
          /* Translators: a field's name, then the name of a tag. */
          g_strdup_printf (_("“%s” links to a “%s”, which is not allowed."), field->name, name));
}

static void
check_value (Check *self, AnnoSpan *span, const AnnoField *field, const AnnoValue *value)
{
  if (value->kind != kind_for (field->kind))
    {
      report (self, ANNO_FINDING_BAD_VALUE, span,
              /* Translators: a field's name. */
              g_strdup_printf (_("“%s” holds a value of a kind that the tagset doesn’t allow "
                                 "there."),
                               field->name));
      return;
    }
  switch (field->kind)
    {
    case ANNO_FIELD_CHOICE:
      check_choice (self, span, field, value);
      break;
    case ANNO_FIELD_TIMEX:
      check_timex (self, span, field, value);
      break;
    case ANNO_FIELD_PERSON:
      check_person (self, span, field, value);
      break;
    case ANNO_FIELD_LINK:
      check_link (self, span, field, value);
      break;
    case ANNO_FIELD_TEXT:
    default:
      break;
    }
}

static guint
count_values (const AnnoSpan *span, const char *field)
{
  guint n = 0;
  for (guint i = 0; i < anno_span_get_n_values (span); i++)
    if (g_str_equal (anno_span_get_value (span, i)->field, field))
      n++;
  return n;
}

/* What a field says as a whole: that it is there where it should be, and not too often. */
static void
check_field (Check *self, AnnoSpan *span, const AnnoField *field)
{
  guint n = count_values (span, field->id);

  if (n == 0 && field->advised)
    report (self, ANNO_FINDING_MISSING, span,
            /* Translators: a field's name. */
            g_strdup_printf (_("“%s” is missing."), field->name));
  if (n > 1 && !field->many)
    report (self, ANNO_FINDING_BAD_VALUE, span,
            /* Translators: a field's name, then a number. */
            g_strdup_printf (_("“%s” has %u values, and may have only one."), field->name, n));
}

static void
report_unknown_field (Check *self, AnnoSpan *span, const AnnoTag *tag, const char *field)
{
  g_autofree char *id = anno_isolate_escaped (field);
  report (self, ANNO_FINDING_UNKNOWN_FIELD, span,
          /* Translators: the name of a tag, then the id of a field. */
          g_strdup_printf (_("“%s” has no field “%s”."), tag->name, id));
}

static void
check_span (Check *self, AnnoSpan *span)
{
  const AnnoTag *tag = anno_tagset_find (self->tagset, anno_span_get_tag (span));
  if (tag == NULL)
    {
      g_autofree char *id = anno_isolate_escaped (anno_span_get_tag (span));
      report (self, ANNO_FINDING_UNKNOWN_TAG, span,
              g_strdup_printf (_("“%s” is not a tag of this tagset."), id));
      return;
    }
  for (guint i = 0; i < anno_span_get_n_values (span); i++)
    {
      const AnnoValue *value = anno_span_get_value (span, i);
      const AnnoField *field = anno_tag_find_field (tag, value->field);
      if (field != NULL)
        check_value (self, span, field, value);
      else
        report_unknown_field (self, span, tag, value->field);
    }
  for (guint i = 0; i < tag->fields->len; i++)
    check_field (self, span, tag->fields->pdata[i]);
}

static void
check_circles (Check *self, const AnnoField *field)
{
  g_autoptr (GPtrArray) circles = anno_link_circles_find (self->layer, field->id);
  for (guint i = 0; i < circles->len; i++)
    report (self, ANNO_FINDING_CIRCLE, circles->pdata[i],
            /* Translators: a field's name. */
            g_strdup_printf (_("“%s” leads in a circle, back to this annotation."), field->name));
}

/* Two types may have a field of one id: its circles run through both, and are looked for once. */
static void
check_all_circles (Check *self)
{
  g_autoptr (GHashTable) done = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < anno_tagset_get_n_tags (self->tagset); i++)
    {
      const AnnoTag *tag = anno_tagset_get_tag (self->tagset, i);
      for (guint j = 0; j < tag->fields->len; j++)
        {
          const AnnoField *field = tag->fields->pdata[j];
          if (field->kind == ANNO_FIELD_LINK && g_hash_table_add (done, (gpointer) field->id))
            check_circles (self, field);
        }
    }
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const AnnoFinding *first = *(const AnnoFinding *const *) a;
  const AnnoFinding *second = *(const AnnoFinding *const *) b;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  if (first->end != second->end)
    return first->end > second->end ? -1 : 1;
  return g_strcmp0 (first->id, second->id);
}

void
anno_check_layer (AnnoLayer *layer, const AnnoTagset *tagset, AnnoPeople *people,
                  GPtrArray *findings)
{
  g_return_if_fail (ANNO_IS_LAYER (layer) && tagset != NULL && findings != NULL);

  g_autoptr (GPtrArray) own = anno_findings_new ();
  Check self = { layer, tagset, people, own };

  for (guint i = 0; i < anno_layer_get_n_spans (layer); i++)
    check_span (&self, anno_layer_nth (layer, i));
  check_all_circles (&self);

  /* The sort is stable: what one span says stays in the order in which it was found. */
  g_ptr_array_sort (own, compare_places);
  g_ptr_array_extend_and_steal (findings, g_steal_pointer (&own));
}
