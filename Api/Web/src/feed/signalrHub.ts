import { HttpTransportType, HubConnectionBuilder, LogLevel, type HubConnection, type IHttpConnectionOptions, type IHubProtocol } from '@microsoft/signalr';
import type { FeedHeartbeat } from '../contracts';
import { HubRefusal, type OpenHub } from './feedLink';
import { FeedKinds, type FeedKind } from './feeds';
import type { FeedAnswer, FeedFrame } from './replica';

/** After this many failures in a row one attempt negotiates, for networks that let no WebSocket through. */
const NegotiateEvery = 4;
/** SignalR puts words of its own before what a hub says to people. */
const Said = /HubException: (.+)$/s;

/**
 * Opens `/hubs/dispatch`. Reconnecting is the link's business: SignalR's own gives up, and leaves out the first connection. Speaks MessagePack,
 * which takes less than half the bytes, and JSON where the other side does not know it. `told` takes messages that are of no feed, by their name.
 */
export function signalrHub(token: () => string | null, messagePack: boolean, told: Record<string, (message: never) => void> = {}): OpenHub {
  return async (events, attempt) => {
    const options: IHttpConnectionOptions = { accessTokenFactory: () => token() ?? '' };
    if (attempt % NegotiateEvery !== NegotiateEvery - 1) {
      options.skipNegotiation = true;
      options.transport = HttpTransportType.WebSockets;
    }
    const builder = new HubConnectionBuilder().withUrl('/hubs/dispatch', options).configureLogging(LogLevel.None);
    const protocol = messagePack ? await loadMessagePack() : null;
    if (protocol) builder.withHubProtocol(protocol);
    const connection = builder.build();
    for (const [name, kind] of Object.entries(FeedKinds))
      connection.on(kind.changed, (frame: Wire) => events.frame(`${name}:${String(frame[kind.of])}`, frameOf(frame, kind)));
    for (const [message, take] of Object.entries(told)) connection.on(message, take as (...args: unknown[]) => void);
    connection.on('heartbeat', (heartbeat: FeedHeartbeat) => events.heartbeat(heartbeat));
    connection.onclose(() => events.closed());
    return {
      start: () => connection.start().catch(error => {
        if (protocol && String(error).includes('handshake')) messagePack = false;
        throw error;
      }),
      stop: () => connection.stop(),
      watch: async (feed, position) => {
        const [kind, id] = parts(feed);
        return answerOf(await invoke<WireAnswer>(connection, kind.watch, id, position), kind);
      },
      unwatch: feed => {
        const [kind, id] = parts(feed);
        return invoke(connection, kind.unwatch, id);
      },
      invoke: (method, ...args) => invoke(connection, method, ...args),
    };
  };
}

type Wire = Record<string, unknown>;
interface WireAnswer {
  snapshot?: Wire | null;
  frames?: Wire[] | null;
}

function parts(feed: string): [FeedKind, string] {
  const colon = feed.indexOf(':');
  return [FeedKinds[feed.slice(0, colon)]!, feed.slice(colon + 1)];
}

function frameOf(frame: Wire, kind: FeedKind): FeedFrame<unknown> {
  return { epoch: frame['epoch'] as string, from: frame['from'] as number, to: frame['to'] as number, items: frame[kind.items] as unknown[], removed: frame['removed'] as string[] };
}

function answerOf({ snapshot, frames }: WireAnswer, kind: FeedKind): FeedAnswer<unknown> {
  if (snapshot) return { snapshot: { epoch: snapshot['epoch'] as string, sequence: snapshot['sequence'] as number, items: snapshot[kind.items] as unknown[] } };
  return { frames: frames?.map(frame => frameOf(frame, kind)) };
}

/** Null if it cannot be loaded, for example while the server is away: then this one connection speaks JSON. */
async function loadMessagePack(): Promise<IHubProtocol | null> {
  try {
    const { MessagePackHubProtocol } = await import('@microsoft/signalr-protocol-msgpack');
    return new MessagePackHubProtocol();
  } catch {
    return null;
  }
}

async function invoke<T>(connection: HubConnection, method: string, ...args: unknown[]): Promise<T> {
  try {
    return await connection.invoke<T>(method, ...args);
  } catch (error) {
    const said = error instanceof Error ? Said.exec(error.message)?.[1] : undefined;
    throw said ? new HubRefusal(said) : error;
  }
}
