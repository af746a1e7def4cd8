import type { Grant } from "#app/identity/person/role.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayOf, homeZone } from "#app/time/dates.ts";
import type { Db } from "#db/client.server.ts";
import { canReadOrganization, participationScopeOf } from "../scope.ts";
import type { CommitmentKind, CommitmentState } from "./commitment.ts";
import { insertCommitment, lockCommitment, updateCommitment } from "./queries/commitments.server.ts";

type Actor = { id: string; grants: readonly Grant[] };

const mayRecord = (actor: Actor, organizationId: string) => {
  const scope = participationScopeOf(actor);
  return scope !== null && canReadOrganization(scope, organizationId);
};

/** Records what an organization promises; the same form sent twice records one promise. */
export async function recordCommitment(
  db: Db,
  actor: Actor,
  commitment: {
    organizationId: string;
    kind: CommitmentKind;
    promise: string;
    who: string;
    dueOn: string;
    clientKey: string;
  },
): Promise<"recorded" | "refused"> {
  if (!mayRecord(actor, commitment.organizationId)) return "refused";
  await insertCommitment(db, { ...commitment, recordedBy: actor.id });
  return "recorded";
}

/** Says what became of a promise, with the evidence; `open` takes an outcome back. */
export async function decideCommitment(
  db: Db,
  actor: Actor,
  id: string,
  outcome: { state: CommitmentState; evidence: string },
  now = currentTime(),
): Promise<"saved" | "refused" | "no_evidence"> {
  return db.transaction(async (db) => {
    const commitment = await lockCommitment(db, id);
    if (!commitment || !mayRecord(actor, commitment.organizationId)) return "refused";
    if (outcome.state !== "open" && outcome.evidence === "") return "no_evidence";
    const decidedOn = outcome.state === "open" ? null : (commitment.decidedOn ?? dayOf(now, homeZone));
    await updateCommitment(db, id, { ...outcome, decidedOn });
    return "saved";
  });
}
