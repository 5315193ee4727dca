import { expect, it } from 'vitest';
import { LargestPicture, picturesOf } from './picture';

it('takes no photograph beyond the limit, and says how large it is, before anything of it is read', async () => {
  const large = { size: 30 * 1_048_576, name: 'p.jpg' } as File;
  expect(large.size).toBeGreaterThan(LargestPicture);
  expect(await picturesOf([large])).toEqual({ pictures: [], notTaken: { why: 'tooLarge', size: large.size } });
});

it('takes nothing that is no picture', async () => {
  expect(await picturesOf([new File(['<script>'], 'x.jpg')])).toEqual({ pictures: [], notTaken: { why: 'unreadable' } });
});
