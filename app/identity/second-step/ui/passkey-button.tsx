import { type ComponentProps, useState } from "react";
import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Notice } from "#app/ui/notice.tsx";
import type { PasskeyObstacle, PasskeyOutcome } from "./passkey-client.ts";

const obstacles: Record<PasskeyObstacle, () => string> = {
  unsupported: m.passkeyUnsupported,
  stopped: m.passkeyStopped,
  known: m.passkeyKnown,
  unreachable: m.passkeyUnreachable,
};

type Props = {
  children: string;
  tone?: ComponentProps<typeof Button>["tone"];
  /** The client script is loaded with the first press. */
  ask: (client: typeof import("./passkey-client.ts")) => Promise<PasskeyOutcome>;
};

/** Asks the browser for a passkey. Without JavaScript it is hidden, and the page says why. */
export function PasskeyCeremony({ children, tone, ask }: Props) {
  const [isAsking, setIsAsking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const press = async () => {
    setIsAsking(true);
    setProblem(null);
    const outcome = await import("./passkey-client.ts").then(ask, () => ({ obstacle: "unreachable" as const }));
    if ("to" in outcome) return window.location.assign(outcome.to);
    setProblem("error" in outcome ? outcome.error : obstacles[outcome.obstacle]());
    setIsAsking(false);
  };
  return (
    <div className="stack">
      <div className="cluster needs-scripts">
        <Button type="button" tone={tone} onClick={() => void press()} aria-disabled={isAsking || undefined}>
          <Icon name="key-round" />
          {children}
        </Button>
      </div>
      <p className="without-scripts soft">{m.passkeyNeedsScripts()}</p>
      <div role="status">{problem ? <Notice kind="care">{problem}</Notice> : null}</div>
    </div>
  );
}

/** "Sign in with a passkey": any passkey for this site that the browser has. */
export function PasskeyButton({ to }: { to: string }) {
  return (
    <PasskeyCeremony
      ask={({ answerWithPasskey }) =>
        answerWithPasskey(
          { path: "/sign-in/passkey/challenge", form: { of: "anybody" } },
          { path: "/sign-in/passkey", form: { to, ...sharedDevice() } },
        )
      }
    >
      {m.passkeySignIn()}
    </PasskeyCeremony>
  );
}

/** The state of the shared-device box, if the sign-in page has it: it applies to every sign-in method. */
function sharedDevice(): Record<string, string> {
  const box = document.querySelector<HTMLInputElement>('input[type="checkbox"][name="isShared"]');
  return box?.checked ? { isShared: "on" } : {};
}

/** A passkey of the signed-in person, for reauthentication. */
export function OwnPasskeyButton({
  to,
  action,
  tone,
}: {
  to: string;
  action: "/sign-in/second-step/passkey" | "/sign-in/again/passkey";
  tone?: ComponentProps<typeof Button>["tone"];
}) {
  return (
    <PasskeyCeremony
      tone={tone}
      ask={({ answerWithPasskey }) =>
        answerWithPasskey({ path: "/sign-in/passkey/challenge", form: { of: "me" } }, { path: action, form: { to } })
      }
    >
      {m.passkeyUse()}
    </PasskeyCeremony>
  );
}
