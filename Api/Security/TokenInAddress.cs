using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Dispatch.Security;

/// <summary>
/// Browsers cannot give a WebSocket headers, so a token for the hub comes in its address as <c>access_token</c>, where logs and traces would show
/// it. Before anything sees the request it is taken out of the address: for hubs it becomes the header, anywhere else it counts for nothing.
/// </summary>
internal static class TokenInAddress
{
    private const string Name = "access_token";
    private const string Hubs = "/hubs";

    /// <summary>Wraps the server that is registered.</summary>
    public static void HideTokensInAddresses(this IServiceCollection services)
    {
        var server = services.Last(service => service.ServiceType == typeof(IServer));
        services.Replace(ServiceDescriptor.Singleton<IServer>(provider =>
            new Server((IServer)(server.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, server.ImplementationType!)))));
    }

    private static void TakeOut(IHttpRequestFeature request)
    {
        if (!request.QueryString.Contains(Name, StringComparison.OrdinalIgnoreCase))
            return;
        var (kept, token) = (new StringBuilder(), "");
        foreach (var pair in new QueryStringEnumerable(request.QueryString))
        {
            if (pair.DecodeName().Span.Equals(Name, StringComparison.OrdinalIgnoreCase))
                token = pair.DecodeValue().ToString();
            else
                kept.Append(kept.Length == 0 ? '?' : '&').Append(pair.EncodedName).Append('=').Append(pair.EncodedValue);
        }

        request.QueryString = kept.ToString();
        request.RawTarget = request.Path + request.QueryString;
        if (token.Length > 0 && new PathString(request.Path).StartsWithSegments(Hubs, StringComparison.Ordinal) && request.Headers.Authorization.Count == 0)
            request.Headers.Authorization = $"Bearer {token}";
    }

    private sealed class Server(IServer inner) : IServer
    {
        public IFeatureCollection Features => inner.Features;

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => inner.StartAsync(new Application<TContext>(application), cancellationToken);

        public Task StopAsync(CancellationToken cancellationToken) => inner.StopAsync(cancellationToken);

        public void Dispose() => inner.Dispose();
    }

    private sealed class Application<TContext>(IHttpApplication<TContext> inner) : IHttpApplication<TContext>
        where TContext : notnull
    {
        public TContext CreateContext(IFeatureCollection contextFeatures)
        {
            if (contextFeatures.Get<IHttpRequestFeature>() is { QueryString.Length: > 0 } request)
                TakeOut(request);
            return inner.CreateContext(contextFeatures);
        }

        public Task ProcessRequestAsync(TContext context) => inner.ProcessRequestAsync(context);

        public void DisposeContext(TContext context, Exception? exception) => inner.DisposeContext(context, exception);
    }
}
