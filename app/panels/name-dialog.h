/* Asks who is annotating: the name, once; and, where a folder has that name already, whether that
 * is the same person. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @name: what was entered, without blanks at the ends, never empty; NULL where they cancelled. */
typedef void (*AnnoNameEntered) (const char *name, gpointer data);

/* Asks for the name, with what it is for. @preset: NULL for the account's real name. */
GtkWindow *anno_name_dialog_ask (GtkWindow *parent, const char *preset, AnnoNameEntered entered,
                                 gpointer data, GDestroyNotify destroy);

typedef enum
{
  ANNO_SAME_PERSON_CANCEL,
  ANNO_SAME_PERSON_YES, /* goes on with the work that is there */
  ANNO_SAME_PERSON_NO,  /* gets a folder of their own */
} AnnoSamePerson;

typedef void (*AnnoSamePersonAnswered) (AnnoSamePerson answer, gpointer data);

/* Asks "Is this you?" where the corpus holds annotations by @name, made under another id. */
GtkWindow *anno_name_dialog_ask_same (GtkWindow *parent, const char *name,
                                      AnnoSamePersonAnswered answered, gpointer data,
                                      GDestroyNotify destroy);

/* The account's real name, else its user name. */
const char *anno_name_dialog_get_preset (void);

G_END_DECLS
