namespace Dispatch.Demo.Client;

/// <summary>Where this server can be reached from itself.</summary>
internal static class OwnAddress
{
    private const string Loopback = "127.0.0.1";
    private static readonly string[] s_wildcards = ["*", "+", "0.0.0.0", "[::]"];

    /// <summary>The best of the addresses that the server listens on: plain HTTP before HTTPS, wildcards as loopback. Null if there is none.</summary>
    public static Uri? Of(IEnumerable<string> addresses) => addresses
        .Select(BindingAddress.Parse)
        .Where(address => !address.IsUnixPipe && !address.IsNamedPipe)
        .OrderBy(address => address.Scheme == Uri.UriSchemeHttp ? 0 : 1)
        .Select(address => new UriBuilder(address.Scheme, s_wildcards.Contains(address.Host) ? Loopback : address.Host, address.Port).Uri)
        .FirstOrDefault();
}
