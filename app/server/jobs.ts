/** Maps each kind of job to the domain verb that does it. */

import { describeError, log } from "#app/log/log.ts";
import { site } from "#app/settings/site.server.ts";
import { connect, type Db } from "#db/client.server.ts";
import { tellOfDue } from "../cohorts/programs/due.server.ts";
import { sendDueInstruments } from "../cohorts/programs/instrument-calendar.server.ts";
import { keepSigningKey } from "../credit/credentials/signing-key.server.ts";
import { purgeRecords } from "../credit/purge.server.ts";
import { remindOfHolds } from "../credit/records-hold.server.ts";
import { checkStoredImport } from "../identity/imports/import-checking.server.ts";
import { runImport } from "../identity/imports/import-run.server.ts";
import type { JobHandlers } from "../jobs/job.ts";
import { startWorker, type Worker } from "../jobs/worker.server.ts";
import { mailSharedSummaries } from "../learning/shared-summary.server.ts";
import { mailTransportFor } from "../mail/mail-transport.server.ts";
import { sendMail } from "../mail/sending.server.ts";
import { mailTemplates } from "../mails.ts";
import { mailTrainingInvitations } from "../meetings/training-meeting.server.ts";
import { notificationChecks } from "../notification-checks.server.ts";
import { mailDigests, mailNotifications } from "../notifications/digest.server.ts";
import { mailFigures } from "../participation/mailings/mailing.server.ts";
import { countInTurns } from "../participation/measures/counting.server.ts";
import { freezeDuePeriods, freezePeriod } from "../participation/snapshots/freezing.server.ts";
import { writeDataExport } from "../personal-data/data-export.server.ts";
import { eraseAccount } from "../personal-data/erasure.server.ts";
import { applyRetentionRules } from "../personal-data/retention.server.ts";
import { minutes } from "../time/durations.ts";
import { forgetNeeds } from "../trainings/registration/needs.server.ts";
import { remindOfRuns } from "../trainings/registration/reminder.server.ts";
import { passOnOffers } from "../trainings/registration/waitlist.server.ts";

/** Each job holds one connection while it runs, and a few run at once. */
const connections = 8;

/**
 * Runs a database's jobs, with its own connections, until it is stopped. The queue listens on one connection, so it
 * uses the address that bypasses the pooler.
 */
export async function startJobs({ url, directUrl }: { url: string; directUrl: string }): Promise<Worker> {
  const { db, sql } = connect(url, { max: connections });
  const worker = await startWorker({
    url: directUrl,
    handlers: handlersOn(db),
    onProblem: ({ name, jobId, reason, error }) => {
      if (name === null) warnOfQueue(reason);
      else log.warn({ job: name, jobId, reason, ...describeError(error) }, "a job failed");
    },
  });
  return {
    stop: async () => {
      await worker.stop();
      await sql.end({ timeout: 5 });
    },
  };
}

/** Every loop notices an unavailable database again and again; one warning a minute is enough. */
const warnedAt = new Map<string, number>();

function warnOfQueue(reason: string): void {
  if (Date.now() - (warnedAt.get(reason) ?? 0) < 1 * minutes) return;
  warnedAt.set(reason, Date.now());
  log.warn({ reason }, "the job queue has a problem");
}

function handlersOn(db: Db): JobHandlers {
  const { address, isDemo, replyDomain } = site();
  const { MAIL_URL: mailUrl, MAIL_FROM: mailFrom } = process.env;
  const post = {
    mailTransport: mailTransportFor({ mailUrl, mailFrom, replyDomain, isDemo }),
    address,
    templates: mailTemplates,
  };
  return {
    "send-mail": (data, run) => sendMail(db, post, data, run),
    "write-data-export": (data) => writeDataExport(db, data),
    "erase-account": (data) => eraseAccount(db, data),
    "check-import": (data) => checkStoredImport(db, data),
    "run-import": (data) => runImport(db, data),
    "keep-retention-rules": async () => log.info(await applyRetentionRules(db), "what was kept long enough is removed"),
    "mail-summaries": () => mailSharedSummaries(db),
    "mail-notifications": () => mailNotifications(db, notificationChecks),
    "mail-digests": () => mailDigests(db, notificationChecks),
    "tell-of-due": () => tellOfDue(db),
    "send-instruments": () => sendDueInstruments(db),
    "mail-training-invitations": (data) => mailTrainingInvitations(db, data),
    "pass-on-offers": () => passOnOffers(db),
    "forget-needs": () => forgetNeeds(db),
    "keep-signing-key": () => keepSigningKey(db),
    "purge-records": async () => {
      await remindOfHolds(db);
      await purgeRecords(db);
    },
    "remind-of-trainings": () => remindOfRuns(db),
    "count-participation": (data) => countInTurns(db, data),
    "freeze-due-periods": () => freezeDuePeriods(db),
    "freeze-period": (data) => freezePeriod(db, data),
    "mail-figures": () => mailFigures(db),
  };
}
