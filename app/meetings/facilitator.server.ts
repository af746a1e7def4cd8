import type { Agenda } from "#app/catalog/program.ts";
import { findProtocol, listProtocols } from "#app/catalog/programs.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { currentTime } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import { protocolsOf } from "./agenda.server.ts";
import { canFacilitate } from "./facilitation.server.ts";
import { canHost } from "./meeting.ts";
import { findFacilitation, listTurns } from "./queries/facilitations.server.ts";
import { listInvited } from "./queries/meeting-invitations.server.ts";
import type { SeenMeeting } from "./queries/meetings.server.ts";

/** What the projector and the phone beside it show. Who has spoken is for hosts alone. */
export async function facilitatorView(db: Db, person: Person, meeting: SeenMeeting, agenda: Agenda | null) {
  const isHost = canHost(person, meeting);
  const state = await findFacilitation(db, meeting.id);
  const round = state?.round ?? 0;
  const [invited, turns] = await Promise.all([
    listInvited(db, meeting.id),
    isHost ? listTurns(db, meeting.id, round) : Promise.resolve<string[]>([]),
  ]);
  const protocol = findProtocol(state?.protocolSlug ?? "");
  const planned = protocolsOf(agenda);
  const others = listProtocols().filter(({ slug }) => !planned.some((each) => each.slug === slug));
  return {
    isHost,
    canFacilitate: canFacilitate(person, meeting, state?.facilitatorId ?? null),
    protocol: protocol && { slug: protocol.slug, title: protocol.title, rounds: protocol.rounds },
    protocols: [...planned, ...others].map(({ slug, title, minutes }) => ({ slug, title, minutes })),
    facilitator: invited.find(({ personId }) => personId === state?.facilitatorId)?.name ?? null,
    people: invited.map(({ personId, name }) => ({ personId, name, hasSpoken: turns.includes(personId) })),
    state: {
      round,
      timer: state?.timer ?? ("ready" as const),
      startedAt: state?.startedAt?.toISOString() ?? null,
      elapsedSeconds: state?.elapsedSeconds ?? 0,
      extraSeconds: state?.extraSeconds ?? 0,
    },
    revision: state?.revision ?? 0,
    now: currentTime().toISOString(),
  };
}

export type FacilitatorView = Awaited<ReturnType<typeof facilitatorView>>;
