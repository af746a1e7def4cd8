import * as m from "#app/messages/catalog.ts";
import { mostMailsADay } from "../kind.ts";

/** The whole list of what is mailed whatever a person chose: `alwaysMailed` and the mails of identity and personal data. */
export function AlwaysMailed() {
  return (
    <>
      <section aria-labelledby="at-once" className="stack">
        <h2 id="at-once">{m.notifyAtOnceTitle()}</h2>
        <p>{m.notifyAtOnceBody()}</p>
        <p>{m.notifyLimit({ count: mostMailsADay })}</p>
      </section>
      <section aria-labelledby="always" className="stack">
        <h2 id="always">{m.notifyAlwaysTitle()}</h2>
        <p>{m.notifyAlwaysBody()}</p>
        <ul className="stack-2">
          <li>{m.notifyAlwaysSignIn()}</li>
          <li>{m.notifyAlwaysSecurity()}</li>
          <li>{m.notifyAlwaysRoles()}</li>
          <li>{m.notifyAlwaysData()}</li>
          <li>{m.notifyAlwaysCanceled()}</li>
        </ul>
      </section>
    </>
  );
}
