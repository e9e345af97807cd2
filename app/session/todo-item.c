#include "session/todo-item.h"

#include "text/isolate.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _AnnoTodoItem
{
  GObject parent_instance;
  AnnoTodoFacts facts;
};

G_DEFINE_FINAL_TYPE (AnnoTodoItem, anno_todo_item, G_TYPE_OBJECT)

void
anno_todo_facts_clear (AnnoTodoFacts *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->article);
  g_free (self->title);
  g_free (self->sha256);
  g_clear_pointer (&self->record, anno_review_record_unref);
  g_clear_pointer (&self->last, anno_review_record_unref);
  g_free (self->who);
  g_free (self->words);
  g_free (self->about);
  g_free (self->quote);
  g_free (self->own);
  g_clear_pointer (&self->wanted, g_ptr_array_unref);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  *self = (AnnoTodoFacts){ 0 };
}

static void
anno_todo_item_finalize (GObject *object)
{
  anno_todo_facts_clear (&ANNO_TODO_ITEM (object)->facts);
  G_OBJECT_CLASS (anno_todo_item_parent_class)->finalize (object);
}

static void
anno_todo_item_class_init (AnnoTodoItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anno_todo_item_finalize;
}

static void
anno_todo_item_init (AnnoTodoItem *self)
{
}

AnnoTodoItem *
anno_todo_item_new (AnnoTodoFacts *facts)
{
  g_return_val_if_fail (facts != NULL && facts->article != NULL && facts->record != NULL, NULL);
  g_return_val_if_fail (facts->last != NULL && facts->who != NULL && facts->words != NULL, NULL);

  AnnoTodoItem *self = g_object_new (ANNO_TYPE_TODO_ITEM, NULL);
  self->facts = *facts;
  *facts = (AnnoTodoFacts){ 0 };
  return self;
}

const AnnoTodoFacts *
anno_todo_item_get (AnnoTodoItem *self)
{
  g_return_val_if_fail (ANNO_IS_TODO_ITEM (self), NULL);
  return &self->facts;
}

static gboolean
is_of_all (const AnnoTodoFacts *facts)
{
  return facts->kind == ANNO_TODO_CHANGES || facts->kind == ANNO_TODO_AGAIN;
}

int
anno_todo_item_compare (AnnoTodoItem *a, AnnoTodoItem *b)
{
  g_return_val_if_fail (ANNO_IS_TODO_ITEM (a) && ANNO_IS_TODO_ITEM (b), 0);

  const AnnoTodoFacts *one = &a->facts, *other = &b->facts;
  int order = strcmp (one->article, other->article);
  if (order != 0)
    return order;
  if (is_of_all (one) != is_of_all (other))
    return is_of_all (one) ? 1 : -1;
  if (one->start != other->start)
    return one->start < other->start ? -1 : 1;
  return anno_review_record_compare (one->last, other->last);
}

gboolean
anno_todo_item_is_same (AnnoTodoItem *a, AnnoTodoItem *b)
{
  g_return_val_if_fail (ANNO_IS_TODO_ITEM (a) && ANNO_IS_TODO_ITEM (b), FALSE);
  return a->facts.kind == b->facts.kind && g_str_equal (a->facts.article, b->facts.article)
         && g_str_equal (a->facts.record->id, b->facts.record->id)
         && g_str_equal (a->facts.last->id, b->facts.last->id);
}

const char *
anno_todo_kind_describe (AnnoTodoKind kind)
{
  switch (kind)
    {
    case ANNO_TODO_DECISION:
      return C_ ("to do", "Decision");
    case ANNO_TODO_CHANGES:
      return C_ ("to do", "Changes wanted");
    case ANNO_TODO_AGAIN:
      return C_ ("to do", "To look at again");
    case ANNO_TODO_COMMENT:
    default:
      return C_ ("to do", "Comment");
    }
}

char *
anno_todo_item_describe (AnnoTodoItem *self)
{
  g_return_val_if_fail (ANNO_IS_TODO_ITEM (self), NULL);

  const AnnoTodoFacts *facts = &self->facts;
  g_autofree char *who = anno_isolate (facts->who), *words = anno_isolate (facts->words);
  g_autofree char *title = anno_isolate (facts->title != NULL ? facts->title : facts->article);
  g_autofree char *quote = facts->quote != NULL ? anno_isolate (facts->quote) : NULL;
  const char *kind = anno_todo_kind_describe (facts->kind);

  if (quote == NULL)
    /* Translators: Changes wanted by Rita: “The dates are missing.” In the article “Bridge” */
    return g_strdup_printf (_("%1$s by %2$s: “%3$s” In the article “%4$s”"), kind, who, words,
                            title);
  /* Translators: Comment by Rita: “Isn’t that a title?” On “Sen. Graham”, in the article “Bridge” */
  return g_strdup_printf (_("%1$s by %2$s: “%3$s” On “%4$s”, in the article “%5$s”"), kind, who,
                          words, quote, title);
}
