-- Version 2: what was read out of articles about visits, and what people put right in it.

-- One row for every article that was read, also where it tells of no visit. A row is always of the article as it is
-- stored: the trigger below deletes it with the article's old text, and writing checks the hash.
CREATE TABLE visit_readings (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,   -- grows with every reading, so that others load only what is new
    article_id TEXT NOT NULL UNIQUE REFERENCES articles (id) ON DELETE CASCADE,
    sha256 TEXT NOT NULL,
    published TEXT,
    extraction TEXT NOT NULL,                -- version of the rules (corpus.visits.readings)
    visits TEXT NOT NULL,                    -- JSON (corpus.visits.visit_json)
    failure TEXT                             -- English; NULL where the rules came to an end
);

CREATE TRIGGER reading_of_old_text AFTER UPDATE ON articles
WHEN OLD.sha256 <> NEW.sha256 OR OLD.title <> NEW.title OR OLD.published IS NOT NEW.published
BEGIN
    DELETE FROM visit_readings WHERE article_id = OLD.id;
END;

-- Only ever added to, until the last article of a corrected visit is removed. The visits are named by what is known of
-- them, since ids change with the rules.
CREATE TABLE visit_corrections (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    data TEXT NOT NULL                       -- JSON (corpus.visits.correcting.corrections): {"anchors": [{"articles": [...]}]}
);

INSERT INTO meta VALUES ('visit_generation', '0');
