import { words } from '../console/words/words.svelte';
import { i18n } from '../i18n/i18n.svelte';
import type { Obstacle } from '../technicians/lane';

export function obstacleInWords({ kind, by, until }: Obstacle): string {
  const { obstacle } = words();
  switch (kind) {
    case 'overlap':
      return obstacle.overlap(by ?? '');
    case 'busy':
      return obstacle.busy(by ?? '');
    case 'absent':
      return obstacle.absent(until === undefined ? '' : i18n.clockTime(until));
    default:
      return obstacle[kind];
  }
}
