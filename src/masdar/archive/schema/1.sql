-- The archive, version 1.

-- Which lexicons, grammars and weights produced a row.
CREATE TABLE resource (
    id INTEGER PRIMARY KEY,
    digest TEXT NOT NULL UNIQUE,          -- of every data file that statements depend on
    version TEXT NOT NULL,                -- of Masdar
    overlay TEXT                          -- the overlay folder as given, null without one
);

-- What was given to be read, and how far reading has come.
CREATE TABLE input (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,            -- file or address as given
    stamp TEXT,                           -- size and time of change of the file when reading began
    position INTEGER,                     -- where reading goes on (lines of JSON Lines, bytes of a web archive)
    done INTEGER NOT NULL DEFAULT 0       -- 1 once all of it is read
);

-- A revision of an article. The latest of its address has latest = 1.
CREATE TABLE article (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL,                    -- the article's own identifier
    address TEXT NOT NULL,                -- its URL, or its identifier where it has none: what revisions share
    revision INTEGER NOT NULL,            -- 1 for the first
    latest INTEGER NOT NULL,
    digest BLOB NOT NULL,                 -- SHA-256 of title and text
    input INTEGER NOT NULL REFERENCES input (id),
    resource INTEGER NOT NULL REFERENCES resource (id),
    page TEXT,
    url TEXT,
    outlet TEXT,
    date TEXT,                            -- ISO 8601
    date_reason TEXT,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    rest TEXT,                            -- JSON of the record's other parts: deck, authors, dateline, wire, images, paragraphs
    UNIQUE (address, digest)
);
CREATE INDEX article_key ON article (key);
CREATE INDEX article_digest ON article (digest);
CREATE INDEX article_date ON article (date, id);
CREATE INDEX article_resource ON article (resource);

-- An attributed statement. Spans are half-open ranges of code points into the named field of its article.
CREATE TABLE statement (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    key TEXT NOT NULL,                    -- the statement's own identifier
    field TEXT NOT NULL,                  -- title or text
    content TEXT NOT NULL,                -- JSON list of spans
    cue_start INTEGER NOT NULL,
    cue_end INTEGER NOT NULL,
    form TEXT NOT NULL,
    act TEXT NOT NULL,
    negated INTEGER NOT NULL,
    hedged INTEGER NOT NULL,
    time TEXT,                            -- when it was said
    date TEXT,                            -- when its article was published
    latest INTEGER NOT NULL,              -- 1 where its article is the latest revision
    rule TEXT NOT NULL
);
CREATE INDEX statement_article ON statement (article);
CREATE INDEX statement_key ON statement (key);
CREATE INDEX statement_date ON statement (date, id);

-- Who a statement comes from (source), who carried it (via, nearest to the source first), to whom it was said (to).
CREATE TABLE agent (
    statement INTEGER NOT NULL REFERENCES statement (id) ON DELETE CASCADE,
    role TEXT NOT NULL,                   -- source, via or to
    place INTEGER NOT NULL,               -- 0, or the position in the chain of relays
    name TEXT,                            -- null with a reason where the article does not settle who is meant
    type TEXT NOT NULL,
    mention_start INTEGER,
    mention_end INTEGER,
    aliases TEXT,                         -- JSON list
    office TEXT,
    country TEXT,                         -- ISO 3166-1 alpha-3
    local TEXT,                           -- what the mentions of one agent share within the article
    reason TEXT,                          -- why name is null
    PRIMARY KEY (statement, role, place)
) WITHOUT ROWID;

-- Articles that say the same in nearly the same words as an earlier one.
CREATE TABLE copy (
    article INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
    original INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    similarity REAL NOT NULL              -- estimated share of common word sequences; 1 for identical texts
);
CREATE INDEX copy_original ON copy (original);

-- The bands of an article's sketch, by which copies are looked for.
CREATE TABLE band (
    hash INTEGER NOT NULL,
    article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    PRIMARY KEY (hash, article)
) WITHOUT ROWID;
-- The whole sketch of an article, by which copies are told (MinHash over sequences of five words).
CREATE TABLE sketch (
    article INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
    hashes BLOB NOT NULL
);

-- Pages, lines and articles that could not be read.
CREATE TABLE failure (
    id INTEGER PRIMARY KEY,
    input INTEGER REFERENCES input (id),
    page TEXT NOT NULL,
    line INTEGER,
    reason TEXT NOT NULL,
    UNIQUE (page, line, reason)
);

-- What is searched: keys of words, not words. The rowid is the statement's; only the latest revisions are here.
CREATE VIRTUAL TABLE search_key USING fts5 (
    content, source, addressee, relay, title,
    content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0"
);
-- The same with the letters as written.
CREATE VIRTUAL TABLE search_exact USING fts5 (
    content, source, addressee, relay, title,
    content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0"
);
-- What a hit in each column counts for in the rank.
INSERT INTO search_key (search_key, rank) VALUES ('rank', 'bm25(4.0, 2.0, 1.0, 1.0, 1.0)');
INSERT INTO search_exact (search_exact, rank) VALUES ('rank', 'bm25(4.0, 2.0, 1.0, 1.0, 1.0)');
