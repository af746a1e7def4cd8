import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import axe from "axe-core";
import { and, eq } from "drizzle-orm";
import { HtmlValidate } from "html-validate";
import type { Db } from "#db/client.server.ts";
import { creditEntries, people, reflections } from "#db/schema/index.ts";
import { measureEachLookOnce } from "./looks.ts";
import { mailInMailbox } from "./mailbox.ts";
import { type Role, roles } from "./pages/finds.ts";
import { pagePaths, table } from "./pages.ts";
import { demoPerson, signIn } from "./people.ts";
import { expect, hydrated, test } from "./test.ts";

const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** The themes differ in color alone, so the second pass checks only rules about color. */
const rulesOfColor = ["color-contrast", "link-in-text-block"];

const validator = new HtmlValidate({
  root: true,
  extends: ["html-validate:recommended", "html-validate:document"],
  rules: {
    // The case of tags and attributes in React's output does not matter to browsers.
    "attr-case": "off",
    "attribute-boolean-style": "off",
    "attribute-empty-style": "off",
    "no-implicit-input-type": "off",
    "void-style": "off",
    // React makes ids such as ":r1:", which HTML allows.
    "valid-id": ["error", { relaxed: true }],
    // An answer may be a list, and a title may be as long as a question.
    "form-dup-name": "off",
    "long-title": "off",
    // A fieldset may also serve only to disable its fields.
    "wcag/h71": "off",
    // Everything comes from our own origin, over the same connection as the page.
    "require-sri": "off",
  },
});

