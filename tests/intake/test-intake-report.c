/* Proves intake/intake-report: counts are whole, entries are bounded, sums are a sentence. */
#include "intake/intake-report.h"

static void
test_sums (void)
{
  g_autoptr (AnnoIntakeReport) report = anno_intake_report_new ();
  g_autofree char *nothing = anno_intake_report_describe (report);

  g_assert_cmpstr (nothing, ==, "0 articles imported.");
  anno_intake_report_add (report, ANNO_INTAKE_IMPORTED, "a");
  for (guint i = 0; i < 2; i++)
    for (guint outcome = ANNO_INTAKE_DOUBLE; outcome < ANNO_N_INTAKE_OUTCOMES; outcome++)
      anno_intake_report_add (report, outcome, "b");
  report->cancelled = TRUE;
  g_autofree char *words = anno_intake_report_describe (report);
  g_assert_cmpstr (words, ==,
                   "Stopped: 1 article imported, 2 there already, 2 parts skipped, 2 not imported, "
                   "2 files of other kinds.");
}

static void
test_bounded (void)
{
  g_autoptr (AnnoIntakeReport) report = anno_intake_report_new ();

  anno_intake_report_add (report, ANNO_INTAKE_IMPORTED, "good");
  for (guint i = 0; i < ANNO_INTAKE_REPORT_MAX + 10; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);
      AnnoIntakeEntry *entry = anno_intake_report_add (report, ANNO_INTAKE_OTHER, name);
      g_assert_null (entry->message);
      entry->message = g_strdup ("why");
    }
  g_assert_cmpuint (report->n[ANNO_INTAKE_OTHER], ==, ANNO_INTAKE_REPORT_MAX + 10);
  g_assert_cmpuint (report->entries->len, ==, ANNO_INTAKE_REPORT_MAX + 1);
  anno_intake_report_add (report, ANNO_INTAKE_IMPORTED, "another");
  g_assert_cmpuint (report->entries->len, ==, ANNO_INTAKE_REPORT_MAX + 2);
  const AnnoIntakeEntry *first = report->entries->pdata[0];
  g_assert_cmpstr (first->source, ==, "good");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/intake-report/sums", test_sums);
  g_test_add_func ("/intake-report/bounded", test_bounded);
  return g_test_run ();
}
