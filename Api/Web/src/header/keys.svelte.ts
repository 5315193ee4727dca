const Key = 'dispatch.keys';

/** Whether single letters are commands (WCAG 2.1.4 asks that they can be switched off). */
class KeysOn {
  value = $state(read());

  set(value: boolean): void {
    this.value = value;
    try {
      localStorage.setItem(Key, value ? 'on' : 'off');
    } catch {
      // Without storage the choice lasts as long as the page.
    }
  }
}

function read(): boolean {
  try {
    return localStorage.getItem(Key) !== 'off';
  } catch {
    return true;
  }
}

export const keysOn = new KeysOn();
