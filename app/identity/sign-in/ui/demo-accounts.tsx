import { Form } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import { demoOrganizationLead } from "../../person/demo.ts";
import type { Role } from "../../person/role.ts";
import { roleInWords } from "../../person/words.ts";

type Props = { accounts: readonly { email: string; name: string; role: Role }[]; password: string; to: string };

/** Signs in with one press: each account is a prefilled form. */
export function DemoAccounts({ accounts, password, to }: Props) {
  return (
    <section aria-labelledby="demo-accounts" className="stack">
      <h2 id="demo-accounts">{m.signInDemoTitle()}</h2>
      <p>{m.signInDemoLead()}</p>
      <p>
        {m.signInDemoPassword()} <code>{password}</code>
      </p>
      <ul className="plain stack-6">
        {accounts.map(({ email, name, role }) => {
          const words = email === demoOrganizationLead.email ? m.signInDemoOrganizationLead() : roleInWords(role);
          return (
            <li key={email}>
              <Form method="post" action="/sign-in" className="cluster">
                <input type="hidden" name="email" value={email} />
                <input type="hidden" name="password" value={password} />
                <input type="hidden" name="to" value={to} />
                <span>
                  <strong>{name}</strong>, {words} <span className="soft">{email}</span>
                </span>
                <Button aria-label={m.signInDemoUseNamed({ name, role: words })}>{m.signInDemoUse()}</Button>
              </Form>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
