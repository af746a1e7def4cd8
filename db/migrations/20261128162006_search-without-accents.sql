CREATE EXTENSION IF NOT EXISTS "pg_trgm";--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS "unaccent";--> statement-breakpoint
-- The twin of fold() in app/search/fold.ts. It uses no dictionary, so that an index on it stays true after an upgrade.
CREATE FUNCTION search_fold(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN octet_length($1) = char_length($1) THEN lower($1) ELSE
    replace(replace(replace(replace(translate(lower(regexp_replace(normalize($1, NFKD),
      '[\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]', '', 'g')),
      'đðøłıħŧɬəςƛʔʻʼ’‘', 'ddolihtleσl'''''''''''),
      'æ', 'ae'), 'œ', 'oe'), 'ß', 'ss'), 'þ', 'th') END
$$;--> statement-breakpoint
CREATE TEXT SEARCH CONFIGURATION folded (COPY = simple);--> statement-breakpoint
ALTER TEXT SEARCH CONFIGURATION folded ALTER MAPPING FOR hword, hword_part, word WITH unaccent, simple;--> statement-breakpoint
CREATE INDEX "organizations_by_words" ON "organizations" USING gin (search_fold("name") gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "people_by_words" ON "people" USING gin (search_fold("name" || ' ' || "email") gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "mails_by_address" ON "mails" USING btree (lower("email"),"template","created_at");