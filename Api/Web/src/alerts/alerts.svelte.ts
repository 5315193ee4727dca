import { words } from '../console/words/words.svelte';
import type { BoardRow } from '../contracts';
import { keep, readKept } from '../parts/kept';
import { Escalations, Gate, type Alarm } from './alarm';
import { sound } from './sound';

const Key = 'dispatch.alerts';

/** Tells escalations by sound, and by a notification of the desktop where nobody sees the page. Silent until somebody asks for it. */
export class Alerts {
  on = $state(readKept(Key, false));
  /** The last that was told, for the eyes. */
  last: readonly Alarm[] = $state.raw([]);
  #escalations = new Escalations();
  #gate = new Gate();
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Sounds need a gesture, and so does the question whether the desktop may be written on: this is one. */
  async set(on: boolean): Promise<void> {
    this.on = on;
    keep(Key, on);
    if (!on) return;
    sound('warning');
    if (typeof Notification !== 'undefined' && Notification.permission === 'default') await Notification.requestPermission();
  }

  hear(row: BoardRow, arrived: boolean): void {
    const alarm = this.#escalations.hear(row, arrived);
    if (alarm) this.#tell(alarm);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #tell(alarm: Alarm | null): void {
    const { tell, again } = this.#gate.take(alarm, Date.now());
    clearTimeout(this.#timer);
    if (again !== null) this.#timer = setTimeout(() => this.#tell(null), again);
    if (tell.length === 0) return;
    this.last = tell;
    if (!this.on) return;
    sound(tell.some(({ level }) => level === 'breach') ? 'breach' : 'warning');
    if (document.hidden && typeof Notification !== 'undefined' && Notification.permission === 'granted') this.#notify(tell);
  }

  #notify(alarms: readonly Alarm[]): void {
    const { title, body } = words().alerts.notification(alarms.map(({ row }) => row));
    const notification = new Notification(title, { body, tag: 'dispatch-escalations', silent: true });
    notification.onclick = () => {
      window.focus();
      notification.close();
    };
  }
}
