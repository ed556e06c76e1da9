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

-- A person, organization, outlet or office, across the articles and the spellings that it is written with.
CREATE TABLE entity (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,             -- its identifier
    type TEXT NOT NULL,                   -- person, organization, media or office
    name TEXT NOT NULL,                   -- as most articles write it, or as the table of known names has it
    known INTEGER NOT NULL                -- 1 where that table has it
);

-- The spellings of an entity.
CREATE TABLE spelling (
    id INTEGER PRIMARY KEY,
    entity INTEGER NOT NULL REFERENCES entity (id) ON DELETE CASCADE,
    written TEXT NOT NULL,                -- as first written
    folded TEXT NOT NULL,                 -- what names spelled alike share
    key TEXT NOT NULL,                    -- what names share that can be one
    articles INTEGER NOT NULL,            -- articles that have it
    article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE, -- the first of them
    local TEXT NOT NULL,                  -- agent.local there
    UNIQUE (entity, folded)
);
CREATE INDEX spelling_folded ON spelling (folded);
CREATE INDEX spelling_key ON spelling (key);
CREATE INDEX spelling_article ON spelling (article);

-- What articles say of an entity beside its name.
CREATE TABLE trait (
    entity INTEGER NOT NULL REFERENCES entity (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,                   -- office, country (ISO 3166-1 alpha-3) or field
    value TEXT NOT NULL,
    articles INTEGER NOT NULL,            -- articles that say so
    PRIMARY KEY (entity, kind, value)
) WITHOUT ROWID;

-- Two words of a person's name beside a country: what longer and shorter forms of it are found by.
CREATE TABLE pair (
    key TEXT NOT NULL,
    entity INTEGER NOT NULL REFERENCES entity (id) ON DELETE CASCADE,
    PRIMARY KEY (key, entity)
) WITHOUT ROWID;
CREATE INDEX pair_entity ON pair (entity);

-- Who an agent of an article is, and what says so.
CREATE TABLE identity (
    article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    local TEXT NOT NULL,                  -- agent.local
    entity INTEGER NOT NULL REFERENCES entity (id),
    how TEXT NOT NULL,                    -- first, name, known, letters, part, surname, office or same
    shared TEXT,                          -- what its article and others agree in
    holder INTEGER REFERENCES entity (id), -- the person whom an office without a name means
    PRIMARY KEY (article, local)
) WITHOUT ROWID;
CREATE INDEX identity_entity ON identity (entity);
CREATE INDEX identity_holder ON identity (holder) WHERE holder IS NOT NULL;

-- Who is named with an office, in which article and when.
CREATE TABLE tenure (
    office INTEGER NOT NULL REFERENCES entity (id),
    date TEXT,                            -- when the article was published
    article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    holder INTEGER NOT NULL REFERENCES entity (id),
    written TEXT NOT NULL,                -- the office as written there
    PRIMARY KEY (office, article, holder)
) WITHOUT ROWID;
CREATE INDEX tenure_date ON tenure (office, date);
CREATE INDEX tenure_holder ON tenure (holder);
CREATE INDEX tenure_article ON tenure (article);

-- Offices to be given to their holders anew around these days; empty after a build.
CREATE TABLE due (
    office INTEGER PRIMARY KEY REFERENCES entity (id),
    since TEXT NOT NULL,
    until TEXT NOT NULL
);

-- What names are linked by, and how far linking has come.
CREATE TABLE linking (
    digest TEXT NOT NULL,                 -- of the tables that linking depends on
    article INTEGER                       -- the last article linked anew; null once all are
);

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
