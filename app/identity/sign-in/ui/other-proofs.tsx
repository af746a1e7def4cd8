import { Link } from "@remix-run/react";
import { OwnPasskeyButton } from "#app/identity/second-step/ui/passkey-button.tsx";
import * as m from "#app/messages/catalog.ts";

type Props = {
  /** The method that the page itself offers. */
  except: "password" | "code" | "mail";
  to: string;
  hasPassword: boolean;
  hasPasskey: boolean;
  hasApp: boolean;
  email: string | null;
};

/** The other methods by which a signed-in person can reauthenticate. */
export function OtherProofs({ except, to, hasPassword, hasPasskey, hasApp, email }: Props) {
  const query = `?to=${encodeURIComponent(to)}`;
  const links = [
    hasPassword && except !== "password" && { path: "/sign-in/again", label: m.reauthenticationUsePassword() },
    hasApp && except !== "code" && { path: "/sign-in/again/code", label: m.reauthenticationUseCode() },
    email && except !== "mail" && { path: "/sign-in/again/mail", label: m.reauthenticationUseMail({ email }) },
  ].filter((link) => link !== false && link !== "" && link !== null);
  if (links.length === 0 && !hasPasskey) return null;
  return (
    <section className="stack" aria-labelledby="other-way">
      <h2 id="other-way">{m.reauthenticationOtherTitle()}</h2>
      {hasPasskey ? <OwnPasskeyButton to={to} action="/sign-in/again/passkey" /> : null}
      {links.length > 0 ? (
        <ul className="plain stack">
          {links.map(({ path, label }) => (
            <li key={path}>
              <Link to={path + query}>{label}</Link>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
