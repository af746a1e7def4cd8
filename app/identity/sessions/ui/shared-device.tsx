import * as m from "#app/messages/catalog.ts";
import { Checkbox } from "#app/ui/field.tsx";

/** To be ticked where several people use one browser. */
export function SharedDevice() {
  return <Checkbox name="isShared" label={m.accountShared()} help={m.accountSharedHelp()} />;
}
