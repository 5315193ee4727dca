import type { Level } from './alarm';

const Tones: Record<Level, readonly number[]> = { warning: [660], breach: [880, 660, 880] };
const Length = 0.16;
const Loudness = 0.15;

let context: AudioContext | null = null;

/** One tone for a warning, three for a breach. Nothing where the browser has no sound, or lets none out before somebody touched the page. */
export function sound(level: Level): void {
  try {
    context ??= new AudioContext();
    void context.resume();
    let at = context.currentTime + 0.01;
    for (const frequency of Tones[level]) {
      const tone = context.createOscillator();
      const gain = context.createGain();
      tone.frequency.value = frequency;
      gain.gain.setValueAtTime(0, at);
      gain.gain.linearRampToValueAtTime(Loudness, at + 0.02);
      gain.gain.linearRampToValueAtTime(0, at + Length);
      tone.connect(gain).connect(context.destination);
      tone.start(at);
      tone.stop(at + Length);
      at += Length + 0.05;
    }
  } catch {
    // No sound here: the board says it as well.
  }
}
