import * as m from "#app/messages/catalog.ts";
import { Checkbox } from "#app/ui/field.tsx";

/** A checkbox for browsers that several people use. */
export function SharedDevice() {
  return <Checkbox name="isShared" label={m.accountShared()} help={m.accountSharedHelp()} />;
}
