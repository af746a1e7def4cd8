import { globSync, readFileSync } from "node:fs";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { GuardedTextArea } from "./guarded-text.tsx";

const coaching = [
  "app/{cohorts,inquiry,meetings,instruments}",
  "app/learning/artifacts",
  "app/routes/{artifacts,cohorts,inquiry,instruments,library,meetings}",
];

/** Fields that are for something else, or have a guard around them: how many of each file. */
const otherFields: Record<string, number> = {
  "app/inquiry/evaluation/ui/plain-area.tsx": 1, // no word of it leaves the page
  "app/learning/artifacts/ui/artifact-editor.tsx": 1, // in a ChildDataGuard, as its single-line fields are
  "app/routes/cohorts/invitations.tsx": 1, // addresses of adults
  "app/routes/meetings/participants.tsx": 1, // the list of a video meeting, with names of adults
};

test("every long text of coaching and of inquiry warns of data about children", () => {
  const files = globSync(coaching.map((folder) => `${folder}/**/*.tsx`));
  const fields = files.flatMap((file) => {
    const count = readFileSync(file, "utf8").match(/<(TextArea|textarea)\b/g)?.length ?? 0;
    return count > 0 ? [[file, count] as const] : [];
  });
  expect(Object.fromEntries(fields)).toEqual(otherFields);
});

const roster = "Name\tDOB\nAmina Warsame\t2014-03-02\nBo Lee\t2014-05-09\nCy Fox\t2013-12-30";

test("a text that looks like a roster is warned of before any script runs, and others are not", () => {
  const shown = (text: string) =>
    renderToStaticMarkup(<GuardedTextArea name="text" label="Notes" defaultValue={text} />);
  expect(shown(roster)).toContain('class="child-data');
  expect(shown("Ten of forty families came.")).not.toContain('class="child-data');
});
