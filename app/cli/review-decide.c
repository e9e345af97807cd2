#include "cli/review-decide.h"

#include "cli/annotator-choice.h"
#include "cli/output.h"
#include "cli/review-table.h"
#include "formats/review-terms.h"
#include "model/span-draft.h"
#include "review/review-choice.h"

/* As typed, and what it is about. */
typedef struct
{
  AnnoReviewTable table;
  char *as;
  char *tag;
  char *from;
  char *why;
  int start; /* -1 where it isn't given */
  int end;
  gboolean all_agreed;
  gboolean dry;
  gboolean json;
  char **words; /* the article, the place, the decision, whose; or the path alone */
  AnnoDecision decision;
} Decide;

static gboolean
is_bulk (const Decide *self)
{
  return self->words[1] == NULL;
}

/* The sides that are named, as indexes; NULL, told, where one isn't there. */
static GArray *
list_named (const Decide *self, const AnnoReviewedCase *reviewed)
{
  g_autoptr (GArray) layers = g_array_new (FALSE, FALSE, sizeof (guint));

  for (char **slug = self->words + 3; *slug != NULL; slug++)
    {
      guint layer = anno_review_table_find_side (&self->table, reviewed, *slug);
      if (layer == G_MAXUINT)
        return NULL;
      g_array_append_val (layers, layer);
    }
  return g_steal_pointer (&layers);
}

static GArray *
list_all (const AnnoReviewedCase *reviewed)
{
  GArray *layers = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < reviewed->one->sides->len; i++)
    g_array_append_val (layers, i);
  return layers;
}

/* FALSE, told, where one of @layers has nothing there. */
static gboolean
check_marks (const Decide *self, const AnnoReviewedCase *reviewed, guint cluster,
             const GArray *layers)
{
  for (guint i = 0; i < layers->len; i++)
    {
      guint layer = g_array_index (layers, guint, i);
      if (anno_clusters_find_mark (reviewed->one->clusters, cluster, layer) != NULL)
        continue;
      anno_review_table_tell (
          &self->table, ANNO_EXIT_FINDINGS,
          "“%s” has marked nothing there. That nothing is right is the decision "
          "“neither”.",
          anno_review_case_get (reviewed->one, layer)->slug);
      return FALSE;
    }
  return TRUE;
}

/* The span that the replacement is made from, or NULL; FALSE, told, where it isn't there. */
static gboolean
find_model (const Decide *self, const AnnoReviewedCase *reviewed, guint cluster,
            const AnnoSpan **model)
{
  *model = NULL;
  if (self->from == NULL)
    return TRUE;
  guint layer = anno_review_table_find_side (&self->table, reviewed, self->from);
  if (layer == G_MAXUINT)
    return FALSE;
  const AnnoMark *mark = anno_clusters_find_mark (reviewed->one->clusters, cluster, layer);
  if (mark == NULL)
    anno_review_table_tell (&self->table, ANNO_EXIT_INPUT, "“%s” has marked nothing there.",
                            self->from);
  else
    *model = mark->span;
  return mark != NULL;
}

static void
add_place (const Decide *self, const AnnoReviewedCase *reviewed, guint cluster,
           const AnnoSpan *model, AnnoSpanDraft *draft)
{
  guint start = (guint) self->start, end = (guint) self->end;

  if (self->start < 0 && model != NULL)
    for (guint i = 0; i < anno_span_get_n_segments (model); i++)
      anno_span_draft_add_segment (draft, anno_span_get_segments (model)[i].start,
                                   anno_span_get_segments (model)[i].end);
  else
    {
      if (self->start < 0)
        anno_reviewed_case_get_range (reviewed, cluster, &start, &end);
      anno_span_draft_add_segment (draft, start, end);
    }
}

