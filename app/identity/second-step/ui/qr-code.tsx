/** The dark cells of a QR code as an SVG path; each cell is one unit. */
export type QrCodeShape = { size: number; path: string };

/** A QR code, dark on light in every theme, because many cameras read no other. Drawn without a stylesheet. */
export function QrCode({ shape, label }: { shape: QrCodeShape; label: string }) {
  return (
    <svg width="256" height="256" viewBox={`0 0 ${shape.size} ${shape.size}`} role="img" aria-label={label}>
      <rect fill="#fff" width={shape.size} height={shape.size} />
      <path fill="#000" d={shape.path} />
    </svg>
  );
}
