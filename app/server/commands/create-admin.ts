/**
 * `npm run admin:create`: the first administrator. Prompts for what is not given as --email, --name or ADMIN_PASSWORD.
 */
import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { createAccount } from "#app/identity/accounts/account.server.ts";
import { insertRoleGrant } from "#app/identity/people/queries/role-grants.server.ts";
import { migrate } from "#db/migrations/migrate.server.ts";
import { Refusal } from "../refusal.ts";
import { withDatabase } from "./with-database.ts";

const { values: given } = parseArgs({ options: { email: { type: "string" }, name: { type: "string" } } });

await withDatabase(async (db, { url }) => {
  const account = {
    email: given.email ?? (await ask("E-mail: ")),
    name: given.name ?? (await ask("Name: ")),
    password: process.env.ADMIN_PASSWORD ?? (await askSecretly("Password: ")),
  };
  if (!/^\S+@\S+$/.test(account.email)) throw new Refusal(`"${account.email}" is not an e-mail address.`);
  if (!account.name.trim()) throw new Refusal("An administrator needs a name.");

  await migrate(url);
  const created = await db.transaction(async (db) => {
    const created = await createAccount(db, { ...account, isVerified: true });
    if (typeof created === "object") {
      const reason = "Made with npm run admin:create.";
      await insertRoleGrant(db, { personId: created.personId, role: "administrator", reason });
    }
    return created;
  });
  if (created === "taken") throw new Refusal(`Somebody already has an account with ${account.email}.`);
  if (created === "weak_password") throw new Refusal("This password is too easy to guess: choose a longer one.");
  process.stdout.write(`${account.email} is an administrator and can sign in.\n`);
});

async function ask(question: string): Promise<string> {
  if (!process.stdin.isTTY) throw new Refusal("Say who: npm run admin:create -- --email ana@example.org --name Ana");
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await prompt.question(question);
  prompt.close();
  return answer.trim();
}

/** Typed input is not echoed; piped input is read whole. */
async function askSecretly(question: string): Promise<string> {
  if (!process.stdin.isTTY) return (await text(process.stdin)).replace(/\r?\n$/, "");
  process.stdout.write(question);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const prompt = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  const answer = await prompt.question("");
  prompt.close();
  process.stdout.write("\n");
  return answer;
}
