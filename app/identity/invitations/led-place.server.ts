import * as m from "#app/messages/catalog.ts";
import type { Db } from "#db/client.server.ts";
import { listGrantsInForce } from "../people/queries/role-grants.server.ts";
import type { Person } from "../person/person.ts";
import type { Grant } from "../person/role.ts";
import { rolesWithSecondStep } from "../person/second-step.ts";
import { roleInWords } from "../person/words.ts";
import { type LedPlaceFacts, listLedPlaces } from "./queries/led-places.server.ts";

/** A place that a person leads or coaches, and the next thing to do there. */
export type LedPlace = { id: string; role: string; name: string; next: { to: string; label: string } };

/**
 * The organizations and cohorts that a person leads or coaches, by name. A lead who has no second step yet finds theirs
 * too, with the one thing to do first.
 */
export async function ledPlacesOf(db: Db, person: Person): Promise<LedPlace[]> {
  const { secondStep } = person.session;
  const isWaiting = secondStep === "to_set_up" || secondStep === "needed";
  const grants = (isWaiting ? await listGrantsInForce(db, person.id) : person.grants).filter(
    ({ role }) => role === "program_lead" || role === "coach",
  );
  if (grants.length === 0) return [];
  const places = await listLedPlaces(db, {
    organizationIds: grants.flatMap(({ organizationId }) => organizationId ?? []),
    cohortIds: grants.flatMap(({ cohortId }) => cohortId ?? []),
  });
  return grants.flatMap((grant): LedPlace[] => {
    const id = grant.cohortId ?? grant.organizationId;
    const place = places.find((each) => each.id === id);
    if (id !== null && !place) return [];
    return [
      {
        id: `${grant.role} ${id}`,
        role: roleInWords(grant.role),
        name: place?.name ?? m.ledEverything(),
        next: isWaiting && rolesWithSecondStep.includes(grant.role) ? setUpFirst() : nextStep(grant, place),
      },
    ];
  });
}

const setUpFirst = () => ({ to: "/settings/two-step", label: m.ledSecondStep() });

function nextStep({ role, organizationId }: Grant, place: LedPlaceFacts | undefined): LedPlace["next"] {
  if (role === "coach") return { to: "/reflections/shared", label: m.ledReadShared() };
  if (place && place.unanswered > 0) {
    return { to: "/admin/invitations?show=unanswered", label: m.ledUnanswered({ count: place.unanswered }) };
  }
  if (place?.people === 0) return { to: "/admin/invitations/new", label: m.ledInvite() };
  return {
    to: organizationId === null ? "/admin/people" : `/admin/people?organization=${organizationId}`,
    label: place ? m.ledPeople({ count: place.people }) : m.ledAllPeople(),
  };
}
