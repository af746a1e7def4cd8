import { randomUUID } from "node:crypto";
import { setImmediate as pause } from "node:timers/promises";
import { queueMail, queueMails } from "#app/mail/outbox.server.ts";
import { newSecret } from "#app/secrets/secrets.server.ts";
import { currentTime, fromNow } from "#app/time/clock.ts";
import { dayOf, homeZone } from "#app/time/dates.ts";
import { days } from "#app/time/durations.ts";
import type { Db } from "#db/client.server.ts";
import type { AuditEvent } from "../audit/audit.ts";
import { insertAuditEvents } from "../audit/queries/audit-events.server.ts";
import { invitationPath, promiseInMail, tokenHashOf } from "../invitations/invitation.server.ts";
import { grantOf, invitationDays } from "../invitations/invitation.ts";
import { findMailedNames } from "../invitations/queries/invitation-places.server.ts";
import {
  insertInvitations,
  type NewInvitation,
  updateImportedInvitationMails,
} from "../invitations/queries/invitations.server.ts";
import { insertMemberships } from "../organizations/queries/memberships.server.ts";
import { lockOrganizationChanges } from "../organizations/queries/organizations.server.ts";
import { insertCohortMemberships } from "../people/queries/cohort-memberships.server.ts";
import { findPerson } from "../people/queries/people.server.ts";
import { insertRoleGrants, listGrantsInForce } from "../people/queries/role-grants.server.ts";
import { canAdminister } from "../person/role.ts";
import { type AnyChecked, checkRows, portion } from "./import.server.ts";
import type { Checked, PersonPlan } from "./import-check.ts";
import { organizationsFrom } from "./import-places.server.ts";
import {
  deleteGoodImportRows,
  type Import,
  listAllImportRows,
  lockImport,
  lockImports,
  updateImport,
  updateImportRowProblems,
} from "./queries/imports.server.ts";

/**
 * Brings in the valid rows of an import in one transaction. If the process is killed, nothing of it remains and the job
 * runs again; running it again after success changes nothing. If data has changed since the check, the import fails and
 * the page shows the rows concerned.
 */
export async function runImport(db: Db, { importId }: { importId: string }): Promise<void> {
  await db.transaction(async (db) => {
    await lockImports(db);
    const found = await lockImport(db, importId);
    if (found?.state !== "running") return;
    await lockOrganizationChanges(db); // no organization closes between the check and the end
    const rows = await listAllImportRows(db, importId);
    const good = rows.filter(({ problems }) => problems.length === 0);
    const checked = await checkRows(db, found.kind, good);
    const wrong = checked.filter(({ problems }) => problems.length > 0);
    if (wrong.length > 0 || !(await mayStill(db, found)))
      return fail(db, { ...found, problemCount: rows.length - good.length }, wrong);
    const counts =
      found.kind === "people" ? await bringInPeople(db, found, checked) : await organizationsFrom(db, found, checked);
    await deleteGoodImportRows(db, importId);
    await updateImport(db, importId, { state: "done", counts, finishedAt: currentTime() });
    await insertAuditEvents(db, [
      { actorId: found.startedBy, action: "import.done", detail: { importId, rows: checked.length } },
    ]);
    await tell(db, found, "import_done");
  });
}

async function mayStill(db: Db, { startedBy }: Import): Promise<boolean> {
  return startedBy !== null && canAdminister({ grants: await listGrantsInForce(db, startedBy) });
}

async function fail(db: Db, found: Import, wrong: Checked<unknown>[]): Promise<void> {
  await updateImportRowProblems(
    db,
    found.id,
    wrong.map(({ row: { line }, problems }) => ({ line, problems })),
  );
  await updateImport(db, found.id, {
    state: "failed",
    problemCount: found.problemCount + wrong.length,
    finishedAt: currentTime(),
  });
  await tell(db, found, "import_failed");
}

async function tell(
  db: Db,
  { id, startedBy, fileName, rowCount, problemCount }: Import,
  template: "import_done" | "import_failed",
) {
  const person = startedBy === null ? null : await findPerson(db, startedBy);
  if (!person) return;
  const to = { personId: person.id, email: person.email, language: person.language, timeZone: person.timeZone };
  const linkPath = `/admin/imports/${id}`;
  if (template === "import_failed") await queueMail(db, to, { template, data: { fileName, linkPath } });
  else await queueMail(db, to, { template, data: { fileName, rows: rowCount - problemCount, linkPath } });
}

