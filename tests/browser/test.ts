import { type BrowserContext, test as base, expect } from "@playwright/test";
import type { Db } from "#db/client.server.ts";
import { newcomer, openDatabase, type Somebody, signIn } from "./people.ts";

type Fixtures = {
  /** What a test provokes on purpose, such as the console's word on a page that is not there. */
  expectedComplaints: RegExp | null;
  /** All that a browser said against our pages so far. */
  complaints: string[];
  address: string;
  /** Signed in, and new here. */
  person: Somebody;
};

/** Every test fails when a page complains: in the console, against the policy, or by asking another site. */
export const test = base.extend<Fixtures, { db: Db }>({
  db: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs
    async ({}, use) => {
      const { db, sql } = openDatabase();
      await use(db);
      await sql.end();
    },
    { scope: "worker" },
  ],
  expectedComplaints: [null, { option: true }],
  address: async ({ baseURL }, use) => use(baseURL ?? ""),
  complaints: [
    async ({ context, address, expectedComplaints }, use) => {
      const complaints: string[] = [];
      await listenTo(context, address, complaints);
      await use(complaints);
      expect(complaints.filter((complaint) => !expectedComplaints?.test(complaint))).toEqual([]);
    },
    { auto: true },
  ],
  person: async ({ context, db, address }, use) => {
    const person = await newcomer(db);
    await signIn(context, db, address, person.id);
    await use(person);
  },
});

export { expect };

/** Writes down what browsers of this context say against our pages; contexts that a test opens itself ask for it. */
export async function listenTo(context: BrowserContext, address: string, complaints: string[]): Promise<void> {
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
      console.error(`Policy: ${violatedDirective} refused ${blockedURI}`),
    );
  });
  context.on("console", (message) => {
    const { url } = message.location();
    // A mail is shown in a frame that runs no scripts: not ours, not a mail's, and not those of the test either.
    if (url === "about:srcdoc" && message.text().startsWith("Blocked script execution")) return;
    if (["error", "warning"].includes(message.type())) complaints.push(`${message.text()} (${url})`);
  });
  context.on("weberror", (failure) => {
    const { stack, message } = failure.error();
    complaints.push(`Uncaught at ${failure.page()?.url()}: ${stack ?? message}`);
  });
  context.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(`${address}/`) && !/^(data|blob):/.test(url)) complaints.push(`Another site was asked: ${url}`);
  });
}
