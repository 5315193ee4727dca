import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command, Entry } from './entry';
import { FakeServer } from './fakeServer';
import { firstToSend, Outbox } from './outbox';
import type { OutboxStore } from './outboxStore';

const Noon = Date.parse('2026-03-30T12:00:00.000Z');

/** What outlives the page. */
class Disk implements OutboxStore {
  #entries: Entry[] = [];
  #last = 0;

  async entries(person: string): Promise<Entry[]> {
    return structuredClone(this.#entries.filter(entry => entry.person === person));
  }

  async add(entry: Omit<Entry, 'order'>): Promise<Entry> {
    const kept = { ...structuredClone(entry), order: ++this.#last };
    this.#entries.push(kept);
    return structuredClone(kept);
  }

  async change(order: number, change: (entry: Entry) => Entry | null): Promise<Entry | undefined> {
    const index = this.#entries.findIndex(entry => entry.order === order);
    if (index < 0) return undefined;
    const changed = change(structuredClone(this.#entries[index]!));
    if (changed) this.#entries[index] = structuredClone(changed);
    return structuredClone(this.#entries[index]!);
  }

  async remove(orders: readonly number[]): Promise<void> {
    this.#entries = this.#entries.filter(entry => !orders.includes(entry.order));
  }
}

class World {
  readonly disk = new Disk();
  readonly server = new FakeServer(Noon);
  network: 'up' | 'down' | 'deaf' = 'up';
  phone = Noon;
  /** How far the server's clock is ahead; null while the phone does not know. */
  ahead: number | null = 0;
  #keys = 0;
  box = this.open();

  /** A page, or the worker: another one on the same disk. */
  open(person = 'ada'): Outbox {
    let closed = false;
    const desk = this.server.desk(() => this.network);
    const never = new Promise<never>(() => {});
    this.close = () => (closed = true);
    const alive = () => closed;
    return new Outbox({
      person, store: this.disk, newKey: () => `key-${++this.#keys}`, now: () => this.phone, ahead: () => this.ahead,
      desk: {
        // What a closed page has sent may arrive; it hears nothing of it.
        send: async (entry, version) => {
          if (alive()) return never;
          const reply = await desk.send(entry, version);
          return alive() ? never : reply;
        },
        look: async number => (alive() ? never : desk.look(number)),
      },
    });
  }

  close: () => void = () => {};

  pass(milliseconds: number): void {
    this.phone += milliseconds;
    this.server.now += milliseconds;
  }

  async settle(): Promise<void> {
    for (let i = 0; i < 400; i++) await Promise.resolve();
  }

  async add(number: string, command: Command, base: { version: number; changedAt: string } | null, box = this.box): Promise<Entry> {
    return box.add({ number, command, body: {}, base: base?.version ?? null, baseAt: base?.changedAt ?? null });
  }

  async states(): Promise<string[]> {
    return (await this.box.entries()).map(entry => entry.state);
  }
}

describe('an outbox', () => {
  it('sends what was done without a network in order, with the instants at which it happened', async () => {
    const world = new World();
    const seen = world.server.assign('T-1');
    world.network = 'down';
    for (const [index, command] of (['accept', 'depart', 'arrive'] as const).entries()) {
      world.pass(60_000);
      await world.add('T-1', command, index === 0 ? seen : null);
      expect(await world.box.flush()).toEqual({ kind: 'unreached' });
    }
    world.close();
    world.box = world.open();
    world.pass(600_000);
    world.network = 'up';
    expect(await world.box.flush()).toEqual({ kind: 'done' });
    expect(world.server.journal.map(line => [line.type, Date.parse(line.occurredAt) - Noon])).toEqual([['accept', 60_000], ['depart', 120_000], ['arrive', 180_000]]);
    expect(await world.states()).toEqual(['applied', 'applied', 'applied']);
  });

  it('goes over what happened meanwhile and is in nobody’s way', async () => {
    const world = new World();
    const seen = world.server.assign('T-1');
    world.network = 'down';
    await world.add('T-1', 'accept', seen);
    await world.add('T-1', 'depart', null);
    world.pass(1_000);
    world.server.meanwhile('T-1', 'noted');
    world.server.meanwhile('T-1', 'slaWarned');
    world.network = 'up';
    await world.box.flush();
    expect(await world.states()).toEqual(['applied', 'applied']);
    expect(world.server.journal.map(line => line.type)).toEqual(['noted', 'slaWarned', 'accept', 'depart']);
  });

  it('asks when somebody else took the ticket, holds back what builds on it, and lets other tickets pass', async () => {
    const world = new World();
    const [one, two] = [world.server.assign('T-1'), world.server.assign('T-2')];
    world.network = 'down';
    await world.add('T-1', 'accept', one);
    await world.add('T-1', 'depart', null);
    await world.add('T-2', 'accept', two);
    world.pass(1_000);
    world.server.meanwhile('T-1', 'reassigned');
    world.network = 'up';
    await world.box.flush();
    const [refused, behind, other] = await world.box.entries();
    expect([refused!.state, behind!.state, other!.state]).toEqual(['refused', 'kept', 'applied']);
    expect(refused!.refusal).toMatchObject({ status: 404, meanwhile: null, now: null });

    await world.box.drop(refused!.order);
    await world.box.flush();
    expect(await world.states()).toEqual(['dropped', 'refused', 'applied']);
  });

  it('tells what happened, and does it again on the new state or as a note when somebody chooses', async () => {
    const world = new World();
    const seen = world.server.assign('T-1');
    world.network = 'down';
    const wrong = await world.add('T-1', 'arrive', seen);
    world.network = 'up';
    await world.box.flush();
    expect((await world.box.entries())[0]!.refusal).toMatchObject({ status: 409, problem: { code: 'state-does-not-allow' }, now: { status: 'assigned', version: 1 } });
    await world.box.toNote(wrong.order, 'Was there at 12:00');
    await world.box.flush();
    expect(world.server.journal.map(line => line.type)).toEqual(['note']);
    expect(await world.states()).toEqual(['applied']);
  });

  it('does what was refused again on the ticket as it is, not before it came to be so', async () => {
    const world = new World();
    const seen = world.server.assign('T-1');
    world.network = 'down';
    const accept = await world.add('T-1', 'accept', seen);
    world.pass(60_000);
    world.server.meanwhile('T-1', 'moved');
    world.pass(60_000);
    world.network = 'up';
    await world.box.flush();
    const refused = (await world.box.entries())[0]!;
    expect([refused.refusal!.status, refused.refusal!.meanwhile!.map(line => line.type)]).toEqual([412, ['moved']]);
    await world.box.redo(accept.order, false);
    await world.box.flush();
    expect(await world.states()).toEqual(['applied']);
    expect(Date.parse(world.server.journal.at(-1)!.occurredAt)).toBe(Noon + 60_000);
  });

  it('says when the server takes no entry that late, and counts it from now on when somebody chooses', async () => {
    const world = new World();
    const accept = await world.add('T-1', 'accept', world.server.assign('T-1'));
    world.pass(13 * 3_600_000);
    await world.box.flush();
    expect((await world.box.entries())[0]!.refusal!.problem.code).toBe('occurred-too-long-ago');
    await world.box.redo(accept.order, true);
    await world.box.flush();
    expect(Date.parse(world.server.journal.at(-1)!.occurredAt)).toBe(Noon + 13 * 3_600_000);
  });

  it.each([
    ['fast, unknown', 1_500, null, 0],
    ['fast, known', 90_000, -90_000, 60_000],
    ['slow, known', -90_000, 90_000, 60_000],
  ])('says the server’s time with a clock that is %s', async (_, off, ahead, expected) => {
    const world = new World();
    const seen = world.server.assign('T-1');
    world.phone += off;
    world.ahead = ahead;
    if (expected) world.pass(expected);
    await world.add('T-1', 'accept', seen);
    await world.box.flush();
    expect(await world.states()).toEqual(['applied']);
    expect(Date.parse(world.server.journal[0]!.occurredAt)).toBe(Noon + expected);
  });

  it('keeps what was done on a ticket that was given away, and sends it when the ticket comes back', async () => {
    const world = new World();
    const seen = world.server.assign('T-1');
    world.network = 'down';
    const accepted = await world.add('T-1', 'accept', seen);
    const photo = await world.add('T-1', 'attach', null);
    world.pass(1_000);
    world.server.meanwhile('T-1', 'reassigned');
    world.network = 'up';
    await world.box.flush();
    expect((await world.box.entries()).map(({ state, refusal }) => [state, refusal?.status, refusal?.now])).toEqual([['refused', 404, null], ['refused', 404, null]]);
    world.pass(7 * 24 * 3_600_000);
    await world.box.flush();
    expect(await world.states()).toEqual(['refused', 'refused']);

    world.server.meanwhile('T-1', 'returned');
    await world.box.redo(photo.order, true);
    await world.box.flush();
    // The file is found under the key that it was kept with.
    expect(world.server.done('T-1')).toEqual([photo.id]);
    await world.box.redo(accepted.order, true);
    await world.box.flush();
    expect((await world.box.entries())[0]!.refusal).toMatchObject({ status: 412, now: { version: 4 } });
    await world.box.redo(accepted.order, true);
    await world.box.flush();
    expect(await world.states()).toEqual(['applied', 'applied']);
  });

  it('is of one person: another one sends nothing of it', async () => {
    const world = new World();
    await world.add('T-1', 'accept', world.server.assign('T-1'));
    await world.open('bruno').flush();
    expect(world.server.journal).toEqual([]);
    expect((await world.box.entries())[0]!.state).toBe('kept');
  });

  it('gives up nothing that may be done already', async () => {
    const world = new World();
    const entry = await world.add('T-1', 'accept', world.server.assign('T-1'));
    world.network = 'deaf';
    await world.box.flush();
    await world.box.drop(entry.order);
    expect(await world.states()).toEqual(['sent']);
  });

  type Step = { kind: 'act'; ticket: number } | { kind: 'network'; is: 'up' | 'down' | 'deaf' } | { kind: 'flush' | 'half' | 'close' | 'second' | 'noted' };
  const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('act' as const), ticket: fc.nat(2) }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('network' as const), is: fc.constantFrom('up' as const, 'down' as const, 'deaf' as const) }) },
    { weight: 6, arbitrary: fc.record({ kind: fc.constantFrom('flush' as const, 'half' as const, 'close' as const, 'second' as const, 'noted' as const) }) },
  );
  const Steps: Command[] = ['accept', 'depart', 'arrive', 'resolve'];

  it('does each action once and in order, whatever becomes of network and page', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async steps => {
        const world = new World();
        const tickets = [0, 1, 2].map(index => ({ number: `T-${index}`, seen: world.server.assign(`T-${index}`), did: [] as string[] }));
        const all: string[] = [];
        for (const one of steps) {
          world.pass(1_000);
          if (one.kind === 'act') {
            const ticket = tickets[one.ticket]!;
            if (ticket.did.length < Steps.length) {
              const entry = await world.add(ticket.number, Steps[ticket.did.length]!, ticket.did.length === 0 ? ticket.seen : null);
              ticket.did.push(entry.id);
              all.push(entry.id);
            }
          } else if (one.kind === 'network') world.network = one.is;
          else if (one.kind === 'flush') await world.box.flush();
          else if (one.kind === 'noted') world.server.meanwhile('T-1', 'noted');
          else if (one.kind === 'half') {
            // The page goes on to do something else while this is under way.
            void world.box.flush();
            for (let i = 0; i < 3; i++) await Promise.resolve();
          } else if (one.kind === 'close') {
            world.close();
            world.box = world.open();
          } else {
            // The worker sends as well, and nothing keeps the two apart.
            await Promise.all([world.box.flush(), world.open().flush()]);
          }
        }
        world.network = 'up';
        await world.settle();
        world.close();
        world.box = world.open();
        await world.box.flush();
        // All of them exactly once; in order on each ticket, and over all, since nothing was refused.
        for (const ticket of tickets) expect(world.server.done(ticket.number)).toEqual(ticket.did);
        expect([...world.server.done()].sort()).toEqual([...all].sort());
        expect((await world.states()).every(state => state === 'applied')).toBe(true);
        expect(firstToSend(await world.box.entries())).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });
});
