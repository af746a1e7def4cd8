import { wordsOf } from "#app/drafts/draft.ts";
import * as m from "#app/messages/catalog.ts";
import type { KeptForm } from "./use-answer.ts";

/** Says that the text in a form comes from this device's drafts. */
export function ReturnedWords({ kept }: { kept: KeptForm }) {
  return kept.hasReturned ? <p className="small soft">{m.lessonReflectionReturned()}</p> : null;
}

/** Text typed for the same question on other pages: to read, copy or discard. */
export function OtherWords({ kept }: { kept: KeptForm }) {
  return kept.others.map((draft) => (
    <details key={draft.writer} className="small">
      <summary>{m.lessonKeptOther()}</summary>
      {wordsOf(draft).map((words, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the fields of one form, which never move
        <p key={at} className="typed-words">
          {words}
        </p>
      ))}
      <button type="button" className="button" onClick={() => kept.discard(draft)}>
        {m.lessonKeptDiscard()}
      </button>
    </details>
  ));
}
