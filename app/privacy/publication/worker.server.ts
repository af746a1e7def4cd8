import { parentPort, workerData } from "node:worker_threads";
import { protectHere } from "./protected.server.ts";

parentPort?.postMessage(await protectHere(workerData.set, workerData.milliseconds, workerData.known));
