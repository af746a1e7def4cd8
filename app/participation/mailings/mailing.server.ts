import type { Grant } from "#app/identity/person/role.ts";
import { queueMails } from "#app/mail/outbox.server.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayOf, daysAfter, homeZone } from "#app/time/dates.ts";
import { monthRange } from "#app/time/month-range.ts";
import type { Db } from "#db/client.server.ts";
import { periodInWords } from "../periods/period-words.ts";
import { type ParticipationScope, participationScopeOf } from "../scope.ts";
import { monthsAround, type News, newsFor } from "./mailing.ts";
import {
  type DueMailing,
  deleteMailings,
  findMonthNews,
  insertMailing,
  listFrozenSince,
  listReadableReports,
  lockDueMailings,
  updateSentOn,
} from "./queries/mailings.server.ts";

type Actor = { id: string; grants: readonly Grant[] };

/** Sends a lead the monthly mail from next month on; asking twice changes nothing. */
export async function askForMails(db: Db, actor: Actor, now = currentTime()): Promise<"asked" | "refused"> {
  if (!participationScopeOf(actor)) return "refused";
  await insertMailing(db, actor.id, now);
  return "asked";
}

/** Stops the monthly mail; stopping it twice changes nothing. */
export async function stopMails(db: Db, actor: { id: string }): Promise<void> {
  await deleteMailings(db, [actor.id]);
}

/** How many days back a mail can tell of: more than two months, for leads whose last mail would have been empty. */
const newsDays = 70;

/**
 * Mails each lead who asked for it, once a month, links to what is new: a job, each day. What would be empty is not sent,
 * and is looked at again the next day. Somebody who no longer leads gets nothing, and the request is deleted. Safe to run
 * twice and at once.
 */
export async function mailFigures(db: Db, now = currentTime()): Promise<void> {
  const day = dayOf(now, homeZone);
  const { monthStart, lastMonthStart } = monthsAround(day);
  await db.transaction(async (db) => {
    const due = (await lockDueMailings(db, monthStart, now)).map((mailing) => ({
      ...{ mailing, scope: participationScopeOf(mailing) },
    }));
    const lost = due.filter(({ scope }) => scope === null).map(({ mailing }) => mailing.personId);
    await deleteMailings(db, lost);
    const leads = due.flatMap(({ mailing, scope }) => (scope ? [{ mailing, scope }] : []));
    if (leads.length === 0) return;
    const news = await newsSince(db, { day, lastMonthStart }, leads);
    const mails = leads.flatMap(({ mailing, scope }) => {
      const mailed = newsFor(scope, news, lastTold(mailing));
      return mailed ? [{ mailing, mailed }] : [];
    });
    const month = monthRange(lastMonthStart, daysAfter(monthStart, -1));
    await queueMails(
      db,
      "participation_figures",
      mails.map(({ mailing, mailed }) => ({ to: recipientOf(mailing), data: { month, ...mailed } })),
    );
    await updateSentOn(
      db,
      mails.map(({ mailing }) => mailing.personId),
      day,
    );
  });
}

const lastTold = ({ sentOn, since }: DueMailing) => new Date(sentOn ?? since);

const recipientOf = ({ personId, email, language, timeZone }: DueMailing) => ({ personId, email, language, timeZone });

async function newsSince(
  db: Db,
  { day, lastMonthStart }: { day: string; lastMonthStart: string },
  leads: { scope: ParticipationScope }[],
): Promise<News> {
  const since = daysAfter(day, -newsDays);
  const organizationIds = leads.flatMap(({ scope }) => (scope.kind === "organizations" ? scope.organizationIds : []));
  const month = await findMonthNews(db, lastMonthStart, [...new Set(organizationIds)]);
  const frozen = await listFrozenSince(db, since);
  const reports = await listReadableReports(db, { since, day });
  return {
    hasPeople: month.hasPeople,
    activeOrganizationIds: new Set(month.activeIds),
    frozen: frozen.map(({ at, ...period }) => ({
      ...{ periodId: period.periodId, words: periodInWords(period), at: new Date(at) },
    })),
    reports: reports.map(({ publishedAt, ...report }) => ({
      ...{ ...report, publishedAt: publishedAt === null ? null : new Date(publishedAt) },
    })),
  };
}
