/* Proves foreign/brat-reader: each kind of line, each trap of the form, and files that nobody can
 * trust. */
#include "foreign/plain-set.h"

#include "foreign/brat-writer.h"

#include <glib/gstdio.h>
#include <string.h>

static char *
say (const char *lines)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = plain_set_read (&anno_brat_format, "a.ann", lines, -1, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (documents->len, ==, 1);
  return plain_set_say (documents->pdata[0]);
}

typedef struct
{
  const char *lines;
  const char *said;
} Case;

static const Case cases[] = {
  /* Text-bounds. */
  { "T1\tPer 0 3\tAnn\n", "T1 Per [0-3 \"Ann\"]\n" },
  { "\xEF\xBB\xBFT1\tPer 0 3\tAnn", "T1 Per [0-3 \"Ann\"]\n" },
  { "T1\tPer 0 3;7 9\tAnn Li\r\n\r\nT2\tPer 7 9\tLi\r\n",
    "T1 Per [0-3 \"Ann\"] [7-9 \"Li\"]\nT2 Per [7-9 \"Li\"]\n" },
  { "T1\tPer 7 9;0 3\tLi Ann\n", "T1 Per [7-9 \"Li\"] [0-3 \"Ann\"]\n" },
  { "T1\tPer 0 3;7 9\tAnnLi\n", "T1 Per [0-3 \"Ann\"] [7-9 \"Li\"]\n" },
  { "T1\tPer 0 3;3 5;7 9\tA🙂n na Li\n", "T1 Per [0-3 \"A🙂n\"] [3-5 \"na\"] [7-9 \"Li\"]\n" },
  { "T1\tPer 0 4;7 9\tA🙂n Li\n", "T1 Per [0-4 \"A🙂n\"] [7-9 \"Li\"]\n" },
  { "T1\tPer 0 6;8 10\tA🙂n Li\n", "T1 Per [0-6 \"A🙂n\"] [8-10 \"Li\"]\n" },
  { "T1\tPer 0 9;12 30\tAnn Li\n", "T1 Per [0-9] [12-30] \"Ann Li\"\n" },
  { "T1\tPer 0 5\t Ann \n", "T1 Per [0-5 \" Ann \"]\n" },
  { "T1\tPer 0 3\nT2\tPer 4 7\t\n", "T1 Per [0-3]\nT2 Per [4-7]\n" },
  { "T1\tPer 0 3\tAnn and so on\n",
    "T1 Per [0-3 \"Ann\"]\n- line 1: “ and so on” stands behind its words\n" },
  { "T1\tPer 0 3\tAnnabel\n", "T1 Per [0-3 \"Annabel\"]\n" },
  { "T1\tPer 0 8\tone\u2028\xc2\x85"
    "two\x1c\n",
    "T1 Per [0-8 \"one\u2028\xc2\x85"
    "two\x1c\"]\n" },
  { "T1\tPer 0 9\tone\u2028\xc2\x85"
    "two\x1c\n",
    "T1 Per [0-9 \"one\u2028\xc2\x85"
    "two\x1c\"]\n" },
  { "T1suffix\tPer 0 3\tAnn\n", "T1suffix Per [0-3 \"Ann\"]\n" },
  /* A line break in the article that broke the line. */
  { "T1\tPer 0 7\tone\ntwo\nT2\tPer 8 9\tx\n", "T1 Per [0-7 \"one\ntwo\"]\nT2 Per [8-9 \"x\"]\n" },
  { "T1\tPer 0 9\tone\r\n\ntwo\n", "T1 Per [0-9 \"one\r\n\ntwo\"]\n" },
  { "T1\tPer 0 8\tone\ntwo\n", "T1 Per [0-8 \"one\"]\n- line 2: “two” is no annotation\n" },
  /* Places that can't be. */
  { "T1\tPer 3 0\tAnn\n", "- line 1: its places can’t be read\n" },
  { "T1\tPer -1 3\tAnn\n", "- line 1: its places can’t be read\n" },
  { "T1\tPer 0 4294967296\tAnn\n", "- line 1: its places can’t be read\n" },
  { "T1\tPer 0 99999999999999999999999\tAnn\n", "- line 1: its places can’t be read\n" },
  { "T1\tPer 0 3;\tAnn\n", "- line 1: its places can’t be read\n" },
  { "T1\tPer 0\tAnn\n", "- line 1: its places can’t be read\n" },
  { "T1\t0 3\tAnn\n", "- line 1: its places can’t be read\n" },
  { "T1\t\tAnn\n", "- line 1: its places can’t be read\n" },
  { "T1\tPer 0 3 4\tAnn\n", "- line 1: its places can’t be read\n" },
  { "T1\tPer 3 3\t\n", "- line 1: it marks no words\n" },
  { "T1\tPer 0 4294967295\tAnn\n", "T1 Per [0-4294967295 \"Ann\"]\n" },
  /* What is no line, and ids that are there twice. */
  { "words\n\nT\tPer 0 3\n1\tx\nT1\tPer 0 3\tAnn\nT1\tOrg 0 3\tAnn\n",
    "T1 Per [0-3 \"Ann\"]\n- line 1: “words” is no annotation\n- line 3: “T\tPer 0 3” is no "
    "annotation\n- line 4: “1\tx” is no annotation\n- line 6: there is a “T1” before it\n" },
  { "X1\tPer 0 3\n", "- line 1: there are no lines of kind “X”\n" },
  /* Events. */
  { "T1\tPer 0 3\tAnn\nT2\tSay 4 8\tsaid\nE1\tSay:T2 Who:T1 What:E2\nE2\tSay:T2 \n",
    "T1 Per [0-3 \"Ann\"]\nE1 Say [4-8 \"said\"] {Who=@T1} {What=@E2} !\nE2 Say [4-8 \"said\"] "
    "!\n" },
  { "T1\tPer 0 3\tAnn\nT2\tSay 4 8\tsaid\nE1\tSay:T2 Who:T1 Who2:T1 Who13:T1 Site2:T1 Who1:T1 "
    "Who02:T1\n",
    "T1 Per [0-3 \"Ann\"]\nE1 Say [4-8 \"said\"] {Who=@T1} {Who=@T1} {Who=@T1} {Site2=@T1} "
    "{Who1=@T1} "
    "{Who02=@T1} !\n" },
  { "T1\tPer 0 3\tAnn\nT2\tSay 4 8\tsaid\nE1\tSay:T2 Arg1:T1 Arg12:T1 Arg2:T1\n",
    "T1 Per [0-3 \"Ann\"]\nE1 Say [4-8 \"said\"] {Arg1=@T1} {Arg1=@T1} {Arg2=@T1} !\n" },
  { "T2\tSay 4 8\tsaid\nE1\tTell:T2\n", "T2 Say [4-8 \"said\"]\nE1 Tell [4-8 \"said\"] !\n- line "
                                        "2: its trigger “T2” is of another type\n" },
  { "E1\tSay:T2\nE2\tSay\nE3\tSay:\nE4\n",
    "- line 4: “E4” is no annotation\n- line 1: there is no trigger “T2”\n- line 2: it names no "
    "trigger\n- line 3: it names no trigger\n" },
  { "T2\tSay 4 8\tsaid\nE1\tSay:T2 Who:T9 Who :T2 What:E1\n",
    "E1 Say [4-8 \"said\"] {What=@E1} !\n- line 2: there is no span “T9”\n- line 2: “Who” is no "
    "role\n- line 2: “:T2” is no role\n" },
  /* Relations. */
  { "T1\tA 0 1\tx\nT2\tB 2 3\ty\nR1\tGoes Arg1:T1 Arg2:T2\t\nR2\tBack Arg2:T1 Arg1:T2\n"
    "R3\tOther To:T1 From:T2\n",
    "T1 A [0-1 \"x\"] {Goes=@T2} {Other=@T2}\nT2 B [2-3 \"y\"] {Back=@T1}\n" },
  { "T1\tA 0 1\tx\nR1\tGoes Arg1:T1\nR2\tGoes Arg1:T1 Arg2:T1 Arg3:T1\nR3\tGoes\nR4\tGoes T1 "
    "T1\nR5\tGoes Arg1:T1 Arg2:T7\nR6\tGoes Arg1:T1 Arg2:R1\n",
    "T1 A [0-1 \"x\"]\n- line 2: a relation has a type and two ends\n- line 3: a relation has a "
    "type "
    "and two ends\n- line 4: a relation has a type and two ends\n- line 5: a relation has a type "
    "and "
    "two ends\n- line 6: there is no span “T7”\n- line 7: “R1” is no span\n" },
  /* A trigger that others name. */
  { "T1\tA 0 1\tx\nE1\tA:T1\nE2\tA:T1\nT2\tB 2 3\ty\nE3\tB:T2\nR1\tGoes Arg1:T1 Arg2:T2\n",
    "E1 A [0-1 \"x\"] {Goes=@E3} !\nE2 A [0-1 \"x\"] !\nE3 B [2-3 \"y\"] !\n- line 6: “T1” is the "
    "trigger of several events; the first is taken\n" },
  /* Equivalences. */
  { "T1\tA 0 1\tx\nT2\tA 2 3\ty\nT3\tA 4 5\tz\n*\tEquiv T1 T2 T2 T3\n*\tAlias T3 T1\n*\tEquiv\n"
    "*\tEquiv T1\n*\tEquiv T1 T8 T2\n",
    "T1 A [0-1 \"x\"] {Equiv=@T2} {Equiv=@T2}\nT2 A [2-3 \"y\"] {Equiv=@T3}\nT3 A [4-5 \"z\"] "
    "{Equiv-Alias=@T1}\n- line 6: fewer than two spans are named\n- line 7: fewer than two spans "
    "are named\n- line 8: there is no span “T8”\n" },
  /* Attributes. */
  { "T1\tA 0 1\tx\nT2\tB 2 3\ty\nE1\tB:T2\nA1\tMood T1 very sad\nA2\tOld E1\nM1\tOld "
    "T1\nA3\tUnsure "
    "T1\nA4\tUnsure E1 partly\nA5\tMood E1  C:\\new\\data \nA6\tMood E1 a\\nb\n",
    "T1 A [0-1 \"x\"] {Mood=very sad} {Old=true} ?\nE1 B [2-3 \"y\"] {Old=true} {Unsure=partly} "
    "{Mood= "
    "C:\\new\\data } {Mood=a\nb} !\n" },
  { "T1\tA 0 1\tx\nR1\tGoes Arg1:T1 Arg2:T1\nA1\tOld R1\nA2\tOld T9\nA3\tOld\nA4\t\nA5\tOld T1 "
    "x\tmore\nA6\tOld A1\n",
    "T1 A [0-1 \"x\"] {Goes=@T1+\"attributes\":[[\"Old\"]]} {Old=x}\n- line 4: there is no span "
    "“T9”\n- "
    "line 5: “Old” can’t be read\n- line 6: “” can’t be read\n- line 7: “more” stands behind its "
    "value\n- line 8: “A1” is no span\n" },
  /* Of a relation, before it and after it; of one that is none. */
  { "#1\tAnnotatorNotes R1\tone\\ntwo\nA1\tMood R1 very sad\nT1\tA 0 1\tx\nR1\tGoes Arg1:T1 "
    "Arg2:T1\n#2\tAnnotationError R1\tbad\n#3\tAnnotatorNotes R1\t\nA2\tUnsure R1\n"
    "R2\tGoes Arg1:T1\n#4\tAnnotatorNotes R2\tlost\nN1\tReference R1 Wiki:1\n",
    "T1 A [0-1 \"x\"] {Goes=@T1+\"note\":\"one\\ntwo\\n[AnnotationError] bad\",\"attributes\":"
    "[[\"Mood\",\"very sad\"],[\"Unsure\"]]}\n- line 8: a relation has a type and two ends\n"
    "- line 10: “R1” is no span\n- line 8: what is said of it goes with it\n" },
  /* Normalizations. */
  { "T1\tA 0 1\tx\nN1\tReference T1 Person:urn:x:y\t\t\tAnn Li\nN2\tReference T1 Wiki:12:3\tAnn\n"
    "N3\tReference T1 Wiki:4\nN4\tReference T1 Person-boss:urn:z\t\n",
    "T1 A [0-1 \"x\"] {=*urn:x:y|Ann Li} {Wiki=Wiki:12:3} {Wiki-name=Ann} {Wiki=Wiki:4} "
    "{boss=*urn:z}\n" },
  { "T1\tA 0 1\tx\nN1\tReference Annotation:T1 Referent:GO:5\nN2\tReference Referent:GO:6 "
    "Annotation:T1\nN3\tSame T1 GO:7\nN4\tReference T1 GO\nN5\tReference T2 GO:8\nN6\tReference T1 "
    ":8\n",
    "T1 A [0-1 \"x\"] {GO=GO:5} {GO=GO:6} {GO=GO:7}\n- line 4: “Same” is read as “Reference”\n- "
    "line 5: "
    "“Reference T1 GO” can’t be read\n- line 6: there is no span “T2”\n- line 7: “Reference T1 :8” "
    "can’t be read\n" },
  /* Notes. */
  { "T1\tA 0 1\tx\nR1\tGoes Arg1:T1 Arg2:T1\n#1\tAnnotatorNotes T1\tone\\ntwo\tthree \n"
    "#2\tAnnotationError T1\tbad\n#x3\tAnnotatorNotes T1\tfour\n#4\tAnnotatorNotes T1\t\n"
    "#5\tAnnotatorNotes #1\tlost\n#6\tAnnotatorNotes\tlost\n",
    "T1 A [0-1 \"x\"] {Goes=@T1} ~one\\ntwo\tthree \nfour\n[AnnotationError] bad\n- line 7: “#1” "
    "is no "
    "span\n- line 8: “AnnotatorNotes” can’t be read\n" },
  { "", "" },
};

