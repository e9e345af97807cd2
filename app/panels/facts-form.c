#include "panels/facts-form.h"

#include "formats/article-formats.h"
#include "model/timex.h"
#include "panels/form-parts.h"
#include "text/plain.h"

#include <glib/gi18n-lib.h>

#define MAX_SHOWN 500 /* bytes of what a source says of itself */

/* Of AnnoFact. */
static const struct
{
  const char *name;
  const char *example;
} fields[ANNO_N_FACTS] = {
  { N_("Title"), NULL },
  { N_("Byline"), N_("Who wrote it") },
  { N_("Date"), N_("9 July 2017") },
  { N_("Address"), "https://example.org/news" },
  { N_("Source"), N_("Who published it") },
  { N_("Language"), N_("Its code, such as en or de-AT") },
};

struct _AnnoFactsForm
{
  GtkBox parent_instance;
  AnnoMeta meta;             /* what is shown */
  char *own_date;            /* set by hand in one's own annotations, or NULL */
  char *shown[ANNO_N_FACTS]; /* as the entries had it */
  GtkWidget *entries[ANNO_N_FACTS];
  GtkWidget *notes[ANNO_N_FACTS];
  gboolean right;
  gboolean showing;
  GtkWidget *column;
  GtkWidget *origin; /* NULL where nothing is known of it */
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnnoFactsForm, anno_facts_form, GTK_TYPE_BOX)

static const char *
typed (AnnoFactsForm *self, AnnoFact fact)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entries[fact]));
}

static gboolean
is_typed (AnnoFactsForm *self, AnnoFact fact)
{
  return !g_str_equal (typed (self, fact), self->shown[fact]);
}

/* Below the entry: what is wrong with it, or what it means; NULL for nothing. */
static void
show_note (AnnoFactsForm *self, AnnoFact fact, const char *note, gboolean is_wrong)
{
  GtkWidget *label = self->notes[fact], *entry = self->entries[fact];

  gtk_label_set_text (GTK_LABEL (label), note != NULL ? note : "");
  gtk_widget_set_visible (label, note != NULL);
  gtk_widget_remove_css_class (label, is_wrong ? "dim-label" : "error");
  gtk_widget_add_css_class (label, is_wrong ? "error" : "dim-label");
  if (is_wrong)
    gtk_widget_add_css_class (entry, "error");
  else
    gtk_widget_remove_css_class (entry, "error");
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
      is_wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  note != NULL ? note : "", -1);
}

/* What is typed means a day, and one's own annotations may know better. */
static char *
describe_date (AnnoFactsForm *self, const AnnoMeta *meta)
{
  g_autofree char *day = meta->date != NULL ? anno_timex_describe ("DATE", meta->date, NULL) : NULL;

  if (self->own_date == NULL)
    return g_steal_pointer (&day);
  g_autofree char *own = anno_timex_describe ("DATE", self->own_date, NULL);
  g_autofree char *words = g_strdup_printf (
      /* Translators: a day: "Sunday 9 July 2017" */
      _("In your annotations the date was set by hand to %s. That one counts for them."), own);
  return day != NULL ? g_strdup_printf ("%s\n%s", day, words) : g_steal_pointer (&words);
}

/* FALSE, told, where what is typed there can't be. */
static gboolean
take (AnnoFactsForm *self, AnnoFact fact, AnnoMeta *meta)
{
  g_autoptr (GError) error = NULL;

  if (is_typed (self, fact) && !anno_fact_set (meta, fact, typed (self, fact), &error))
    {
      show_note (self, fact, error->message, TRUE);
      return FALSE;
    }
  g_autofree char *note = fact == ANNO_FACT_DATE ? describe_date (self, meta) : NULL;
  show_note (self, fact, note, FALSE);
  return TRUE;
}

static void
check (AnnoFactsForm *self)
{
  g_auto (AnnoMeta) meta = { NULL };

  anno_meta_copy (&meta, &self->meta);
  self->right = TRUE;
  for (guint i = 0; i < ANNO_N_FACTS; i++)
    if (!take (self, i, &meta))
      self->right = FALSE;
}

static void
typed_cb (AnnoFactsForm *self)
{
  if (self->showing)
    return;
  check (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
add_row (GtkWidget *group, const char *name, const char *value)
{
  if (value == NULL)
    return;
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *start = g_strndup (value, MAX_SHOWN);
  g_autofree char *clean = anno_plain_clean (start);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), clean);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static const char *
format_name (const char *id)
{
  const AnnoArticleFormat *format = id != NULL ? anno_article_format_find (id) : NULL;
  return format != NULL ? _ (format->name) : id;
}

static void
show_origin (AnnoFactsForm *self)
{
  const AnnoMeta *meta = &self->meta;
  g_autofree char *rule = meta->rule > 0 ? g_strdup_printf ("%u", meta->rule) : NULL;

  if (self->origin != NULL)
    gtk_box_remove (GTK_BOX (self->column), self->origin);
  self->origin = NULL;
  if (meta->format == NULL && meta->original == NULL && meta->id == NULL && meta->raw_date == NULL
      && rule == NULL)
    return;
  self->origin = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->origin), _("Where It Came From"));
  add_row (self->origin, _("Format"), format_name (meta->format));
  add_row (self->origin, _("File of the source, beside the article"), meta->original);
  add_row (self->origin, _("What the source calls it"), meta->id);
  add_row (self->origin, _("Date as the source has it"), meta->raw_date);
  add_row (self->origin, _("Rule by which the text was made"), rule);
  gtk_box_append (GTK_BOX (self->column), self->origin);
}

