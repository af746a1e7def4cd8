import { Form } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import { Checkbox } from "#app/ui/field.tsx";
import type { Provider } from "../provider.ts";

/** One button for each provider; nothing when the site has none. */
export function ProviderButtons({ providers, to }: { providers: Provider[]; to: string }) {
  const [first] = providers;
  if (!first) return null;
  return (
    <section aria-labelledby="other-accounts" className="stack">
      <h2 id="other-accounts">{m.providerHeading()}</h2>
      {/* The answer sends the browser to another site, so it must be a full page load. */}
      <Form method="post" action={`/sign-in/with/${first.id}`} reloadDocument className="stack">
        <input type="hidden" name="to" value={to} />
        <Checkbox name="isShared" label={m.accountShared()} help={m.accountSharedHelp()} />
        <div className="cluster">
          {providers.map(({ id, name }) => (
            <Button key={id} formAction={`/sign-in/with/${id}`}>
              {m.providerWith({ provider: name })}
            </Button>
          ))}
        </div>
      </Form>
    </section>
  );
}