/** Where people are redirected who may not open the page. */
const wayOf = { "sign-in": /\/sign-in(\/|\?|$)/, home: /^\// };

/** Pages that differ by role. */
const differing = [
  "",
  "artifacts/:artifact",
  "reflections",
  "reflections/shared",
  "settings/privacy",
  "admin/people",
  "admin/people/:person",
];

test("every page of app/routes.ts has a row", () => {
  expect(table.map(([path]) => path).sort()).toEqual(pagePaths().sort());
});

for (const role of roles) {
  test.describe(role, () => {
    test.use({ expectedComplaints: /Failed to load resource: the server responded with a status of 404/ });
    test.beforeEach(async ({ context, db, address }) => {
      // Once for all pages of a context, because it costs as much as some of the rules.
      await context.addInitScript(axe.source);
      if (role !== "nobody") await signIn(context, db, address, (await demoPerson(db, `${role}@demo.example`)).id);
    });

    test("redirects or answers 404 where the table says so", async ({ context, db }) => {
      for (const [, { addresses, finds }] of table) {
        const found = finds(role);
        if (found === "page") continue;
        for (const path of addresses) {
          const answer = await context.request.get(await filled(path, db), { maxRedirects: 0 });
          expect(`${path}: ${answer.status()}`).toMatch(found === "nothing" ? /: 404$/ : /: 30[23]$/);
          if (found !== "nothing") expect(answer.headers().location, path).toMatch(wayOf[found]);
        }
      }
    });

    // Twenty share one browser context, because a new one costs as much as a page.
    for (const group of groupsOf(20, drawnFor(role))) {
      test(`${group[0]?.path} to ${group.at(-1)?.path} have valid HTML and no accessibility problems in both themes`, async ({
        page,
        db,
      }) => {
        test.setTimeout(group.length * 30_000);
        for (const { path, status } of group) {
          await test.step(path, async () => {
            expect.soft(await problemsAt(page, await filled(path, db), status), path).toEqual([]);
          });
        }
      });
    }
  });
}

test("every page has a unique title", async ({ context, db, address }) => {
  await signIn(context, db, address, (await demoPerson(db, "educator@demo.example")).id);
  const titles = new Map<string, string>();
  for (const [, { addresses, finds }] of table) {
    if (finds("educator") !== "page") continue;
    // After a search or a write, the same page keeps its title.
    for (const path of addresses.filter(
      (each) => !addresses.includes(each.split("?")[0] ?? "") || !each.includes("?"),
    )) {
      const answer = await context.request.get(await filled(path, db), { maxRedirects: 0 });
      // A member's messages are one thread, to which the list of threads leads them.
      if (answer.status() !== 200) continue;
      const title = /<title>([^<]*)<\/title>/.exec(await answer.text())?.[1] ?? "";
      expect(title, path).not.toBe("");
      expect(titles.get(title), `“${title}” is the title of ${path} and of another page`).toBeUndefined();
      titles.set(title, path);
    }
  }
});

/** The pages to render as a role: those that no earlier role rendered, and those that differ for it. */
function drawnFor(role: Role): { path: string; status: number }[] {
  return table.flatMap(([row, { addresses, finds }]) => {
    if (row === "*") return role === "nobody" ? addresses.map((path) => ({ path, status: 404 })) : [];
    if (finds(role) !== "page") return [];
    const isFirst = roles.find((each) => each !== "nobody" && finds(each) === "page") === role;
    if (role !== "nobody" && !isFirst && !differing.includes(row)) return [];
    return addresses.map((path) => ({ path, status: 200 }));
  });
}

/** The address with its parameters filled from the demo world. */
async function filled(path: string, db: Db): Promise<string> {
  if (path.includes(":reflection")) return path.replace(":reflection", await sharedReflection(db));
  if (path.includes("/mailbox/:mail")) return path.replace(":mail", await mailInMailbox(db));
  if (path.includes("/corrections/:entry")) return path.replace(":entry", await entryOfLedger(db));
  return path;
}

async function entryOfLedger(db: Db): Promise<string> {
  const [row] = await db.select({ id: creditEntries.id }).from(creditEntries).orderBy(creditEntries.id).limit(1);
  if (!row) throw new Error("The demo world's ledger is empty.");
  return String(row.id);
}

async function sharedReflection(db: Db): Promise<string> {
  const [row] = await db
    .select({ id: reflections.id })
    .from(reflections)
    .innerJoin(people, eq(people.id, reflections.personId))
    .where(and(eq(people.email, "educator@demo.example"), eq(reflections.visibility, "cohort")))
    .limit(1);
  if (!row) throw new Error("The demo educator shares no reflection.");
  return row.id;
}

/** Everything wrong with a page, in light, in dark and on the smallest phone. */
async function problemsAt(page: Page, address: string, status: number): Promise<string[]> {
  await page.setViewportSize({ width: 1280, height: 720 });
  // Without animation, so that no color is measured during a theme change.
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  const response = await page.goto(address);
  const problems = response?.status() === status ? [] : [`answered ${response?.status()}, not ${status}`];
  problems.push(...(await problemsOfHtml((await response?.text()) ?? "")));
  problems.push(...(await problemsOfDocument(page)));
  await leaveLettersOut(page);
  await measureEachLookOnce(page, "light");
  problems.push(...(await problemsByAxe(page, standards)));
  await page.emulateMedia({ colorScheme: "dark" });
  await measureEachLookOnce(page, "dark");
  problems.push(...(await problemsByAxe(page, rulesOfColor)));
  if (address.startsWith("/participation")) {
    // Tables become lists of entries on a phone, which no other size shows.
    await page.setViewportSize({ width: 375, height: 667 });
    await measureEachLookOnce(page, "dark");
    problems.push(...(await problemsByAxe(page, standards)));
  }
  await page.setViewportSize({ width: 320, height: 640 });
  const scroll = await sidewaysScroll(page);
  return scroll === 0 ? problems : [...problems, `${scroll} px of sideways scroll at 320 px`];
}

async function problemsOfHtml(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  const found = results.flatMap(({ messages }) => messages);
  return found.map(({ ruleId, message, selector, line }) => `${ruleId}: ${message} (${selector}, ${line})`);
}

async function problemsOfDocument(page: Page): Promise<string[]> {
  const { headings, language, title } = await page.evaluate(() => ({
    headings: [...document.querySelectorAll("h1")].map(({ textContent }) => textContent),
    language: document.documentElement.lang,
    title: document.title,
  }));
  return [
    ...(headings.length === 1 && headings[0]?.trim() ? [] : [`its h1 are ${JSON.stringify(headings)}`]),
    ...(language === "en" ? [] : [`its language is ${language}`]),
    ...(title.endsWith("Sound Practice") ? [] : [`its title is “${title}”`]),
  ];
}

/** A mail's frame runs no scripts, so axe cannot check it; mail is checked by the same rules separately. */
async function leaveLettersOut(page: Page): Promise<void> {
  const frames = page.locator("iframe");
  if ((await frames.count()) === 0) return;
  await hydrated(page);
  await frames.evaluateAll((frames) => {
    for (const frame of frames) frame.remove();
  });
}

/** Without frames everything is in one document, where axe needs no second page to combine its findings. */
async function problemsByAxe(page: Page, runOnly: string[]): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page, axeSource: "void 0" })
    .setLegacyMode()
    .options({ runOnly, resultTypes: ["violations"] })
    .analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help} (${target.join(" ")}) ${failureSummary}`),
  );
}

function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

function groupsOf<Each>(size: number, all: readonly Each[]): Each[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));
}
