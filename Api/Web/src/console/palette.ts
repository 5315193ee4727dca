import { plain } from '../queue/queueOrder';

export type Kind = 'ticket' | 'cell' | 'technician' | 'action' | 'page' | 'view';

/** Something that the palette finds. */
export interface Item {
  kind: Kind;
  id: string;
  text: string;
  /** More that is searched and shown small. */
  more?: string;
  keys?: string;
  run: () => void;
}

const PerKind = 6;

/** Items in which every word occurs, best first: words that begin something count more than those inside, the text more than what is small. */
export function find(items: readonly Item[], query: string): Item[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return limited(items.filter(({ kind }) => kind === 'action' || kind === 'view'));
  const scored: [number, Item][] = [];
  for (const item of items) {
    const [text, more] = [plain(item.text), plain(item.more ?? '')];
    let score = 0;
    for (const word of words) {
      const gain = startsIn(text, word) ? 4 : text.includes(word) ? 2 : more.includes(word) ? 1 : 0;
      if (gain === 0) {
        score = -1;
        break;
      }
      score += gain;
    }
    if (score < 0) continue;
    if (text.startsWith(words.join(' '))) score += 3;
    scored.push([score, item]);
  }
  return limited(scored.sort((a, b) => b[0] - a[0]).map(([, item]) => item));
}

function startsIn(text: string, word: string): boolean {
  const at = text.indexOf(word);
  return at === 0 || (at > 0 && /[\s\-·(']/.test(text[at - 1]!)) || text.includes(` ${word}`) || text.includes(`-${word}`);
}

/** A few of each kind, kinds together, the kind of the best first. */
function limited(items: readonly Item[]): Item[] {
  const kinds = [...new Set(items.map(({ kind }) => kind))];
  return kinds.flatMap(kind => items.filter(item => item.kind === kind).slice(0, kind === 'action' ? 12 : PerKind));
}
