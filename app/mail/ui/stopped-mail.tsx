import { Form, Link } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import type { StopReason } from "../mail-stop.ts";

type Stop = { email: string; reason: StopReason; code: string | null; day: string };

/** Why no mail goes to a person's address, and what they can do. */
export function StoppedMail({ email, reason, code, day }: Stop) {
  return (
    <section aria-labelledby="stopped" className="stack">
      <h2 id="stopped">{m.stoppedMailTitle()}</h2>
      <p>{m.stoppedMailBody({ email, reason, code: code ?? "5", day })}</p>
      <Form method="post" className="cluster">
        <Button name="resume" value="1">
          {m.stoppedMailResume()}
        </Button>
        <Link to="/settings/email">{m.stoppedMailChange()}</Link>
      </Form>
    </section>
  );
}