static void
anno_facts_form_finalize (GObject *object)
{
  AnnoFactsForm *self = ANNO_FACTS_FORM (object);

  for (guint i = 0; i < ANNO_N_FACTS; i++)
    g_free (self->shown[i]);
  g_free (self->own_date);
  anno_meta_clear (&self->meta);
  G_OBJECT_CLASS (anno_facts_form_parent_class)->finalize (object);
}

static void
anno_facts_form_class_init (AnnoFactsFormClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anno_facts_form_finalize;
  signals[CHANGED] = g_signal_new ("changed", ANNO_TYPE_FACTS_FORM, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
add_field (AnnoFactsForm *self, AnnoFact fact)
{
  const char *name = _ (fields[fact].name);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *entry = anno_form_parts_entry (name);
  GtkWidget *note = gtk_label_new (NULL);

  self->entries[fact] = entry;
  self->notes[fact] = note;
  self->shown[fact] = g_strdup ("");
  if (fields[fact].example != NULL)
    gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ (fields[fact].example));
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_label_set_xalign (GTK_LABEL (note), 0);
  gtk_label_set_wrap (GTK_LABEL (note), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (note), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (note, "caption");
  gtk_widget_set_visible (note, FALSE);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), note);
  anno_form_parts_add (self->column, name, box, NULL);
  g_signal_connect_object (entry, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
}

static void
anno_facts_form_init (AnnoFactsForm *self)
{
  gtk_box_append (GTK_BOX (self), anno_form_parts_page (&self->column));
  for (guint i = 0; i < ANNO_N_FACTS; i++)
    add_field (self, i);
  self->right = TRUE;
}

GtkWidget *
anno_facts_form_new (void)
{
  return g_object_new (ANNO_TYPE_FACTS_FORM, NULL);
}

/* What the entry makes of it is what it is compared with: it may be too long for one. */
static void
show_fact (AnnoFactsForm *self, AnnoFact fact, gboolean keep)
{
  g_autofree char *text = anno_fact_show (&self->meta, fact);
  g_autofree char *mine = keep ? g_strdup (typed (self, fact)) : NULL;

  gtk_editable_set_text (GTK_EDITABLE (self->entries[fact]), text);
  g_free (self->shown[fact]);
  self->shown[fact] = g_strdup (typed (self, fact));
  if (keep)
    gtk_editable_set_text (GTK_EDITABLE (self->entries[fact]), mine);
}

void
anno_facts_form_show (AnnoFactsForm *self, const AnnoMeta *meta, AnnoDocument *document)
{
  g_return_if_fail (ANNO_IS_FACTS_FORM (self) && meta != NULL);

  const AnnoLayerHeader *header
      = document != NULL ? anno_layer_get_header (anno_document_get_layer (document)) : NULL;
  g_free (self->own_date);
  self->own_date = header != NULL ? g_strdup (header->date) : NULL;
  anno_meta_copy (&self->meta, meta);
  self->showing = TRUE;
  for (guint i = 0; i < ANNO_N_FACTS; i++)
    show_fact (self, i, is_typed (self, i));
  self->showing = FALSE;
  show_origin (self);
  typed_cb (self);
}

void
anno_facts_form_set_editable (AnnoFactsForm *self, gboolean editable)
{
  g_return_if_fail (ANNO_IS_FACTS_FORM (self));

  for (guint i = 0; i < ANNO_N_FACTS; i++)
    gtk_editable_set_editable (GTK_EDITABLE (self->entries[i]), editable);
}

void
anno_facts_form_focus (AnnoFactsForm *self)
{
  g_return_if_fail (ANNO_IS_FACTS_FORM (self));
  gtk_widget_grab_focus (self->entries[ANNO_FACT_TITLE]);
}

gboolean
anno_facts_form_is_changed (AnnoFactsForm *self)
{
  g_return_val_if_fail (ANNO_IS_FACTS_FORM (self), FALSE);

  for (guint i = 0; i < ANNO_N_FACTS; i++)
    if (is_typed (self, i))
      return TRUE;
  return FALSE;
}

gboolean
anno_facts_form_is_right (AnnoFactsForm *self)
{
  g_return_val_if_fail (ANNO_IS_FACTS_FORM (self), FALSE);
  return self->right;
}

void
anno_facts_form_get (AnnoFactsForm *self, AnnoMeta *meta)
{
  g_return_if_fail (ANNO_IS_FACTS_FORM (self) && meta != NULL);

  anno_meta_copy (meta, &self->meta);
  for (guint i = 0; i < ANNO_N_FACTS; i++)
    if (is_typed (self, i))
      anno_fact_set (meta, i, typed (self, i), NULL);
}
