import { type Choice, type OwnInput, type Reading, readOwnTable } from "./own-table.ts";

/** One table to read. Only what is left after suppression goes back to the page. */
export type Job = { id: number; input: OwnInput; choice: Choice };
export type Done = { id: number; reading: Reading };

addEventListener("message", ({ data }: MessageEvent<Job>) => {
  const { id, input, choice } = data;
  const done: Done = { id, reading: read(input, choice) };
  postMessage(done);
});

function read(input: OwnInput, choice: Choice): Reading {
  try {
    return readOwnTable(input, choice);
  } catch {
    return { kind: "unreadable", why: "damaged" };
  }
}
