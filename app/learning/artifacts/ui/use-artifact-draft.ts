import { type RefObject, useEffect, useRef, useState } from "react";
import type { ArtifactTemplate } from "#app/catalog/program.ts";
import { type Field, isRecord } from "#app/drafts/draft.ts";
import { DraftKeeper, type DraftStatus } from "#app/drafts/draft-keeper.ts";
import { fieldNamed, typeInto } from "#app/drafts/form-draft.ts";
import * as m from "#app/messages/catalog.ts";
import { longestArtifact } from "../artifact.ts";
import { fieldName, seenName, writtenFields } from "../fields.ts";

type Saved = {
  revision: number;
  isOvertaken: boolean;
  /** Parts that someone else changed meanwhile, as they are now. */
  taken: Record<string, string>;
  seen: Record<string, string>;
};
const isSaved = (body: unknown): body is Saved =>
  isRecord(body) && typeof body.revision === "number" && isRecord(body.taken) && isRecord(body.seen);

export type EditedArtifact = {
  id: string;
  template: ArtifactTemplate;
  title: string;
  texts: Record<string, string>;
  revision: number;
  /** The version of each part that the page shows, as the server names it. */
  seen: Record<string, string>;
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
  const [hasMerged, setMerged] = useState(false);
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
        saved: (answer, sent) => {
          if (answer.isOvertaken) setOvertaken(true);
          if (form.current && showSaved(form.current, answer, sent)) setMerged(true);
        },
        returned: () => setReturned(true),
      },
    );
    return () => keeper.current?.stop();
  }, [form, id, personId]);

  return {
    ...{ status, isOvertaken, hasMerged, hasReturned },
    type: () => keeper.current?.type(),
    send: () => void keeper.current?.send(),
  };
}

/**
 * Shows what others changed in parts that were not touched here, and remembers what this page has seen by now. Where
 * someone has typed since the save, the page has not seen the others' words: the next save keeps both.
 */
function showSaved(form: HTMLFormElement, { taken, seen }: Saved, sent: Field[]): boolean {
  const field = (name: string) => {
    const found = form.elements.namedItem(name);
    return found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement ? found : null;
  };
  let hasMerged = false;
  for (const [key, hash] of Object.entries(seen)) {
    const name = key === "" ? "title" : fieldName(key);
    const [shown, remembered, text] = [field(name), field(seenName(key)), taken[key]];
    if (!shown || !remembered) continue;
    if (text !== undefined) {
      if (shown.value !== fieldNamed(sent, name)) continue;
      typeInto(shown, text);
      hasMerged = true;
    }
    remembered.value = hash;
  }
  return hasMerged;
}
