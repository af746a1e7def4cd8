import { beforeAll, expect, test } from "vitest";
import { buildRelease } from "#app/catalog/build.server.ts";
import { loadRelease, saveRelease } from "#app/catalog/release.server.ts";
import { compileMessages } from "#app/messages/compile.ts";
import { check } from "./checking.ts";
import { artifactText, handoutText, programText, protocolText, sessionText } from "./program-files.ts";
import { type ContentFolder, courseText, inContentFolder, lessonText } from "./writing.ts";

beforeAll(compileMessages);

const whole = {
  "protocols/rounds.yaml": protocolText(),
  "programs/p/program.yaml": programText(),
  "programs/p/sessions/01-first.yaml": sessionText("first", 0),
  "programs/p/artifacts/note.yaml": artifactText(),
  "programs/p/handouts/guide.yaml": handoutText(),
};

const checked = (files: Record<string, string>) => inContentFolder({ ...whole, ...files }, check);

test("a program that is right has no mistakes, and a course that is not written yet may be named", async () => {
  const courses = `courses:
  - { course: c, week: 1, reason: It exists. }
  - { course: later, title: Later, week: 2, reason: It does not exist yet. }
`;
  const sentences = await checked({
    "programs/p/program.yaml": programText(courses),
    "courses/c/course.mdx": courseText("c"),
    "courses/c/01-l.md": lessonText("l"),
  });
  expect(sentences).toEqual([]);
});

test("protocols and courses that nobody wrote are named, with what was probably meant", async () => {
  const more = `courses:
  - { course: cc, week: 1, reason: Misspelled. }
discussion:
  - { key: d, title: D, week: 1, text: What now?, protocol: nothing-like-it }
`;
  const sentences = await checked({
    "programs/p/program.yaml": programText(more),
    "programs/p/sessions/01-first.yaml": sessionText("first", 0).replace("protocol: rounds", "protocol: round"),
    "courses/ccc/course.mdx": courseText("ccc"),
    "courses/ccc/01-l.md": lessonText("l"),
  });
  expect(sentences).toEqual([
    'programs/p/program.yaml:11:15  "cc": no course has this id; write "ccc", or give a title to show it as not written yet.',
    'programs/p/program.yaml:13:61  "nothing-like-it": no file in protocols/ has this name; write one, or use another.',
    'programs/p/sessions/01-first.yaml:8:61  "round": no file in protocols/ has this name; did you mean "rounds"?',
  ]);
});

test("minutes that do not add up, and parts that are too short for their protocol", async () => {
  const sentences = await checked({
    "protocols/rounds.yaml": protocolText().replace("minutes: 15", "minutes: 20"),
    "programs/p/sessions/01-first.yaml": sessionText("first", 0).replace("minutes: 20, title", "minutes: 19, title"),
    "programs/p/sessions/02-second.yaml": sessionText("second", 2).replace("protocol: rounds, ", ""),
  });
  expect(sentences).toEqual([
    'programs/p/sessions/01-first.yaml:4:10  "minutes: 30": the parts add up to 29 minutes; write 29 here, or change a part.',
    'programs/p/sessions/01-first.yaml:8:16  "minutes: 19": the protocol takes 20 minutes, more than this part; give it the time, or choose another.',
    'programs/p/sessions/02-second.yaml:8:41  "kind: protocol": this part is a protocol but does not say which; add protocol with the name of a file in protocols/.',
    'protocols/rounds.yaml:4:10  "minutes: 20": the rounds add up to 15 minutes; write 15 here, or change a round.',
  ]);
});

test("keys, addresses and weeks that contradict each other", async () => {
  const sentences = await checked({
    "protocols/rounds.yaml": protocolText().replace("key: talk", "key: look"),
    "protocols/Rounds.yml": protocolText(),
    "programs/p/sessions/02-second.yaml": sessionText("first", 3),
    "programs/p/sessions/03-third.yaml": sessionText("third", 1),
  });
  expect(sentences).toEqual([
    'programs/p/sessions/02-second.yaml:1:6  "first": programs/p/sessions/01-first.yaml has the same session key; give each its own.',
    'programs/p/sessions/03-third.yaml:3:7  "week: 1": the session before it, programs/p/sessions/02-second.yaml, is in week 3; number the files in the order of their weeks.',
    'protocols/rounds.yaml:1:1  "rounds": protocols/Rounds.yml has the same address; rename one of them.',
    'protocols/rounds.yaml:8:12  "look": another round of this file has the same key; give each its own.',
  ]);
});