static void
test_lines (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *said = say (cases[i].lines);
      g_assert_cmpstr (said, ==, cases[i].said);
    }
}

/* Names, makers and the text beside. */
static void
test_files (void)
{
  static const char *const files[][2] = {
    { "p/x.txt", "Ann said" },
    { "p/x.a1", "T1\tPer 0 3\tAnn\n" },
    { "p/x.a2", "T1\tPer 0 3\tAnn\nT2\tSay 4 8\tsaid\nE1\tSay:T2 Who:T1\n" },
    { "p/x.rel", "R1\tBy Arg1:E1 Arg2:T1\nT1\tOrg 0 3\tAnn\n" },
    { "y.ann", "" },
    { "y.txt", "\xff" },
    { "annotation/z/bob.ann", "T1\tPer 0 3\tAnn\n" },
    { "annotation/z/bob.txt", "Ann" },
  };
  g_autofree char *folder = g_dir_make_tmp ("anno-brat-XXXXXX", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i][0], NULL);
      g_autofree char *parent = g_path_get_dirname (path);
      g_mkdir_with_parents (parent, 0700);
      g_assert_true (g_file_set_contents (path, files[i][1], -1, NULL));
    }
  g_autoptr (GPtrArray) documents = plain_set_read_folder (&anno_brat_format, folder);
  g_assert_cmpuint (documents->len, ==, 3);
  const AnnoForeignDocument *z = documents->pdata[0], *x = documents->pdata[1];
  const AnnoForeignDocument *y = documents->pdata[2];
  g_autofree char *said_z = plain_set_say (z), *said_x = plain_set_say (x);
  g_autofree char *said_y = plain_set_say (y);
  g_assert_cmpstr (z->name, ==, "z");
  g_assert_cmpstr (z->text, ==, "Ann");
  g_assert_cmpstr (said_z, ==, "by bob\nT1 Per [0-3 \"Ann\"]\n");
  g_assert_cmpstr (x->name, ==, "p/x");
  g_assert_cmpstr (x->text, ==, "Ann said");
  g_assert_cmpstr (said_x, ==,
                   "T1 Per [0-3 \"Ann\"]\nE1 Say [4-8 \"said\"] {Who=@T1} {By=@T1} !\n"
                   "- line 2 of “p/x.rel”: there is a “T1” before it\n");
  g_assert_null (y->text);
  g_assert_cmpuint (y->layers->len, ==, 1);
  g_assert_cmpstr (said_y, ==, "- “y.txt” isn’t UTF-8\n");

  /* One that is named alone brings the others. */
  g_autofree char *part = g_build_filename (folder, "p", "x.rel", NULL);
  g_autoptr (GPtrArray) alone = plain_set_read_folder (&anno_brat_format, part);
  g_assert_cmpuint (alone->len, ==, 1);
  const AnnoForeignDocument *one = alone->pdata[0];
  g_autofree char *said_one = plain_set_say (one);
  g_assert_cmpstr (one->name, ==, "x");
  g_assert_cmpstr (one->text, ==, "Ann said");
  g_assert_cmpuint (((AnnoForeignLayer *) one->layers->pdata[0])->spans->len, ==, 2);
  plain_set_remove (folder);
}

