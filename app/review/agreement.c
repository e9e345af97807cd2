#include "review/agreement.h"

#include "review/agreement-continua.h"
#include "review/agreement-fields.h"
#include "review/agreement-rows.h"
#include "text/boundaries.h"

struct _AnnoAgreement
{
  AnnoAgreementOptions options;
  guint n_texts;
  AnnoAgreementScope *all;
  GPtrArray *pairs; /* of AnnoAgreementScope; with two raters, the one that is `all` */
  AnnoAgreementContinua *continua;
  AnnoAgreementFields *fields;
};

static gboolean
wants (const AnnoAgreement *self, guint measures, guint ofs)
{
  return (self->options.measures & measures) != 0 && (self->options.ofs & ofs) != 0;
}

static AnnoAgreementScope *
scope_new (const AnnoAgreement *self, const guint *raters, guint n_raters, gboolean has_tags)
{
  const guint n_categories = anno_tagset_get_n_tags (self->options.tagset) + 1;
  return anno_agreement_scope_new (raters, n_raters, n_categories,
                                   wants (self, ANNO_AGREEMENT_ITEMS, G_MAXUINT), has_tags);
}

static void
add_pairs (AnnoAgreement *self)
{
  const guint measures = self->options.measures;
  gboolean by_pair = wants (self, G_MAXUINT, 1u << ANNO_AGREEMENT_OF_PAIR)
                     || (measures & 1u << ANNO_AGREEMENT_EXACT_MEAN) != 0;

  if (self->options.n_raters == 2)
    g_ptr_array_add (self->pairs, self->all);
  for (guint i = 0; by_pair && self->options.n_raters > 2 && i < self->options.n_raters; i++)
    for (guint k = i + 1; k < self->options.n_raters; k++)
      {
        const guint raters[] = { i, k };
        g_ptr_array_add (self->pairs, scope_new (self, raters, 2, FALSE));
      }
}

AnnoAgreement *
anno_agreement_new (const AnnoAgreementOptions *options)
{
  g_return_val_if_fail (options != NULL && options->tagset != NULL, NULL);

  AnnoAgreement *self = g_new0 (AnnoAgreement, 1);
  g_autofree guint *raters = g_new (guint, options->n_raters);
  self->options = *options;
  anno_tagset_ref (self->options.tagset);
  for (guint i = 0; i < options->n_raters; i++)
    raters[i] = i;
  self->all = scope_new (self, raters, options->n_raters,
                         wants (self, G_MAXUINT, 1u << ANNO_AGREEMENT_OF_TAG));
  self->pairs = g_ptr_array_new ();
  add_pairs (self);
  self->continua = anno_agreement_continua_new (options);
  self->fields = anno_agreement_fields_new (options);
  return self;
}

void
anno_agreement_free (AnnoAgreement *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->pairs->len; i++)
    if (self->pairs->pdata[i] != self->all)
      anno_agreement_scope_free (self->pairs->pdata[i]);
  g_ptr_array_unref (self->pairs);
  anno_agreement_scope_free (self->all);
  anno_agreement_continua_free (self->continua);
  anno_agreement_fields_free (self->fields);
  anno_tagset_unref (self->options.tagset);
  g_free (self);
}

static gboolean
is_blank (AnnoArticle *article, const AnnoPiece *piece)
{
  gsize n_bytes;
  const char *at = anno_article_peek (article, piece->start, piece->end, &n_bytes);

  for (const char *end = at + n_bytes; at < end; at = g_utf8_next_char (at))
    if (!g_unichar_isspace (g_utf8_get_char (at)))
      return FALSE;
  return TRUE;
}

/* Words and signs, in order. */
static GArray *
list_tokens (AnnoArticle *article)
{
  g_autoptr (GArray) pieces = anno_boundaries_list_pieces (article);
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (AnnoSegment));

  for (guint i = 0; i < pieces->len; i++)
    {
      const AnnoPiece *piece = &g_array_index (pieces, AnnoPiece, i);
      const AnnoSegment token = { piece->start, piece->end };
      if (!is_blank (article, piece))
        g_array_append_val (tokens, token);
    }
  return tokens;
}

void
anno_agreement_add (AnnoAgreement *self, AnnoArticle *article, AnnoLayer *const *layers,
                    AnnoSamePerson same, gpointer data)
{
  g_return_if_fail (self != NULL && ANNO_IS_ARTICLE (article) && layers != NULL);

  AnnoRatedText *text = anno_rated_text_of_layers (
      layers, self->options.n_raters, self->options.tagset, anno_article_get_length (article));
  gboolean needs_words = self->options.by_words && self->all->n_tables > 0;
  g_autoptr (GArray) tokens = needs_words ? list_tokens (article) : NULL;
  guint number = self->n_texts++;

  anno_agreement_scope_add (self->all, number, text, tokens);
  for (guint i = 0; i < self->pairs->len; i++)
    if (self->pairs->pdata[i] != self->all)
      anno_agreement_scope_add (self->pairs->pdata[i], number, text, tokens);
  anno_agreement_fields_add (self->fields, layers, same, data);
  anno_agreement_continua_take (self->continua, text);
}

gboolean
anno_agreement_tell (AnnoAgreement *self, GCancellable *cancellable, AnnoAgreementVisit visit,
                     gpointer data, GError **error)
{
  g_return_val_if_fail (self != NULL && visit != NULL, FALSE);

  const AnnoAgreementTelling telling
      = { &self->options, self->all, self->pairs, self->continua, cancellable, visit, data };
  const guint plain = self->options.ofs & ~(1u << ANNO_AGREEMENT_OF_FIELD);
  for (guint of = 0; of < ANNO_N_AGREEMENT_OFS; of++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if ((plain & 1u << of) != 0
          && !anno_agreement_rows_tell (&telling, (AnnoAgreementOf) of, error))
        return FALSE;
      if (of == ANNO_AGREEMENT_OF_TAG)
        anno_agreement_fields_tell (self->fields, visit, data);
    }
  return TRUE;
}