test("a rubric has four levels, and settings say what they want", async () => {
  const sentences = await checked({
    "programs/p/program.yaml": programText("month: 9\n"),
    "programs/p/sessions/01-first.yaml": sessionText("first", 0).replace("kind: talk", "kind: speech"),
    "programs/p/artifacts/note.yaml": artifactText("[one, two, three]").replace("kind: long", "kind: essay"),
  });
  expect(sentences).toEqual([
    'programs/p/artifacts/note.yaml:6:59  "kind: essay": "kind of item 1 in fields" must be one of text, long, link, file, data.',
    'programs/p/artifacts/note.yaml:8:35  "levels of item 1 in rubric": "levels of item 1 in rubric" must have four levels, from beginning to strong.',
    'programs/p/program.yaml:10:1  "month": there is no such setting; write "months".',
    'programs/p/sessions/01-first.yaml:7:42  "kind: speech": "kind of item 1 in parts" must be one of protocol, talk, work, break.',
  ]);
});

test("files that nobody would read are named", async () => {
  const sentences = await checked({
    "programs/kick-off.yaml": sessionText("k", 0),
    "programs/p/02-second.yaml": sessionText("second", 2),
    "programs/p/artifact/plan.yaml": artifactText(),
    "programs/p/sessions/03-third.md": "Words",
    "programs/q/sessions/01-first.yaml": sessionText("first", 0),
    "protocols/walk.docx": "Words",
  });
  expect(sentences).toEqual([
    "programs/kick-off.yaml:1:1  this file stands in no program; put it into a program's folder.",
    "programs/p/02-second.yaml:1:1  this file is not read; put it into sessions/, artifacts/ or handouts/, or into program.yaml.",
    "programs/p/artifact:1:1  a program has the folders sessions, artifacts and handouts; rename this one.",
    "programs/p/sessions/03-third.md:1:1  sessions end in .yaml, so this file is not read; save it as one.",
    "programs/q:1:1  this folder has no program.yaml; add one with title, summary, audience, overview, months and hours.",
    "protocols/walk.docx:1:1  protocols end in .yaml, so this file is not read; save it as one.",
  ]);
});

async function build(folder: ContentFolder, previous: Awaited<ReturnType<typeof buildRelease>>["release"] | null) {
  const { release, problems } = await buildRelease({ ...folder, previous });
  return { release, problems, catalog: loadRelease(await saveRelease(folder.dataDir, release)) };
}

test("a program's version changes with any of its files, and with nothing else", async () => {
  await inContentFolder(whole, async (folder) => {
    const { release, catalog } = await build(folder, null);
    const first = catalog.programsBySlug.get("p");
    expect(first?.agendas.map(({ key }) => key)).toEqual(["first"]);
    expect(first?.handouts[0]?.sections).toEqual([{ title: "Before", text: "Read it.", lines: 2 }]);
    expect(catalog.protocolsBySlug.get("rounds")?.rounds).toHaveLength(2);

    await folder.write({ "courses/c/course.mdx": courseText("c"), "courses/c/01-l.md": lessonText("l") });
    const second = await build(folder, release);
    expect(second.catalog.programsBySlug.get("p")?.version).toBe(first?.version);

    await folder.write({ "programs/p/artifacts/note.yaml": artifactText("[one, two, three, five]") });
    const third = await build(folder, second.release);
    expect(third.catalog.programsBySlug.get("p")?.version).not.toBe(first?.version);
    expect(third.release.hash).not.toBe(second.release.hash);
  });
});

test("a broken file keeps the last good version of the whole program, or of the protocol, and says why", async () => {
  await inContentFolder(whole, async (folder) => {
    const { release, catalog } = await build(folder, null);
    const good = catalog.programsBySlug.get("p");
    await folder.write({
      "programs/p/program.yaml": programText().replace("A program", "A better program"),
      "programs/p/sessions/01-first.yaml": sessionText("first", 0).replace("minutes: 30", "minutes: half an hour"),
      "protocols/rounds.yaml": protocolText().replace("who: all", "who: anyone"),
    });
    const broken = await build(folder, release);
    const kept = broken.catalog.programsBySlug.get("p");
    expect(kept).toEqual({ ...good, problem: expect.stringContaining("01-first.yaml:4:10") });
    expect(broken.catalog.protocolsBySlug.get("rounds")?.rounds[0]?.who).toBe("all");
    expect(broken.problems).toHaveLength(2);

    await folder.write({ "programs/p/sessions/01-first.yaml": sessionText("first", 0) });
    const mended = await build(folder, broken.release);
    expect(mended.catalog.programsBySlug.get("p")).toMatchObject({ title: "A better program", problem: null });
  });
});
