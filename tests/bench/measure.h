/* Clocks, and promises held against them. A ratio is between two things measured in one run; a time
 * that is gated is what a thread worked, so that what else the machine does changes nothing. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Milliseconds that this thread, or all of this program, worked; and those on the wall. */
double measure_thread  (void);
double measure_program (void);
double measure_wall    (void);

/* The value that @share (0 to 1) of @values (of double; gets sorted) do not exceed. */
double measure_percentile (GArray *values, double share);

/* Prints what the next figures are about. */
void   measure_section (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* Prints @value and what it may be at most. Where ANNO_BENCH_TABLE names a file, a line is added to
 * it, too: section, promise, value, limit, and "ok" or "MISSED", with tabs between them. */
void   measure_gate (const char *what, double value, double most, const char *unit);
/* Prints a value that no promise is about. */
void   measure_note (const char *what, double value, const char *unit);
/* What main returns: 1 where a promise was not kept. */
int    measure_result (void);

/* What this program holds in memory now, and held at most since …_forget_peak, in MB. */
double measure_memory      (void);
double measure_peak_memory (void);
void   measure_forget_peak (void);

G_END_DECLS
