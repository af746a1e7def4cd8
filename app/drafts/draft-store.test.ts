import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import { times } from "#tests/effort.ts";
import { type Draft, draftIn } from "./draft.ts";
import { DraftStore } from "./draft-store.ts";

const key = (letter: string) => Buffer.alloc(32, letter).toString("base64url");

class Memory implements Storage {
  readonly kept = new Map<string, string>();
  isFull = false;
  get length() {
    return this.kept.size;
  }
  key = (at: number) => [...this.kept.keys()][at] ?? null;
  getItem = (name: string) => this.kept.get(name) ?? null;
  setItem(name: string, value: string) {
    if (this.isFull) throw new DOMException("full", "QuotaExceededError");
    this.kept.set(name, value);
  }
  removeItem = (name: string) => void this.kept.delete(name);
  clear = () => this.kept.clear();
}

const device = () => ({ device: new Memory(), tab: new Memory() });
const ana = { personId: "ana", key: key("a"), isShared: false };
const bea = { personId: "bea", key: key("b"), isShared: false };

const draft = (words: string, more: Partial<Draft> = {}): Draft => ({
  ...{ writer: "phone", place: "averages notice", action: "/a", page: "/a#notice", label: "What do you notice?" },
  ...{ typed: ["text"], isReady: true, refusal: null, typedAt: 1, fields: [["text", words]] },
  ...more,
});

afterEach(() => vi.unstubAllGlobals());

test("any words come back as they were typed, each page's apart, oldest first, and only to their author", async () => {
  const page = fc.record({ words: fc.string({ unit: "binary", maxLength: 300 }), typedAt: fc.integer() });
  await fc.assert(
    fc.asyncProperty(fc.array(page, { maxLength: 5 }), async (pages) => {
      const stores = device();
      const store = new DraftStore(ana, stores);
      for (const [at, { words, typedAt }] of pages.entries())
        expect(await store.put(draft(words, { writer: `page${at}`, typedAt }))).toBe(true);
      const { drafts } = await new DraftStore(ana, stores).list();
      expect(drafts.map(({ typedAt }) => typedAt)).toEqual(pages.map(({ typedAt }) => typedAt).sort((a, b) => a - b));
      for (const { writer, fields } of drafts)
        expect(fields).toEqual([["text", pages[Number(writer.slice(4))]?.words]]);
      expect(await new DraftStore(bea, stores).list()).toEqual({ drafts: [], unreadable: 0 });
    }),
    { numRuns: times(40) },
  );
});

test.each([
  ["100,000 characters", "漢".repeat(100_000)],
  ["emoji", "👩🏽‍🏫 said 👍🏿"],
  ["letters apart from their accents", "é".normalize("NFD")],
])("%s are kept whole, and nobody reads them on the device", async (_, words) => {
  const stores = device();
  await new DraftStore(ana, stores).put(draft(words));
  expect((await new DraftStore(ana, stores).list()).drafts[0]?.fields).toEqual([["text", words]]);
  expect([...stores.device.kept.values()].join()).not.toContain(words.slice(0, 4));
});

test("a draft whose key is gone is counted, and stays until it is discarded", async () => {
  const stores = device();
  await new DraftStore({ ...ana, key: key("old") }, stores).put(draft("Sealed before."));
  const store = new DraftStore(ana, stores);
  expect(await store.list()).toEqual({ drafts: [], unreadable: 1 });
  await new DraftStore(bea, stores).put(draft("Bea's."));
  await store.discardAll();
  expect(await store.list()).toEqual({ drafts: [], unreadable: 0 });
  expect((await new DraftStore(bea, stores).list()).drafts).toHaveLength(1);
});

test("what is sealed opens under its own name alone", async () => {
  const stores = device();
  const store = new DraftStore(ana, stores);
  await store.put(draft("Mine."));
  const [[name, value] = ["", ""]] = stores.device.kept;
  stores.device.kept.set(name.replace("phone", "laptop"), value);
  expect(await store.list()).toMatchObject({ drafts: [{ writer: "phone" }], unreadable: 1 });
});

describe("once the server has answered", () => {
  test("what it took goes, and words typed meanwhile stay", async () => {
    const store = new DraftStore(ana, device());
    await store.put(draft("First."));
    await store.put(draft("First. And more."));
    await store.remove(draft("First."));
    expect((await store.list()).drafts).toEqual([draft("First. And more.")]);
    await store.remove(draft("First. And more."));
    expect((await store.list()).drafts).toEqual([]);
  });

  test("what it refused stays with its reason, unless it was changed meanwhile", async () => {
    const store = new DraftStore(ana, device());
    await store.put(draft("Too long."));
    await store.refuse(draft("Too long, before."), "No.");
    expect((await store.list()).drafts[0]).toMatchObject({ isReady: true, refusal: null });
    await store.refuse(draft("Too long."), "No.");
    expect((await store.list()).drafts[0]).toMatchObject({ isReady: false, refusal: "No." });
  });
});

test("many changes at once end with the last", async () => {
  const store = new DraftStore(ana, device());
  await Promise.all(
    Array.from({ length: 20 }, (_, at) => store.put(draft("x".repeat(20_000 - at * 1_000), { typedAt: at }))),
  );
  expect((await store.list()).drafts).toMatchObject([{ typedAt: 19 }]);
});

test("a full device says so, and keeps what it had", async () => {
  const stores = device();
  const store = new DraftStore(ana, stores);
  expect(await store.put(draft("Kept."))).toBe(true);
  stores.device.isFull = true;
  expect(await store.put(draft("Kept, and more."))).toBe(false);
  expect((await store.list()).drafts).toEqual([draft("Kept.")]);
});

test("where the browser cannot seal, a shared device keeps words in the tab alone", async () => {
  vi.stubGlobal("crypto", {});
  const stores = device();
  const shared = new DraftStore({ ...ana, isShared: true }, stores);
  expect(await shared.put(draft("In this tab."))).toBe(true);
  expect([stores.device.length, stores.tab.length, shared.canSeal]).toEqual([0, 1, false]);
  expect((await shared.list()).drafts).toEqual([draft("In this tab.")]);
});

test.each([
  "",
  "null",
  "[]",
  "{",
  '{"writer":1}',
  JSON.stringify({ ...draft("x"), action: "https://elsewhere.example/" }),
  JSON.stringify({ ...draft("x"), action: "//elsewhere.example/" }),
  JSON.stringify({ ...draft("x"), fields: [["text"]] }),
  JSON.stringify({ ...draft("x"), page: "javascript:alert(1)" }),
])("what is no draft of ours is none: %s", (text) => {
  expect(draftIn(text)).toBeNull();
});

test("a guest's words are kept for seven days, and nobody's drafts are among them", async () => {
  const stores = device();
  const guest = { personId: "guest", key: null, isShared: false, longestAgeMs: 7 * 24 * 3_600_000 };
  await new DraftStore(ana, stores).put(draft("Ana's"));
  const kept = new DraftStore(guest, stores);
  await kept.put(draft("new", { writer: "new", typedAt: Date.now() }));
  await kept.put(draft("old", { writer: "old", typedAt: Date.now() - guest.longestAgeMs - 1 }));
  expect((await kept.list()).drafts.map(({ writer }) => writer)).toEqual(["new"]);
  expect((await new DraftStore(ana, stores).list()).drafts).toHaveLength(1);
});
