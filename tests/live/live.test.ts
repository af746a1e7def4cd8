import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { sql } from "drizzle-orm";
import express from "express";
import { expect, test, vi } from "vitest";
import { listOpenSessions } from "#app/identity/sessions/queries/open-sessions.server.ts";
import { endSession, personWatching, startSession } from "#app/identity/sessions/session.server.ts";
import { announce } from "#app/live/announce.server.ts";
import type { OpenTopics } from "#app/live/streams.server.ts";
import { canFollowMeeting } from "#app/meetings/follow.server.ts";
import { createMeetings } from "#app/meetings/meeting.server.ts";
import { seesMeeting } from "#app/meetings/queries/followers.server.ts";
import type { Db } from "#db/client.server.ts";
import { inDatabase, withCommittedDatabase } from "#tests/database.ts";
import { aCohort, join } from "#tests/world.ts";

/** A web process of its own: its own copy of the modules that hold streams and the listening connection. */
async function aProcess(db: Db, url: string) {
  vi.resetModules();
  const { eventStream } = await import("#app/live/event-stream.server.ts");
  const { startLive } = await import("#app/live/listener.server.ts");
  const openTopics: OpenTopics = async (topics, sessionIds) => {
    const meetings = topics.map((topic) => seesMeeting(topic.replace("meeting:", "")));
    const rows = await listOpenSessions(db, sessionIds, meetings);
    return new Map(rows.map(({ id, holds }) => [id, new Set(topics.filter((_, at) => holds[at]))]));
  };
  const live = startLive(url, { openTopics, checkEveryMs: 600_000 });
  const app = express();
  app.get(
    "/live",
    eventStream({
      personOf: (request) => personWatching(db, request),
      canFollow: (person, topic) => canFollowMeeting(db, person, topic.replace("meeting:", "")),
    }),
  );
  const server = app.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const stop = async () => {
    await live.stop();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { address: `http://127.0.0.1:${port}/live`, stop };
}

/** The events of a stream, one by one; null once it has ended. */
async function openStream(address: string, topic: string, cookie: string) {
  const answer = await fetch(`${address}?topic=${topic}`, { headers: { cookie } });
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  const next = async (): Promise<{ event: string; data: { topic?: string } } | null> => {
    for (;;) {
      const end = text.indexOf("\n\n");
      if (end >= 0) {
        const block = text.slice(0, end);
        text = text.slice(end + 2);
        const [, event = "", data = "{}"] = /^event: (.*)\ndata: (.*)$/.exec(block) ?? [];
        if (event) return { event, data: JSON.parse(data) };
        continue;
      }
      const { value, done } = (await reader?.read()) ?? { value: undefined, done: true };
      if (done) return null;
      text += value;
    }
  };
  return { status: answer.status, next };
}

async function aWorld(db: Db) {
  const cohortId = await aCohort(db);
  const cora = await join(db, "cora", { grants: [{ role: "coach", cohortId }] });
  const ana = await join(db, "ana", { cohortIds: [cohortId] });
  const made = await createMeetings(db, cora, cohortId, [
    { title: "Kick-off", startsAt: new Date("2026-01-07T23:00:00Z"), minutes: 60 },
  ]);
  const topic = `meeting:${made === "not_allowed" ? "" : made.meetingIds[0]}`;
  const request = new Request("http://practice.test/");
  const cookieOf = async (personId: string) => (await startSession(db, request, personId)).split(";")[0] ?? "";
  return { ana, cora, cohortId, topic, cookieOf, cookie: await cookieOf(ana.id) };
}

/** Announces until the listening connection is there, which a test cannot see otherwise. */
async function firstHint(db: Db, topic: string, stream: { next: () => Promise<unknown> }): Promise<void> {
  const heard = stream.next();
  const timer = setInterval(() => void announce(db, [topic]), 50);
  await heard.finally(() => clearInterval(timer));
}

test("a change in one process reaches the pages of another, and nobody who may not see it", () =>
  withCommittedDatabase(async (db, url) => {
    const { topic, cookie, cookieOf } = await aWorld(db);
    const femi = await join(db, "femi");
    const [one, other] = [await aProcess(db, url), await aProcess(db, url)];
    const [near, far] = [await openStream(one.address, topic, cookie), await openStream(other.address, topic, cookie)];
    expect([near.status, far.status]).toEqual([200, 200]);
    await firstHint(db, topic, near);
    await firstHint(db, topic, far);
    expect((await openStream(one.address, topic, "")).status).toBe(401);
    expect((await openStream(one.address, topic, await cookieOf(femi.id))).status).toBe(403);
    await one.stop();
    await other.stop();
  }));

test("a stream ends at once when its right or its session ends", () =>
  withCommittedDatabase(async (db, url) => {
    const { ana, topic, cookie, cookieOf } = await aWorld(db);
    const second = await cookieOf(ana.id);
    const process = await aProcess(db, url);
    const [leaving, signingOut] = [
      await openStream(process.address, topic, cookie),
      await openStream(process.address, topic, second),
    ];
    await firstHint(db, topic, leaving);
    await endSession(db, new Request("http://practice.test/", { headers: { cookie: second } }));
    const ended = async (stream: typeof leaving) => {
      for (let told = await stream.next(); told; told = await stream.next()) if (told.event === "ended") return true;
      return false;
    };
    expect(await ended(signingOut)).toBe(true);
    await db.execute(sql`update cohort_memberships set left_on = '2026-02-01' where person_id = ${ana.id}`);
    expect(await ended(leaving)).toBe(true);
    expect((await openStream(process.address, topic, cookie)).status).toBe(403);
    await process.stop();
  }));

test("after a lost connection every page is told to read again", () =>
  withCommittedDatabase(async (db, url) => {
    const { topic, cookie } = await aWorld(db);
    const process = await aProcess(db, url);
    const stream = await openStream(process.address, topic, cookie);
    await firstHint(db, topic, stream);
    await db.execute(sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and query ilike 'listen%'`);
    let told = await stream.next();
    while (told && !JSON.stringify(told.data).includes("reconnected")) told = await stream.next();
    expect(told?.event).toBe("hint");
    await process.stop();
    expect(await stream.next()).toMatchObject({ event: "ended" });
    expect(await stream.next()).toBeNull();
  }));

test("everybody who follows a meeting is asked for at once by the rule that opens it for one", () =>
  inDatabase(async (db) => {
    const { ana, cora, cohortId, topic } = await aWorld(db);
    const left = await join(db, "bea", { cohortIds: [cohortId] });
    await db.execute(sql`insert into meeting_invitations (meeting_id, person_id, role)
      values (${topic.replace("meeting:", "")}, ${left.id}, 'participant') on conflict do nothing`);
    await db.execute(sql`update cohort_memberships set left_on = '2026-02-01' where person_id = ${left.id}`);
    const lead = await join(db, "dana", { grants: [{ role: "program_lead" }] });
    const kinds = await db.execute<{
      id: string;
    }>(sql`insert into meetings (kind, cohort_id, title, starts_at, minutes, time_zone)
      select kind, null, 'A meeting', now(), 60, 'UTC' from unnest(array['training', 'one-to-one']) kind returning id`);
    const guest = await join(db, "femi");
    for (const { id } of kinds) {
      await db.execute(
        sql`insert into meeting_invitations (meeting_id, person_id, role) values (${id}, ${guest.id}, 'host')`,
      );
    }
    const opened: boolean[] = [];
    for (const id of [topic.replace("meeting:", ""), ...kinds.map(({ id }) => id)]) {
      for (const person of [ana, cora, { ...left, cohortIds: [] }, lead, guest]) {
        const rule = await canFollowMeeting(db, person, id);
        const [row] = await db.execute<{ sees: boolean }>(
          sql`select ${seesMeeting(id)(sql`p.id`)} as sees from people p where p.id = ${person.id}`,
        );
        expect(row?.sees).toBe(rule);
        opened.push(rule);
      }
    }
    expect(opened).toEqual([
      ...[true, true, false, false, false],
      ...[false, false, false, true, true],
      ...[false, false, false, false, true],
    ]);
  }));
