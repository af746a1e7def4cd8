/** The dark cells of a QR code as an SVG path; each cell is one unit. */
export type QrCodeShape = { size: number; path: string };

/** A QR code, dark on light in every theme, because many cameras read no other. */
export function QrCode({ shape, label }: { shape: QrCodeShape; label: string }) {
  return (
    <svg className="qr-code" viewBox={`0 0 ${shape.size} ${shape.size}`} role="img" aria-label={label}>
      <rect className="qr-code__light" width={shape.size} height={shape.size} />
      <path className="qr-code__dark" d={shape.path} />
    </svg>
  );
}
