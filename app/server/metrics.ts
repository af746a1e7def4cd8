/** What a web process measures for Prometheus. Loaded only where METRICS_PORT is set. */
import type { ServerBuild } from "@remix-run/node";
import { matchRoutes } from "@remix-run/react";
import type { RequestHandler } from "express";
import { AggregatorRegistry, collectDefaultMetrics, Gauge, Histogram } from "prom-client";
import { findOldestWaitingSeconds, listQueueCounts } from "#app/jobs/queries/queues.server.ts";
import { countMailsByState } from "#app/mail/queries/mails.server.ts";
import { findSiteState } from "#app/maintenance/queries/site-state.server.ts";
import { findDatabaseFacts } from "#app/operations/queries/database-facts.server.ts";
import type { Db } from "#db/client.server.ts";
import { db } from "#db/pool.server.ts";

/** Counting mails stops here. */
const mostMails = 9_999;

/** Starts measuring; returns the handler that observes each request. The start command's process adds all processes up. */
export function startMetrics(build: ServerBuild): RequestHandler {
  new AggregatorRegistry(); // answers the start command's process
  collectDefaultMetrics();
  measureSite(db);
  const requests = new Histogram({
    name: "http_request_duration_seconds",
    help: "Seconds until an answer was sent, by route",
    labelNames: ["method", "route", "status"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  });
  const routeOf = routeNames(build);
  return (request, response, next) => {
    const end = requests.startTimer();
    const { method } = request;
    const route = routeOf(request.path);
    response.once("close", () => end({ method, route, status: response.writableFinished ? response.statusCode : 499 }));
    next();
  };
}

/** The pattern of the route that answers an address: as many names as there are routes, and nobody's ids. */
function routeNames(build: ServerBuild): (pathname: string) => string {
  const routes = Object.values(build.routes).flatMap((route) => (route?.path ? [{ path: `/${route.path}` }] : []));
  return (pathname) => {
    if (/^\/(assets|content\/modules)\//.test(pathname)) return "file";
    const page = pathname.replace(/\.data$/, "").replace(/^\/_root$/, "/");
    return page === "/" ? "/" : (matchRoutes(routes, page)?.at(-1)?.route.path ?? "none");
  };
}

/** Every process sees the same database, so the largest answer of all is the site's. */
function measureSite(db: Db): void {
  const measure = (name: string, help: string, read: () => Promise<number | null>) =>
    new Gauge({
      ...{ name: `sound_practice_${name}`, help, aggregator: "max" as const },
      async collect() {
        const value = await read().catch(() => null); // a database that is away is told by /healthcheck
        if (value !== null) this.set(value);
      },
    });
  measure("jobs_waiting", "Jobs that could run now", async () =>
    (await listQueueCounts(db)).reduce((sum, { waiting }) => sum + waiting, 0),
  );
  measure("jobs_oldest_seconds", "How long the oldest of them has waited", () => findOldestWaitingSeconds(db));
  measure("mails_waiting", "Mails that wait to be sent", async () => (await countMailsByState(db, mostMails)).waiting);
  measure("mails_failed", "Mails given up", async () => (await countMailsByState(db, mostMails)).failed);
  measure("database_connections", "Connections to the database", async () => (await findDatabaseFacts(db)).connections);
  measure("last_backup_timestamp_seconds", "When the last backup was made, 0 if none was", async () => {
    const at = (await findSiteState(db))?.lastBackupAt;
    return at ? at.getTime() / 1000 : 0;
  });
}
