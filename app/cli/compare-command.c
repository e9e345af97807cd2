#include "cli/compare-command.h"

#include "cli/annotator-choice.h"
#include "cli/moves-print.h"
#include "cli/output.h"
#include "cli/place.h"
#include "cli/thread-work.h"
#include "exchange/agreement-picture.h"
#include "formats/json-print.h"
#include "review/measure-words.h"
#include "session/corpus-agreement.h"

#include <math.h>
#include <stdio.h>

#define STDOUT "-"

typedef struct
{
  char **annotators;
  char **measures;
  char **ofs;
  char *by;
  char *picture;
  char *output;
  char *settled;
  double precision;
  gboolean json;
  gboolean csv;
  gboolean replace;
} Options;

static void
options_clear (Options *self)
{
  g_strfreev (self->annotators);
  g_strfreev (self->measures);
  g_strfreev (self->ofs);
  g_free (self->by);
  g_free (self->picture);
  g_free (self->output);
  g_free (self->settled);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* What is to be computed, and what came of it. */
typedef struct
{
  AnnoAgreementOrder order;
  AnnoAgreementReport *report;
  GError *error;
} Work;

static const AnnoTag *
tag_of (const AnnoAgreementReport *report, const AnnoAgreementRow *row)
{
  return anno_tagset_get_tag (report->tagset, row->number);
}

static char *
name_field (const AnnoAgreementReport *report, const AnnoAgreementRow *row)
{
  const AnnoTag *tag = tag_of (report, row);
  return g_strdup_printf ("%s.%s", tag->id,
                          ((const AnnoField *) tag->fields->pdata[row->other])->id);
}

static char *
name_of (const AnnoAgreementReport *report, const AnnoAgreementRow *row)
{
  g_autofree char *field = NULL;

  switch (row->of)
    {
    case ANNO_AGREEMENT_OF_TAG:
      return g_strdup_printf ("tag:%s", tag_of (report, row)->id);
    case ANNO_AGREEMENT_OF_PAIR:
      return g_strdup_printf ("pair:%s/%s", (const char *) report->slugs->pdata[row->number],
                              (const char *) report->slugs->pdata[row->other]);
    case ANNO_AGREEMENT_OF_ARTICLE:
      return g_strdup_printf ("article:%s", (const char *) report->articles->pdata[row->number]);
    case ANNO_AGREEMENT_OF_FIELD:
      field = name_field (report, row);
      return g_strdup_printf ("field:%s", field);
    case ANNO_AGREEMENT_OF_ALL:
    default:
      return g_strdup ("all");
    }
}

/* With three decimals, and never as "-0.000". */
static char *
format_value (gboolean defined, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (!defined)
    return g_strdup ("-");
  return g_strdup (g_ascii_formatd (text, sizeof text, "%.3f", fabs (value) < 0.0005 ? 0 : value));
}

static void
print_columns (const AnnoAgreementReport *report, const AnnoAgreementRow *row)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);
  const guint numbers[] = { row->value.n_texts, row->value.n_units, row->value.n_left_out };
  const char *reason = anno_undefined_describe (row->value.undefined);

  g_ptr_array_add (columns, g_strdup (row->measure));
  g_ptr_array_add (columns, name_of (report, row));
  g_ptr_array_add (columns, format_value (reason == NULL, row->value.value));
  g_ptr_array_add (columns, format_value (row->interval.defined, row->interval.low));
  g_ptr_array_add (columns, format_value (row->interval.defined, row->interval.high));
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_ptr_array_add (columns, g_strdup_printf ("%u", numbers[i]));
  g_ptr_array_add (columns, g_strdup (reason != NULL ? reason : "-"));
  anno_output_columns (columns);
}

static void
print_double (GString *line, const char *key, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  anno_json_print_key (line, key);
  g_string_append (line, g_ascii_formatd (text, sizeof text, "%.9g", value));
}

static void
print_name (const AnnoAgreementReport *report, const AnnoAgreementRow *row, GString *line)
{
  g_autofree char *field = NULL;

  anno_json_print_member (line, "of", anno_agreement_of_id (row->of));
  switch (row->of)
    {
    case ANNO_AGREEMENT_OF_TAG:
      anno_json_print_member (line, "tag", tag_of (report, row)->id);
      break;
    case ANNO_AGREEMENT_OF_PAIR:
      anno_json_print_member (line, "a", report->slugs->pdata[row->number]);
      anno_json_print_member (line, "b", report->slugs->pdata[row->other]);
      break;
    case ANNO_AGREEMENT_OF_ARTICLE:
      anno_output_json_path (line, "article", report->articles->pdata[row->number]);
      break;
    case ANNO_AGREEMENT_OF_FIELD:
      field = name_field (report, row);
      anno_json_print_member (line, "field", field);
      break;
    case ANNO_AGREEMENT_OF_ALL:
    default:
      break;
    }
}

