import { asciiDomainOf, readableAddress } from "#app/http/readable-email.server.ts";
import { mailProblemInWords } from "#app/mail/mail-problem.ts";
import * as m from "#app/messages/catalog.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayAndTimeIn, dayIn } from "#app/time/dates.ts";
import { roleInWords } from "../person/words.ts";
import { stateOf } from "./invitation.ts";
import { chosenValue } from "./invitation-search.ts";
import type { DescribedInvitation } from "./queries/invitations.server.ts";

/** An invitation as its inviters read it. */
export function invitationLine(invitation: DescribedInvitation, timeZone: string, now = currentTime()) {
  const { id, email, name, note, title, uses, maxUses, inviterName, createdAt, expiresAt, revokedAt } = invitation;
  const state = stateOf(invitation, now);
  const readable = email === null ? null : readableAddress(email);
  const until = dayIn(timeZone, (revokedAt ?? expiresAt).toISOString());
  return {
    ...{ id, name, note, title, uses, maxUses, state, isByCode: email === null },
    isRevoked: revokedAt !== null,
    choice: chosenValue(invitation),
    isUnsettled: revokedAt === null && state !== "used",
    to: readable ?? m.invitationsByCode(),
    asciiDomain: email === null ? null : asciiDomainOf(email),
    mail: email === null ? null : mailInWords(invitation, timeZone),
    hasMailFailed: invitation.mailState === "failed",
    promise: promiseInWords(invitation),
    inviter: inviterName ?? m.invitationsInviterGone(),
    madeAt: dayAndTimeIn(timeZone, createdAt.toISOString()),
    life: lifeInWords({ state, isRevoked: revokedAt !== null, until }),
  };
}

type Mailed = Pick<DescribedInvitation, "mailState" | "mailProblem" | "mailedAt">;

/** The state of an invitation's latest mail. Sent mail is deleted first; what remains is the day. */
function mailInWords({ mailState, mailProblem, mailedAt }: Mailed, timeZone: string): string {
  if (mailedAt === null) return m.invitationsMailNone();
  const on = dayIn(timeZone, mailedAt.toISOString());
  const problem = mailProblem === null ? null : mailProblemInWords(mailProblem);
  if (mailState === "failed") return m.invitationsMailFailed({ problem: problem ?? m.invitationsMailNoReason() });
  if (mailState === "dropped") return m.invitationsMailDropped();
  if (mailState === "waiting") return problem ? m.invitationsMailRetried({ problem }) : m.invitationsMailWaiting();
  return m.invitationsMailSent({ on });
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