async function bringInPeople(db: Db, found: Import, checked: AnyChecked[]) {
  const plans = checked.flatMap(({ plan }) => (plan && "email" in plan ? [plan] : []));
  const counts: Record<string, number> = {};
  for (const effect of plans.flatMap(({ effects }) => effects)) counts[effect] = (counts[effect] ?? 0) + 1;
  const mailed = new Set<string>();
  const mailIds: string[] = [];
  for (let from = 0; from < plans.length; from += portion) {
    const some = plans.slice(from, from + portion);
    await bringInMembers(db, found, some);
    mailIds.push(...(await inviteSome(db, found, some, mailed)));
    await pause();
  }
  if (mailIds.length > 0) await updateImportedInvitationMails(db, found.id, mailIds);
  return counts;
}

/** Applies the rows of people who have an account. */
async function bringInMembers(db: Db, { id, startedBy }: Import, plans: PersonPlan[]): Promise<void> {
  const today = dayOf(currentTime(), homeZone);
  const theirs = plans.flatMap(({ personId, ...plan }) => (personId === null ? [] : [{ personId, ...plan }]));
  const joining = theirs.flatMap(({ personId, organizationId, title, startsOn, effects }) =>
    organizationId !== null && effects.includes("join")
      ? [{ personId, organizationId, title, startedOn: startsOn ?? today }]
      : [],
  );
  const learning = theirs.flatMap(({ personId, cohortId, effects }) =>
    cohortId !== null && effects.includes("join_cohort") ? [{ personId, cohortId, joinedOn: today }] : [],
  );
  const granted = theirs
    .filter(({ effects }) => effects.includes("add_role"))
    .map(({ personId, ...plan }) => ({ personId, ...grantOf(plan), grantedBy: startedBy, reason: "By an import." }));
  await insertMemberships(db, joining);
  await insertCohortMemberships(db, learning);
  await insertRoleGrants(db, granted);
  await insertAuditEvents(db, [
    ...joining.map(
      ({ personId, organizationId }): AuditEvent => ({
        ...{ actorId: startedBy, action: "membership.started", subjectId: personId, organizationId },
        detail: { importId: id },
      }),
    ),
    ...granted.map(
      ({ personId, role, organizationId, cohortId }): AuditEvent => ({
        ...{ actorId: startedBy, action: "role.granted", subjectId: personId, organizationId },
        detail: { importId: id, role, cohort: cohortId },
      }),
    ),
  ]);
}

/** Invites everybody else; one mail for each address, whose link accepts all of this import's invitations. Returns the ids of the mails. */
async function inviteSome(db: Db, found: Import, plans: PersonPlan[], mailed: Set<string>): Promise<string[]> {
  const starter = found.startedBy === null ? null : await findPerson(db, found.startedBy);
  const expiresAt = fromNow(invitationDays.usual * days);
  const made = plans
    .filter(({ effects }) => effects.includes("invite"))
    .map(({ personId: _personId, effects: _effects, ...invited }) => ({ ...invited, secret: newSecret() }));
  const rows: NewInvitation[] = made.map(({ secret, ...invited }) => ({
    ...invited,
    id: randomUUID(),
    tokenHash: tokenHashOf(secret),
    invitedBy: found.startedBy,
    importId: found.id,
    note: found.note,
    expiresAt,
  }));
  await insertInvitations(db, rows);
  if (!found.mailsInvitations) return [];
  const first = made.filter(({ email }) => {
    const address = email.toLowerCase();
    return !mailed.has(address) && mailed.add(address);
  });
  const ids = first.flatMap(({ organizationId, cohortId }) => [organizationId, cohortId].filter((id) => id !== null));
  const facts = await findMailedNames(db, found.startedBy, [...new Set(ids)]);
  const posted = await queueMails(
    db,
    "invitation",
    first.map(({ email, secret, role, organizationId, cohortId }) => ({
      to: { personId: null, email, language: "en", timeZone: homeZone },
      data: {
        inviterName: starter?.name ?? "",
        ...promiseInMail(facts, { role, organizationId, cohortId }),
        note: found.note,
        linkPath: invitationPath(secret),
        days: invitationDays.usual,
      },
      uselessAfter: expiresAt,
    })),
  );
  return posted.map(({ mailId }) => mailId);
}
