/* A corpus in a temporary folder with the work of several annotators on it, for tests of what goes
 * through the reviews of all articles. */
#pragma once

#include "session/review-reading.h"
#include "session/review-store.h"

G_BEGIN_DECLS

#define SURVEY_TEXT "Graham said on Sunday the deal is dead.\nOthers doubt it, said Meyer.\n"
#define SURVEY_RITA "urn:uuid:00000000-0000-4000-8000-0000000000aa"

typedef struct
{
  char *root;
  AnnoReviewOrder order; /* of Rita, who has annotated nothing */
} SurveyScene;

void survey_scene_init  (SurveyScene *self);
void survey_scene_clear (SurveyScene *self);

/* An article of that text. */
void survey_scene_add_article (SurveyScene *self, const char *article);
/* What @slug, who is called @name, marked in @article: "cue said; date on Sunday" marks the first
 * place of these words each; @created: 2017-07-10T09:00:00Z and the like. */
void survey_scene_put_layer   (SurveyScene *self, const char *slug, const char *name,
                               const char *article, const char *marks, const char *created);
/* Writes @text over a file below the root. */
void survey_scene_write       (SurveyScene *self, const char *below, const char *text);
/* Has Rita decide, now, that nothing is to be marked where @words are; NULL: at any difference. */
void survey_scene_decide      (SurveyScene *self, const char *article, const char *words);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SurveyScene, survey_scene_clear)

G_END_DECLS
