import { type ComponentProps, useEffect, useRef, useState } from "react";
import * as m from "#app/messages/catalog.ts";
import { announce } from "#app/ui/announce.tsx";
import { Button } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Icon } from "#app/ui/icon.tsx";

/**
 * A password with a button to reveal it. It is hidden again before the form is sent, so that no browser saves it as
 * text.
 */
export function PasswordField(field: Omit<ComponentProps<typeof TextField>, "type" | "id"> & { name: string }) {
  const [isShown, setShown] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const form = button.current?.form;
    const hide = () => setShown(false);
    form?.addEventListener("submit", hide);
    return () => form?.removeEventListener("submit", hide);
  }, []);
  return (
    <div className="stack-2">
      <TextField
        {...field}
        id={field.name}
        type={isShown ? "text" : "password"}
        autoCapitalize="none"
        spellCheck={false}
      />
      <div className="needs-scripts">
        <Button
          ref={button}
          type="button"
          tone="quiet"
          aria-controls={field.name}
          onClick={() => {
            announce(isShown ? m.accountPasswordHidden() : m.accountPasswordShown());
            setShown(!isShown);
          }}
        >
          <Icon name={isShown ? "eye-off" : "eye"} />
          <span>
            {isShown ? m.accountPasswordHide() : m.accountPasswordShow()}
            {/* Distinguishes two of these buttons on one page. */}
            <span className="visually-hidden">: {field.label}</span>
          </span>
        </Button>
      </div>
    </div>
  );
}
