import { encode } from "uqr";
import type { QrCodeShape } from "./ui/qr-code.tsx";

/** A text as a QR code. */
export function qrCodeOf(text: string): QrCodeShape {
  const { data, size } = encode(text, { ecc: "M", border: 3 });
  const cells = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return { size, path: cells.join("") };
}
