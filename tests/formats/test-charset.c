/* Proves formats/charset: who is asked first, what isn't believed, what is guessed, what is no
 * text. */
#include "formats/article-format.h"
#include "formats/charset.h"
#include "formats/charset-label.h"

#include <string.h>

static AnnoCharsetText *
decode (const char *data, gsize n_bytes, const char *told, const char *declared, gboolean markup)
{
  AnnoCharsetHints hints = { told, declared, markup };
  g_autoptr (GBytes) bytes = g_bytes_new (data, n_bytes);
  g_autoptr (GError) error = NULL;
  AnnoCharsetText *text = anno_charset_decode (bytes, &hints, &error);

  g_assert_no_error (error);
  g_assert_nonnull (text);
  g_assert_true (g_utf8_validate_len (text->text, text->n_bytes, NULL));
  g_assert_cmpuint (strlen (text->text), ==, text->n_bytes);
  return text;
}

typedef struct
{
  const char *bytes;
  gsize n;
  const char *told, *declared;
  gboolean markup;
  const char *text;
  const char *name;
  guint n_notes;
} Case;

#define BYTES(text) (text), sizeof (text) - 1

static const Case cases[] = {
  { BYTES (""), NULL, NULL, FALSE, "", "UTF-8", 0 },
  { BYTES ("caf\xC3\xA9"), NULL, NULL, FALSE, "café", "UTF-8", 0 },
  { BYTES ("\xEF\xBB\xBFo\r\n\xC3\xA9\r"), NULL, NULL, FALSE, "o\r\né\r", "UTF-8", 0 },
  { BYTES ("\xFF\xFEo\0\xE9\0"), NULL, NULL, FALSE, "oé", "UTF-16LE", 0 },
  { BYTES ("\xFE\xFF\0o\0\xE9"), NULL, "utf-8", FALSE, "oé", "UTF-16BE", 0 },
  { BYTES ("\xFF\xFE\0\0o\0\0\0"), NULL, NULL, FALSE, "o", "UTF-32LE", 0 },
  { BYTES ("\0\0\xFE\xFF\0\0\0o"), NULL, NULL, FALSE, "o", "UTF-32BE", 0 },
  { BYTES ("H\0e\0l\0l\0o\0 \0\x19\x20"), NULL, NULL, FALSE, "Hello ’", "UTF-16LE", 0 },
  { BYTES ("\0H\0e\0l\0l\0o"), NULL, NULL, FALSE, "Hello", "UTF-16BE", 0 },
  { BYTES ("\0H\0e"), "UTF-16BE", NULL, FALSE, "He", "UTF-16BE", 0 },
  { BYTES ("\xFF\xFEo\0\x00\xD8p\0"), NULL, NULL, FALSE, "o\xEF\xBF\xBDp", "UTF-16LE", 1 },
  /* The person knows better than the file; the file better than a guess. */
  { BYTES ("\xCF\xF0"), "KOI8-R", "windows-1251", FALSE, "оП", "KOI8-R", 0 },
  { BYTES ("\xCF\xF0"), NULL, "windows-1251", FALSE, "Пр", "Windows-1251", 0 },
  { BYTES ("<?xml version='1.0' encoding='ISO-8859-2'?>\xB1"), NULL, NULL, TRUE,
    "<?xml version='1.0' encoding='ISO-8859-2'?>ą", "ISO-8859-2", 0 },
  { BYTES ("<!-- <meta charset=koi8-r> --><META CHARSET = \"x-sjis\">\x82\xA0"), NULL, NULL, TRUE,
    "<!-- <meta charset=koi8-r> --><META CHARSET = \"x-sjis\">あ", "Shift_JIS", 0 },
  { BYTES ("<meta http-equiv='Content-Type' content='text/html; charset=windows-1256'>\xE1"), NULL,
    NULL, TRUE, "<meta http-equiv='Content-Type' content='text/html; charset=windows-1256'>ل",
    "Windows-1256", 0 },
  { BYTES ("\x93Oui\x94 \xE9"), NULL, "ISO-8859-1", FALSE, "“Oui” é", "Windows-1252", 1 },
  { BYTES ("\xE9t\xE9"), NULL, "iso-8859-1", FALSE, "été", "Windows-1252", 0 },
  /* What the bytes belie. */
  { BYTES ("caf\xC3\xA9"), NULL, "iso-8859-1", FALSE, "café", "UTF-8", 1 },
  { BYTES ("un caf\xE9 tr\xE8s court"), NULL, "utf-8", FALSE, "un café très court", "Windows-1252",
    2 },
  { BYTES ("un caf\xE9 tr\xE8s court"), NULL, "x-unheard-of", FALSE, "un café très court",
    "Windows-1252", 2 },
  { BYTES ("plain"), NULL, "utf-16", FALSE, "plain", "UTF-8", 0 },
  { BYTES ("\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3"
           "\xA9\xC3\xA9"
           "\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3"),
    NULL, NULL, FALSE, "ééééééééééééééééééééé\xEF\xBF\xBD", "UTF-8", 1 },
  { BYTES ("\x1B$B%H%h%?\x1B(B"), NULL, NULL, FALSE, "トヨタ", "ISO-2022-JP", 0 },
  /* A last letter on which a mark could have followed. */
  { BYTES ("\xF8\xE0\xF9"), "windows-1255", NULL, FALSE, "ראש", "Windows-1255", 0 },
  { BYTES ("na"), "windows-1258", NULL, FALSE, "na", "Windows-1258", 0 },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *c = &cases[i];
      g_autoptr (AnnoCharsetText) text = decode (c->bytes, c->n, c->told, c->declared, c->markup);
      g_test_message ("case %u", i);
      g_assert_cmpstr (text->text, ==, c->text);
      g_assert_cmpstr (text->name, ==, c->name);
      g_assert_cmpuint (text->notes->len, ==, c->n_notes);
    }
}

