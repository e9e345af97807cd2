#include "bench/measure.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static guint missed;
static char *section;

static double
now (clockid_t clock)
{
  struct timespec time;

  clock_gettime (clock, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

double
measure_thread (void)
{
  return now (CLOCK_THREAD_CPUTIME_ID);
}

double
measure_program (void)
{
  return now (CLOCK_PROCESS_CPUTIME_ID);
}

double
measure_wall (void)
{
  return now (CLOCK_MONOTONIC);
}

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;
  return first < second ? -1 : first > second;
}

double
measure_percentile (GArray *values, double share)
{
  g_return_val_if_fail (values->len > 0, 0);

  g_array_sort (values, compare_cb);
  return g_array_index (values, double, (guint) ((values->len - 1) * share));
}

void
measure_section (const char *format, ...)
{
  va_list arguments;

  g_free (section);
  va_start (arguments, format);
  section = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_print ("%s\n", section);
}

static void
add_to_table (const char *what, double value, double most, const char *unit, gboolean kept)
{
  const char *path = g_getenv ("ANNO_BENCH_TABLE");
  FILE *table = path != NULL ? fopen (path, "a") : NULL;

  if (table == NULL)
    return;
  fprintf (table, "%s\t%s\t%.2f%s\t%.2f%s\t%s\n", section != NULL ? section : "", what, value, unit,
           most, unit, kept ? "ok" : "MISSED");
  fclose (table);
}

void
measure_gate (const char *what, double value, double most, const char *unit)
{
  gboolean kept = value <= most;

  g_print ("  %-60s %8.2f%s  (at most %.2f%s)%s\n", what, value, unit, most, unit,
           kept ? "" : "  MISSED");
  add_to_table (what, value, most, unit, kept);
  missed += kept ? 0 : 1;
}

void
measure_note (const char *what, double value, const char *unit)
{
  g_print ("  %-60s %8.2f%s\n", what, value, unit);
}

int
measure_result (void)
{
  return missed > 0 ? 1 : 0;
}

static double
read_status (const char *name)
{
  g_autofree char *status = NULL;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0;
  const char *line = strstr (status, name);
  return line != NULL ? strtod (line + strlen (name), NULL) / 1024 : 0;
}

double
measure_memory (void)
{
  return read_status ("VmRSS:");
}

double
measure_peak_memory (void)
{
  return read_status ("VmHWM:");
}

void
measure_forget_peak (void)
{
  FILE *file = fopen ("/proc/self/clear_refs", "w");

  if (file == NULL)
    return;
  fputs ("5", file);
  fclose (file);
}