static void
print_gamma (const AnnoGamma *gamma, GString *line)
{
  anno_json_print_number (line, "samples", gamma->n_samples);
  print_double (line, "precision", gamma->precision);
  anno_json_print_key (line, "exact");
  g_string_append (line, gamma->is_exact ? "true" : "false");
}

static void
print_json (const AnnoAgreementReport *report, const AnnoAgreementRow *row)
{
  g_autoptr (GString) line = g_string_new ("{");

  anno_json_print_member (line, "measure", row->measure);
  print_name (report, row, line);
  if (row->value.undefined == ANNO_DEFINED)
    print_double (line, "value", row->value.value);
  if (row->interval.defined)
    {
      print_double (line, "low", row->interval.low);
      print_double (line, "high", row->interval.high);
    }
  anno_json_print_number (line, "texts", row->value.n_texts);
  anno_json_print_number (line, "units", row->value.n_units);
  anno_json_print_number (line, "leftOut", row->value.n_left_out);
  anno_json_print_member (line, "undefined", anno_undefined_id (row->value.undefined));
  anno_json_print_member (line, "reason", anno_undefined_describe (row->value.undefined));
  if (row->gamma != NULL && row->value.undefined == ANNO_DEFINED)
    print_gamma (row->gamma, line);
  g_string_append_c (line, '}');
  anno_output_json (line);
}

/* That a tag, a pair or an article has no value is told in its line; of all it is a finding. */
static AnnoExit
print (const AnnoAgreementReport *report, const AnnoPlace *place, const char *named, gboolean json)
{
  AnnoExit status = report->problems->len > 0 ? ANNO_EXIT_FINDINGS : ANNO_EXIT_DONE;

  for (guint i = 0; i < report->rows->len; i++)
    {
      const AnnoAgreementRow *row = &g_array_index (report->rows, AnnoAgreementRow, i);
      if (json)
        print_json (report, row);
      else
        print_columns (report, row);
      if (row->of == ANNO_AGREEMENT_OF_ALL && row->value.undefined != ANNO_DEFINED)
        status = ANNO_EXIT_FINDINGS;
    }
  for (guint i = 0; json && i < report->moves->len; i++)
    {
      const AnnoAgreementMoves *moves = report->moves->pdata[i];
      anno_moves_print_json (place, moves->article, moves->slug, moves->moved, moves->lost);
    }
  for (guint i = 0; i < report->problems->len; i++)
    anno_output_message (named, report->problems->pdata[i]);
  return status;
}

/* Whatever the name of a file says, the standard output has none. */
static AnnoExit
write_picture (const AnnoAgreementPicture *picture, const Options *options)
{
  g_autoptr (GError) error = NULL;

  if (g_str_equal (options->output, STDOUT))
    {
      g_autoptr (GBytes) bytes = options->csv ? anno_agreement_picture_print_csv (picture)
                                              : anno_agreement_picture_print_svg (picture);
      gsize n;
      const char *data = g_bytes_get_data (bytes, &n);
      /* What can't be written is told at the end (cli/output). */
      return fwrite (data, 1, n, stdout) == n ? ANNO_EXIT_DONE : ANNO_EXIT_WRITE;
    }
  if (anno_agreement_picture_save (picture, options->output, options->replace, &error))
    return ANNO_EXIT_DONE;
  anno_output_message (options->output, error->message);
  return ANNO_EXIT_WRITE;
}

static AnnoExit
draw (const AnnoAgreementReport *report, const char *named, const Options *options)
{
  AnnoPictureKind kind = ANNO_PICTURE_PAIRS;
  g_autofree char *why = NULL;

  anno_picture_kind_find (options->picture, &kind);
  for (guint i = 0; i < report->problems->len; i++)
    anno_output_message (named, report->problems->pdata[i]);
  g_autoptr (AnnoAgreementPicture) picture = anno_agreement_picture_new (report, kind, &why);
  if (picture == NULL)
    {
      anno_output_message (named, why);
      return ANNO_EXIT_FINDINGS;
    }
  AnnoExit status = write_picture (picture, options);
  return status == ANNO_EXIT_DONE && report->problems->len > 0 ? ANNO_EXIT_FINDINGS : status;
}

