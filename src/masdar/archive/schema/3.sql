-- The archive, version 3: the sentences of articles, by which claims are traced.

-- A sentence of the latest revision of an article; its words are in the index `said`.
CREATE TABLE sentence (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    field TEXT NOT NULL,                  -- title or text
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL
);
CREATE INDEX sentence_article ON sentence (article);

-- The keys of the words of sentences, each also with the month of its article before it. The rowid is the sentence's.
CREATE VIRTUAL TABLE said USING fts5 (
    words, content = '', contentless_delete = 1, detail = none, tokenize = "unicode61 remove_diacritics 0"
);
-- In how many sentences each key stands.
CREATE VIRTUAL TABLE said_in USING fts5vocab (said, row);

-- The last article whose sentences are taken in, while an older archive is caught up with; no row once all are.
CREATE TABLE caught_up (article INTEGER NOT NULL);
-- What is there already is taken in by the next build.
INSERT INTO caught_up (article) SELECT 0 WHERE EXISTS (SELECT 1 FROM article);
