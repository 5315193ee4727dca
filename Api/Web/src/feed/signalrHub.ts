import { HttpTransportType, HubConnectionBuilder, LogLevel, type IHttpConnectionOptions, type IHubProtocol } from '@microsoft/signalr';
import type { BoardFrame, FeedCatchUp, FeedHeartbeat } from '../contracts';
import type { OpenHub } from './feedLink';

/** After this many failures in a row one attempt negotiates, for networks that let no WebSocket through. */
const NegotiateEvery = 4;

/** Opens `/hubs/dispatch`. Reconnecting is the link's business: SignalR's own gives up, and leaves out the first connection. */
export function signalrHub(token: () => string | null, messagePack: boolean): OpenHub {
  return async (events, attempt) => {
    const options: IHttpConnectionOptions = { accessTokenFactory: () => token() ?? '' };
    if (attempt % NegotiateEvery !== NegotiateEvery - 1) {
      options.skipNegotiation = true;
      options.transport = HttpTransportType.WebSockets;
    }
    const builder = new HubConnectionBuilder().withUrl('/hubs/dispatch', options).configureLogging(LogLevel.None);
    if (messagePack) {
      const { MessagePackHubProtocol } = await import('@microsoft/signalr-protocol-msgpack');
      builder.withHubProtocol(new MessagePackHubProtocol() as IHubProtocol);
    }
    const connection = builder.build();
    connection.on('cellChanged', (frame: BoardFrame) => events.frame(frame));
    connection.on('heartbeat', (heartbeat: FeedHeartbeat) => events.heartbeat(heartbeat));
    connection.onclose(() => events.closed());
    return {
      start: () => connection.start(),
      stop: () => connection.stop(),
      watchCell: (cell, position) => connection.invoke<FeedCatchUp>('WatchCell', cell, position),
      unwatchCell: cell => connection.invoke('UnwatchCell', cell),
    };
  };
}
