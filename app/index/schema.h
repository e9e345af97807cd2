/* The tables of the index. Whoever changes them, or what is in them, raises the version: an index
 * of another one is made anew.
 *
 * Paths and names of folders are blobs, because they are bytes of the disk. A `sign` is what tells
 * a changed file from the one that was read (index/sign.h).
 *
 * Ids: an article keeps its id, wherever it is moved to. Its `doc`, the number of its words in the
 * full text, is a new one with each text, and so is the id of a layer with each version of its
 * file; what is found under an old number is passed over. So nothing is ever deleted from the full
 * text, which keeps no copy of what was put into it. The id of a span is that of its layer, times
 * ANNO_INDEX_SPANS, plus its place in reading order.
 */
#pragma once

#define ANNO_INDEX_APPLICATION 0x416E6E6F /* "Anno" */
#define ANNO_INDEX_VERSION 3

/* No layer has more spans than that in the index. */
#define ANNO_INDEX_SPANS (1 << 20)

#define ANNO_INDEX_SCHEMA                                                                          \
  "CREATE TABLE about (key TEXT PRIMARY KEY, value) WITHOUT ROWID;"                                \
  "CREATE TABLE article (id INTEGER PRIMARY KEY, path BLOB NOT NULL UNIQUE, place BLOB NOT NULL,"  \
  " there INTEGER NOT NULL DEFAULT 0, doc INTEGER, sign BLOB, meta_sign BLOB, sha256 TEXT,"        \
  " title TEXT, byline TEXT, date TEXT,"                                                           \
  " date_origin TEXT, source TEXT, url TEXT, name TEXT, problem TEXT);"                            \
  "CREATE INDEX article_place ON article (place, there, doc, date);"                               \
  "CREATE INDEX article_sha256 ON article (sha256);"                                               \
  "CREATE TABLE layer (id INTEGER PRIMARY KEY, article INTEGER NOT NULL, slug BLOB NOT NULL,"      \
  " sign BLOB, name TEXT, state TEXT, date TEXT, updated INTEGER, n INTEGER NOT NULL,"             \
  " problem TEXT);"                                                                                \
  "CREATE INDEX layer_article ON layer (article, slug, state, date, n, updated, problem);"         \
  "CREATE TABLE tally (layer INTEGER NOT NULL, kind INTEGER NOT NULL, key TEXT NOT NULL,"          \
  " n INTEGER NOT NULL, PRIMARY KEY (layer, kind, key)) WITHOUT ROWID;"                            \
  "CREATE TABLE total (kind INTEGER NOT NULL, key TEXT NOT NULL, n INTEGER NOT NULL,"              \
  " layers INTEGER NOT NULL, PRIMARY KEY (kind, key)) WITHOUT ROWID;"                              \
  "CREATE TABLE span (id INTEGER PRIMARY KEY, tag TEXT NOT NULL, start INTEGER NOT NULL,"          \
  " end INTEGER NOT NULL, unsure INTEGER NOT NULL, person TEXT, text TEXT, note TEXT);"            \
  "CREATE TABLE ledger (slug BLOB PRIMARY KEY, sign BLOB, name_sign BLOB, name TEXT)"              \
  " WITHOUT ROWID;"                                                                                \
  "CREATE TABLE person (slug BLOB NOT NULL, iri TEXT NOT NULL, real TEXT NOT NULL,"                \
  " name TEXT NOT NULL, names TEXT NOT NULL, PRIMARY KEY (slug, iri)) WITHOUT ROWID;"              \
  "CREATE VIRTUAL TABLE article_words USING fts5 (words, content='', prefix='3',"                  \
  " tokenize='ascii');"                                                                            \
  "CREATE VIRTUAL TABLE span_words USING fts5 (words, content='', tokenize='ascii');"
