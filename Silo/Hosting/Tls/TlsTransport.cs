using System.IO.Pipelines;
using System.Net.Security;

namespace Dispatch.Hosting.Tls;

/// <summary>A connection's two pipes, with TLS in between: what is written here goes out encrypted there.</summary>
internal sealed class TlsTransport : IDuplexPipe, IAsyncDisposable
{
    private readonly SslStream _tls;

    /// <summary>Puts TLS around a connection; the handshake is still to be done.</summary>
    public TlsTransport(IDuplexPipe clear)
    {
        _tls = new SslStream(new DuplexPipeStream(clear));
        Input = PipeReader.Create(_tls, new StreamPipeReaderOptions(leaveOpen: true));
        Output = PipeWriter.Create(_tls, new StreamPipeWriterOptions(leaveOpen: true));
    }

    /// <inheritdoc />
    public PipeReader Input { get; }

    /// <inheritdoc />
    public PipeWriter Output { get; }

    /// <summary>Shakes hands as the side that was called.</summary>
    public Task Answer(SslServerAuthenticationOptions options, CancellationToken cancellationToken) => _tls.AuthenticateAsServerAsync(options, cancellationToken);

    /// <summary>Shakes hands as the side that calls.</summary>
    public Task Call(SslClientAuthenticationOptions options, CancellationToken cancellationToken) => _tls.AuthenticateAsClientAsync(options, cancellationToken);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Input.CompleteAsync();
        await Output.CompleteAsync();
        await _tls.DisposeAsync();
    }
}
