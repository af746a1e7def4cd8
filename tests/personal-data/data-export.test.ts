import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { openExportFile, requestDataExport, writeDataExport } from "#app/personal-data/data-export.server.ts";
import { exportsPerDay } from "#app/personal-data/export.ts";
import { jsonSchema } from "#app/personal-data/format.ts";
import { listDataExports } from "#app/personal-data/queries/data-exports.server.ts";
import { unseal } from "#app/secrets/secrets.server.ts";
import type { Db } from "#db/client.server.ts";
import * as schema from "#db/schema/index.ts";
import { inDatabase, withCommittedDatabase } from "#tests/database.ts";
import { join } from "#tests/world.ts";
import { filesOf } from "./downloads.ts";
import { somebodyWhoDidEverything, traces } from "./everything.ts";

const run = promisify(execFile);
const script = fileURLToPath(new URL("./one-job.ts", import.meta.url));

async function waitingExport(db: Db): Promise<string> {
  const [row] = await db.execute<{ id: string }>(sql`select id from data_exports where state = 'waiting'`);
  return row?.id ?? "";
}

describe("everything about a person", () => {
  test("is in both files, without text by other people", () =>
    withCommittedDatabase(async (db) => {
      const { me, colleague } = await somebodyWhoDidEverything(db);
      await writeDataExport(db, { exportId: await waitingExport(db) });
      const { text, markdown, json } = await filesOf(db, me.id);
      const { pronouns, ...written } = traces;
      for (const [what, words] of Object.entries(written)) {
        expect(text.toLowerCase(), what).toContain(words.toLowerCase());
        expect(markdown.toLowerCase(), what).toContain(words.toLowerCase());
      }
      expect(text).toContain(pronouns);
      for (const theirs of [
        "bea saw two herons",
        colleague.name,
        colleague.email,
        "noor@elsewhere.example",
        "argon2",
      ]) {
        expect(text + markdown).not.toContain(theirs);
      }
      expect(json.reflectionVersions?.map(({ revision }) => revision)).toEqual([1, 2]);
      expect(json.reflections?.[0]).toMatchObject({ question: "What do you notice?", course: "Numbers" });
      expect(json.roles?.[0]).toMatchObject({ grantedBy: "Ines Castillo", endedBy: "Ines Castillo" });
      expect(markdown).toContain(
        "### Numbers: Averages\n\n> What do you notice?\n\nThree quokkas crossed the ferry dock",
      );
      expect(markdown).toMatch(/\*\*Your answer\*\*\n\n- The mean\n/);
    }));

  test("has the fields that the published schema names, in its order", () =>
    withCommittedDatabase(async (db) => {
      const { me } = await somebodyWhoDidEverything(db);
      await writeDataExport(db, { exportId: await waitingExport(db) });
      const { json } = await filesOf(db, me.id);
      const { properties } = jsonSchema() as { properties: Record<string, { items?: { required: string[] } }> };
      expect(Object.keys(json)).toEqual(Object.keys(properties));
      for (const [name, { items }] of Object.entries(properties)) {
        if (items) expect(Object.keys(json[name]?.[0] ?? {}).sort(), name).toEqual([...items.required].sort());
      }
    }));

  test("is written once and mailed with a link for its owner only", () =>
    withCommittedDatabase(async (db) => {
      const ana = await join(db, "ana");
      const bea = await join(db, "bea");
      expect(await requestDataExport(db, ana.id)).toBe("requested");
      expect(await requestDataExport(db, ana.id)).toBe("waiting");
      const exportId = await waitingExport(db);
      await Promise.allSettled([writeDataExport(db, { exportId }), writeDataExport(db, { exportId })]);
      await writeDataExport(db, { exportId });
      const sent = await db.select().from(schema.mails).where(eq(schema.mails.template, "export_ready"));
      expect(sent).toHaveLength(1);
      const { linkPath } = JSON.parse(unseal("mail", sent[0]?.sealedData ?? Buffer.alloc(0)) ?? "{}");
      const [stored] = await db.select().from(schema.dataExports);
      expect(linkPath).toMatch(/^\/settings\/data\?link=[\w-]{43}$/);
      expect(linkPath).not.toContain(stored?.linkHash?.toString("base64url"));
      expect(await openExportFile(db, bea.id, exportId, "json")).toBeNull();
      const opened = await openExportFile(db, ana.id, exportId, "json");
      const body = await new Response(opened?.stream).arrayBuffer();
      expect(body.byteLength).toBe(opened?.length);
      expect(await db.$count(schema.auditEvents, eq(schema.auditEvents.action, "export.opened"))).toBe(1);
    }));

  test("is limited per day and deleted on time", () =>
    withCommittedDatabase(async (db) => {
      const ana = await join(db, "ana");
      for (let times = 0; times < exportsPerDay; times++) {
        expect(await requestDataExport(db, ana.id)).toBe("requested");
        await writeDataExport(db, { exportId: await waitingExport(db) });
      }
      expect(await requestDataExport(db, ana.id)).toBe("too_many");
      const [first] = await listDataExports(db, ana.id);
      await db.update(schema.dataExports).set({ expiresAt: sql`now() - interval '1 second'` });
      expect(await listDataExports(db, ana.id)).toEqual([]);
      expect(await openExportFile(db, ana.id, first?.id ?? "", "json")).toBeNull();
    }));

  test("is written atomically when the job dies", () =>
    withCommittedDatabase(async (db) => {
      const { me } = await somebodyWhoDidEverything(db);
      const exportId = await waitingExport(db);
      const dying = db.transaction(async (outer) => {
        await outer.execute(sql`set transaction isolation level repeatable read`);
        await outer
          .insert(schema.dataExportPieces)
          .values({ exportId, file: "json", piece: 0, bytes: Buffer.from("{") });
        throw new Error("killed");
      });
      await expect(dying).rejects.toThrow("killed");
      await db.insert(schema.dataExportPieces).values({ exportId, file: "json", piece: 99, bytes: Buffer.from("old") });
      await writeDataExport(db, { exportId });
      expect((await filesOf(db, me.id)).json.account).toHaveLength(1);
    }));

  test("is streamed with constant memory", { timeout: 240_000 }, () =>
    withCommittedDatabase(async (db, url) => {
      const { me } = await somebodyWhoDidEverything(db);
      await db.execute(sql`insert into lesson_facts (person_id, lesson_id, sequence, content_version, rule_version, how)
        select ${me.id}, 'lesson ' || n / 10, 1 + n % 10, 'as written', 'a rule', 'marked' from generate_series(1, 100000) n`);
      // Limits the heap so that it cannot hold all entries, and checks the process's peak memory, outside the heap too.
      const job = [script, url, "export", await waitingExport(db)];
      const { stdout } = await run(process.execPath, ["--max-old-space-size=64", ...job], { env: process.env });
      const { json, text } = await filesOf(db, me.id);
      expect(json.lessonFacts?.length).toBeGreaterThan(100_000);
      expect(text.length).toBeGreaterThan(15_000_000);
      expect(Number(stdout) / 1024, "megabytes at most").toBeLessThan(450);
    }),
  );
});

test("a download requires its owner's session and the secret key", () =>
  inDatabase(async (db) => {
    const ana = await join(db, "ana");
    expect(await openExportFile(db, ana.id, crypto.randomUUID(), "json")).toBeNull();
  }));
