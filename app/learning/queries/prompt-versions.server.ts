import { and, eq } from "drizzle-orm";
import type { PromptDefinition } from "#app/catalog/prompt.ts";
import type { Db } from "#db/client.server.ts";
import { promptVersions } from "#db/schema/catalog.ts";

/** An earlier version of a prompt; null if that version was never shown. */
export async function findPromptDefinition(
  db: Db,
  lessonId: string,
  promptId: string,
  version: string,
): Promise<PromptDefinition | null> {
  const [known] = await db
    .select({ definition: promptVersions.definition })
    .from(promptVersions)
    .where(
      and(
        eq(promptVersions.lessonId, lessonId),
        eq(promptVersions.promptId, promptId),
        eq(promptVersions.version, version),
      ),
    );
  return known?.definition ?? null;
}
