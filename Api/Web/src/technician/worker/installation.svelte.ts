import { Scope, TakeOver, WorkerPath } from './names';

/** Chromium asks the page whether it may offer to install it. */
interface InstallPrompt extends Event {
  prompt(): Promise<void>;
  userChoice: Promise<{ outcome: 'accepted' | 'dismissed' }>;
}

const LookAgain = 30 * 60_000;

/** The page as something that is on the phone: its worker, a newer version of it, and whether it can be installed. */
class Installation {
  /** Whether the page opens without a network. */
  ready = $state(false);
  version: string | null = $state(null);
  /** A newer version waits until somebody wants it. */
  update: ServiceWorker | null = $state.raw(null);
  prompt: InstallPrompt | null = $state.raw(null);
  installed = $state(false);

  #registration: ServiceWorkerRegistration | null = null;

  /** Registers the worker; from then on the page opens without a network. Where the browser has none, everything else works as well. */
  async start(): Promise<void> {
    addEventListener('beforeinstallprompt', event => {
      event.preventDefault();
      this.prompt = event as InstallPrompt;
    });
    addEventListener('appinstalled', () => ([this.installed, this.prompt] = [true, null]));
    this.installed = matchMedia('(display-mode: standalone)').matches;
    const workers = navigator.serviceWorker;
    if (!workers) return;
    let reloading = false;
    // Not at the first installation: then the page is of that version already.
    let had = workers.controller !== null;
    workers.addEventListener('controllerchange', () => {
      const first = !had;
      had = true;
      if (first || reloading) return void this.#ready();
      reloading = true;
      location.reload();
    });
    try {
      this.#registration = await workers.register(trusted(WorkerPath), { scope: Scope, updateViaCache: 'none' });
    } catch {
      return;
    }
    const registration = this.#registration;
    this.#watch(registration);
    registration.addEventListener('updatefound', () => this.#watch(registration));
    setInterval(() => this.look(), LookAgain);
    await workers.ready;
    await this.#ready();
  }

  /** Looks whether there is a newer version. */
  look(): void {
    this.#registration?.update().catch(() => {});
  }

  /** Takes the newer version. The page begins anew with it. */
  takeUpdate(): void {
    this.update?.postMessage(TakeOver);
  }

  async install(): Promise<void> {
    const prompt = this.prompt;
    if (!prompt) return;
    await prompt.prompt();
    await prompt.userChoice;
    this.prompt = null;
  }

  #watch(registration: ServiceWorkerRegistration): void {
    const waiting = () => {
      if (registration.waiting && navigator.serviceWorker.controller) this.update = registration.waiting;
    };
    waiting();
    registration.installing?.addEventListener('statechange', waiting);
  }

  async #ready(): Promise<void> {
    this.ready = true;
    const worker = this.#registration?.active;
    if (!worker) return;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => (this.version = String(data));
    worker.postMessage('version', [port2]);
  }
}

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

/** The content security policy takes scripts from this policy only, which knows one address. */
function trusted(path: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (!trustedTypes) return path;
  return trustedTypes.createPolicy('dispatch-worker', { createScriptURL: url => (url === WorkerPath ? url : '') }).createScriptURL(path);
}

export const installation = new Installation();
