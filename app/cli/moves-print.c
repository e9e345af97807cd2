#include "cli/moves-print.h"

#include "cli/output.h"
#include "formats/json-print.h"
#include "review/layer-move.h"

static void
print_ranges (GString *line, const char *key, const AnnoSpan *span)
{
  const AnnoSegment *segments = anno_span_get_segments (span);

  anno_json_print_key (line, key);
  g_string_append_c (line, '[');
  for (guint i = 0; i < anno_span_get_n_segments (span); i++)
    {
      g_autofree char *range = g_strdup_printf ("[%u,%u]", segments[i].start, segments[i].end);
      anno_json_print_raw (line, range);
    }
  g_string_append_c (line, ']');
}

static void
print_moves (GString *line, const char *key, const GPtrArray *moves)
{
  anno_json_print_key (line, key);
  g_string_append_c (line, '[');
  for (guint i = 0; i < moves->len; i++)
    {
      const AnnoSpanMove *move = moves->pdata[i];
      anno_json_print_raw (line, "{");
      anno_json_print_member (line, "id", anno_span_get_id (move->was));
      anno_json_print_member (line, "tag", anno_span_get_tag (move->was));
      print_ranges (line, "was", move->was);
      if (move->now != NULL)
        {
          print_ranges (line, "now", move->now);
          anno_json_print_number (line, "confidence", move->confidence);
        }
      anno_json_print_member (line, "quote", move->quote);
      g_string_append_c (line, '}');
    }
  g_string_append_c (line, ']');
}

void
anno_moves_print_json (const AnnoPlace *place, const char *path, const char *slug,
                       const GPtrArray *moved, const GPtrArray *lost)
{
  g_return_if_fail (place != NULL && path != NULL && slug != NULL);

  if (moved == NULL || lost == NULL)
    return;
  g_autoptr (GString) line = g_string_new ("{");
  g_autofree char *shown = anno_place_show (place, path);
  anno_json_print_member (line, "kind", "other-text");
  anno_output_json_path (line, "article", shown);
  anno_output_json_path (line, "annotator", slug);
  print_moves (line, "moved", moved);
  print_moves (line, "lost", lost);
  g_string_append_c (line, '}');
  anno_output_json (line);
}
