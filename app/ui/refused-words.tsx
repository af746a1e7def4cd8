import type { RefusedWords as Refused } from "#app/http/refused-words.ts";
import * as m from "#app/messages/catalog.ts";
import { Button } from "./button.tsx";

/** The text from a refused form: to copy, and to send again if that may work now. */
export function RefusedWords({ refused }: { refused: Refused }) {
  const { typed, signIn, again } = refused;
  return (
    <div className="stack-6">
      <p>{m.errorsTypedHere()}</p>
      {typed.map((words, at) => (
        <div key={words} className="field">
          <label htmlFor={`typed-${at}`} className="field__label">
            {m.errorsTyped({ number: at + 1 })}
          </label>
          <textarea
            id={`typed-${at}`}
            className="input"
            readOnly
            rows={words.length > 200 ? 10 : 3}
            defaultValue={words}
          />
        </div>
      ))}
      {signIn ? (
        <p>
          <a href={signIn} target="_blank" rel="noreferrer">
            {m.errorsSignInNewTab()}
          </a>
        </p>
      ) : null}
      {again ? (
        <form method="post" action={again.action}>
          {again.fields.map(([name, value], at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a form's fields in their order, which never changes
            <input key={at} type="hidden" name={name} value={value} />
          ))}
          <Button tone="primary">{m.errorsSendAgain()}</Button>
        </form>
      ) : null}
    </div>
  );
}
