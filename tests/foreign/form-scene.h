/* An article with what two annotators marked in it, and the forms that write and read it, for the
 * tests of forms: what went out and what came back, in the same words. */
#pragma once

#include "index/index-scene.h"

#include "foreign/set-format.h"

G_BEGIN_DECLS

typedef struct
{
  IndexScene scene;
  AnnoTagset *tagset;
  AnnoSetPeople *people;
  GPtrArray *entries;
  GPtrArray *problems;
  AnnoSetArticle *article;
} FormScene;

/* The article "news/a.txt" by its marks (tests/index/index-scene.h), as "ann" marked it; what "ben"
 * did is NULL for nothing. "urn:g" is Lindsey Graham. */
void form_scene_init  (FormScene *self, const char *ann, const char *ben);
/* One with all that a form may lose: signs of several code units, line ends of all sorts, spans
 * that cross, lie in one another and have parts, links, people, dates, notes and flags. */
void form_scene_init_rich (FormScene *self);
void form_scene_clear (FormScene *self);
/* The layer of ann (0) or ben (1). */
AnnoLayer *form_scene_layer (const FormScene *self, guint n);

/* What @format makes of it. */
char *form_scene_write (const FormScene *self, const AnnoSetFormat *format)
    G_GNUC_WARN_UNUSED_RESULT;
/* The documents that it reads in @text, of AnnoForeignDocument; @length may be -1. */
GPtrArray *form_read (const AnnoSetFormat *format, const char *name, const char *text,
                      gssize length, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What @documents say: "= NAME", "@MAKER", a line a mark, and what is left out as "! …". */
char *form_describe (const GPtrArray *documents) G_GNUC_WARN_UNUSED_RESULT;
/* Asserts that @text, read, is described as @expected. */
void  form_assert_read (const AnnoSetFormat *format, const char *text, const char *expected);
/* Asserts that it is refused. */
void  form_assert_refused (const AnnoSetFormat *format, const char *text, gssize length);
/* Asserts that what is written and read back is all that the form keeps of it. */
void  form_assert_kept (const FormScene *self, const AnnoSetFormat *format);
/* Reads @text cut short at each place, with each byte changed, and with bits of JSON put in: what
 * comes of it may be anything but a crash. */
void  form_shake (const AnnoSetFormat *format, const char *text);
/* Reads @n times @piece between @head and @tail, with commas between, where "#" is its number: that
 * ends soon only where the cost is that of the size. */
void  form_read_many (const AnnoSetFormat *format, const char *head, const char *piece,
                      const char *tail, guint n);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FormScene, form_scene_clear)

G_END_DECLS
