import { rm } from "node:fs/promises";
import type { TestProject } from "vitest/node";
import { emptyDataDir, freePort, ready, startApplication, stop } from "./application.ts";

declare module "vitest" {
  export interface ProvidedContext {
    preparedData: string;
  }
}

/** Starts and stops the application once, so that each test begins with a copy of the resulting data folder. */
export default async function setUp({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = await emptyDataDir();
  const application = await ready(startApplication({ PORT: await freePort(), DATA_DIR: folder }));
  await stop(application);
  provide("preparedData", folder);
  return () => rm(folder, { recursive: true, force: true });
}
