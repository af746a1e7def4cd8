import * as m from "#app/messages/catalog.ts";
import { TextField } from "#app/ui/field.tsx";

/** The six digits of an authenticator app; phones and password managers fill them in. */
export function AppCodeField() {
  return (
    <TextField
      label={m.secondStepCode()}
      help={m.secondStepCodeHelp()}
      name="code"
      inputMode="numeric"
      autoComplete="one-time-code"
      autoCorrect="off"
      required
    />
  );
}
