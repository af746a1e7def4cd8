import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import { type Draft, wordsOf } from "../draft.ts";

/** Each draft waiting on this device: the full text, to read and copy, with the reason it was not sent. */
export function DraftList({ drafts, discard }: { drafts: Draft[]; discard: (draft: Draft) => void }) {
  return (
    <ul className="plain stack-6">
      {drafts.map((draft) => (
        <li key={draft.writer} className="stack">
          <h2>{draft.label}</h2>
          {wordsOf(draft).map((words, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the fields of one form, which never move
            <p key={at} className="typed-words">
              {words}
            </p>
          ))}
          <p className="soft">{stateOf(draft)}</p>
          <div className="cluster">
            <a href={draft.page}>{m.draftsWhere()}</a>
            <Button type="button" tone="quiet" onClick={() => discard(draft)}>
              {m.draftsDiscardOne()}
            </Button>
          </div>
        </li>
      ))}
    </ul>
  );
}

function stateOf({ refusal, isReady, isForm }: Draft): string {
  if (isForm) return m.draftsForm();
  if (refusal !== null) return m.draftsRefused({ why: refusal });
  return isReady ? m.draftsWaiting() : m.draftsTyped();
}
