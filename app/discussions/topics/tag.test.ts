import { expect, test } from "vitest";
import { longestTag, mostTags, tagOf, tagsIn } from "./tag.ts";

test.each([
  ["Numbers, family letters", ["Numbers", "family letters"]],
  ["#Numbers, ＃families", ["Numbers", "families"]],
  ["numbers, NUMBERS,Númbers", ["numbers"]],
  ["ماهو، ارقام؛ خانه", ["ماهو", "ارقام", "خانه"]],
  ["数据，家庭、问题", ["数据", "家庭", "问题"]],
  ["a\u200bb\u202ec,\u2066,\u200b", ["abc"]],
  [" , ,, \n", []],
  ["<b>bold</b>", ["<b>bold</b>"]],
])("%j lists %j", (typed, names) => {
  const tags = tagsIn(typed);
  expect(Array.isArray(tags) ? tags.map(({ name }) => name) : null).toEqual(names);
});

test("a list says what is wrong with it", () => {
  const many = (count: number) => Array.from({ length: count }, (_, at) => `tag ${at}`).join(",");
  expect(tagsIn(many(mostTags))).toHaveLength(mostTags);
  expect(tagsIn(many(1_000))).toEqual({ why: "too-many", count: 1_000 });
  expect(tagsIn("x".repeat(longestTag))).toHaveLength(1);
  expect(tagsIn("x".repeat(10_000))).toMatchObject({ why: "too-long" });
  expect(tagsIn("numbers, 🎉")).toEqual({ why: "no-letter", tag: "🎉" });
});

test("tags that differ by case, accents or what cannot be seen are one", () => {
  for (const typed of ["Números", "NUMEROS", "nu\u0301meros", "#numeros", "num\u200beros", " numeros "]) {
    expect(tagOf(typed)?.folded, typed).toBe("numeros");
  }
  expect(tagOf("!?")).toBeNull();
});
