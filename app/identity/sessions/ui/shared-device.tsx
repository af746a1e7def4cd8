import * as m from "#app/messages/catalog.ts";
import { Checkbox } from "#app/ui/field.tsx";

/** To be ticked where several people use one browser. */
export function SharedDevice({ isTicked = false }: { isTicked?: boolean }) {
  return (
    <Checkbox
      id="isShared"
      name="isShared"
      label={m.accountShared()}
      help={m.accountSharedHelp()}
      defaultChecked={isTicked}
    />
  );
}
