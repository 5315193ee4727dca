/** Whether the server has another build than the one that this page was loaded from. */

/** The script that a document begins with; null if it has none. */
export function scriptOf(html: string): string | null {
  return /<script[^>]*\bsrc="([^"]+)"/.exec(html)?.[1] ?? null;
}

/** Asks for the document anew. What is not our document, or no answer, is no other build. */
export async function hasNewBuild(loaded: string | null, ask: () => Promise<{ ok: boolean; text(): Promise<string> }>): Promise<boolean> {
  try {
    const answer = await ask();
    const script = answer.ok ? scriptOf(await answer.text()) : null;
    return script !== null && loaded !== null && script !== loaded;
  } catch {
    return false;
  }
}

export const askForDocument = () => fetch(location.pathname, { cache: 'no-store', headers: { Accept: 'text/html' }, signal: AbortSignal.timeout(10_000) });
export const loadedScript = () => document.querySelector('script[type="module"][src]')?.getAttribute('src') ?? null;