/* Fields stay where the tag does. NULL, told, where it can't be made. */
static AnnoSpan *
make_replacement (const Decide *self, const AnnoReviewedCase *reviewed, guint cluster)
{
  AnnoTagset *tagset = self->table.tagset;
  const AnnoSpan *model = NULL;

  if (!find_model (self, reviewed, cluster, &model))
    return NULL;
  if (self->end > 0 && (guint) self->end > anno_article_get_length (reviewed->one->article))
    {
      anno_review_table_tell (&self->table, ANNO_EXIT_INPUT, "The text ends before that.", "");
      return NULL;
    }
  const char *before = model != NULL ? anno_tagset_id_of (tagset, anno_span_get_tag (model)) : NULL;
  const char *tag = self->tag != NULL ? anno_tagset_id_of (tagset, self->tag) : before;
  AnnoSpanDraft *draft = anno_span_draft_new (tag);
  add_place (self, reviewed, cluster, model, draft);
  for (guint i = 0; tag == before && i < anno_span_get_n_values (model); i++)
    anno_span_draft_add_value (draft, anno_value_copy (anno_span_get_value (model, i)));
  return anno_span_draft_finish (draft);
}

/* NULL, told, and with *@status, where it can't be done. */
static AnnoReviewRecord *
make_one (const Decide *self, const AnnoReviewedCase *reviewed, AnnoExit *status)
{
  const AnnoReviewDesk desk = anno_review_table_desk (&self->table, reviewed);
  g_autoptr (AnnoSpan) replacement = NULL;
  guint cluster = 0;

  *status = ANNO_EXIT_INPUT;
  if (!anno_review_table_find_place (&self->table, reviewed, self->words[1], &cluster, NULL))
    return NULL;
  if (self->decision == ANNO_DECISION_REPLACE
      && (replacement = make_replacement (self, reviewed, cluster)) == NULL)
    return NULL;
  gboolean everybody = self->decision == ANNO_DECISION_BOTH && self->words[3] == NULL;
  g_autoptr (GArray) layers = everybody ? list_all (reviewed) : list_named (self, reviewed);
  if (layers == NULL)
    return NULL;
  *status = ANNO_EXIT_FINDINGS;
  if (!everybody && !check_marks (self, reviewed, cluster, layers))
    return NULL;
  *status = ANNO_EXIT_DONE;
  return anno_review_act_decide (&desk, cluster, self->decision, (const guint *) layers->data,
                                 layers->len, replacement, self->why);
}

static AnnoExit
put (Decide *self, AnnoReviewedCase *reviewed, const GPtrArray *records)
{
  AnnoExit status
      = self->dry ? ANNO_EXIT_DONE : anno_review_table_add (&self->table, reviewed, records);

  for (guint i = 0; self->dry && i < records->len; i++)
    *((AnnoReviewRecord *) records->pdata[i])->id = '\0'; /* there is none */
  return status != ANNO_EXIT_DONE
             ? status
             : anno_review_table_show (&self->table, reviewed, records, self->json);
}

static AnnoExit
decide_one (Decide *self)
{
  g_autoptr (AnnoReviewedCase) reviewed = anno_review_table_load_one (&self->table);
  AnnoExit status = ANNO_EXIT_INPUT;

  if (reviewed == NULL)
    return status;
  AnnoReviewRecord *record = make_one (self, reviewed, &status);
  if (record == NULL)
    return status;
  g_autoptr (GPtrArray) records
      = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_review_record_unref);
  g_ptr_array_add (records, record);
  return put (self, reviewed, records);
}

static guint
find_layer (const AnnoReviewedCase *reviewed, const char *slug)
{
  for (guint i = 0; i < reviewed->one->sides->len; i++)
    if (g_str_equal (anno_review_case_get (reviewed->one, i)->slug, slug))
      return i;
  return G_MAXUINT;
}

/* What is to be accepted in an article; @layer: whose, G_MAXUINT for all. */
static GPtrArray *
make_many (const Decide *self, const AnnoReviewedCase *reviewed, guint layer)
{
  const AnnoFieldCompare *compare = &reviewed->one->compare;
  const AnnoReviewDesk desk = anno_review_table_desk (&self->table, reviewed);
  const char *tag = self->tag != NULL ? anno_tagset_id_of (self->table.tagset, self->tag) : NULL;
  g_autoptr (GArray) everybody = list_all (reviewed);
  g_autoptr (GArray) clusters
      = layer == G_MAXUINT ? anno_review_choice_list_agreed (reviewed->state)
                           : anno_review_choice_list_marked (compare, reviewed->state, layer, tag);
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_review_record_unref);

  for (guint i = 0; i < clusters->len; i++)
    {
      AnnoReviewRecord *record
          = anno_review_act_decide (&desk, g_array_index (clusters, guint, i), ANNO_DECISION_ACCEPT,
                                    layer == G_MAXUINT ? (const guint *) everybody->data : &layer,
                                    layer == G_MAXUINT ? everybody->len : 1, NULL, self->why);
      if (record != NULL)
        g_ptr_array_add (records, record);
    }
  return records;
}

