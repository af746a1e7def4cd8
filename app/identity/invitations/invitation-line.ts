import * as m from "#app/messages/catalog.ts";
import { dayAndTimeIn, dayIn } from "#app/time/dates.ts";
import { roleInWords } from "../person/words.ts";
import { stateOf } from "./invitation.ts";
import type { DescribedInvitation } from "./queries/invitations.server.ts";

/** An invitation as its inviters read it. */
export function invitationLine(invitation: DescribedInvitation, timeZone: string) {
  const { id, email, name, note, title, uses, maxUses, inviterName, createdAt, expiresAt, revokedAt } = invitation;
  const state = stateOf(invitation, new Date());
  const until = dayIn(timeZone, (revokedAt ?? expiresAt).toISOString());
  return {
    ...{ id, name, note, title, uses, maxUses, state, isByCode: email === null },
    isRevoked: revokedAt !== null,
    to: email ?? m.invitationsByCode(),
    promise: promiseInWords(invitation),
    inviter: inviterName ?? m.invitationsInviterGone(),
    madeAt: dayAndTimeIn(timeZone, createdAt.toISOString()),
    life: lifeInWords({ state, isRevoked: revokedAt !== null, until }),
  };
}

function lifeInWords({ state, isRevoked, until }: { state: string; isRevoked: boolean; until: string }): string {
  if (state === "open") return m.invitationsOpenUntil({ until });
  if (state === "used") return m.invitationsUsed();
  return isRevoked ? m.invitationsRevokedOn({ until }) : m.invitationsEndedOn({ until });
}

type Promised = Pick<DescribedInvitation, "role" | "organizationName" | "cohortName">;

/** The invited role and its scope: "Coach, Maple District, cohort Tides". */
export function promiseInWords({ role, organizationName, cohortName }: Promised): string {
  const cohort = cohortName === null ? null : m.invitationsCohortNamed({ cohort: cohortName });
  return [roleInWords(role), organizationName, cohort].filter((part) => part !== null).join(", ");
}
