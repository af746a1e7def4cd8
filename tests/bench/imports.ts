/** `node tests/bench/imports.ts`: checks and imports 10,000 people, on a database of its own. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkImport, startImport } from "#app/identity/imports/import.server.ts";
import { checkStoredImport } from "#app/identity/imports/import-checking.server.ts";
import { runImport } from "#app/identity/imports/import-run.server.ts";
import { insertPerson } from "#app/identity/people/queries/people.server.ts";
import { insertRoleGrant } from "#app/identity/people/queries/role-grants.server.ts";
import { connect } from "#db/client.server.ts";
import { startEmbedded } from "#db/embedded.server.ts";
import { migrate } from "#db/migrations/migrate.server.ts";

const rowCount = 10_000;
process.env.SECRET_KEY ??= "a key for measuring that seals nothing of anybody's";

const folder = await mkdtemp(join(tmpdir(), "sound-practice-imports-"));
const embedded = await startEmbedded({ dataDir: folder, onRestart: () => undefined });
const { db, sql } = connect(embedded.url);
try {
  await migrate(embedded.url);
  const id = await insertPerson(db, { email: "admin@bench.example", name: "Ines", isDemo: false });
  if (!id) throw new Error("nobody was made");
  await insertRoleGrant(db, { personId: id, role: "administrator", reason: "benchmark" });
  await sql`insert into organizations (name, kind) select 'Organization ' || n, 'cbo' from generate_series(0, 199) n`;
  await sql`insert into people (email, name, email_verified_at)
    select 'person-' || n || '@bench.example', 'Person ' || n, now() from generate_series(0, ${rowCount / 2 - 1}) n`;
  const rows = Array.from(
    { length: rowCount },
    (_, n) => `person-${n}@bench.example,Person ${n},Organization ${n % 200},Teacher,educator`,
  );
  await timed("check", async (person) => {
    const bytes = new TextEncoder().encode(["email,name,organization,title,role", ...rows].join("\n"));
    const made = await checkImport(db, person, { fileName: "bench.csv", bytes });
    if (typeof made === "object") await checkStoredImport(db, made);
  });
  const [{ importId } = { importId: "" }] = await sql<{ importId: string }[]>`select id as "importId" from imports`;
  await timed("bring in, with mail", async (person) => {
    await startImport(db, person, importId, { mailsInvitations: true });
    await runImport(db, { importId });
  });
  const [made] = await sql`select (select count(*)::int from memberships) as memberships,
    (select count(*)::int from invitations) as invitations, (select count(*)::int from mails) as mails`;
  process.stdout.write(`${JSON.stringify(made)}\n`);

  async function timed(what: string, work: (person: Parameters<typeof checkImport>[1]) => Promise<unknown>) {
    const startedAt = performance.now();
    await work(person());
    process.stdout.write(`${what}: ${((performance.now() - startedAt) / 1000).toFixed(1)} s\n`);
  }

  function person(): Parameters<typeof checkImport>[1] {
    const session = {
      ...{ id: "", method: "password" as const, isShared: false, provedAt: new Date() },
      ...{ secondStep: "passed" as const, viewAs: null, unreadNotifications: 0, isMailStopped: false },
    };
    return {
      ...{ id: id ?? "", name: "Ines", pronouns: null, email: "admin@bench.example", isEmailVerified: true },
      ...{ timeZone: "America/Los_Angeles", language: "en", isDemo: false, erasureDueAt: null },
      ...{ grants: [{ role: "administrator", organizationId: null, cohortId: null }] },
      ...{ organizationIds: [], cohortIds: [], session },
    };
  }
} finally {
  await sql.end();
  await embedded.stop();
  await rm(folder, { recursive: true, force: true });
}
