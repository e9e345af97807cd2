#include "panels/day-picker.h"

#include "model/timex.h"

#include <glib/gi18n-lib.h>

struct _AnnoDayPicker
{
  GtkBox parent_instance;
  GtkWidget *calendar;
  GtkWidget *button;
};

enum
{
  PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnnoDayPicker, anno_day_picker, GTK_TYPE_BOX)

static char *
day_of (AnnoDayPicker *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (GTK_CALENDAR (self->calendar));
  return g_strdup_printf ("%04d-%02d-%02d", g_date_time_get_year (date),
                          g_date_time_get_month (date), g_date_time_get_day_of_month (date));
}

static void
update_button (AnnoDayPicker *self)
{
  g_autofree char *day = day_of (self);
  g_autofree char *words = anno_timex_describe ("DATE", day, NULL);
  /* Translators: on a button; %s is a day, "Sunday 9 July 2017" */
  g_autofree char *label = g_strdup_printf (_("Use %s"), words);

  gtk_button_set_label (GTK_BUTTON (self->button), label);
}

static void
clicked_cb (AnnoDayPicker *self)
{
  g_autofree char *day = day_of (self);
  g_signal_emit (self, signals[PICKED], 0, day);
}

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (ANNO_DAY_PICKER (widget)->calendar);
}

static void
anno_day_picker_class_init (AnnoDayPickerClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = grab_focus;
  signals[PICKED] = g_signal_new ("picked", ANNO_TYPE_DAY_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
anno_day_picker_init (AnnoDayPicker *self)
{
  static const char *const moves[]
      = { "day-selected", "next-month", "next-year", "prev-month", "prev-year" };

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->calendar = gtk_calendar_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->calendar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Calendar"), -1);
  self->button = gtk_button_new ();
  gtk_widget_add_css_class (self->button, "suggested-action");
  gtk_box_append (GTK_BOX (self), self->calendar);
  gtk_box_append (GTK_BOX (self), self->button);
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    g_signal_connect_object (self->calendar, moves[i], G_CALLBACK (update_button), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (clicked_cb), self,
                           G_CONNECT_SWAPPED);
  update_button (self);
}

GtkWidget *
anno_day_picker_new (void)
{
  return g_object_new (ANNO_TYPE_DAY_PICKER, NULL);
}

/* The first day of a day, a week or a month; NULL for all else. */
static GDateTime *
day_named_by (const char *value)
{
  AnnoTimexForm form;

  if (value == NULL || !anno_timex_form_parse (&form, value, NULL) || form.any_year)
    return NULL;
  if (form.kind == ANNO_TIMEX_DAY || form.kind == ANNO_TIMEX_MONTH)
    return g_date_time_new_local (form.year, form.month, MAX (form.day, 1), 12, 0, 0);
  if (form.kind != ANNO_TIMEX_WEEK && form.kind != ANNO_TIMEX_WEEKEND)
    return NULL;
  g_autofree char *day = g_strdup_printf ("%04d-W%02d-%dT12:00:00", form.year, form.week,
                                          form.kind == ANNO_TIMEX_WEEK ? 1 : 6);
  g_autoptr (GTimeZone) local = g_time_zone_new_local ();
  return g_date_time_new_from_iso8601 (day, local);
}

void
anno_day_picker_show (AnnoDayPicker *self, const char *value, const char *otherwise)
{
  g_return_if_fail (ANNO_IS_DAY_PICKER (self));

  g_autoptr (GDateTime) date = day_named_by (value);
  if (date == NULL)
    date = day_named_by (otherwise);
  if (date == NULL)
    date = g_date_time_new_now_local ();
  if (date != NULL)
    gtk_calendar_select_day (GTK_CALENDAR (self->calendar), date);
  update_button (self);
}