static AnnoExit
decide_in (Decide *self, guint n, guint *n_decided)
{
  if (anno_review_case_count (self->table.entries->pdata[n], self->table.people) < 2)
    return ANNO_EXIT_DONE;
  g_autoptr (AnnoReviewedCase) reviewed = anno_review_table_load (&self->table, n);
  if (reviewed == NULL || reviewed->one->sides->len < 2)
    return ANNO_EXIT_DONE;
  guint layer = self->all_agreed ? G_MAXUINT : find_layer (reviewed, self->from);
  if (!self->all_agreed && layer == G_MAXUINT)
    return ANNO_EXIT_DONE;
  g_autoptr (GPtrArray) records = make_many (self, reviewed, layer);
  *n_decided += records->len;
  return put (self, reviewed, records);
}

static AnnoExit
decide_many (Decide *self)
{
  AnnoExit status = ANNO_EXIT_DONE;
  guint n = 0;

  for (guint i = 0; i < self->table.entries->len && status < ANNO_EXIT_INPUT; i++)
    {
      AnnoExit one = decide_in (self, i, &n);
      status = MAX (status, one);
    }
  if (status >= ANNO_EXIT_INPUT)
    return status;
  g_autofree char *count = g_strdup_printf ("%u", n);
  return anno_review_table_tell (&self->table, status,
                                 self->dry ? "Would be decided: %s." : "Decided: %s.", count);
}

static gboolean
has_tag (const Decide *self)
{
  if (self->tag == NULL || anno_tagset_find (self->table.tagset, self->tag) != NULL)
    return TRUE;
  anno_review_table_tell (&self->table, ANNO_EXIT_INPUT, "The tagset has no “%s”.", self->tag);
  return FALSE;
}

/* Whoever is named with --from has to be somebody. */
static AnnoExit
serve (Decide *self)
{
  AnnoReviewTable *table = &self->table;
  const char *const from[] = { self->from, NULL };
  AnnoExit status = anno_review_table_open (table, self->words[0], NULL, self->as);

  if (status != ANNO_EXIT_DONE)
    return status;
  if (!has_tag (self) || !anno_annotator_choice_check (table->place.root, table->named, from))
    status = ANNO_EXIT_INPUT;
  else
    status = is_bulk (self) ? decide_many (self) : decide_one (self);
  return anno_review_table_close (table, status);
}

static gboolean
find_decision (const char *word, AnnoDecision *decision)
{
  return anno_review_decision_find (g_str_equal (word, "both") ? "accept-both" : word, decision);
}

static const char *
check_bulk (const Decide *self)
{
  if (self->all_agreed == (self->from != NULL))
    return "Without a place, it takes either --all-agreed or --from";
  if (self->all_agreed && self->tag != NULL)
    return "--tag goes with --from";
  return self->start >= 0 || self->end >= 0 ? "--start and --end go with “replace”" : NULL;
}

static const char *
check_replace (const Decide *self)
{
  if (self->words[3] != NULL)
    return "“replace” takes options";
  if (self->tag == NULL && self->from == NULL)
    return "“replace” takes --tag, or --from";
  if ((self->start < 0) != (self->end < 0) || (self->start >= 0 && self->start >= self->end))
    return "--start goes with --end, which is greater";
  return NULL;
}

static const char *
check_one (Decide *self)
{
  guint n = self->words[2] != NULL ? g_strv_length (self->words + 3) : 0;

  if (self->words[2] == NULL || !find_decision (self->words[2], &self->decision))
    return "It takes an article, a place, and accept, both, neither, replace, skip or unsure";
  if (self->all_agreed || self->dry)
    return "--all-agreed and --dry-run are for many at once, without a place";
  if (self->decision == ANNO_DECISION_REPLACE)
    return check_replace (self);
  if (self->tag != NULL || self->from != NULL || self->start >= 0 || self->end >= 0)
    return "--tag, --from, --start and --end go with “replace”, or without a place";
  if (self->decision == ANNO_DECISION_ACCEPT)
    return n > 0 ? NULL : "“accept” takes whose annotation is right";
  if (self->decision == ANNO_DECISION_BOTH)
    return n != 1 ? NULL : "“both” takes several annotators, or none for all";
  return n == 0 ? NULL : "That decision takes nobody";
}

