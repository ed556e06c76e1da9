-- The archive, version 2: who is who across articles.

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
    kind TEXT NOT NULL,                   -- office, post (an office of one holder), country (ISO 3166-1 alpha-3) or field
    value TEXT NOT NULL,
    articles INTEGER NOT NULL,            -- articles that say so
    PRIMARY KEY (entity, kind, value)
) WITHOUT ROWID;

-- Two words of a person's name beside a country or an office: what longer and shorter forms of it are found by.
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
-- What is there already is linked by the next build.
INSERT INTO linking (digest, article) SELECT '', 0 WHERE EXISTS (SELECT 1 FROM article);
