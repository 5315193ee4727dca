import type { NewFile } from '../phone.svelte';

/** A picture that was chosen, with a small one to look at (a data: address, since the content policy shows no other). */
export interface Picture extends NewFile {
  preview: string;
}

const LongestSide = 1_920;
const PreviewSide = 240;
const Quality = 0.82;

/** Makes a photograph as small as a screen needs it. Null where the browser cannot read it as a picture. */
export async function pictureOf(file: File): Promise<Picture | null> {
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    return null;
  }
  const blob = await new Promise<Blob | null>(resolve => drawn(bitmap, LongestSide).toBlob(resolve, 'image/jpeg', Quality));
  const preview = drawn(bitmap, PreviewSide).toDataURL('image/jpeg', Quality);
  bitmap.close();
  return blob && { kind: 'photo', name: `${file.name.replace(/\.[^.]*$/, '').slice(0, 80) || 'photo'}.jpg`, blob, preview };
}

function drawn(bitmap: ImageBitmap, longest: number): HTMLCanvasElement {
  const scale = Math.min(1, longest / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  canvas.getContext('2d')!.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return canvas;
}
