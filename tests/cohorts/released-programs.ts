import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serveRelease } from "#app/catalog/current.server.ts";
import { hashOf } from "#app/catalog/hash.server.ts";
import { assembleFiles, assemblePrograms } from "#app/catalog/program-assembly.server.ts";
import { readInstruments } from "#app/catalog/read-instruments.server.ts";
import { readPrograms } from "#app/catalog/read-programs.server.ts";
import { saveRelease } from "#app/catalog/release.server.ts";

/** Serves this checkout's programs and instruments alone, which spares a test the compiling of lessons. */
export async function servePrograms(): Promise<void> {
  const { kept: programs } = assemblePrograms(await readPrograms("content"), []);
  const { kept: instruments } = assembleFiles(await readInstruments("content"), []);
  const dataDir = await mkdtemp(join(tmpdir(), "sound-practice-programs-"));
  const nothing = { courses: [], glossary: [], data: {}, assets: {}, isPartial: false };
  serveRelease(
    await saveRelease(dataDir, { hash: hashOf([programs, instruments]), programs, instruments, ...nothing }),
  );
  await rm(dataDir, { recursive: true });
}