/* A sentence or two of news in the encodings that carry its language. */
static const struct
{
  const char *text;
  const char *encodings[4];
} guesses[] = {
  { "Le président s’est exprimé à l’Élysée : « Nous voilà prêts. »", { "CP1252", "MACINTOSH" } },
  { "Die Bürger wählten am Sonntag ein neues Parlament. „Größe zählt“, sagte er.",
    { "CP1252", "MACINTOSH" } },
  { "El señor alcalde dijo el miércoles que la decisión será pública. ¿Cuándo?", { "CP1252" } },
  { "A reunião não terminou: três ministros votaram contra a proposta, à tarde.", { "CP1252" } },
  { "La città è più sicura, ha detto il sindaco: così funzionerà.", { "CP1252" } },
  { "Regeringen har föreslagit en ny lag, säger ministern på måndagen.", { "CP1252" } },
  { "“We won’t wait,” she said — again.", { "CP1252", "MACINTOSH" } },
  { "Vláda v pátek schválila nový zákon, řekl ministr. Příští týden ještě může být změněn.",
    { "CP1250", "ISO-8859-2" } },
  { "Rząd przyjął w środę nową ustawę, powiedział minister. Będzie ważna już jutro.",
    { "CP1250", "ISO-8859-2" } },
  { "A kormány új törvényt fogadott el, közölte hétfőn a miniszter. Jövőre lép életbe, külön.",
    { "CP1250", "ISO-8859-2" } },
  { "Правительство приняло новый закон, сообщил министр в понедельник. «Это важно», — сказал он.",
    { "CP1251" } },
  { "Правительство приняло новый закон, сообщил министр в понедельник.", { "CP1251", "KOI8-R" } },
  { "Η κυβέρνηση ανακοίνωσε σήμερα νέα μέτρα, είπε ο υπουργός.", { "CP1253" } },
  { "Hükûmet yeni yasayı kabul etti, dedi başbakan pazartesi günü. Çok işçi bağırdı.",
    { "CP1254" } },
  { "הממשלה אישרה היום את החוק החדש, אמר השר.", { "CP1255" } },
  { "قال الوزير إن الحكومة وافقت اليوم على القانون الجديد، وأضاف أن الأمر مهم.", { "CP1256" } },
  { "政府は十日、新しい法案を国会に提出した。首相は「必要なことだ」と述べた。",
    { "CP932", "EUC-JP" } },
  { "政府星期一通过了新的法律，总理说这对国家的发展很重要。", { "GB18030" } },
  { "政府星期一通過了新的法律，總理說這對國家的發展很重要。", { "BIG5-HKSCS" } },
  { "정부는 월요일 새로운 법안을 국회에 제출했다고 총리가 말했다.", { "CP949" } },
};

