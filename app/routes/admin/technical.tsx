import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { alertsOf } from "#app/operations/alerts.ts";
import { siteOverview } from "#app/operations/overview.server.ts";
import { Facts, FactTable } from "#app/operations/ui/facts.tsx";
import { site } from "#app/settings/site.server.ts";
import { administrator } from "#app/signed-in/administrator.server.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayAndTimeIn } from "#app/time/dates.ts";
import { Notice } from "#app/ui/notice.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { AdminPage } from "./admin-page.tsx";

export const meta: MetaFunction = () => [{ title: titled(m.technicalTitle(), m.adminSection()) }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { timeZone } = await administrator(request);
  const { processes, runs, lastBackupAt, ...facts } = await siteOverview(db);
  const say = (moment: Date) => dayAndTimeIn(timeZone, moment.toISOString());
  const alerts = alertsOf({ ...facts, processes, lastBackupAt, canMail: site().canMail, say, now: currentTime() });
  return {
    ...facts,
    alerts,
    lastBackup: lastBackupAt && say(lastBackupAt),
    processes: processes.map(({ host, pid, version, releaseHash, startedAt }) => ({
      ...{ host, pid, version, releaseHash },
      since: say(startedAt),
    })),
    runs: runs.map(({ rule, removed, ranAt }) => ({ rule, removed, ran: say(ranAt) })),
    removedInAll: runs.reduce((sum, { removed }) => sum + removed, 0),
    lastRetention: lastOf(
      runs.map(({ ranAt }) => ranAt),
      say,
    ),
  };
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

export default function TechnicalPage() {
  const loaded = useLoaderData<typeof loader>();
  const { alerts } = loaded;
  return (
    <AdminPage title={m.technicalTitle()} lead={m.technicalLead()}>
      <div className="stack-8">
        {alerts.length > 0 ? (
          <Notice kind="care" title={m.overviewAttention()}>
            <ul>
              {alerts.map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          </Notice>
        ) : (
          <Notice kind="done" title={m.overviewWell()} />
        )}
        <Work {...loaded} />
        <Processes {...loaded} />
        <Database {...loaded} />
        <Retention {...loaded} />
      </div>
    </AdminPage>
  );
}

function Work({ jobs, workers, mails }: Pick<Loaded, "jobs" | "workers" | "mails">) {
  return (
    <Facts
      title={m.overviewJobs()}
      facts={[
        [m.overviewJobsWaiting(), count(jobs.waiting)],
        [m.overviewJobsRunning(), count(jobs.running)],
        [m.overviewJobsDeferred(), count(jobs.deferred)],
        [m.overviewJobsDead(), count(jobs.dead)],
        [m.overviewWorkers(), count(workers)],
        [m.overviewMailWaiting(), count(mails.waiting)],
        [m.overviewMailFailed(), count(mails.failed)],
      ]}
    />
  );
}

function Processes({ processes, release }: Pick<Loaded, "processes" | "release">) {
  return (
    <FactTable
      title={m.overviewProcesses()}
      note={m.overviewRelease({ hash: release ?? m.overviewNever() })}
      columns={[m.overviewProcess(), m.overviewVersion(), m.overviewContent(), m.overviewSince()]}
      rows={processes.map(({ host, pid, version, releaseHash, since }) => [
        `${host}, ${pid}`,
        version,
        releaseHash === release ? m.overviewContentCurrent() : m.overviewContentOlder(),
        since,
      ])}
    />
  );
}

function Database({ database, lastBackup, tables, slow }: Pick<Loaded, "database" | "lastBackup" | "tables" | "slow">) {
  const { connections, maxConnections } = database;
  return (
    <>
      <Facts
        title={m.overviewDatabase()}
        facts={[
          [m.overviewDatabaseVersion(), database.version],
          [m.overviewDatabaseSize(), size(database.bytes)],
          [m.overviewConnections(), m.overviewConnectionsOf({ count: connections, most: maxConnections })],
          [m.overviewLastBackup(), lastBackup ?? m.overviewNever()],
        ]}
      />
      <FactTable
        title={m.overviewTables()}
        fold={m.overviewTablesFold({ count: tables.length })}
        columns={[m.overviewTable(), m.overviewRows(), m.overviewSize()]}
        rows={tables.map(({ name, rows, bytes }) => [name, count(rows), size(bytes)])}
        numbers={[1, 2]}
      />
      <FactTable
        title={m.overviewSlow()}
        note={slow === null ? m.overviewSlowNone() : null}
        fold={m.overviewSlowFold({ count: slow?.length ?? 0 })}
        columns={[m.overviewStatement(), m.overviewCalls(), m.overviewMean(), m.overviewTotal()]}
        rows={(slow ?? []).map(({ words, calls, meanMs, totalMs }) => [
          words,
          count(calls),
          meanMs.toFixed(1),
          count(Math.round(totalMs / 1000)),
        ])}
        numbers={[1, 2, 3]}
      />
    </>
  );
}

function Retention({ runs, lastRetention, removedInAll }: Pick<Loaded, "runs" | "lastRetention" | "removedInAll">) {
  return (
    <FactTable
      title={m.overviewRetention()}
      note={
        lastRetention
          ? m.overviewRetentionLast({ when: lastRetention, count: removedInAll })
          : m.overviewRetentionNone()
      }
      fold={m.overviewRetentionFold({ count: runs.length })}
      columns={[m.overviewRule(), m.overviewRemoved(), m.overviewRan()]}
      rows={runs.map(({ rule, removed, ran }) => [m.overviewRuleName({ rule }), count(removed), ran])}
      numbers={[1]}
    />
  );
}

/** The latest of some moments in words; null when there are none. */
function lastOf(moments: Date[], say: (moment: Date) => string): string | null {
  const last = Math.max(...moments.map(Number));
  return moments.length > 0 ? say(new Date(last)) : null;
}

const count = (number: number) => number.toLocaleString("en-US");

/** Bytes in a readable unit: "1.2 GB". */
function size(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log(bytes) / Math.log(1024)));
  return `${(bytes / 1024 ** power).toFixed(power > 1 ? 1 : 0)} ${units[power]}`;
}
