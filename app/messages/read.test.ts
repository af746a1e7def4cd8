import { globSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { areasOf, type MessageFile, messagesIn } from "./read.ts";

const app = fileURLToPath(new URL("../", import.meta.url));

test("Each file of messages is named after the folder that says them", () => {
  const folders = globSync("**/", { cwd: app, exclude: ["routes"] }).map((folder) => folder.split("/").at(-1));
  const files = globSync("../content/messages/*.json", { cwd: app }).map((file) => file.replace(/^.*\/|\.json$/g, ""));
  expect(files.length).toBeGreaterThan(0);
  expect(files.filter((file) => !folders.includes(file))).toEqual([]);
});

test("Each area is told with its file and its messages", () => {
  const files: MessageFile[] = [
    { file: "jobs.json", messages: { "adminJobs.title": "Jobs" } },
    { file: "ui.json", messages: { "app.close": "Close", "app.name": "Sound Practice", "nav.home": "Home" } },
  ];
  expect(areasOf(files).map(({ area, file, entries }) => [area, file, entries.length])).toEqual([
    ["adminJobs", "jobs.json", 1],
    ["app", "ui.json", 2],
    ["nav", "ui.json", 1],
  ]);
});

test("One key in two files is refused, with both files named", () => {
  const files = ["jobs.json", "site.json"].map((file) => ({ file, messages: { "job.title": "Jobs" } }));
  expect(() => areasOf(files)).toThrow('"job.title" stands in both jobs.json and site.json. Keep one.');
});

test("One area in two files is refused, with the file that has it", () => {
  const files: MessageFile[] = [
    { file: "jobs.json", messages: { "job.title": "Jobs" } },
    { file: "site.json", messages: { "job.lead": "What runs" } },
  ];
  expect(() => areasOf(files)).toThrow('"job.lead" in site.json belongs to jobs.json, which has the area "job".');
});

test("A key that stands twice in one file is refused, since JSON would keep the last without a word", () => {
  const text = '{\n  "job.title": "Jobs",\n  "job.title": "Work"\n}\n';
  expect(() => messagesIn("jobs.json", text)).toThrow('jobs.json: "job.title" stands here twice.');
});

test.each(['["Jobs"]', '{"job.title": {"one": "Job"}}', "null"])("%s is refused", (text) => {
  expect(() => messagesIn("jobs.json", text)).toThrow(
    "content/messages/jobs.json: write one object of keys and texts.",
  );
});
