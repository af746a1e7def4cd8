import * as m from "#app/messages/catalog.ts";
import type { Db } from "#db/client.server.ts";
import { listGrantsInForce } from "../people/queries/role-grants.server.ts";
import type { Person } from "../person/person.ts";
import type { Grant } from "../person/role.ts";
import { rolesWithSecondStep } from "../person/second-step.ts";
import { roleInWords } from "../person/words.ts";
import { countSite, type LedPlaceFacts, listLedPlaces } from "./queries/led-places.server.ts";

/** A place that a person leads or coaches, and the next thing to do there. */
export type LedPlace = {
  id: string;
  role: string;
  name: string;
  /** How many people belong there and how many invitations are open. */
  facts: string;
  next: PlaceLink;
  more: PlaceLink[];
};

type PlaceLink = { to: string; label: string };

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
  const isEverywhere = grants.some(isSiteWide);
  const [places, site] = await Promise.all([
    listLedPlaces(db, {
      organizationIds: grants.flatMap(({ organizationId }) => organizationId ?? []),
      cohortIds: grants.flatMap(({ cohortId }) => cohortId ?? []),
    }),
    isEverywhere ? countSite(db) : null,
  ]);
  return grants.flatMap((grant): LedPlace[] => {
    const id = grant.cohortId ?? grant.organizationId;
    const place = id === null ? site : places.find((each) => each.id === id);
    if (!place) return [];
    const isFirstSetUp = isWaiting && rolesWithSecondStep.includes(grant.role);
    const next = isFirstSetUp ? setUpFirst() : nextStep(grant, place);
    return [
      {
        id: `${grant.role} ${id}`,
        role: roleInWords(grant.role),
        name: id === null ? m.ledEverything() : place.name,
        facts: m.ledFacts({ people: place.people, unanswered: place.unanswered }),
        next,
        more: isFirstSetUp ? [] : linksOf(grant).filter(({ to }) => to !== next.to),
      },
    ];
  });
}

const setUpFirst = () => ({ to: "/settings/two-step", label: m.ledSecondStep() });

const isSiteWide = ({ organizationId, cohortId }: Grant) => organizationId === null && cohortId === null;

function nextStep(grant: Grant, { people, unanswered }: LedPlaceFacts): PlaceLink {
  if (grant.role === "coach") return { to: "/reflections/shared", label: m.ledReadShared() };
  if (unanswered > 0) {
    return { to: "/admin/invitations?show=unanswered", label: m.ledUnanswered({ count: unanswered }) };
  }
  if (people === 0) return { to: "/admin/invitations/new", label: m.ledInvite() };
  const label = isSiteWide(grant) ? m.ledAllPeople() : m.ledPeople({ count: people });
  return { to: peopleOf(grant), label };
}

/** The other pages of a place: its cohort, its people, and inviting for those who lead it. */
function linksOf(grant: Grant): PlaceLink[] {
  const { role, cohortId } = grant;
  const cohort = cohortId ? [{ to: `/cohorts/${cohortId}`, label: m.ledCohort() }] : [];
  if (role === "coach") return cohort;
  const people = cohortId ? [] : [{ to: peopleOf(grant), label: m.ledSeePeople() }];
  return [...cohort, ...people, { to: "/admin/invitations/new", label: m.ledInviteMore() }];
}

function peopleOf({ organizationId, cohortId }: Grant): string {
  if (cohortId) return `/cohorts/${cohortId}/people`;
  return organizationId ? `/admin/people?organization=${organizationId}` : "/admin/people";
}
