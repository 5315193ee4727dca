import type { NewFile } from '../phone.svelte';

/** A picture that was chosen, with a small one to look at (a data: address, since the content policy shows no other). */
export interface Picture extends NewFile {
  preview: string;
}

const LongestSide = 1_920;
const PreviewSide = 240;
const Quality = 0.82;

/** What a photograph may have before it is made smaller, bytes: a phone that unfolds more than that may have no room left for the page. */
export const LargestPicture = 25 * 1_048_576;

/** Why a file was not taken. */
export type NotTaken = { why: 'unreadable' } | { why: 'tooLarge'; size: number };

/** What was chosen as pictures; and of those that cannot be taken, why the first one cannot. */
export async function picturesOf(files: Iterable<File>): Promise<{ pictures: Picture[]; notTaken: NotTaken | null }> {
  const read = await Promise.all([...files].map(pictureOf));
  return { pictures: read.filter(one => 'blob' in one), notTaken: read.find(one => 'why' in one) ?? null };
}

/** Makes a photograph as small as a screen needs it; drawn anew, it tells nothing any more of where it was taken. */
async function pictureOf(file: File): Promise<Picture | NotTaken> {
  if (file.size > LargestPicture) return { why: 'tooLarge', size: file.size };
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    return { why: 'unreadable' };
  }
  const blob = await new Promise<Blob | null>(resolve => drawn(bitmap, LongestSide).toBlob(resolve, 'image/jpeg', Quality));
  const preview = drawn(bitmap, PreviewSide).toDataURL('image/jpeg', Quality);
  bitmap.close();
  return blob ? { kind: 'photo', name: `${file.name.replace(/\.[^.]*$/, '').slice(0, 80) || 'photo'}.jpg`, blob, preview } : { why: 'unreadable' };
}

function drawn(bitmap: ImageBitmap, longest: number): HTMLCanvasElement {
  const scale = Math.min(1, longest / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  canvas.getContext('2d')!.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return canvas;
}
