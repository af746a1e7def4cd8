import { describeError, log } from "#app/log/log.ts";
import { connect, type Db } from "./client.server.ts";

/** How far a replica may be behind before nobody reads it. */
export const longestLagMs = 5_000;

const betweenMs = 1_000;

/** Where the primary's write-ahead log ended at a moment of this process's clock. */
type Sample = { at: number; lsn: string };

let replica: { db: Db; upToDateAt: number } | null = null;

/** Whether this process knows a replica, in use or not. */
export const hasReplica = (): boolean => replica !== null;

/** The replica's pool; null without a replica, and while it is too far behind or does not answer. */
export function replicaDb(): Db | null {
  return replica && performance.now() - replica.upToDateAt <= longestLagMs ? replica.db : null;
}

/**
 * Follows a streaming replica: each second, asks the primary where its log ends, and the replica how much of it has been
 * replayed. A server that is no replica of this primary, or no longer one, counts as one that never catches up.
 */
export function startReplica(primaryUrl: string, replicaUrl: string): { stop(): Promise<void> } {
  const pages = connect(replicaUrl, { statementTimeoutMs: 15_000 });
  const [primary, standby] = [connect(primaryUrl, { max: 1 }), connect(replicaUrl, { max: 1 })];
  const followed = { db: pages.db, upToDateAt: Number.NEGATIVE_INFINITY };
  replica = followed;
  let samples: Sample[] = [];
  let isStopping = false;
  let timer: NodeJS.Timeout | undefined;
  let isFailing = false;

  const look = async () => {
    const at = performance.now();
    const [now] = await primary.sql<{ lsn: string; identifier: string }[]>`
      select pg_current_wal_insert_lsn()::text as lsn, system_identifier::text as identifier from pg_control_system()`;
    if (!now) return;
    samples = [...samples.filter((sample) => at - sample.at <= longestLagMs), { at, lsn: now.lsn }];
    const [ats, lsns] = [samples.map((sample) => sample.at), samples.map(({ lsn }) => lsn)];
    const [replayed] = await standby.sql<{ at: number | null }[]>`
      select max(sample.at) as at from unnest(${ats}::float8[], ${lsns}::text[]::pg_lsn[]) as sample (at, lsn)
      where pg_is_in_recovery() and sample.lsn <= pg_last_wal_replay_lsn()
        and ${now.identifier} = (select system_identifier::text from pg_control_system())`;
    if (replayed && replayed.at !== null) followed.upToDateAt = replayed.at;
  };
  const lookAgain = async () => {
    try {
      await look();
      isFailing = false;
    } catch (error) {
      if (!isFailing && !isStopping) log.warn(describeError(error), "the replica cannot be followed and is not read");
      isFailing = true;
    }
    if (!isStopping) timer = setTimeout(lookAgain, betweenMs).unref();
  };
  void lookAgain();
  return {
    stop: async () => {
      isStopping = true;
      clearTimeout(timer);
      if (replica === followed) replica = null;
      await Promise.all([pages, primary, standby].map(({ sql }) => sql.end({ timeout: 1 })));
    },
  };
}
