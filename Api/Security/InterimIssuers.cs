using Dispatch.Audit;

namespace Dispatch.Security;

/// <summary>Until the issuers of the administrator's token and of the demo's cookie, and the audit log's store, are there.</summary>
internal static class InterimIssuers
{
    public static void AddInterimIssuers(this IServiceCollection services)
    {
        services.AddSingleton<ICredentialIssuer>(new Standing(AdminTokenHandler.SchemeName));
        services.AddSingleton<ICredentialIssuer>(new Standing("demo"));
        services.AddSingleton<IAuditLog, Printed>();
    }

    private sealed class Standing(string prefix) : ICredentialIssuer
    {
        public string Prefix => prefix;

        public ValueTask<SignedIn?> Renew(SignedIn who, CancellationToken cancellationToken) => ValueTask.FromResult<SignedIn?>(who);
    }

    private sealed class Printed : IAuditLog
    {
        public async Task Record(AuditEntry entry, CancellationToken cancellationToken = default) => await Console.Out.WriteLineAsync($"Audit: {entry}");

        public Task<IReadOnlyList<AuditLine>> Read(AuditFilter filter, CancellationToken cancellationToken = default) => Task.FromResult<IReadOnlyList<AuditLine>>([]);
    }
}
