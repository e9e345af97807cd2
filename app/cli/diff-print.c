#include "cli/diff-print.h"

#include "cli/output.h"
#include "cli/review-print.h"
#include "files/safe-name.h"
#include "formats/json-print.h"
#include "model/span-quote.h"
#include "review/difference-words.h"
#include "review/vote-words.h"

GPtrArray *
anno_diff_lines_new (AnnoReviewCase *one)
{
  g_return_val_if_fail (one != NULL, NULL);

  const AnnoFieldCompare *compare = anno_review_case_compare (one);
  return one->sides->len == 2 ? anno_differences_new (compare) : anno_votes_new (compare);
}

AnnoDiffLine
anno_diff_lines_get (const GPtrArray *lines, const AnnoReviewCase *one, guint n)
{
  gboolean are_two = one->sides->len == 2;

  return (AnnoDiffLine){ are_two ? lines->pdata[n] : NULL, are_two ? NULL : lines->pdata[n] };
}

guint
anno_diff_line_cluster (const AnnoDiffLine *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->vote != NULL ? self->vote->cluster : self->difference->cluster;
}

AnnoDifferenceKind
anno_diff_line_kind (const AnnoDiffLine *self)
{
  g_return_val_if_fail (self != NULL, ANNO_DIFFERENCE_SAME);
  return self->vote != NULL ? self->vote->kind : self->difference->kind;
}

static char *
describe (const AnnoDiffLine *self, const AnnoReviewCase *one)
{
  if (self->vote == NULL)
    {
      const AnnoDifferenceWords words = { one->article,
                                          one->clusters,
                                          NULL,
                                          anno_review_case_get (one, 0)->name,
                                          anno_review_case_get (one, 1)->name,
                                          anno_review_people_name,
                                          (gpointer) one->people };
      return anno_difference_describe (self->difference, &words);
    }
  g_autofree const char **names = g_new0 (const char *, one->sides->len);
  for (guint i = 0; i < one->sides->len; i++)
    names[i] = anno_review_case_get (one, i)->name;
  const AnnoVoteWords words = { one->article, one->clusters, names };
  return anno_vote_describe (self->vote, &words);
}

void
anno_diff_print_columns (const AnnoDiffLine *self, const AnnoReviewedCase *reviewed,
                         const AnnoPlace *place, gboolean status)
{
  g_return_if_fail (self != NULL && reviewed != NULL && place != NULL);

  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *words = describe (self, reviewed->one);
  guint cluster = anno_diff_line_cluster (self), start, end;

  anno_reviewed_case_get_range (reviewed, cluster, &start, &end);
  g_ptr_array_add (columns, anno_place_show (place, reviewed->one->path));
  g_ptr_array_add (columns, g_strdup_printf ("%u-%u", start, end));
  g_ptr_array_add (columns, g_strdup (anno_difference_kind_to_string (anno_diff_line_kind (self))));
  if (status)
    g_ptr_array_add (columns, g_strdup (anno_review_print_status (reviewed, cluster)));
  g_ptr_array_add (columns, anno_output_plain ("", words));
  if (status)
    g_ptr_array_add (columns, anno_review_print_decisions (reviewed, cluster));
  anno_output_columns (columns);
}

static void
print_kinds (const AnnoDiffLine *self, GString *line)
{
  guint aspects = self->vote != NULL ? self->vote->aspects : self->difference->aspects;

  anno_json_print_member (line, "kind",
                          anno_difference_kind_to_string (anno_diff_line_kind (self)));
  anno_json_print_key (line, "kinds");
  g_string_append_c (line, '[');
  for (guint i = 0; i < ANNO_N_DIFFERENCE_KINDS; i++)
    if ((aspects & 1u << i) != 0)
      {
        g_autoptr (GString) word = g_string_new (NULL);
        anno_json_print_string (word, anno_difference_kind_to_string ((AnnoDifferenceKind) i));
        anno_json_print_raw (line, word->str);
      }
  g_string_append_c (line, ']');
}

static void
print_range (GString *line, guint start, guint end)
{
  g_autofree char *range = g_strdup_printf ("[%u,%u]", start, end);
  anno_json_print_raw (line, range);
}

static void
print_mark (const AnnoReviewCase *one, const AnnoMark *mark, GString *line)
{
  const AnnoSegment *segments = anno_span_get_segments (mark->span);
  g_autofree char *quote = anno_span_quote (one->article, mark->span, 0);

  anno_json_print_raw (line, "{");
  anno_output_json_path (line, "annotator", anno_review_case_get (one, mark->layer)->slug);
  anno_json_print_member (line, "id", anno_span_get_id (mark->span));
  anno_json_print_member (line, "tag", anno_clusters_tag_of (one->clusters, mark));
  anno_json_print_key (line, "ranges");
  g_string_append_c (line, '[');
  for (guint i = 0; i < anno_span_get_n_segments (mark->span); i++)
    print_range (line, segments[i].start, segments[i].end);
  g_string_append_c (line, ']');
  anno_json_print_member (line, "quote", quote);
  g_string_append_c (line, '}');
}

