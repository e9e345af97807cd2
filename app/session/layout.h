/* Where the files of a corpus lie: paths below a root, made of words alone (nothing is looked at
 * but where said). All paths are in the on-disk encoding. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "annotations/<slug>" and what lies in it, absolute. */
char *anno_layout_annotator_folder (const char *root, const char *slug) G_GNUC_WARN_UNUSED_RESULT;
char *anno_layout_layer_file       (const char *root, const char *slug, const char *article)
    G_GNUC_WARN_UNUSED_RESULT;
char *anno_layout_people_file      (const char *root, const char *slug) G_GNUC_WARN_UNUSED_RESULT;
char *anno_layout_annotator_file   (const char *root, const char *slug) G_GNUC_WARN_UNUSED_RESULT;
char *anno_layout_corpus_file      (const char *root) G_GNUC_WARN_UNUSED_RESULT;
char *anno_layout_tagset_file      (const char *root) G_GNUC_WARN_UNUSED_RESULT;
char *anno_layout_article_file     (const char *root, const char *article)
    G_GNUC_WARN_UNUSED_RESULT;
char *anno_layout_meta_file        (const char *root, const char *article)
    G_GNUC_WARN_UNUSED_RESULT;
/* The layer file's path below the root: what anno_layer_writer_write wants. */
char *anno_layout_layer_below      (const char *slug, const char *article)
    G_GNUC_WARN_UNUSED_RESULT;

/* "reviews/<slug>", the review file in it, and that file's path below the root: what
 * anno_review_printer_print wants. The slug is that of the annotator's folder. */
char *anno_layout_reviewer_folder (const char *root, const char *slug) G_GNUC_WARN_UNUSED_RESULT;
char *anno_layout_review_file     (const char *root, const char *slug, const char *article)
    G_GNUC_WARN_UNUSED_RESULT;
char *anno_layout_review_below    (const char *slug, const char *article)
    G_GNUC_WARN_UNUSED_RESULT;

/* What comes below @root in @path, which begins with it: a part of @path, "" for the root. */
const char *anno_layout_below (const char *root, const char *path);

/* Where another version of @file is kept: beside it, with the time in its name
 * ("article.txt.json" as "article.txt.20170710T090000.000000.conflict.json"). */
char    *anno_layout_copy_file (const char *file) G_GNUC_WARN_UNUSED_RESULT;
/* Where a copy is kept that was merged: @copy under another name, which says so. Of a name that is
 * taken already, @again gives another one. */
char    *anno_layout_merged_file (const char *copy, gboolean again) G_GNUC_WARN_UNUSED_RESULT;
/* Whether @path is named as such a copy is. */
gboolean anno_layout_is_copy   (const char *path);

/* The slugs that have a folder below annotations/, sorted; looks at the disk. Empty where there is
 * no such folder. */
GStrv anno_layout_list_annotators (const char *root, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same below reviews/. */
GStrv anno_layout_list_reviewers  (const char *root, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The root for @path, a folder or a file: the nearest folder upwards that holds corpus.json,
 * tagset.json or annotations/, else the folder itself, or the file's folder. Looks at the disk. */
char *anno_layout_find_root (const char *path) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
