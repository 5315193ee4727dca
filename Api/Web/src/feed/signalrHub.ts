import { HttpTransportType, HubConnectionBuilder, LogLevel, type HubConnection, type IHttpConnectionOptions, type IHubProtocol } from '@microsoft/signalr';
import type { BoardFrame, FeedCatchUp, FeedHeartbeat } from '../contracts';
import { HubRefusal, type OpenHub } from './feedLink';

/** After this many failures in a row one attempt negotiates, for networks that let no WebSocket through. */
const NegotiateEvery = 4;
/** SignalR puts words of its own before what a hub says to people. */
const Said = /HubException: (.+)$/s;

/**
 * Opens `/hubs/dispatch`. Reconnecting is the link's business: SignalR's own gives up, and leaves out the first connection. Speaks MessagePack,
 * which takes less than half the bytes, and JSON where the other side does not know it.
 */
export function signalrHub(token: () => string | null, messagePack: boolean): OpenHub {
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
    connection.on('cellChanged', (frame: BoardFrame) => events.frame(frame));
    connection.on('heartbeat', (heartbeat: FeedHeartbeat) => events.heartbeat(heartbeat));
    connection.onclose(() => events.closed());
    return {
      start: () => connection.start().catch(error => {
        if (protocol && String(error).includes('handshake')) messagePack = false;
        throw error;
      }),
      stop: () => connection.stop(),
      watchCell: (cell, position) => invoke<FeedCatchUp>(connection, 'WatchCell', cell, position),
      unwatchCell: cell => invoke(connection, 'UnwatchCell', cell),
    };
  };
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
