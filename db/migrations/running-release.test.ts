import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** Drop what no running release reads any more, or were made before this rule. */
const exceptions = new Set([
  "20261124030233_keep-content-releases.sql",
  "20261128224738_adopt-programs-and-enrich-log.sql",
]);

const takesAway = /\bdrop\s+(column|table)\b|\brename\s+(to|column)\b|\bset\s+data\s+type\b|\bset\s+not\s+null\b/i;

/**
 * Statements that would fail in or mislead the release that still runs while a migration is made: see
 * app/server/README.md.
 */
function refusedBy(migration: string): string[] {
  return migration.split("--> statement-breakpoint").filter((statement) => {
    const sql = statement.replace(/--.*$/gm, "").replace(/'[^']*'/g, "''");
    const needsValue = /\badd\s+column\b/i.test(sql) && /\bnot\s+null\b/i.test(sql) && !/\bdefault\b/i.test(sql);
    return takesAway.test(sql) || (needsValue && !/\bgenerated\b/i.test(sql));
  });
}

const here = new URL("./", import.meta.url);
const migrations = readdirSync(here).filter((name) => name.endsWith(".sql") && !exceptions.has(name));

test.each(migrations)("%s leaves the running release what it reads and writes", (name) => {
  expect(refusedBy(readFileSync(new URL(name, here), "utf8"))).toEqual([]);
});

test.each([
  'ALTER TABLE "people" DROP COLUMN "name";',
  'DROP TABLE "people";',
  'ALTER TABLE "people" RENAME COLUMN "name" TO "full_name";',
  'ALTER TABLE "people" RENAME TO "persons";',
  'ALTER TABLE "people" ALTER COLUMN "name" SET DATA TYPE integer;',
  'ALTER TABLE "people" ALTER COLUMN "name" SET NOT NULL;',
  'ALTER TABLE "people" ADD COLUMN "title" text NOT NULL;',
])("refuses %s", (statement) => {
  expect(refusedBy(statement)).toEqual([statement]);
});

test.each([
  `ALTER TABLE "people" ADD COLUMN "title" text DEFAULT '' NOT NULL;`,
  'ALTER TABLE "people" ADD COLUMN "title" text;',
  "-- drop column\ncreate index if not exists people_by_title on people (title);",
  `ALTER TABLE "t" ADD CONSTRAINT "c" CHECK ("kind" in ('rename to', 'drop table'));`,
])("allows %s", (statement) => {
  expect(refusedBy(statement)).toEqual([]);
});
