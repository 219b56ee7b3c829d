INSERT INTO d (no_default) VALUES ('x') RETURNING number, negative, positive, hex, big, "real", exponent, integer_in_real, "decimal"

INSERT INTO d (no_default) VALUES ('x') RETURNING string, double_quoted, empty, "null", word, number_in_text, text_in_number, backslash, bytes

INSERT INTO d (no_default) VALUES ('x') RETURNING "true", "false", one, quoted_zero, sum, upper, cased, "json", list, uuid

INSERT INTO d (no_default) VALUES ('x') RETURNING concat_ws(' ',
  abs(extract(epoch FROM stamp - (now() AT TIME ZONE 'UTC'))) < 60, abs(extract(epoch FROM small_case - (now() AT TIME ZONE 'UTC'))) < 60,
  day - (now() AT TIME ZONE 'UTC')::date, stamp_in_text ~ '^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$', now ~ '^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$',
  abs(extract(epoch FROM now_moment - (now() AT TIME ZONE 'UTC'))) < 60, abs(epoch - extract(epoch FROM now())) < 60, abs(unix - extract(epoch FROM now())) < 60,
  year = to_char(now(), 'YYYY'), julian > 2460000, length(random_key), length(hexed), random IS NOT NULL)
