import { and, asc, desc, eq, inArray, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { isCohortRunning } from "#app/identity/person/queries/in-force.server.ts";
import { holdsWords } from "#app/search/queries/matching.server.ts";
import type { Db } from "#db/client.server.ts";
import { cohorts, invitations, mails, organizations } from "#db/schema/index.ts";
import type { InvitationScopes } from "../invitation.ts";
import type { InvitationList, InvitationOrder, InvitationSearch, MailedState } from "../invitation-search.ts";
import { descriptions, inState, isUsed, within } from "./invitations.server.ts";

const pageSize = 25;

function inList(list: InvitationList): SQL | undefined {
  if (list !== "unanswered") return inState(list);
  return and(isNotNull(invitations.email), sql`not ${isUsed}`, isNull(invitations.revokedAt));
}

/** Sent mail is deleted before its invitation is; what remains is that it was mailed. */
const mailed: Record<MailedState, SQL> = {
  waiting: sql`${mails.state} = 'waiting'`,
  sent: sql`(${mails.state} in ('sent', 'captured') or (${mails.state} is null and ${invitations.mailedAt} is not null))`,
  failed: sql`${mails.state} in ('failed', 'dropped')`,
  none: sql`${invitations.mailedAt} is null and ${invitations.email} is not null`,
};

/** Failed mail first, then mail that waits: what needs someone is on top. */
const mailOrder = sql`case when ${mailed.failed} then 0 when ${mailed.waiting} then 1 when ${mailed.none} then 2 else 3 end`;

const orders: Record<InvitationOrder, { by: SQL; isDescending: boolean }> = {
  newest: { by: sql`${invitations.createdAt}`, isDescending: true },
  to: { by: sql`lower(${invitations.email})`, isDescending: false },
  end: { by: sql`${invitations.expiresAt}`, isDescending: false },
  mail: { by: mailOrder, isDescending: false },
};

/** A page of the invitations within reach, searched by address, name, organization or cohort. */
export async function listInvitations(
  db: Db,
  reach: InvitationScopes,
  { list, mail, q, sort, page }: InvitationSearch,
) {
  const words = sql`concat_ws(' ', ${invitations.email}, readable_email(${invitations.email}), ${invitations.name},
    ${organizations.name}, ${cohorts.name})`;
  const wanted = and(within(reach), inList(list), mail ? mailed[mail] : undefined, holdsWords(q, words));
  const [counted] = await db
    .select({ total: sql<number>`count(*)::int` })
    .from(invitations)
    .leftJoin(organizations, eq(organizations.id, invitations.organizationId))
    .leftJoin(cohorts, eq(cohorts.id, invitations.cohortId))
    .leftJoin(mails, eq(mails.id, invitations.mailId))
    .where(wanted);
  const total = counted?.total ?? 0;
  const pageCount = Math.max(1, Math.ceil(total / pageSize));
  const shown = Math.min(Math.max(1, Math.trunc(page) || 1), pageCount);
  const { by, isDescending } = orders[sort.by];
  const rows = await descriptions(db)
    .where(wanted)
    .orderBy(isDescending === sort.isReversed ? asc(by) : desc(by), asc(invitations.id))
    .limit(pageSize)
    .offset((shown - 1) * pageSize);
  return { invitations: rows, total, page: shown, pageCount };
}

/** Those of these invitations that are within reach and neither used up nor revoked, by address. */
export async function listUnsettledInvitations(db: Db, reach: InvitationScopes, ids: string[]) {
  if (ids.length === 0) return [];
  return descriptions(db)
    .where(and(inArray(invitations.id, ids), within(reach), sql`not ${isUsed}`, isNull(invitations.revokedAt)))
    .orderBy(asc(sql`lower(${invitations.email})`), asc(invitations.id));
}

/** `failed` counts undelivered invitations, `failedMails` those whose mail is still in the outbox as failed. */
type InvitationCounts = { open: number; failed: number; failedMails: number };

/** How many invitations are open, and of how many the latest mail failed; counted up to `most`. */
export async function countInvitations(db: Db, most: number): Promise<InvitationCounts> {
  const counted = (condition: SQL | undefined) => sql`(select count(*)::int from (select 1 from ${invitations}
    left join ${mails} on ${mails.id} = ${invitations.mailId} where ${condition} limit ${most}) counted)`;
  const [row] = await db.execute<InvitationCounts>(sql`select
    ${counted(inState("open"))} as open, ${counted(and(inState("open"), mailed.failed))} as failed,
    ${counted(and(inState("open"), sql`${mails.state} = 'failed'`))} as "failedMails"`);
  return row ?? { open: 0, failed: 0, failedMails: 0 };
}

/** Running cohorts that a person may invite to, by name. */
export async function listCohortsToInviteTo(db: Db, { isEverything, isEveryScope, cohortIds }: InvitationScopes) {
  const isAll = isEverything || isEveryScope;
  return db
    .select({ id: cohorts.id, name: cohorts.name })
    .from(cohorts)
    .where(and(isCohortRunning("cohorts"), isAll ? undefined : inArray(cohorts.id, cohortIds)))
    .orderBy(asc(cohorts.name), cohorts.id)
    .limit(500);
}
