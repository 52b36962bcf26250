/** Tables of the journal. `executions` is small and rewritten often; what is large and written once lives in `payloads`. */
export const SCHEMA_VERSION = 1;

export const SCHEMA = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE executions (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  fn TEXT NOT NULL,
  version TEXT NOT NULL,
  name TEXT NOT NULL,
  status TEXT NOT NULL,
  started_ms INTEGER NOT NULL,
  ended_ms INTEGER,
  active INTEGER NOT NULL,
  head TEXT NOT NULL
);
CREATE UNIQUE INDEX execution_name ON executions (fn, name);
CREATE INDEX execution_status ON executions (fn, status);
CREATE INDEX execution_status_of_all ON executions (status);
CREATE INDEX execution_active ON executions (seq) WHERE active = 1;
CREATE TABLE payloads (seq INTEGER PRIMARY KEY, input TEXT, result TEXT, error TEXT);
CREATE TABLE operations (seq INTEGER, ord INTEGER, data TEXT NOT NULL, PRIMARY KEY (seq, ord)) WITHOUT ROWID;
CREATE TABLE events (seq INTEGER, id INTEGER, data TEXT NOT NULL, PRIMARY KEY (seq, id)) WITHOUT ROWID;
CREATE TABLE timers (due_ms INTEGER, seq INTEGER, ord INTEGER, kind TEXT, PRIMARY KEY (due_ms, seq, ord, kind)) WITHOUT ROWID;
CREATE TABLE calls (
  id INTEGER PRIMARY KEY,
  fn TEXT NOT NULL,
  version TEXT NOT NULL,
  tenant TEXT,
  caller_seq INTEGER,
  caller_ord INTEGER,
  attempts INTEGER NOT NULL,
  due_ms INTEGER NOT NULL,
  payload TEXT
);
CREATE INDEX call_due ON calls (due_ms);
CREATE TABLE versions (
  fn TEXT,
  version INTEGER,
  hash TEXT NOT NULL,
  published_ms INTEGER NOT NULL,
  PRIMARY KEY (fn, version)
) WITHOUT ROWID;
`;
