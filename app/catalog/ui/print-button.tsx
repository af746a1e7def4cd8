import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";

/** Prints the page. */
export function PrintButton({ label = m.protocolPrint() }: { label?: string }) {
  return (
    <Button type="button" className="needs-scripts no-print" onClick={() => window.print()}>
      <Icon name="printer" />
      {label}
    </Button>
  );
}
