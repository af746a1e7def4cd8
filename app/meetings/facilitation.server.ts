import { findProtocol } from "#app/catalog/programs.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { announce } from "#app/live/announce.server.ts";
import { currentTime } from "#app/time/clock.ts";
import { hours } from "#app/time/durations.ts";
import type { Db } from "#db/client.server.ts";
import { afterStep, type FacilitationAction } from "./facilitation.ts";
import { canHost, canSeeMeeting } from "./meeting.ts";
import { meetingTopic } from "./paths.ts";
import {
  deleteTurn,
  deleteTurns,
  type FacilitationRow,
  insertFacilitationStep,
  insertTurn,
  lockFacilitation,
  updateFacilitation,
} from "./queries/facilitations.server.ts";
import { listInvited } from "./queries/meeting-invitations.server.ts";
import { findMeeting, type SeenMeeting } from "./queries/meetings.server.ts";

type Outcome = "done" | "missing";

/** Whether a person runs the protocol: a host, or the person it was handed to. */
export function canFacilitate(actor: Person, meeting: SeenMeeting, facilitatorId: string | null): boolean {
  return canHost(actor, meeting) || (facilitatorId === actor.id && canSeeMeeting(actor, meeting));
}

/**
 * Takes a step that was made at `at`, possibly while the network was away. `key` makes it count once however often it
 * is sent; a step of a round that is already over changes nothing.
 */
export async function takeStep(
  db: Db,
  actor: Person,
  meetingId: string,
  step: { key: string; action: FacilitationAction; from: number; at: Date },
  { now = currentTime(), rounds }: { now?: Date; rounds?: number } = {},
): Promise<Outcome> {
  return facilitating(db, actor, meetingId, async (db, state) => {
    if (!(await insertFacilitationStep(db, meetingId, step.key))) return;
    const count = rounds ?? findProtocol(state.protocolSlug ?? "")?.rounds.length ?? 0;
    const at = new Date(Math.min(now.getTime(), Math.max(step.at.getTime(), now.getTime() - 2 * hours)));
    const { round, timer, startedAt, elapsedSeconds, extraSeconds } = afterStep(state, { ...step, at }, count);
    await updateFacilitation(db, meetingId, { round, timer, startedAt, elapsedSeconds, extraSeconds });
  });
}

/** Begins a protocol at its first round. */
export async function chooseProtocol(db: Db, actor: Person, meetingId: string, slug: string): Promise<Outcome> {
  return facilitating(db, actor, meetingId, async (db, state) => {
    if (state.protocolSlug === slug) return;
    const fresh = { round: 0, timer: "ready" as const, startedAt: null, elapsedSeconds: 0, extraSeconds: 0 };
    await deleteTurns(db, meetingId);
    await updateFacilitation(db, meetingId, { protocolSlug: slug, ...fresh });
  });
}

/** Lets a person who is invited facilitate the rest; hosts always may. */
export async function handOver(db: Db, actor: Person, meetingId: string, personId: string): Promise<Outcome> {
  return facilitating(db, actor, meetingId, async (db) => {
    const invited = await listInvited(db, meetingId);
    if (!invited.some((each) => each.personId === personId)) return;
    await updateFacilitation(db, meetingId, { facilitatorId: personId });
  });
}

/** Notes whether someone has spoken in a round. Only hosts do, because only they see it. */
export async function markSpoken(
  db: Db,
  actor: Person,
  meetingId: string,
  { round, personId, hasSpoken }: { round: number; personId: string; hasSpoken: boolean },
): Promise<Outcome> {
  return facilitating(db, actor, meetingId, async (db, _state, meeting) => {
    const invited = await listInvited(db, meetingId);
    if (!canHost(actor, meeting) || !invited.some((each) => each.personId === personId)) return;
    await (hasSpoken ? insertTurn : deleteTurn)(db, { meetingId, round, personId });
  });
}

async function facilitating(
  db: Db,
  actor: Person,
  meetingId: string,
  work: (db: Db, state: FacilitationRow, meeting: SeenMeeting) => Promise<void>,
): Promise<Outcome> {
  return db.transaction(async (db) => {
    const meeting = await findMeeting(db, actor.id, meetingId);
    if (!meeting || !canSeeMeeting(actor, meeting)) return "missing";
    const state = await lockFacilitation(db, meetingId);
    if (!canFacilitate(actor, meeting, state.facilitatorId)) return "missing";
    await work(db, state, meeting);
    await announce(db, [meetingTopic(meetingId)]);
    return "done";
  });
}
