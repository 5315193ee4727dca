import { keep, readKept } from '../parts/kept';

/** A named view: the address that shows it. */
export interface View {
  name: string;
  query: string;
}

const Key = 'dispatch.views';
const Most = 40;

/** Views that somebody keeps on this browser. Each is an address, so it can be passed on as well. */
class Views {
  all: readonly View[] = $state.raw(readKept<View[]>(Key, [], valid));

  /** One of the same name is replaced. */
  add(name: string, query: string): void {
    this.#set([...this.all.filter(view => view.name !== name), { name, query }].slice(-Most));
  }

  remove(name: string): void {
    this.#set(this.all.filter(view => view.name !== name));
  }

  #set(all: View[]): void {
    this.all = all;
    keep(Key, all);
  }
}

function valid(value: unknown): boolean {
  return Array.isArray(value) && value.every(view => typeof view?.name === 'string' && typeof view?.query === 'string' && view.query.startsWith('?'));
}

export const views = new Views();
