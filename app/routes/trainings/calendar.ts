import { createHash } from "node:crypto";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { calendarFeed } from "#app/meetings/calendar.server.ts";
import * as m from "#app/messages/catalog.ts";
import { site } from "#app/settings/site.server.ts";
import { currentTime } from "#app/time/clock.ts";
import { listCatalogSessions } from "#app/trainings/runs/queries/catalog-sessions.server.ts";
import { runFilterIn } from "#app/trainings/runs/run-filter.ts";
import { db } from "#db/pool.server.ts";

/** Public: the sessions of trainings to come as a calendar to subscribe to, filtered like the catalog's page. */
export async function loader({ request }: LoaderFunctionArgs) {
  const filter = runFilterIn(new URL(request.url).searchParams);
  const sessions = await listCatalogSessions(db, filter, currentTime());
  const pageUrlOf = ({ id, runId }: { id: string; runId: string }) =>
    `${site().address}/trainings/${runId}#session-${id}`;
  const text = calendarFeed(sessions, { name: m.trainingsTitle(), pageUrlOf });
  const etag = `"${createHash("sha256").update(text).digest("base64url")}"`;
  const headers = { ETag: etag, "Cache-Control": "public, max-age=300" };
  if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
  return new Response(text, { headers: { ...headers, "Content-Type": "text/calendar; charset=utf-8" } });
}
