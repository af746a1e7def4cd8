import type { Person } from "#app/identity/person/person.ts";
import { isId } from "#app/ids/id.ts";
import type { Db } from "#db/client.server.ts";
import type { Level } from "../level.ts";
import { accessToWrite } from "../spaces/space-access.server.ts";
import { findTopic } from "../topics/queries/topics.server.ts";
import { readNotified } from "./notified.server.ts";
import {
  listOpenRuns,
  upsertAgreed,
  upsertCountedFrom,
  upsertMarks,
  upsertSpaceLevel,
  upsertTopicLevel,
} from "./queries/marks.server.ts";

export type Mark = { runId: string; numbers: number[] };

/** More than a page has. */
const mostNumbers = 200;

/** Posts as a page names them, "run:number run:number"; anything else is left out. */
export function marksIn(sent: FormDataEntryValue | null): Mark[] {
  if (typeof sent !== "string") return [];
  const byRun = new Map<string, number[]>();
  for (const word of sent.split(" ").slice(0, mostNumbers)) {
    const [runId = "", typed = ""] = word.split(":");
    const number = Number(typed);
    if (!isId(runId) || !Number.isSafeInteger(number) || number < 1 || number > 1_000_000) continue;
    byRun.set(runId, [...(byRun.get(runId) ?? []), number]);
  }
  return [...byRun].map(([runId, numbers]) => ({ runId, numbers }));
}

/** Marks posts of a topic as read, or to be read again. Runs that are not in it or not open to the person are ignored. */
export async function markTopic(
  db: Db,
  person: Person,
  topicId: string,
  marks: Mark[],
  isRead: boolean,
): Promise<void> {
  if (marks.length === 0) return;
  await db.transaction(async (db) => {
    const open = await listOpenRuns(db, person, topicId);
    const own = marks.flatMap(({ runId, numbers }) => {
      const last = open.get(runId);
      const written = last === undefined ? [] : numbers.filter((number) => number <= last);
      return written.length > 0 ? [{ runId, numbers: written }] : [];
    });
    await upsertMarks(db, person.id, own, isRead);
    if (isRead) await readNotified(db, person.id, { topicId });
  });
}

/** Everything that is in a space now is read. */
export async function readEverything(db: Db, person: Person, spaceId: string): Promise<void> {
  await db.transaction(async (db) => {
    if (!(await accessToWrite(db, person, spaceId))) return;
    await upsertCountedFrom(db, person.id, spaceId);
    await readNotified(db, person.id, { spaceId });
  });
}

/** Sets how much a person hears of a space. */
export async function setSpaceLevel(db: Db, person: Person, spaceId: string, level: Level): Promise<void> {
  await db.transaction(async (db) => {
    if (await accessToWrite(db, person, spaceId)) await upsertSpaceLevel(db, person.id, spaceId, level);
  });
}

/** Sets how much a person hears of a topic. */
export async function setTopicLevel(db: Db, person: Person, topicId: string, level: Level): Promise<void> {
  if (await findTopic(db, person, topicId)) await upsertTopicLevel(db, person.id, topicId, level);
}

/** Keeps that a person accepted the agreements of a space in the version that they saw; "outdated" for an older one. */
export async function acceptAgreements(
  db: Db,
  person: Person,
  spaceId: string,
  version: number,
): Promise<"accepted" | "outdated" | "missing"> {
  return db.transaction(async (db) => {
    const access = await accessToWrite(db, person, spaceId);
    if (!access) return "missing";
    if (version !== access.space.agreementsVersion) return "outdated";
    await upsertAgreed(db, person.id, spaceId, version);
    return "accepted";
  });
}
