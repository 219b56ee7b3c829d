-- The schema in its last SQLite generation. The generator stops at the first ALTER TABLE to insert the older endpoints,
-- so that the file holds records shorter than their table, and at the first CREATE INDEX to insert everything else.

CREATE TABLE endpoints (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  ip TEXT,
  port INTEGER,
  scan_date TEXT,
  verified INTEGER DEFAULT 0,
  verification_date TEXT,
  UNIQUE(ip, port)
);

ALTER TABLE endpoints ADD COLUMN is_honeypot INTEGER DEFAULT 0;
ALTER TABLE endpoints ADD COLUMN honeypot_reason TEXT;
ALTER TABLE endpoints ADD COLUMN is_active INTEGER DEFAULT 1;
ALTER TABLE endpoints ADD COLUMN inactive_reason TEXT;
ALTER TABLE endpoints ADD COLUMN last_check_date TIMESTAMP;

CREATE TABLE verified_endpoints (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  endpoint_id INTEGER UNIQUE,
  verification_date TEXT,
  FOREIGN KEY (endpoint_id) REFERENCES endpoints (id)
);

CREATE TABLE servers (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  ip TEXT,
  port INTEGER,
  scan_date TEXT,
  status TEXT DEFAULT 'verified',
  UNIQUE(ip, port)
);

CREATE TABLE instances (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  server_id INTEGER,
  version TEXT,
  started_at DATETIME,
  uptime_s INTEGER,
  tls BOOLEAN DEFAULT 0,
  "order" INTEGER,
  FOREIGN KEY (server_id) REFERENCES servers (id)
);

CREATE TABLE models (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  endpoint_id INTEGER,
  name TEXT,
  parameter_size TEXT,
  quantization_level TEXT,
  size_mb REAL,
  UNIQUE(endpoint_id, name),
  FOREIGN KEY (endpoint_id) REFERENCES endpoints (id)
);

CREATE TABLE benchmark_results (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  endpoint_id INTEGER NOT NULL,
  model_id INTEGER,
  test_date TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
  avg_response_time REAL,
  tokens_per_second REAL,
  first_token_latency REAL,
  throughput_tokens REAL,
  throughput_time REAL,
  context_500_tps REAL,
  context_1000_tps REAL,
  context_2000_tps REAL,
  max_concurrent_requests INTEGER,
  concurrency_success_rate REAL,
  concurrency_avg_time REAL,
  success_rate REAL,
  FOREIGN KEY (endpoint_id) REFERENCES endpoints (id) ON DELETE CASCADE,
  FOREIGN KEY (model_id) REFERENCES models (id) ON DELETE SET NULL
);

CREATE TABLE ip_info (
  ip TEXT PRIMARY KEY,
  country_code VARCHAR(2),
  country TEXT,
  city TEXT,
  latitude REAL,
  longitude REAL,
  asn TEXT,
  organization TEXT,
  raw JSON,
  updated_at DATETIME
) WITHOUT ROWID;

CREATE TABLE metadata (
  key TEXT PRIMARY KEY,
  value TEXT,
  updated_at TEXT
);

CREATE TABLE user_selected_models (
  user_id TEXT PRIMARY KEY,
  model_id INTEGER,
  selection_date TEXT,
  FOREIGN KEY (model_id) REFERENCES models (id)
);

CREATE TABLE chat_history (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  user_id TEXT,
  model_id INTEGER,
  prompt TEXT,
  system_prompt TEXT,
  response TEXT,
  temperature REAL,
  max_tokens INTEGER,
  timestamp TEXT,
  eval_count INTEGER,
  eval_duration REAL,
  FOREIGN KEY (model_id) REFERENCES models (id)
);

CREATE INDEX idx_servers_status ON servers (status);
CREATE INDEX idx_servers_ip_port ON servers (ip, port);
CREATE INDEX idx_models_name ON models (name);
CREATE INDEX idx_models_endpoint_id ON models (endpoint_id);
CREATE INDEX idx_endpoints_verified ON endpoints (verified);
CREATE INDEX idx_endpoints_ip_port ON endpoints (ip, port);
CREATE INDEX idx_chat_history_user_id ON chat_history (user_id);
CREATE INDEX idx_chat_history_model_id ON chat_history (model_id);
CREATE INDEX idx_endpoints_scan_date ON endpoints (scan_date) WHERE verified = 1;
