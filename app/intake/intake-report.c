#include "intake/intake-report.h"

#include <glib/gi18n-lib.h>

static void
entry_free (AnnoIntakeEntry *self)
{
  g_free (self->source);
  g_free (self->part);
  g_free (self->article);
  g_free (self->title);
  g_free (self->message);
  g_clear_pointer (&self->preview, anno_intake_preview_free);
  g_free (self);
}

AnnoIntakeReport *
anno_intake_report_new (void)
{
  AnnoIntakeReport *self = g_new0 (AnnoIntakeReport, 1);

  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  return self;
}

void
anno_intake_report_free (AnnoIntakeReport *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->entries);
  g_free (self);
}

/* Beyond the most, the last one of its outcome is written over: it stands for all that came after. */
static AnnoIntakeEntry *
last_of (AnnoIntakeReport *self, AnnoIntakeOutcome outcome)
{
  for (guint i = self->entries->len; i-- > 0;)
    {
      AnnoIntakeEntry *entry = self->entries->pdata[i];
      if (entry->outcome != outcome)
        continue;
      g_clear_pointer (&entry->source, g_free);
      g_clear_pointer (&entry->part, g_free);
      g_clear_pointer (&entry->article, g_free);
      g_clear_pointer (&entry->title, g_free);
      g_clear_pointer (&entry->message, g_free);
      g_clear_pointer (&entry->preview, anno_intake_preview_free);
      return entry;
    }
  g_assert_not_reached ();
}

AnnoIntakeEntry *
anno_intake_report_add (AnnoIntakeReport *self, AnnoIntakeOutcome outcome, const char *source)
{
  AnnoIntakeEntry *entry;

  g_return_val_if_fail (self != NULL && outcome < ANNO_N_INTAKE_OUTCOMES && source != NULL, NULL);

  if (self->n[outcome]++ < ANNO_INTAKE_REPORT_MAX)
    {
      entry = g_new0 (AnnoIntakeEntry, 1);
      entry->outcome = outcome;
      g_ptr_array_add (self->entries, entry);
    }
  else
    entry = last_of (self, outcome);
  entry->source = g_strdup (source);
  return entry;
}

guint
anno_intake_report_get_n (const AnnoIntakeReport *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint outcome = 0; outcome < ANNO_N_INTAKE_OUTCOMES; outcome++)
    n += self->n[outcome];
  return n;
}

/* One entry may stand for many. */
void
anno_intake_report_fail (AnnoIntakeReport *self, AnnoIntakeEntry *entry, const char *message)
{
  g_return_if_fail (self != NULL && entry != NULL && message != NULL);
  g_return_if_fail (self->n[ANNO_INTAKE_IMPORTED] > 0);

  self->n[ANNO_INTAKE_IMPORTED]--;
  self->n[ANNO_INTAKE_FAILED]++;
  entry->outcome = ANNO_INTAKE_FAILED;
  g_free (entry->message);
  entry->message = g_strdup (message);
}

static char *
describe (AnnoIntakeOutcome outcome, guint n)
{
  switch (outcome)
    {
    case ANNO_INTAKE_IMPORTED:
      return g_strdup_printf (ngettext ("%u article imported", "%u articles imported", n), n);
    case ANNO_INTAKE_DOUBLE:
      return g_strdup_printf (ngettext ("%u there already", "%u there already", n), n);
    case ANNO_INTAKE_SKIPPED:
      return g_strdup_printf (ngettext ("%u part skipped", "%u parts skipped", n), n);
    case ANNO_INTAKE_FAILED:
      return g_strdup_printf (ngettext ("%u not imported", "%u not imported", n), n);
    default:
      return g_strdup_printf (ngettext ("%u file of another kind", "%u files of other kinds", n), n);
    }
}

char *
anno_intake_report_describe (const AnnoIntakeReport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_autoptr (GString) words = g_string_new (NULL);
  for (guint outcome = 0; outcome < ANNO_N_INTAKE_OUTCOMES; outcome++)
    {
      if (self->n[outcome] == 0 && outcome != ANNO_INTAKE_IMPORTED)
        continue;
      g_autofree char *part = describe (outcome, self->n[outcome]);
      /* Translators: between the members of a list. */
      g_string_append_printf (words, "%s%s", words->len > 0 ? _(", ") : "", part);
    }
  /* Translators: a list of sums, made a sentence. */
  return g_strdup_printf (self->cancelled ? _("Stopped: %s.") : _("%s."), words->str);
}