static void
work_cb (gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  work->report = anno_corpus_agreement_run (&work->order, cancellable, &work->error);
}

static AnnoExit
compare (const char *named, const Options *options, const AnnoAgreementOptions *agreement)
{
  g_auto (AnnoPlace) place = { 0 };
  anno_place_init (&place, named);
  const char *const *slugs = (const char *const *) options->annotators;
  g_autofree char *settled = NULL;
  Work work = {
    .order = { .root = place.root, .scope = place.scope, .slugs = slugs, .options = *agreement }
  };

  if (!anno_annotator_choice_check (place.root, named, slugs))
    return ANNO_EXIT_INPUT;
  if (options->picture != NULL)
    settled = anno_corpus_agreement_find_settled (place.root, options->settled);
  if (options->settled != NULL && settled == NULL)
    {
      anno_output_message (named, "It has no settled set of that name");
      return ANNO_EXIT_INPUT;
    }
  work.order.pictures = options->picture != NULL;
  work.order.settled = settled;
  anno_thread_work_run (work_cb, &work);
  g_autoptr (AnnoAgreementReport) report = work.report;
  g_autoptr (GError) error = work.error;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return ANNO_EXIT_INTERRUPTED;
  if (report != NULL && options->picture != NULL)
    return draw (report, named, options);
  if (report != NULL)
    return print (report, &place, named, options->json);
  anno_output_message (named, error->message);
  return ANNO_EXIT_INPUT;
}

static gboolean
choose_measures (char **words, guint *measures)
{
  *measures = words != NULL ? 0 : ANNO_AGREEMENT_PLAIN;
  for (; words != NULL && *words != NULL; words++)
    {
      AnnoAgreementMeasure measure;
      if (!anno_agreement_measure_find (*words, &measure))
        return FALSE;
      *measures |= 1u << measure;
    }
  return TRUE;
}

static gboolean
choose_ofs (char **words, guint *ofs)
{
  *ofs = words != NULL ? 0 : (1u << ANNO_N_AGREEMENT_OFS) - 1;
  for (; words != NULL && *words != NULL; words++)
    {
      AnnoAgreementOf of;
      if (!anno_agreement_of_find (*words, &of))
        return FALSE;
      *ofs |= 1u << of;
    }
  return TRUE;
}

static AnnoExit
choose (const Options *options, AnnoAgreementOptions *agreement)
{
  const AnnoCommand *self = &anno_compare_command;

  if (!choose_measures (options->measures, &agreement->measures))
    return anno_command_misused (self, "--measure takes one of those that --help lists");
  if (!choose_ofs (options->ofs, &agreement->ofs))
    return anno_command_misused (self, "--of takes all, tag, field, pair or article");
  if (options->by != NULL && !g_str_equal (options->by, "characters")
      && !g_str_equal (options->by, "words"))
    return anno_command_misused (self, "--by takes characters or words");
  agreement->by_words = g_strcmp0 (options->by, "words") == 0;
  if (!(options->precision >= 0.001 && options->precision < 1))
    return anno_command_misused (self, "--precision takes a number from 0.001 up to 1");
  agreement->gamma = anno_gamma_options_plain;
  agreement->gamma.precision = options->precision;
  return ANNO_EXIT_DONE;
}

/* A picture has what it needs, and no other lines are printed. */
static AnnoExit
choose_picture (const Options *options, AnnoAgreementOptions *agreement)
{
  const AnnoCommand *self = &anno_compare_command;
  AnnoPictureKind kind;

  if (options->picture == NULL)
    return options->output == NULL && options->settled == NULL && !options->csv && !options->replace
               ? ANNO_EXIT_DONE
               : anno_command_misused (self, "--output, --csv, --replace and --settled go with "
                                             "--picture");
  if (!anno_picture_kind_find (options->picture, &kind))
    return anno_command_misused (self, "--picture takes pairs, tags, time or review");
  if (options->output == NULL)
    return anno_command_misused (self, "--output says where the picture goes");
  if (!g_str_equal (options->output, STDOUT) && !g_str_has_suffix (options->output, ".svg")
      && !g_str_has_suffix (options->output, ".csv"))
    return anno_command_misused (self, "--output takes a name that ends in .svg or .csv, or -");
  if (options->measures != NULL || options->ofs != NULL || options->json)
    return anno_command_misused (self, "--picture is instead of --measure, --of and --json");
  if (options->csv && !g_str_equal (options->output, STDOUT))
    return anno_command_misused (self, "--csv goes with --output -");
  agreement->measures = 1u << ANNO_AGREEMENT_EXACT;
  agreement->ofs = 1u << ANNO_AGREEMENT_OF_ALL | 1u << ANNO_AGREEMENT_OF_PAIR;
  return ANNO_EXIT_DONE;
}

