/**
 * `npm run admin:reset-second-step -- --email ines@example.org`: for the only administrator, if they lost every second
 * factor.
 */
import { parseArgs } from "node:util";
import { findPersonByEmail } from "#app/identity/people/queries/people.server.ts";
import { resetSecondStepByCommand } from "#app/identity/second-step/second-step.server.ts";
import { setSecretKey } from "#app/secrets/secrets.server.ts";
import { Refusal } from "../refusal.ts";
import { secretKeyFor } from "../secret-key.ts";
import { withDatabase } from "./with-database.ts";

const { values: given } = parseArgs({ options: { email: { type: "string" } } });

await withDatabase(async (db, { env }) => {
  setSecretKey(secretKeyFor(env)); // the mail about it is sealed in the outbox
  if (!given.email) throw new Refusal("Say whose: npm run admin:reset-second-step -- --email ines@example.org");
  const person = await findPersonByEmail(db, given.email.trim());
  const outcome = person ? await resetSecondStepByCommand(db, person.id) : "not_found";
  if (outcome === "not_found") throw new Refusal(`Nobody has an account with ${given.email}.`);
  process.stdout.write(
    `${given.email} has no second step now: no app, no passkeys, no recovery codes, and was signed out everywhere.\n`,
  );
});
