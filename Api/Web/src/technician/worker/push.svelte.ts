import type { ApiClient } from '../../api/client';
import type { Phone, PushKey } from '../contracts';
import { Scope } from './names';

/** Pushes to this phone while the page is closed: asked for, and taken back. */
export class PushSubscribing {
  state: 'asking' | 'unsupported' | 'denied' | 'off' | 'on' = $state('asking');
  failed = $state(false);

  #client: () => ApiClient;
  #technician: () => string;

  constructor(client: () => ApiClient, technician: () => string) {
    this.#client = client;
    this.#technician = technician;
  }

  /** How it stands. A subscription that the server's key no longer fits, or that the server has forgotten, is renewed. */
  async look(): Promise<void> {
    const manager = await this.#manager();
    if (!manager) return void (this.state = 'unsupported');
    if (Notification.permission === 'denied') return void (this.state = 'denied');
    const subscription = await manager.getSubscription();
    this.state = subscription && Notification.permission === 'granted' && (await this.#tell(subscription)) ? 'on' : 'off';
  }

  async turnOn(): Promise<void> {
    this.failed = false;
    const manager = await this.#manager();
    if (!manager) return void (this.state = 'unsupported');
    if ((await Notification.requestPermission()) !== 'granted') return void (this.state = 'denied');
    const key = await this.#client().send<PushKey>('GET', '/push');
    try {
      if (key.kind !== 'ok') throw new Error('no key');
      await (await manager.getSubscription())?.unsubscribe();
      const subscription = await manager.subscribe({ userVisibleOnly: true, applicationServerKey: key.value.publicKey });
      if (!(await this.#tell(subscription))) throw new Error('not taken');
      this.state = 'on';
    } catch {
      this.failed = true;
      this.state = 'off';
    }
  }

  async turnOff(): Promise<void> {
    await this.forget();
    this.state = 'off';
  }

  /** This phone is told no more: the server sends nothing, and would not reach it. */
  async forget(): Promise<void> {
    const subscription = await (await this.#manager())?.getSubscription();
    if (!subscription) return;
    const answer = await this.#tell(subscription);
    if (answer) await this.#client().send('DELETE', `${this.#path()}/${encodeURIComponent(answer.id)}`);
    await subscription.unsubscribe();
  }

  async #tell(subscription: PushSubscription): Promise<Phone | null> {
    const name = `${/Firefox|Edg|Chrome|Safari/.exec(navigator.userAgent)?.[0] ?? 'Browser'}, ${/Android|iPhone|iPad|Windows|Mac|Linux/.exec(navigator.userAgent)?.[0] ?? '?'}`;
    const body = JSON.stringify({ ...subscription.toJSON(), name });
    const answer = await this.#client().send<Phone>('POST', this.#path(), { 'Content-Type': 'application/json' }, body);
    return answer.kind === 'ok' ? answer.value : null;
  }

  #path(): string {
    return `/technicians/${encodeURIComponent(this.#technician())}/phones`;
  }

  async #manager(): Promise<PushManager | null> {
    if (!('PushManager' in globalThis) || !('Notification' in globalThis)) return null;
    return (await navigator.serviceWorker?.getRegistration(Scope))?.pushManager ?? null;
  }
}