static AnnoExit
run (char ***arguments)
{
  g_auto (Options) options = { .precision = anno_gamma_options_plain.precision };
  AnnoAgreementOptions agreement = { 0 };
  const GOptionEntry entries[] = {
    { "annotator", 'a', 0, G_OPTION_ARG_FILENAME_ARRAY, &options.annotators,
      "Compare this annotator; more than once for several, else all", "FOLDER" },
    { "measure", 'm', 0, G_OPTION_ARG_STRING_ARRAY, &options.measures,
      "Only this measure; more than once for several", "MEASURE" },
    { "of", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.ofs,
      "Only lines of all, tag, field, pair or article; more than once for several", "WHAT" },
    { "by", 0, 0, G_OPTION_ARG_STRING, &options.by,
      "What kappa and its like take one by one: characters, as without it, or words", "UNIT" },
    { "precision", 0, 0, G_OPTION_ARG_DOUBLE, &options.precision,
      "How well gamma is to know what chance does: 0.02, as without it, is 2 %", "NUMBER" },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &options.json,
      "Print each value as a JSON object on a line", NULL },
    { "picture", 0, 0, G_OPTION_ARG_STRING, &options.picture,
      "Draw a picture instead: pairs, tags, time or review", "WHICH" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
      "Where the picture goes: FILE.svg, FILE.csv with its numbers, or - for the standard output",
      "FILE" },
    { "csv", 0, 0, G_OPTION_ARG_NONE, &options.csv,
      "With --output -: the numbers of the picture instead of SVG", NULL },
    { "replace", 0, 0, G_OPTION_ARG_NONE, &options.replace,
      "Replace a picture that is there", NULL },
    { "settled", 0, 0, G_OPTION_ARG_FILENAME, &options.settled,
      "The settled set of --picture review; without it, the first by name", "NAME" },
    G_OPTION_ENTRY_NULL,
  };
  AnnoExit status = ANNO_EXIT_DONE;
  if (!anno_command_parse (&anno_compare_command, entries, arguments, &status))
    return status;
  if (**arguments == NULL || (*arguments)[1] != NULL)
    return anno_command_misused (&anno_compare_command, "It takes one corpus, or a part of one");
  if (g_strv_length (options.annotators != NULL ? options.annotators : (char *[]){ NULL }) == 1)
    return anno_command_misused (&anno_compare_command, "--annotator is to name two at least");
  status = choose (&options, &agreement);
  if (status == ANNO_EXIT_DONE)
    status = choose_picture (&options, &agreement);
  return status == ANNO_EXIT_DONE ? compare (**arguments, &options, &agreement) : status;
}

const AnnoCommand anno_compare_command = {
  .name = "compare",
  .arguments = "CORPUS",
  .summary = "Measure how far annotators agree",
  .description
  = "MEASURE is exact, unlabelled, overlap or character (precision, recall and F1 each), "
    "gate-strict,\n"
    "gate-lenient, gate-average, exact-mean, percentage, cohen, scott, fleiss, alpha, ac1,\n"
    "unitizing-alpha, u-alpha, fields, or gamma, which may take minutes and is only computed where "
    "it\n"
    "is asked for. All are pooled over the articles that two annotators have worked on.\n\n"
    "Without --json, a value is a line of columns with tabs between them: the measure; what it is "
    "of\n"
    "(all, tag:…, field:…, pair:A/B, article:…); the value, or “-”; the lower and the upper end "
    "of\n"
    "the interval that holds it in 95 of 100 cases, or “-”; the number of articles, of "
    "annotations\n"
    "that count, and of those left out; why there is no value, or “-”.\n\n"
    "A picture is of exact F1: of each two people (pairs); with the tags that they gave the same\n"
    "words (tags); by when articles were changed last (time); with each other and with the settled\n"
    "set, on its articles (review). It is SVG, with its numbers as a table in its description.\n\n"
    "Exit status: 0 done, 1 something could not be compared, 2 wrong usage, 3 CORPUS could not be\n"
    "read, 4 the output could not be written.",
  .run = run,
};