static void
check_guess (const char *wanted, const char *encoding)
{
  gsize n = 0;
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = g_convert (wanted, -1, encoding, "UTF-8", NULL, &n, &error);

  g_test_message ("%s: %s", encoding, wanted);
  g_assert_no_error (error);
  g_autoptr (AnnoCharsetText) text = decode (bytes, n, NULL, NULL, FALSE);
  g_assert_cmpstr (text->text, ==, wanted);
  g_assert_true (text->guessed);
  g_assert_cmpuint (text->notes->len, ==, 1);
  g_assert_cmpfloat (text->sure, >, 0);
  g_assert_cmpfloat (text->sure, <=, 1);
}

static void
test_guesses (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (guesses); i++)
    for (guint e = 0; guesses[i].encodings[e] != NULL; e++)
      check_guess (guesses[i].text, guesses[i].encodings[e]);
}

/* One odd byte says little, and a page of letters much. */
static void
test_sureness (void)
{
  g_autoptr (AnnoCharsetText) one = decode (BYTES ("na\xEFve"), NULL, NULL, FALSE);
  g_autoptr (GString) long_text = g_string_new (NULL);

  for (guint i = 0; i < 40; i++)
    g_string_append (
        long_text,
        "\xCF\xF0\xE0\xE2\xE8\xF2\xE5\xEB\xFC\xF1\xF2\xE2\xEE \xEF\xF0\xE8\xED\xFF\xEB\xEE\n");
  g_autoptr (AnnoCharsetText) much = decode (long_text->str, long_text->len, NULL, NULL, FALSE);
  g_assert_cmpstr (one->text, ==, "naïve");
  g_assert_cmpstr (much->name, ==, "Windows-1251");
  g_assert_cmpfloat (one->sure, <, 0.5);
  g_assert_cmpfloat (much->sure, >, 0.5);
  g_assert_nonnull (strstr (one->notes->pdata[0], "isn’t sure"));
  g_assert_null (strstr (much->notes->pdata[0], "isn’t sure"));
}

static void
check_refused (const char *data, gsize n_bytes, const char *told, const char *said)
{
  AnnoCharsetHints hints = { .told = told };
  g_autoptr (GBytes) bytes = g_bytes_new (data, n_bytes);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnoCharsetText) text = anno_charset_decode (bytes, &hints, &error);

  g_assert_null (text);
  g_assert_error (error, ANNO_ARTICLE_FORMAT_ERROR, ANNO_ARTICLE_FORMAT_ERROR_ENCODING);
  g_assert_nonnull (strstr (error->message, said));
}

static void
test_refused (void)
{
  check_refused (BYTES ("a text\0with a NUL in it"), NULL, "byte 7");
  check_refused (BYTES ("GIF\x01\x02\x03\x04 and so on"), NULL, "byte 4");
  check_refused (BYTES ("\xFF\xFE"
                        "a\0\0\0b\0"),
                 NULL, "byte 2");
  check_refused (BYTES ("caf\xE9"), "no-such-encoding", "no-such-encoding");
}

/* Whatever comes, what is given is text. */
static void
test_random (void)
{
  GRand *rand = g_rand_new_with_seed (7);

  for (guint run = 0; run < 2000; run++)
    {
      char data[64];
      gsize n = (gsize) g_rand_int_range (rand, 0, sizeof data);
      for (gsize i = 0; i < n; i++)
        data[i] = (char) g_rand_int_range (rand, 9, 256);
      AnnoCharsetHints hints = { .markup = run % 2, .declared = run % 3 == 0 ? "shift_jis" : NULL };
      g_autoptr (GBytes) bytes = g_bytes_new (data, n);
      g_autoptr (GError) error = NULL;
      g_autoptr (AnnoCharsetText) text = anno_charset_decode (bytes, &hints, &error);
      g_assert_true ((text != NULL) == (error == NULL));
      g_assert_true (text == NULL || g_utf8_validate_len (text->text, text->n_bytes, NULL));
    }
  g_rand_free (rand);
}

/* Unknown ones are kept for ever: not a book of them. */
static void
test_long_label (void)
{
  g_autofree char *book = g_strnfill (100000, 'x');
  const char *name = anno_charset_label_name (book);

  g_assert_cmpuint (strlen (name), <, 100);
  g_assert_true (g_str_has_prefix (book, name));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charset/cases", test_cases);
  g_test_add_func ("/charset/guesses", test_guesses);
  g_test_add_func ("/charset/sureness", test_sureness);
  g_test_add_func ("/charset/refused", test_refused);
  g_test_add_func ("/charset/random", test_random);
  g_test_add_func ("/charset/long-label", test_long_label);
  return g_test_run ();
}