static void
test_broken (void)
{
  static const struct
  {
    const char *text;
    gssize length;
    const char *message;
  } broken[] = {
    { "T1\tPer 0 3\tAnn\nT2\tPer 0 3\tA\xffn\n", -1, "line 2: it isn’t UTF-8" },
    { "T1\tPer 0 3\tAnn\nT2\tPer 0 3\tA\0n\n", 29, "line 2: there is a character NUL in it" },
    { "\n\n\xe2\x80", -1, "line 3: it isn’t UTF-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (
          plain_set_read (&anno_brat_format, "a.ann", broken[i].text, broken[i].length, &error));
      g_assert_error (error, ANNO_FOREIGN_ERROR, ANNO_FOREIGN_ERROR_BROKEN);
      g_assert_cmpstr (error->message, ==, broken[i].message);
    }
  g_autofree char *large = g_malloc (64 * 1024 * 1024 + 1);
  g_autoptr (GError) error = NULL;
  memset (large, '\n', 64 * 1024 * 1024 + 1);
  g_assert_null (plain_set_read (&anno_brat_format, "a.ann", large, 64 * 1024 * 1024 + 1, &error));
  g_assert_error (error, ANNO_FOREIGN_ERROR, ANNO_FOREIGN_ERROR_BROKEN);
}

