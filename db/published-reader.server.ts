import { sql } from "drizzle-orm";
import type { Db } from "./client.server.ts";

/**
 * What a reader of published figures may read: everything that is frozen, or the totals and the rows of some
 * organizations. Ids are UUIDs.
 */
export type PublishedReads = { kind: "program" } | { kind: "organizations"; organizationIds: readonly string[] };

const role = sql.identifier("sound_practice_reader");
const tables = ["period_snapshots", "snapshot_cells"].map((name) => sql.identifier(name));

/**
 * Makes the role that reads published figures and no other table, and its policies: outside the migrations and backups,
 * because roles belong to the cluster. Idempotent, also for databases of one cluster that start together. False where
 * this database user may not make roles: then `asPublishedReader` fails until an administrator has made it.
 */
export async function installPublishedReader(db: Db): Promise<boolean> {
  return db.transaction(async (db) => {
    // Roles are shared by the cluster, so another database may be making it now.
    const [made] = await db.execute<{ isThere: boolean }>(sql`select pg_advisory_xact_lock(7262017),
      exists (select from pg_roles where rolname = 'sound_practice_reader') as "isThere"`);
    const [own] = await db.execute<{ mayMake: boolean }>(
      sql`select rolsuper or rolcreaterole as "mayMake" from pg_roles where rolname = current_user`,
    );
    if (!made?.isThere && !own?.mayMake) return false;
    await db.execute(sql`do $$ begin
      create role sound_practice_reader nologin noinherit;
    exception when duplicate_object or unique_violation then null; end $$`);
    const [member] = await db.execute<{ isMember: boolean }>(
      sql`select pg_has_role(current_user, 'sound_practice_reader', 'member') as "isMember"`,
    );
    if (!member?.isMember && !own?.mayMake) return false;
    if (!member?.isMember) await db.execute(sql`grant ${role} to current_user`);
    // A process of an earlier release that starts while this one runs puts its own policies beside these.
    const [found] = await db.execute<{ isAsHere: boolean }>(sql`select
      (select array_agg(policyname::text) from pg_policies where policyname in ('sealed_reads', 'published_only'))
        = array['sealed_reads', 'sealed_reads']
      and exists (select from pg_proc where pronamespace = to_regnamespace('published_reader') and proname = 'reads'
        and prosrc = ${whatIsSealed}) as "isAsHere"`);
    if (!found?.isAsHere) {
      await makeSeal(db);
      await makePolicies(db);
    }
    return true;
  });
}

/**
 * The release before seals still reads while this one is installed, and says what it reads without a seal. That is believed
 * of whoever logged in as the owner of the tables, who may read them anyway: no role that a session takes on changes who
 * logged in.
 */
const whatIsSealed = `
    declare
      told text := coalesce(current_setting('sound_practice.reads', true), '');
      reads text := substr(told, 66);
    begin
      if told = '' then return null; end if;
      if told ~ '^(program$|organizations:)' and pg_has_role(session_user, current_user, 'member') then return told; end if;
      if told is distinct from published_reader.seal(reads) then
        raise insufficient_privilege using message = 'what this reader may read is not sealed for this transaction';
      end if;
      return reads;
    end `;

/**
 * Any session may set any value, so what a reader may read is sealed: with a key that only the owner reads, for one
 * connection and one transaction. The role of readers can check a seal and cannot make one. A value without a seal is an
 * error rather than no rows, because no rows look like nothing published.
 */
async function makeSeal(db: Db): Promise<void> {
  await db.execute(sql`create schema if not exists published_reader`);
  await db.execute(sql`create table if not exists published_reader.key (secret bytea not null)`);
  await db.execute(sql`insert into published_reader.key (secret)
    select decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex')
    where not exists (select from published_reader.key)`);
  await db.execute(sql`create or replace function published_reader.seal(reads text) returns text language sql stable
    set search_path = pg_catalog as $$
      select encode(sha256(secret || sha256(secret || convert_to(
        pg_backend_pid() || ' ' || extract(epoch from transaction_timestamp()) || ' ' || reads, 'UTF8'))), 'hex') || ' ' || reads
      from published_reader.key
    $$`);
  await db.execute(sql`create or replace function published_reader.reads() returns text language plpgsql stable
    security definer set search_path = pg_catalog as ${sql.raw(`$$${whatIsSealed}$$`)}`);
  await db.execute(sql`revoke all on all functions in schema published_reader from public`);
  await db.execute(sql`grant usage on schema published_reader to ${role}`);
  await db.execute(sql`grant execute on function published_reader.reads() to ${role}`);
}

/** For every role but the owner, who writes: only what is frozen, and of that what the reader may read. */
async function makePolicies(db: Db): Promise<void> {
  await db.execute(sql`grant usage on schema public to ${role}`);
  await db.execute(sql`grant select on period_snapshots, snapshot_cells, reporting_periods to ${role}`);
  for (const table of tables) {
    await db.execute(sql`alter table ${table} enable row level security`);
    // The policies of an earlier release believed whatever the session set.
    for (const name of ["published_only", "sealed_reads"].map((name) => sql.identifier(name))) {
      await db.execute(sql`drop policy if exists ${name} on ${table}`);
    }
  }
  const reads = sql`(select published_reader.reads())`;
  await db.execute(sql`create policy sealed_reads on period_snapshots for select using (
    state = 'frozen' and ${reads} is not null)`);
  await db.execute(sql`create policy sealed_reads on snapshot_cells for select using (
    snapshot_id in (select id from period_snapshots where state = 'frozen')
    and (${reads} = 'program' or ${reads} like 'organizations:%' and (slice = 'total' or slice = 'organization'
      and "row" = any(string_to_array(substr(${reads}, 15), ',')))))`);
}

/**
 * Runs queries as the role that may read published figures and nothing else, in one transaction, so that a pooler can
 * give the next transaction to someone else. Whatever the queries ask, the database answers only what was published,
 * and to a lead of organizations only their rows and the totals.
 */
export async function asPublishedReader<Result>(
  db: Db,
  reader: PublishedReads,
  work: (db: Db) => Promise<Result>,
): Promise<Result> {
  const value = reader.kind === "program" ? "program" : `organizations:${reader.organizationIds.join(",")}`;
  return db.transaction(async (db) => {
    await db.execute(sql`select set_config('sound_practice.reads', published_reader.seal(${value}), true)`);
    await db.execute(sql`set local role ${role}`);
    const result = await work(db);
    // Inside a longer transaction the rest belongs to its owner again; an error rolls these settings back.
    await db.execute(sql`set local role none`);
    await db.execute(sql`select set_config('sound_practice.reads', '', true)`);
    return result;
  });
}
