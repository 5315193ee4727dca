import { encode } from 'uqr';

export interface QrCode {
  /** Modules along an edge, with the quiet zone. */
  size: number;
  /** An SVG path of the dark modules, a unit each. */
  path: string;
}

/** A text as a QR code that is drawn with one path. */
export function qrCode(text: string): QrCode {
  const { data, size } = encode(text, { border: 4 });
  let path = '';
  data.forEach((row, y) => {
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue;
      const from = x;
      while (row[x + 1]) x++;
      path += `M${from} ${y}h${x - from + 1}v1h-${x - from + 1}z`;
    }
  });
  return { size, path };
}

/** ABCD EFGH IJ: what people copy from a screen by hand. */
export function inFours(key: string): string {
  return key.match(/.{1,4}/g)?.join(' ') ?? '';
}
