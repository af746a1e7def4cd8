import { setTimeout as delay } from "node:timers/promises";
import { currentMaintenance } from "#app/maintenance/maintenance.server.ts";
import { migrationsAreCurrent } from "#db/migrations/migrate.server.ts";
import { db } from "#db/pool.server.ts";

const patienceMs = 2_000;

type Health = "ok" | "migrations-pending" | "database-unreachable";

/** Public, for monitoring: whether the server is fit to take requests. */
export async function loader(): Promise<Response> {
  const health = await Promise.race([healthOf(), delay(patienceMs, "database-unreachable" as const, { ref: false })]);
  const closed = currentMaintenance() ? { maintenance: true } : {};
  const body = health === "ok" ? { status: "ok", ...closed } : { status: "unavailable", reason: health };
  return Response.json(body, { status: health === "ok" ? 200 : 503, headers: { "Cache-Control": "no-store" } });
}

async function healthOf(): Promise<Health> {
  try {
    return (await migrationsAreCurrent(db)) ? "ok" : "migrations-pending";
  } catch {
    return "database-unreachable";
  }
}
