import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { draftKey, readDraft, removeDraft, writeDraft } from "./draft-store.ts";

const key = draftKey("ana", "averages", "notice");
const draft = { text: "I notice.", base: 2, writer: "phone", asked: "as first asked" };
const kept = new Map<string, string>();

beforeEach(() => {
  kept.clear();
  vi.stubGlobal("localStorage", {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
    removeItem: (name: string) => kept.delete(name),
  });
});
afterEach(() => vi.unstubAllGlobals());

test("a draft comes back with the wording that it answers", () => {
  expect(writeDraft(key, draft)).toBe(true);
  expect(readDraft(key)).toEqual(draft);
  removeDraft(key, "newer words of another tab");
  expect(readDraft(key)).toEqual(draft);
  removeDraft(key, draft.text);
  expect(readDraft(key)).toBeNull();
});

test("one from before drafts named a wording is still words", () => {
  const { asked: _, ...older } = draft;
  kept.set(key, JSON.stringify(older));
  expect(readDraft(key)).toEqual({ ...draft, asked: null });
});

test.each(["", "null", "[]", '{"text": 1, "base": 1}', "{"])("what is no draft is none: %s", (text) => {
  kept.set(key, text);
  expect(readDraft(key)).toBeNull();
});
