import { type RefObject, useEffect, useRef, useState } from "react";
import type { ArtifactTemplate } from "#app/catalog/program.ts";
import { isRecord } from "#app/drafts/draft.ts";
import { DraftKeeper, type DraftStatus } from "#app/drafts/draft-keeper.ts";
import * as m from "#app/messages/catalog.ts";
import { longestArtifact } from "../artifact.ts";
import { fieldName, writtenFields } from "../fields.ts";

type Saved = { revision: number; isOvertaken: boolean };
const isSaved = (body: unknown): body is Saved => isRecord(body) && typeof body.revision === "number";

export type EditedArtifact = {
  id: string;
  template: ArtifactTemplate;
  title: string;
  texts: Record<string, string>;
  revision: number;
};

/** Saves an artifact's form while it is typed: on this device at once, on the server shortly after. */
export function useArtifactDraft(
  form: RefObject<HTMLFormElement | null>,
  { id, template, title, texts, revision }: EditedArtifact,
  personId: string,
) {
  const keeper = useRef<DraftKeeper<Saved> | null>(null);
  const [status, setStatus] = useState<DraftStatus>({ kind: "idle" });
  const [isOvertaken, setOvertaken] = useState(false);
  const [hasReturned, setReturned] = useState(false);
  const fields = writtenFields(template);
  const opened = useRef({
    names: ["title", ...fields.map(({ key }) => fieldName(key))],
    saved: { values: [title, ...fields.map(({ key }) => texts[key] ?? "")], revision },
  });

  useEffect(() => {
    if (!form.current) return;
    keeper.current = new DraftKeeper<Saved>(
      form.current,
      {
        ...{ personId, action: `/artifacts/${id}/text`, place: `artifact ${id}`, ...opened.current, isAnswer: isSaved },
        revisionOf: (answer) => answer.revision,
        problemOf: (text) =>
          text.length > longestArtifact ? m.artifactsTooLong({ over: text.length - longestArtifact }) : null,
      },
      {
        status: setStatus,
        saved: (answer) => {
          if (answer.isOvertaken) setOvertaken(true);
        },
        returned: () => setReturned(true),
      },
    );
    return () => keeper.current?.stop();
  }, [form, id, personId]);

  return {
    ...{ status, isOvertaken, hasReturned },
    type: () => keeper.current?.type(),
    send: () => void keeper.current?.send(),
  };
}
