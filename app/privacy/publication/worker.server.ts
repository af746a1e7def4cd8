import { parentPort, workerData } from "node:worker_threads";
import { protectHere } from "./protected.server.ts";
import { type ShortSet, shortName } from "./short-keys.ts";

const { set, knows, milliseconds }: ShortSet & { milliseconds: number } = workerData;

function* namesOf(numbers: Uint32Array) {
  for (const number of numbers) yield shortName(number);
}

parentPort?.postMessage(await protectHere(set, milliseconds, knows.map(namesOf)));
