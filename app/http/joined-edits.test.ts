import { describe, expect, test } from "vitest";
import { joinEdits } from "./joined-edits.server.ts";
import { shownField, shownText } from "./shown-fields.ts";

const opened = {
  name: "Maple",
  startsOn: "2026-09-01",
  capacity: 20,
  takesRequests: true,
  language: "en",
  place: null,
};

/** A form on a page that showed `opened`, with some of its fields changed. */
function formWith(changes: Record<string, string>): FormData {
  const form = new FormData();
  const { takesRequests, ...fields } = opened;
  const shown = { ...fields, takesRequests: takesRequests ? "on" : "", ...changes };
  for (const [name, value] of Object.entries(shown)) if (value) form.set(name, String(value));
  form.set(shownField, shownText(opened));
  return form;
}

describe("a form that was opened before somebody else saved", () => {
  test("takes what they saved where its author changed nothing, ticks and emptied fields too", () => {
    const form = formWith({ name: "Maple Grove" });
    expect(joinEdits(form, { ...opened, capacity: null, takesRequests: false, place: "Room 3" })).toBeNull();
    const joined = Object.fromEntries(form);
    expect(joined).toMatchObject({ name: "Maple Grove", place: "Room 3" });
    expect(joined).not.toHaveProperty("capacity");
    expect(joined).not.toHaveProperty("takesRequests");
  });

  test("keeps its words where both changed a field, and quotes what was saved", () => {
    const form = formWith({ name: "Maple Grove" });
    const conflict = joinEdits(form, { ...opened, name: "Alder" });
    expect(conflict?.problems.name?.join()).toContain("“Alder”");
    expect(form.get("name")).toBe("Maple Grove");
  });

  test("replaces it when it is sent again, and not what is saved in between", () => {
    const form = formWith({ name: "Maple Grove" });
    const saved = { ...opened, name: "Alder" };
    form.set(shownField, joinEdits(form, saved)?.values[shownField] ?? "");
    expect(joinEdits(form, { ...saved, name: "Birch" })?.problems.name?.join()).toContain("“Birch”");
    expect(joinEdits(form, saved)).toBeNull();
    expect(form.get("name")).toBe("Maple Grove");
  });

  test.each([
    [{ startsOn: "2026-10-01" }, { startsOn: "2026-09-15" }, /September 15|Sep 15/],
    [{ language: "es" }, { language: "vi" }, /something else was chosen here/],
    [{ name: "Maple Grove" }, { name: "" }, /what stood here was removed/],
    [{ name: "Maple Grove" }, { name: "x".repeat(5_000) }, /x{600} …/],
  ])("says of %j over %j: %s", (typed, saved, sentence) => {
    const conflict = joinEdits(formWith(typed), { ...opened, ...saved }, ["language"]);
    expect(Object.values(conflict?.problems ?? {}).flat()).toEqual([expect.stringMatching(sentence)]);
  });

  test("has no conflict where both typed the same, or line ends and outer spaces differ alone", () => {
    expect(joinEdits(formWith({ name: " Alder\r\n1 " }), { ...opened, name: "Alder\n1" })).toBeNull();
  });
});

test.each(["", "{", "null", "[1]", '{"name":7}'])("a form that says of its page only %j is taken as typed", (text) => {
  const form = formWith({ name: "Maple Grove" });
  form.set(shownField, text);
  expect(joinEdits(form, { ...opened, name: "Alder" })).toBeNull();
  expect(form.get("name")).toBe("Maple Grove");
});
