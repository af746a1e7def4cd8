import { listCohortsWithRequests } from "#app/cohorts/programs/queries/cohort-requests.server.ts";
import { listImports } from "#app/identity/imports/queries/imports.server.ts";
import { importStateInWords } from "#app/identity/imports/ui/import-words.ts";
import { promiseInWords } from "#app/identity/invitations/invitation-line.ts";
import { countInvitations } from "#app/identity/invitations/queries/invitation-lists.server.ts";
import { findDuplicatePairs } from "#app/identity/organizations/duplicate.server.ts";
import { listGrantsEnding } from "#app/identity/people/queries/role-grants.server.ts";
import { countMailsByState } from "#app/mail/queries/mails.server.ts";
import * as m from "#app/messages/catalog.ts";
import type { Db } from "#db/client.server.ts";

/** Counting stops here, so that the page stays fast. */
const maxCounted = 9_999;
const grantsShown = 5;
const cohortsShown = 5;
const daysBeforeEnd = 30;

/** Something for an administrator to decide, in words, with the page to decide it on. */
export type Decision = { what: string; to: string };

/**
 * The state of people here: what needs a decision, the most urgent first; how many invitations are open; the last
 * import. `say` words a day.
 */
export async function peopleOverview(db: Db, say: (moment: Date) => string) {
  const [invitations, mails, requests, pairs, ending, { imports }] = await Promise.all([
    countInvitations(db, maxCounted),
    countMailsByState(db, maxCounted),
    listCohortsWithRequests(db, cohortsShown),
    findDuplicatePairs(db),
    listGrantsEnding(db, { days: daysBeforeEnd, most: grantsShown }),
    listImports(db, 1),
  ]);
  const [lastImport = null] = imports;
  // Those of invitations have a line of their own.
  const otherMails = mails.failed - invitations.failedMails;
  const isWaiting = lastImport?.state === "checked" || lastImport?.state === "failed";
  const decisions: (Decision | null)[] = [
    invitations.failed > 0
      ? { what: m.overviewInvitationsFailed({ count: invitations.failed }), to: "/admin/invitations?mail=failed" }
      : null,
    otherMails > 0
      ? { what: m.overviewMailFailedDecision({ count: otherMails }), to: "/admin/mail?state=failed" }
      : null,
    ...requests.map(({ cohortId, name, count }) => ({
      what: m.overviewRequests({ count, cohort: name }),
      to: `/cohorts/${cohortId}/people`,
    })),
    lastImport && isWaiting
      ? {
          what: m.overviewImportWaiting({
            file: lastImport.fileName,
            state: importStateInWords(lastImport.state, lastImport.problemCount),
          }),
          to: `/admin/imports/${lastImport.id}`,
        }
      : null,
    ...ending.grants.map((grant) => ({
      what: m.overviewGrantEnds({ name: grant.personName, role: promiseInWords(grant), day: say(grant.endsAt) }),
      to: `/admin/people/${grant.personId}`,
    })),
    ending.total > ending.grants.length
      ? { what: m.overviewGrantsMore({ count: ending.total - ending.grants.length }), to: "/admin/people" }
      : null,
    pairs.length > 0 ? { what: m.overviewDuplicates({ count: pairs.length }), to: "/admin/organizations" } : null,
  ];
  return { decisions: decisions.filter((each) => each !== null), openInvitations: invitations.open, lastImport };
}
