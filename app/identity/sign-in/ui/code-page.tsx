import { Link } from "@remix-run/react";
import type { FormReply } from "#app/http/form-reply.ts";
import * as m from "#app/messages/catalog.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";
import { PostForm } from "#app/ui/post-form.tsx";

type Props = {
  /** The pending request of this browser; null without one. */
  asked: { email: string; minutes: number } | null;
  /** The page that sends another mail. */
  again: string;
  hasMailbox: boolean;
  reply: FormReply | undefined;
};

/** The page to type the six digits of a mail, in the browser that asked for it. */
export function CodePage({ asked, again, hasMailbox, reply }: Props) {
  if (!asked) {
    return (
      <Page width="narrow" title={m.mailProofCodeNoneTitle()} lead={m.mailProofCodeNone()}>
        <div className="cluster">
          <LinkButton tone="primary" to={again}>
            {m.mailProofAgain()}
          </LinkButton>
        </div>
      </Page>
    );
  }
  return (
    <Page width="narrow" title={m.mailProofCodeTitle()} lead={m.mailProofCodeLead(asked)}>
      <div className="stack-6">
        <PostForm reply={reply} submit={m.mailProofCodeButton()}>
          <TextField
            label={m.mailProofCode()}
            help={m.mailProofCodeHelp()}
            name="code"
            autoComplete="one-time-code"
            inputMode="numeric"
            autoCapitalize="none"
            spellCheck={false}
            required
          />
        </PostForm>
        <section aria-labelledby="nothing-came" className="stack">
          <h2 id="nothing-came">{m.mailProofNothingCame()}</h2>
          <p>{m.mailProofNothingCameBody()}</p>
          <p>
            <Link to={again}>{m.mailProofAgain()}</Link>
          </p>
          {hasMailbox ? (
            <p>
              <Link to="/mailbox">{m.mailProofMailbox()}</Link>
            </p>
          ) : null}
        </section>
      </div>
    </Page>
  );
}
