-- The archive, version 5: claims are looked for in articles of the same weeks that tell of the same, and compared by sentence.

-- The keys of the words of a sentence, with spaces between them.
ALTER TABLE sentence ADD COLUMN keys TEXT NOT NULL DEFAULT '';
-- The keys of the words of an article's latest revision, each with the week of the article before it. The rowid is the article's.
CREATE VIRTUAL TABLE dated USING fts5 (
    words, content = '', contentless_delete = 1, detail = none, tokenize = "unicode61 remove_diacritics 0"
);
-- The index `said` holds keys alone from now on: what is there already is taken in anew by the next build.
INSERT INTO said (said) VALUES ('delete-all');
DELETE FROM sentence;
DELETE FROM caught_up;
INSERT INTO caught_up (article) SELECT 0 WHERE EXISTS (SELECT 1 FROM article);
