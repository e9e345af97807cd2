/* Texts of 64 MiB, the most that is read, that are made to be costly (R11): each is let through or
 * refused within a second, and a quarter of a gigabyte. Exits 1 where that is not so. */
#include "bench/measure.h"

#include "formats/json-scan.h"

#define SIZE (64 * 1024 * 1024)
#define MOST 1000.0       /* ms of work */
#define MOST_MEMORY 256.0 /* MB, the text included */

/* Adds the @n-th piece. */
typedef void (*Piece) (GString *text, guint n);

static void
add_name (GString *text, guint n)
{
  g_string_append_printf (text, "%s\"%x\":1", n > 0 ? "," : "", n);
}

static void
add_escaped_name (GString *text, guint n)
{
  g_string_append_printf (text, "%s\"\\u%04x\\u%04x\":1", n > 0 ? "," : "", 0x100 + n % 0xCFFF,
                          0x100 + n / 0xCFFF);
}

static void
add_object (GString *text, guint n)
{
  g_string_append (text, n > 0 ? ",{" : "{");
  for (guint i = 0; i < 30; i++)
    add_name (text, i);
  g_string_append_c (text, '}');
}

static void
add_number (GString *text, guint n)
{
  g_string_append (text, n > 0 ? ",1" : "1");
}

static void
add_letter (GString *text, guint n)
{
  g_string_append (text, "\xC3\xA9");
}

static const struct
{
  const char *what;
  const char *start;
  Piece piece;
  const char *end;
  gboolean sound;
} texts[] = {
  { "an object of short names", "{", add_name, "}", TRUE },
  { "  one of them twice", "{", add_name, ",\"7\":2}", FALSE },
  { "an object of escaped names", "{", add_escaped_name, "}", TRUE },
  { "objects of 30 names", "[", add_object, "]", TRUE },
  { "an array of numbers", "[", add_number, "]", TRUE },
  { "a string", "\"", add_letter, "\"", TRUE },
  { "a string that doesn't end", "\"", add_letter, "", FALSE },
};

static void
measure_text (guint i)
{
  g_autoptr (GString) text = g_string_sized_new (SIZE + 1024);
  g_autoptr (GError) error = NULL;

  g_string_append (text, texts[i].start);
  for (guint n = 0; text->len < SIZE - 1024; n++)
    texts[i].piece (text, n);
  g_string_append (text, texts[i].end);
  measure_forget_peak ();
  double begun = measure_thread ();
  gboolean sound = anno_json_scan (text->str, text->len, SIZE, 1, &error);
  double took = measure_thread () - begun;

  g_assert_true (sound == texts[i].sound);
  g_assert_true (sound || g_str_has_prefix (error->message, "Line 1, column "));
  measure_gate (texts[i].what, took, MOST, " ms");
  measure_gate ("  memory", measure_peak_memory (), MOST_MEMORY, " MB");
}

int
main (void)
{
  measure_section ("Texts of %d MiB, R11", SIZE / 1024 / 1024);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    measure_text (i);
  return measure_result ();
}
