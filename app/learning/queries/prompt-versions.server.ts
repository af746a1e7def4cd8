import { and, eq } from "drizzle-orm";
import type { PromptDefinition } from "#app/catalog/prompt.ts";
import type { Db } from "#db/client.server.ts";
import { promptVersions } from "#db/schema/catalog.ts";

/** A prompt as it was once asked; null where nobody was ever shown that wording of it. */
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