static void
print_marks (const AnnoDiffLine *self, const AnnoReviewCase *one, GString *line)
{
  anno_json_print_key (line, "marks");
  g_string_append_c (line, '[');
  for (guint i = 0; i < one->sides->len; i++)
    {
      const AnnoMark *mark
          = anno_clusters_find_mark (one->clusters, anno_diff_line_cluster (self), i);
      if (mark != NULL)
        print_mark (one, mark, line);
    }
  g_string_append_c (line, ']');
}

static void
print_missing (const AnnoDiffLine *self, const AnnoReviewCase *one, GString *line)
{
  anno_json_print_key (line, "missing");
  g_string_append_c (line, '[');
  for (guint i = 0; i < one->sides->len; i++)
    if (anno_clusters_find_mark (one->clusters, anno_diff_line_cluster (self), i) == NULL)
      {
        g_autoptr (GString) word = g_string_new (NULL);
        g_autofree char *shown = anno_safe_name_display (anno_review_case_get (one, i)->slug);
        anno_json_print_string (word, shown);
        anno_json_print_raw (line, word->str);
      }
  g_string_append_c (line, ']');
}

static void
print_disputed (const AnnoDiffLine *self, GString *line)
{
  const GArray *disputed = self->vote != NULL ? self->vote->disputed : self->difference->disputed;

  anno_json_print_key (line, "disputed");
  g_string_append_c (line, '[');
  for (guint i = 0; i < disputed->len; i++)
    {
      const AnnoRange *range = &g_array_index (disputed, AnnoRange, i);
      print_range (line, range->start, range->end);
    }
  g_string_append_c (line, ']');
}

/* One's values of a field: the words of it, or ids; of a date what a file has. */
static void
print_values (const AnnoReviewCase *one, const AnnoMark *mark, const char *field, GString *line)
{
  g_autoptr (GPtrArray) values = anno_field_compare_values (&one->compare, mark, field);

  anno_json_print_raw (line, "{");
  anno_output_json_path (line, "annotator", anno_review_case_get (one, mark->layer)->slug);
  anno_json_print_key (line, "values");
  g_string_append_c (line, '[');
  for (guint i = 0; i < values->len; i++)
    {
      g_autoptr (GString) word = g_string_new (NULL);
      anno_json_print_string (word, ((const AnnoValue *) values->pdata[i])->text);
      anno_json_print_raw (line, word->str);
    }
  g_string_append (line, "]}");
}

static void
print_field (const AnnoDiffLine *self, const AnnoReviewCase *one, const char *field, gboolean link,
             GString *line)
{
  anno_json_print_raw (line, "{");
  anno_json_print_member (line, "field", field);
  anno_json_print_key (line, "link");
  g_string_append (line, link ? "true" : "false");
  anno_json_print_key (line, "said");
  g_string_append_c (line, '[');
  for (guint i = 0; i < one->sides->len; i++)
    {
      const AnnoMark *mark
          = anno_clusters_find_mark (one->clusters, anno_diff_line_cluster (self), i);
      if (mark != NULL)
        print_values (one, mark, field, line);
    }
  g_string_append (line, "]}");
}

static void
print_fields (const AnnoDiffLine *self, const AnnoReviewCase *one, GString *line)
{
  const GPtrArray *fields = self->vote != NULL ? self->vote->fields : self->difference->fields;

  anno_json_print_key (line, "fields");
  g_string_append_c (line, '[');
  for (guint i = 0; i < fields->len; i++)
    if (self->vote != NULL)
      {
        const AnnoFieldVote *vote = fields->pdata[i];
        print_field (self, one, vote->field, vote->link, line);
      }
    else
      {
        const AnnoFieldDifference *difference = fields->pdata[i];
        print_field (self, one, difference->field, difference->link, line);
      }
  g_string_append_c (line, ']');
}

void
anno_diff_print_json (const AnnoDiffLine *self, const AnnoReviewedCase *reviewed,
                      const AnnoPlace *place)
{
  g_return_if_fail (self != NULL && reviewed != NULL && place != NULL);

  const AnnoReviewCase *one = reviewed->one;
  g_autoptr (GString) line = g_string_new ("{");
  g_autofree char *shown = anno_place_show (place, one->path);
  g_autofree char *words = describe (self, one);
  g_autofree char *message = anno_output_plain ("", words);
  guint cluster = anno_diff_line_cluster (self), start, end;

  anno_reviewed_case_get_range (reviewed, cluster, &start, &end);
  anno_output_json_path (line, "article", shown);
  anno_json_print_number (line, "start", start);
  anno_json_print_number (line, "end", end);
  print_kinds (self, line);
  print_marks (self, one, line);
  print_missing (self, one, line);
  print_disputed (self, line);
  print_fields (self, one, line);
  anno_json_print_member (line, "message", message);
  anno_review_print_item_json (reviewed, cluster, line);
  g_string_append_c (line, '}');
  anno_output_json (line);
}
