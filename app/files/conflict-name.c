#include "files/conflict-name.h"

#include <string.h>

#define MAX_NAME 1024  /* bytes: more than any file system takes */
#define MAX_COPIES 8   /* a copy of a copy of … */
#define WORD "onflict" /* what every way that is sure has in it */
#define ENDING "(?<ending>\\.[A-Za-z0-9]{1,8})"

typedef struct
{
  AnnoConflictOrigin origin;
  const char *pattern; /* of a whole name: `stem`, and `ending`, which a copy keeps */
  gboolean sure;       /* nobody calls a file so who doesn't mean a copy */
} Way;

/* The first that fits counts. */
static const Way ways[] = {
  { ANNO_CONFLICT_ORIGIN_MERGED,
    "^(?<stem>.+?)(?:\\.\\d{8}T\\d{6}\\.\\d{6})?\\.merged(?<ending>\\.json)$", FALSE },
  { ANNO_CONFLICT_ORIGIN_KEPT,
    "^(?<stem>.+?)(?:\\.\\d{8}T\\d{6}\\.\\d{6})?\\.conflict(?<ending>\\.json)$", TRUE },
  { ANNO_CONFLICT_ORIGIN_SYNCTHING,
    "^(?<stem>.+)\\.sync-conflict-\\d{8}-\\d{6}(?:-[A-Z0-9]{1,7})?" ENDING "$", TRUE },
  { ANNO_CONFLICT_ORIGIN_SEAFILE, "^(?<stem>.+?) ?\\(SFConflict [^()]*\\d\\)" ENDING "$", TRUE },
  { ANNO_CONFLICT_ORIGIN_SEAFILE, "^(?<stem>.+)" ENDING " ?\\(SFConflict [^()]*\\d\\)$", TRUE },
  { ANNO_CONFLICT_ORIGIN_NEXTCLOUD,
    "^(?<stem>.+) \\(conflicted copy [^()]*\\d{4}-\\d\\d-\\d\\d \\d{6}\\)" ENDING "$", TRUE },
  { ANNO_CONFLICT_ORIGIN_DROPBOX,
    "^(?<stem>.+) \\((?:[^()]*(?:'|\xe2\x80\x99)s? )?conflicted copy(?: [^()]*)?\\)" ENDING "$",
    TRUE },
  { ANNO_CONFLICT_ORIGIN_DROPBOX,
    "^(?<stem>.+) \\((?:(?:Case|Unicode Encoding|White ?space|Selective Sync) Conflict)"
    "(?: \\d+)?\\)" ENDING "$",
    TRUE },
  { ANNO_CONFLICT_ORIGIN_OWNCLOUD, "^(?<stem>.+)_conflict-\\d{8}-\\d{6}" ENDING "$", TRUE },
  { ANNO_CONFLICT_ORIGIN_GOOGLE, "^(?<stem>.+?) ?\\[Conflict(?: \\d+)?\\]" ENDING "$", FALSE },
  { ANNO_CONFLICT_ORIGIN_GOOGLE, "^(?<stem>.+)_conf\\(\\d+\\)" ENDING "$", FALSE },
  { ANNO_CONFLICT_ORIGIN_OTHER,
    "^(?<stem>.+?) ?\\((?i:[^()]*(?:conflict|konflikt|conflit)[^()]*)\\)" ENDING "$", FALSE },
  { ANNO_CONFLICT_ORIGIN_NUMBERED, "^(?<stem>.+?) ?\\(\\d{1,4}\\)" ENDING "$", FALSE },
  { ANNO_CONFLICT_ORIGIN_ONEDRIVE, "^(?<stem>.+)-[^-]+-safeBackup-\\d{4}" ENDING "$", FALSE },
  { ANNO_CONFLICT_ORIGIN_ONEDRIVE,
    "^(?<stem>[^-]+|.+\\.[A-Za-z]{1,8})-[A-Za-z0-9][A-Za-z0-9_-]*" ENDING "$", FALSE },
};

static GRegex *
compile (const Way *way)
{
  g_autoptr (GError) error = NULL;
  GRegex *regex = g_regex_new (way->pattern,
                               G_REGEX_RAW | G_REGEX_OPTIMIZE | G_REGEX_DOLLAR_ENDONLY, 0, &error);

  if (regex == NULL)
    g_critical ("%s: %s", way->pattern, error->message);
  return regex;
}

static GRegex *
get_regex (guint i)
{
  static GRegex *regexes[G_N_ELEMENTS (ways)];
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      for (guint n = 0; n < G_N_ELEMENTS (ways); n++)
        regexes[n] = compile (&ways[n]);
      g_once_init_leave (&ready, 1);
    }
  return regexes[i];
}

/* What @way makes of @name, or NULL. */
static char *
strip (const char *name, guint way)
{
  GRegex *regex = get_regex (way);
  g_autoptr (GMatchInfo) match = NULL;

  if (regex == NULL || !g_regex_match (regex, name, 0, &match))
    return NULL;
  g_autofree char *stem = g_match_info_fetch_named (match, "stem");
  g_autofree char *ending = g_match_info_fetch_named (match, "ending");
  return g_strconcat (stem, ending, NULL);
}

/* By the first way that fits. */
static char *
strip_once (const char *name, gboolean only_sure, AnnoConflictOrigin *origin)
{
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      char *stripped = ways[i].sure || !only_sure ? strip (name, i) : NULL;
      if (stripped == NULL)
        continue;
      *origin = ways[i].origin;
      return stripped;
    }
  return NULL;
}

char *
anno_conflict_name_original_of (const char *name, AnnoConflictExpected is_expected, gpointer data,
                                AnnoConflictOrigin *origin)
{
  g_return_val_if_fail (name != NULL, NULL);

  if (strlen (name) > MAX_NAME || (is_expected == NULL && strstr (name, WORD) == NULL))
    return NULL;
  g_autofree char *original = g_strdup (name);
  AnnoConflictOrigin last = 0;
  guint n = 0;

  for (; n < MAX_COPIES; n++)
    {
      AnnoConflictOrigin here;
      char *stripped = is_expected == NULL || !is_expected (original, data)
                           ? strip_once (original, is_expected == NULL, &here)
                           : NULL;
      if (stripped == NULL)
        break;
      last = n == 0 ? here : last;
      g_free (original);
      original = stripped;
    }
  if (n == 0 || (is_expected != NULL && !is_expected (original, data)))
    return NULL;
  if (origin != NULL)
    *origin = last;
  return g_steal_pointer (&original);
}

char *
anno_conflict_name_original (const char *name, AnnoConflictOrigin *origin)
{
  return anno_conflict_name_original_of (name, NULL, NULL, origin);
}

const char *
anno_conflict_origin_get_program (AnnoConflictOrigin origin)
{
  static const char *const programs[] = {
    [ANNO_CONFLICT_ORIGIN_SYNCTHING] = "Syncthing",
    [ANNO_CONFLICT_ORIGIN_DROPBOX] = "Dropbox",
    [ANNO_CONFLICT_ORIGIN_NEXTCLOUD] = "Nextcloud",
    [ANNO_CONFLICT_ORIGIN_OWNCLOUD] = "ownCloud",
    [ANNO_CONFLICT_ORIGIN_SEAFILE] = "Seafile",
    [ANNO_CONFLICT_ORIGIN_GOOGLE] = "Google Drive",
    [ANNO_CONFLICT_ORIGIN_ONEDRIVE] = "OneDrive",
  };
  return origin < G_N_ELEMENTS (programs) ? programs[origin] : NULL;
}
