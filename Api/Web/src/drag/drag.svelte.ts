import type { BoardRow } from '../contracts';

/** What is under the pointer: a technician, and an instant where it is on their lane. */
export interface Target {
  technician: string;
  /** Milliseconds since 1970; null for as soon as they can. */
  at: number | null;
}

/** How far the pointer goes before a press is a drag, CSS pixels. */
const Slack = 6;

/** A ticket in somebody's hand, from the queue or the timeline. What it is dropped on is found by `data-drop`; the console decides what a drop does. */
class Drag {
  /** The ticket as it was when it was picked up: that is what a drop acts on, whatever the board shows by then. */
  held: BoardRow | null = $state.raw(null);
  x = $state(0);
  y = $state(0);
  over: Target | null = $state.raw(null);
  /** Finds what is under the pointer; the timeline sets it. */
  targetAt: (element: Element, x: number) => Target | null = () => null;
  /** Takes the ticket; the console sets it. */
  drop: (seen: BoardRow, target: Target) => void = () => {};

  /** Picks a ticket up once the pointer moves with it. */
  press(event: PointerEvent, row: BoardRow): void {
    const [startX, startY] = [event.clientX, event.clientY];
    const end = new AbortController();
    const { signal } = end;
    addEventListener('pointermove', move => {
      if (!this.held && Math.hypot(move.clientX - startX, move.clientY - startY) < Slack) return;
      if (!this.held) {
        getSelection()?.removeAllRanges();
        // The hand is the pointer now: a line that keeps the focus would hold the list where it is after the drop.
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
        this.held = row;
      }
      move.preventDefault();
      this.#move(move.clientX, move.clientY);
    }, { signal });
    const finish = (dropped: boolean) => {
      end.abort();
      const { held, over } = this;
      this.cancel();
      if (!held) return;
      // A click follows on what the pointer was let go over: it is none.
      const swallow = (click: Event) => click.stopPropagation();
      addEventListener('click', swallow, { capture: true, once: true });
      setTimeout(() => removeEventListener('click', swallow, { capture: true }), 0);
      if (dropped && over) this.drop(held, over);
    };
    addEventListener('pointerup', () => finish(true), { signal });
    addEventListener('pointercancel', () => finish(false), { signal });
    addEventListener('blur', () => finish(false), { signal });
    addEventListener('keydown', key => {
      if (key.key !== 'Escape' || !this.held) return;
      key.preventDefault();
      key.stopPropagation();
      finish(false);
    }, { signal, capture: true });
    // Text would be marked on the way.
    addEventListener('selectstart', select => select.preventDefault(), { signal });
  }

  cancel(): void {
    this.held = null;
    this.over = null;
  }

  #move(x: number, y: number): void {
    this.x = x;
    this.y = y;
    const element = document.elementFromPoint(x, y)?.closest('[data-drop]');
    this.over = element ? this.targetAt(element, x) : null;
  }
}

export const drag = new Drag();