/* What would take a time, or a memory, of another order than the file is long. */
static void
test_hostile (void)
{
  enum
  {
    N = 20000
  };
  g_autoptr (GString) lines = g_string_new ("T0\tSay 0 100000\t");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append_c (lines, 'x');
  g_string_append_c (lines, '\n');
  for (guint i = 1; i <= N; i++)
    g_string_append_printf (lines, "E%u\tSay:T0\n#%u\tAnnotatorNotes E1\tmore\nnothing\n", i, i);
  g_string_append (lines, "T1\tOther 0 3\tAnn\nE0\tSay:T0");
  for (guint i = 1; i <= N; i++)
    g_string_append_printf (lines, " Role%u:T1", i);
  g_string_append (lines, "\n*\tEquiv");
  for (guint i = 1; i <= N; i++)
    g_string_append (lines, " T1 E1");
  g_autoptr (GPtrArray) documents
      = plain_set_read (&anno_brat_format, "a.ann", lines->str, (gssize) lines->len, &error);
  g_assert_no_error (error);
  const AnnoForeignDocument *document = documents->pdata[0];
  const AnnoForeignLayer *layer = document->layers->pdata[0];
  const char *last = document->left_out->pdata[document->left_out->len - 1];
  gsize n_bytes = 0;
  for (guint i = 0; i < layer->spans->len; i++)
    {
      const AnnoForeignSpan *span = layer->spans->pdata[i];
      n_bytes += span->quotes->len > 0 ? strlen (span->quotes->pdata[0]) : 0;
    }
  g_assert_cmpuint (n_bytes, <, 2 * 1024 * 1024 + 2 * lines->len);
  g_assert_cmpuint (document->left_out->len, ==, 1001);
  g_assert_true (g_str_has_suffix (last, "more things that aren’t understood"));
  g_assert_cmpuint (strlen (((AnnoForeignSpan *) layer->spans->pdata[0])->note), ==, 5 * N - 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/brat-reader/lines", test_lines);
  g_test_add_func ("/brat-reader/files", test_files);
  g_test_add_func ("/brat-reader/broken", test_broken);
  g_test_add_func ("/brat-reader/hostile", test_hostile);
  return g_test_run ();
}
