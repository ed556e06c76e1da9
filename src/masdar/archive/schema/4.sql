-- The archive, version 4: events.

-- What political actors did, in PLOVER's terms, and on whose word. Spans are ranges of the text of its article.
CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    key TEXT NOT NULL,                    -- the event's own identifier
    type TEXT NOT NULL,
    mode TEXT,
    quad INTEGER NOT NULL,                -- 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict
    trigger_start INTEGER NOT NULL,
    trigger_end INTEGER NOT NULL,
    place_start INTEGER,                  -- the words that say where
    place_end INTEGER,
    place TEXT,                           -- the place that they mean
    place_kind TEXT,                      -- country, capital, city or region
    country TEXT,                         -- where it lies, ISO 3166-1 alpha-3
    latitude REAL,
    longitude REAL,
    place_reason TEXT,                    -- why it is not told
    time_start INTEGER,                   -- the words that say when
    time_end INTEGER,
    time_value TEXT,                      -- as in TIMEX3
    time_type TEXT,
    date TEXT,                            -- the day, month or year that they mean
    date_reason TEXT,
    status TEXT NOT NULL,                 -- occurred, ongoing, planned, denied or hypothetical
    claimant TEXT,                        -- null where the article says it itself
    day TEXT NOT NULL,                    -- the date, or the day of publication where that is no whole day; else empty
    latest INTEGER NOT NULL,              -- 1 where its article is the latest revision
    rule TEXT NOT NULL
);
CREATE INDEX event_article ON event (article);
CREATE INDEX event_key ON event (key);
CREATE INDEX event_day ON event (day, id);
CREATE INDEX event_type ON event (type, day);

-- Who acts in an event (actor), and toward whom (recipient).
CREATE TABLE party (
    event INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    role TEXT NOT NULL,                   -- actor or recipient
    place INTEGER NOT NULL,               -- its position among those of the role
    written TEXT NOT NULL,
    mention_start INTEGER NOT NULL,
    mention_end INTEGER NOT NULL,
    name TEXT,
    code TEXT,                            -- country or organization, and sector
    local TEXT,                           -- what the mentions of one agent share within the article, as in agent.local
    PRIMARY KEY (event, role, place)
) WITHOUT ROWID;
CREATE INDEX party_code ON party (code);

-- The statements that tell of an event.
CREATE TABLE told (
    event INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    statement TEXT NOT NULL,              -- the statement's own identifier
    PRIMARY KEY (event, place)
) WITHOUT ROWID;
CREATE INDEX told_statement ON told (statement);
