import { sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { fold } from "#app/search/fold.ts";
import type { Db } from "#db/client.server.ts";
import { inDatabase } from "#tests/database.ts";
import { times } from "#tests/effort.ts";

async function foldedBy(db: Db, texts: string[]): Promise<string[]> {
  const rows = await db.execute<{ folded: string }>(
    sql`select search_fold(t) as folded from unnest(${sql.param(texts)}::text[]) with ordinality as u (t, at) order by at`,
  );
  return rows.map(({ folded }) => folded);
}

/** The Unicode blocks of names and words in Latin, Greek and Cyrillic script, and punctuation. */
const blocks = [
  [0x20, 0x24f],
  [0x250, 0x36f],
  [0x370, 0x52f],
  [0x1e00, 0x206f],
  [0xfb00, 0xfb06],
] as const;

test("every letter is folded alike in the browser and in the database", () =>
  inDatabase(async (db) => {
    const letters = blocks.flatMap(([from, to]) =>
      Array.from({ length: to - from + 1 }, (_, at) => `a${String.fromCharCode(from + at)}b`),
    );
    const folded = await foldedBy(db, letters);
    const differing = letters.filter((letter, at) => fold(letter) !== folded[at]);
    expect(differing.map((text) => `${text} U+${text.charCodeAt(1).toString(16)}`)).toEqual([]);
  }));

test("words of several letters are, too, and once folded stay as they are", () =>
  inDatabase(async (db) => {
    const unit = fc.constantFrom(..."aEñ\u0303ĐđỗØłıİßÆœþ'’ʻ\u200b\u00a0 %_\\ΣςЖёǅ");
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit }), { minLength: 1, maxLength: 50 }), async (texts) => {
        const folded = texts.map(fold);
        expect(await foldedBy(db, texts)).toEqual(folded);
        expect(folded.map(fold)).toEqual(folded);
      }),
      { numRuns: times(40) },
    );
  }));

test("the text-search configuration finds words without their accents", () =>
  inDatabase(async (db) => {
    const [row] = await db.execute<{ found: boolean }>(
      sql`select to_tsvector('folded', 'El niño Đỗ') @@ plainto_tsquery('folded', 'nino do') as found`,
    );
    expect(row?.found).toBe(true);
  }));