/* Half a sentence, or NULL. */
static const char *
check (Decide *self)
{
  if (self->as == NULL)
    return "It needs --as";
  if (self->words[0] == NULL)
    return "It takes an article, a place and a decision";
  if ((self->why != NULL && !g_utf8_validate (self->why, -1, NULL))
      || (self->tag != NULL && !g_utf8_validate (self->tag, -1, NULL)))
    return "Words and tags are UTF-8";
  for (char **word = self->words + 1; *self->words != NULL && *word != NULL; word++)
    if (word < self->words + 3 && !g_utf8_validate (*word, -1, NULL))
      return "Places are UTF-8";
  return is_bulk (self) ? check_bulk (self) : check_one (self);
}

static AnnoExit
run (char ***arguments)
{
  Decide self = { .start = -1, .end = -1 };
  const GOptionEntry options[] = {
    { "as", 0, 0, G_OPTION_ARG_FILENAME, &self.as, "Who decides", "FOLDER" },
    { "why", 0, 0, G_OPTION_ARG_FILENAME, &self.why, "Why", "WORDS" },
    { "tag", 0, 0, G_OPTION_ARG_FILENAME, &self.tag,
      "With “replace”, the tag; with --from, only annotations of that tag", "ID" },
    { "start", 0, 0, G_OPTION_ARG_INT, &self.start, "With “replace”, where it begins", "PLACE" },
    { "end", 0, 0, G_OPTION_ARG_INT, &self.end, "With “replace”, where it ends", "PLACE" },
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &self.from,
      "Accept what this one marked; with “replace”, start from that", "FOLDER" },
    { "all-agreed", 0, 0, G_OPTION_ARG_NONE, &self.all_agreed, "Accept what all agree on", NULL },
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &self.dry,
      "Only tell what would be decided, and how much", NULL },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &self.json,
      "Print each decision as a JSON object on a line", NULL },
    G_OPTION_ENTRY_NULL,
  };
  AnnoExit status = ANNO_EXIT_DONE;
  if (anno_command_parse (&anno_review_decide_command, options, arguments, &status))
    {
      self.words = *arguments;
      const char *misuse = check (&self);
      status = misuse != NULL ? anno_command_misused (&anno_review_decide_command, misuse)
                              : serve (&self);
    }
  g_free (self.as);
  g_free (self.why);
  g_free (self.tag);
  g_free (self.from);
  return status;
}

const AnnoCommand anno_review_decide_command = {
  .name = "review decide",
  .arguments = "PATH [PLACE DECISION [FOLDER…]]",
  .summary = "Decide what annotators marked differently",
  .description
  = "PLACE is START-END in code points, as “annotator-cli diff” prints it, or the id of an\n"
    "annotation. DECISION is\n"
    "  accept FOLDER…   what these annotators marked is right, and nothing else\n"
    "  both [FOLDER…]   several are right, each for itself; of all, where none is named\n"
    "  neither          nothing is to be marked there\n"
    "  replace          what --tag, --start, --end or --from say is right\n"
    "  skip             not now\n"
    "  unsure           it can’t be said\n"
    "A decision takes the place of the one that the same reviewer made there before.\n\n"
    "Without PLACE, PATH is a corpus, a folder in one, or an article, and what is named with\n"
    "--all-agreed, or --from and --tag, is accepted, where nobody has decided otherwise.\n\n"
    "Without --json, a decision is a line of columns with tabs between them: the article, the "
    "place,\n"
    "the decision, the id of its record, and the status that the difference has now.\n\n"
    "Exit status: 0 done, 1 reviewers differ now, or it was refused, 2 wrong usage, 3 PATH, PLACE, "
    "a\n"
    "FOLDER or the tag is not there, 4 it could not be written, 5 another program has changed the\n"
    "file.",
  .run = run,
};
