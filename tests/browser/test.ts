import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import type { Db } from "#db/client.server.ts";
import { createPerson, openDatabase, type Somebody, signIn } from "./people.ts";

type Fixtures = {
  /** Console messages that a test causes on purpose, such as the one about a missing page. */
  expectedComplaints: RegExp | null;
  /** Everything the browser reported against our pages so far. */
  complaints: string[];
  address: string;
  /** A new, signed-in account. */
  person: Somebody;
};

/** Every test fails if a page complains: in the console, by violating its policy, or by requesting another site. */
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
    const person = await createPerson(db);
    await signIn(context, db, address, person.id);
    await use(person);
  },
});

export { expect };

/**
 * Waits until React has hydrated the page. Before that, a press on a control that needs scripts is lost, a link loads a
 * whole page, and a change of the document by a test is reported as a mismatch.
 */
export async function hydrated(page: Page): Promise<void> {
  const isHydrated = () =>
    page.evaluate(() => {
      const key = Object.keys(document).find((name) => name.startsWith("__reactContainer$"));
      return key !== undefined && Reflect.get(document, key).stateNode.current.memoizedState.isDehydrated === false;
    });
  await expect.poll(isHydrated, { message: "React has hydrated the page", timeout: 30_000 }).toBe(true);
}

/** Records what browsers of this context report against our pages; call it for contexts that a test opens itself. */
export async function listenTo(context: BrowserContext, address: string, complaints: string[]): Promise<void> {
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
      console.error(`Policy: ${violatedDirective} refused ${blockedURI}`),
    );
  });
  context.on("console", (message) => {
    const { url } = message.location();
    // Mail is shown in a frame that blocks all scripts: ours, the mail's, and Playwright's.
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
