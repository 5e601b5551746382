-- Schema of the archive, version 1; later versions add to it. One file, the source of truth: everything else can be built again from it.

CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

INSERT INTO meta VALUES ('generation', '0');

CREATE TABLE articles (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    outlet TEXT,
    outlet_folded TEXT,              -- for the filter by outlet, which does not look at case
    url TEXT,                        -- canonical
    published TEXT,                  -- ISO day, never guessed
    version INTEGER NOT NULL,
    digest INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    origin TEXT,                     -- absolute path of a local file
    prepared INTEGER NOT NULL        -- 0 while a rebuild of the index has not reached the article yet
);
CREATE INDEX articles_by_url ON articles (url) WHERE url IS NOT NULL;
CREATE INDEX articles_by_origin ON articles (origin) WHERE origin IS NOT NULL;
CREATE INDEX articles_by_sha256 ON articles (sha256);
CREATE INDEX articles_by_published ON articles (published);
CREATE INDEX articles_by_outlet ON articles (outlet_folded);
CREATE INDEX articles_unprepared ON articles (id) WHERE prepared = 0;

-- Texts that an edited one took the place of.
CREATE TABLE versions (
    article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    outlet TEXT,
    url TEXT,
    published TEXT,
    digest INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    PRIMARY KEY (article_id, version)
) WITHOUT ROWID;

CREATE TABLE article_regions (
    region TEXT NOT NULL,
    article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    PRIMARY KEY (region, article_id)
) WITHOUT ROWID;
CREATE INDEX regions_of_article ON article_regions (article_id);

CREATE TABLE passages (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,         -- <article id>:<start>-<end>
    article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL
);
CREATE INDEX passages_of_article ON passages (article_id);

-- Little-endian float16, one value after the other: the dense index is rebuilt from here without embedding again.
CREATE TABLE vectors (
    passage INTEGER PRIMARY KEY REFERENCES passages (key) ON DELETE CASCADE,
    vector BLOB NOT NULL
);

-- rowid = passages.key. Words come stemmed, letters and digits only, parted by spaces (index.terms).
CREATE VIRTUAL TABLE passage_words USING fts5 (title, text, tokenize = "unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE passage_terms USING fts5vocab (passage_words, row);

-- What the dense index has not been told yet; written in the transaction of the change, replayed until it is empty.
CREATE TABLE outbox (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    passage_id TEXT NOT NULL,
    operation TEXT NOT NULL CHECK (operation IN ('upsert', 'delete'))
);

-- Banded MinHash of each article (corpus.archive.near_duplicates) and the pairs that were found.
CREATE TABLE sketches (
    band INTEGER NOT NULL,
    article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    PRIMARY KEY (band, article_id)
) WITHOUT ROWID;
CREATE INDEX sketches_of_article ON sketches (article_id);

CREATE TABLE near_duplicates (
    article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    other_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    similarity REAL NOT NULL,
    PRIMARY KEY (article_id, other_id)
) WITHOUT ROWID;
CREATE INDEX near_duplicates_back ON near_duplicates (other_id);

CREATE TABLE feedback (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    question TEXT NOT NULL,
    answer TEXT NOT NULL,            -- JSON
    verdict TEXT NOT NULL,
    comment TEXT NOT NULL
);

CREATE TABLE audit (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    what TEXT NOT NULL
);
