import * as m from "#app/messages/catalog.ts";
import { days } from "#app/time/durations.ts";

type Facts = {
  database: { isMigrated: boolean };
  workers: number;
  jobs: { dead: number };
  mails: { failed: number };
  canMail: boolean;
  isKeyRight: boolean;
  release: string | null;
  processes: { releaseHash: string | null }[];
  lastBackupAt: Date | null;
  say: (moment: Date) => string;
  now: Date;
};

/** What needs an administrator's attention, in sentences, the most urgent first. */
export function alertsOf(facts: Facts): string[] {
  const { database, workers, jobs, mails, canMail, isKeyRight, release, processes, lastBackupAt, say, now } = facts;
  const older = processes.filter(({ releaseHash }) => releaseHash !== release).length;
  const isOld = lastBackupAt !== null && now.getTime() - lastBackupAt.getTime() > 2 * days;
  return [
    database.isMigrated ? null : m.overviewMigrationsPending(),
    isKeyRight ? null : m.overviewWrongKey(),
    workers > 0 ? null : m.overviewNoWorker(),
    canMail ? null : m.overviewNoMail(),
    jobs.dead > 0 ? m.overviewDead({ count: jobs.dead }) : null,
    mails.failed > 0 ? m.overviewFailedMail({ count: mails.failed }) : null,
    lastBackupAt ? null : m.overviewNoBackup(),
    isOld ? m.overviewOldBackup({ when: say(lastBackupAt) }) : null,
    older > 0 ? m.overviewOldContent({ count: older }) : null,
  ].filter((words) => words !== null);
}
