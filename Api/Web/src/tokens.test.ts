import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const [light, dark] = css.split('@media (prefers-color-scheme: dark)');

function tokens(text: string): Map<string, string> {
  return new Map([...text.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(match => [match[1]!, match[2]!]));
}

function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map(at => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high! + 0.05) / (low! + 0.05);
}

describe.each([['light', tokens(light!)], ['dark', tokens(dark!)]])('in %s', (_, colours) => {
  const grounds = ['field', 'surface', 'raised', 'accent-soft'];
  const inks = ['text', 'muted', 'accent', 'late', 'soon', 'watch', 'ok', 'paused'];
  const pairs = [...inks.flatMap(ink => grounds.map(ground => [ink, ground])), ['text', 'late-soft'], ['text', 'soon-soft'], ['late', 'late-soft'], ['on-accent', 'accent']];

  it.each(pairs)('%s can be read on %s (WCAG AA)', (ink, ground) => {
    expect(contrast(colours.get(ink!)!, colours.get(ground!)!)).toBeGreaterThanOrEqual(4.5);
  });
});
