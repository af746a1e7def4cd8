-- An address with its domain in its own letters: the twin of readableAddress() in app/http/readable-email.server.ts. It
-- decodes Punycode (RFC 3492); a label that is none stays as it is.
CREATE FUNCTION readable_label(label text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT AS $$
DECLARE
  coded text := substr(lower(label), 5);
  letters int[] := '{}';
  n bigint := 128; i bigint := 0; bias int := 72; k int; threshold int;
  digit int; w bigint; before bigint; delta bigint; at int := 1; ends int; count int;
BEGIN
  IF label !~* '^xn--[a-z0-9-]+$' OR length(label) > 63 THEN RETURN label; END IF;
  ends := length(coded) - position('-' IN reverse(coded)) + 1;
  IF position('-' IN coded) > 0 THEN
    letters := ARRAY(SELECT ascii(each) FROM regexp_split_to_table(left(coded, ends - 1), '') each WHERE each <> '');
    at := ends + 1;
  END IF;
  WHILE at <= length(coded) LOOP
    before := i; w := 1; k := 36;
    LOOP
      IF at > length(coded) THEN RETURN label; END IF;
      digit := CASE WHEN substr(coded, at, 1) BETWEEN '0' AND '9' THEN ascii(substr(coded, at, 1)) - 22
        WHEN substr(coded, at, 1) = '-' THEN 36 ELSE ascii(substr(coded, at, 1)) - 97 END;
      at := at + 1;
      i := i + digit * w;
      threshold := CASE WHEN k <= bias THEN 1 WHEN k >= bias + 26 THEN 26 ELSE k - bias END;
      IF digit > 35 OR i > 2147483647 THEN RETURN label; END IF;
      EXIT WHEN digit < threshold;
      w := w * (36 - threshold);
      IF w > 2147483647 THEN RETURN label; END IF;
      k := k + 36;
    END LOOP;
    count := cardinality(letters) + 1;
    delta := CASE WHEN before = 0 THEN (i - before) / 700 ELSE (i - before) / 2 END;
    delta := delta + delta / count;
    k := 0;
    WHILE delta > 455 LOOP delta := delta / 35; k := k + 36; END LOOP;
    bias := k + 36 * delta / (delta + 38);
    n := n + i / count;
    i := i % count;
    IF n > 1114111 OR n BETWEEN 55296 AND 57343 THEN RETURN label; END IF;
    letters := letters[1:i] || n::int || letters[i + 1:];
    i := i + 1;
  END LOOP;
  RETURN (SELECT string_agg(chr(letter), '' ORDER BY place) FROM unnest(letters) WITH ORDINALITY AS each(letter, place));
END
$$;--> statement-breakpoint
CREATE FUNCTION readable_email(email text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN email !~* '[@.]xn--' THEN email ELSE regexp_replace(email, '[^@]*$', '') ||
    (SELECT string_agg(readable_label(label), '.' ORDER BY place)
      FROM regexp_split_to_table(substring(email FROM '[^@]*$'), '\.') WITH ORDINALITY AS each(label, place)) END
$$;
