import { createHash } from "node:crypto";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound, tooManyRequests } from "#app/http/refusals.ts";
import { readCalendarFeed } from "#app/meetings/calendar-feed.server.ts";
import { db } from "#db/pool.server.ts";

/** A person's calendar for calendar programs, which the token in the address authorizes. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const token = /^([\w-]{43})\.ics$/.exec(params.file ?? "")?.[1];
  const feed = token ? await readCalendarFeed(db, token, context.clientAddress) : null;
  if (!feed) throw notFound("Calendar");
  if ("waitUntil" in feed) throw tooManyRequests(feed.waitUntil);
  const etag = `"${createHash("sha256").update(feed.text).digest("base64url")}"`;
  const headers = { ETag: etag, "Cache-Control": "private, no-cache" };
  const known = (request.headers.get("if-none-match") ?? "").split(",").map((each) => each.trim().replace(/^W\//, ""));
  if (known.includes(etag)) return new Response(null, { status: 304, headers });
  return new Response(feed.text, { headers: { ...headers, "Content-Type": "text/calendar; charset=utf-8" } });
}
