#include "panels/measure-item.h"

#include "review/measure-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _AnnoMeasureItem
{
  GObject parent_instance;
  gboolean is_heading;
  AnnoAgreementRow row;
  char *name;
  char *more;
  char *tip;
  char *value;
  char *interval;
};

G_DEFINE_FINAL_TYPE (AnnoMeasureItem, anno_measure_item, G_TYPE_OBJECT)

static void
anno_measure_item_finalize (GObject *object)
{
  AnnoMeasureItem *self = ANNO_MEASURE_ITEM (object);

  g_free (self->name);
  g_free (self->more);
  g_free (self->tip);
  g_free (self->value);
  g_free (self->interval);
  G_OBJECT_CLASS (anno_measure_item_parent_class)->finalize (object);
}

static void
anno_measure_item_class_init (AnnoMeasureItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anno_measure_item_finalize;
}

static void
anno_measure_item_init (AnnoMeasureItem *self)
{
}

char *
anno_measure_item_format (double value)
{
  return g_strdup_printf ("%.2f", fabs (value) < 0.005 ? 0 : value);
}

/* How gamma was found. */
static char *
tell_gamma (const AnnoGamma *gamma)
{
  if (gamma->is_of_pairs)
    return g_strdup (_ ("The mean of all pairs: there are more people than can be aligned at "
                        "once."));
  return g_strdup (gamma->is_exact
                       ? _ ("The best alignment was found for certain.")
                       : _ ("A search, the same each time, found the alignment; a better one may "
                            "exist."));
}

static char *
tell_more (const AnnoAgreementRow *row)
{
  const char *why = anno_undefined_describe (row->value.undefined);

  if (why != NULL)
    /* Translators: then a sentence that says why. */
    return g_strdup_printf (_ ("No value: %s"), why);
  return row->gamma != NULL ? tell_gamma (row->gamma) : NULL;
}

AnnoMeasureItem *
anno_measure_item_new (const AnnoAgreementRow *row, char *name, const char *tip)
{
  g_return_val_if_fail (row != NULL && name != NULL, NULL);

  AnnoMeasureItem *self = g_object_new (ANNO_TYPE_MEASURE_ITEM, NULL);
  self->row = *row;
  self->row.gamma = NULL;
  self->name = name;
  self->more = tell_more (row);
  self->tip = g_strdup (tip);
  self->value = row->value.undefined == ANNO_DEFINED ? anno_measure_item_format (row->value.value)
                                                     : g_strdup ("–");
  if (row->interval.defined && row->value.undefined == ANNO_DEFINED)
    {
      g_autofree char *low = anno_measure_item_format (row->interval.low);
      g_autofree char *high = anno_measure_item_format (row->interval.high);
      /* Translators: from one number to another. */
      self->interval = g_strdup_printf (_ ("%s to %s"), low, high);
    }
  else
    self->interval = g_strdup ("");
  return self;
}

AnnoMeasureItem *
anno_measure_item_new_heading (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  AnnoMeasureItem *self = g_object_new (ANNO_TYPE_MEASURE_ITEM, NULL);
  self->is_heading = TRUE;
  self->name = g_strdup (name);
  self->value = g_strdup ("");
  self->interval = g_strdup ("");
  return self;
}

const AnnoAgreementRow *
anno_measure_item_get_row (AnnoMeasureItem *self)
{
  g_return_val_if_fail (ANNO_IS_MEASURE_ITEM (self), NULL);
  return self->is_heading ? NULL : &self->row;
}

const char *
anno_measure_item_get_name (AnnoMeasureItem *self)
{
  g_return_val_if_fail (ANNO_IS_MEASURE_ITEM (self), NULL);
  return self->name;
}

const char *
anno_measure_item_get_more (AnnoMeasureItem *self)
{
  g_return_val_if_fail (ANNO_IS_MEASURE_ITEM (self), NULL);
  return self->more;
}

const char *
anno_measure_item_get_tip (AnnoMeasureItem *self)
{
  g_return_val_if_fail (ANNO_IS_MEASURE_ITEM (self), NULL);
  return self->tip;
}

const char *
anno_measure_item_get_value (AnnoMeasureItem *self)
{
  g_return_val_if_fail (ANNO_IS_MEASURE_ITEM (self), NULL);
  return self->value;
}

const char *
anno_measure_item_get_interval (AnnoMeasureItem *self)
{
  g_return_val_if_fail (ANNO_IS_MEASURE_ITEM (self), NULL);
  return self->interval;
}

static void
add (GString *words, char *more)
{
  g_string_append_printf (words, "; %s", more);
  g_free (more);
}

char *
anno_measure_item_speak (AnnoMeasureItem *self)
{
  g_return_val_if_fail (ANNO_IS_MEASURE_ITEM (self), NULL);

  const AnnoMeasure *value = &self->row.value;
  if (self->is_heading)
    return g_strdup (self->name);
  GString *words = g_string_new (NULL);
  g_string_append_printf (words, "%s: %s", self->name,
                          value->undefined == ANNO_DEFINED ? self->value : self->more);
  if (*self->interval != '\0')
    add (words, g_strdup (self->interval));
  add (words, g_strdup_printf (ngettext ("%u annotation", "%u annotations", value->n_units),
                               value->n_units));
  add (words, g_strdup_printf (ngettext ("%u article", "%u articles", value->n_texts),
                               value->n_texts));
  if (value->n_left_out > 0)
    add (words, g_strdup_printf (_ ("%u left out"), value->n_left_out));
  return g_string_free (words, FALSE);
}
