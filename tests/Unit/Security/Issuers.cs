using Dispatch.Security.OpenIdConnect;
using Microsoft.Extensions.Configuration;

namespace Dispatch.Security;

/// <summary>Settings of an issuer.</summary>
internal static class Issuers
{
    /// <summary>Good ones, with these over them.</summary>
    public static IssuerOptions Options(params (string Key, string Value)[] settings)
    {
        Dictionary<string, string?> all = new()
        {
            ["Authority"] = "https://issuer.example",
            ["ClientId"] = "dispatch",
            ["Roles:desk"] = "dispatcher",
            ["Roles:everybody"] = "requester",
            ["Roles:root"] = "administrator",
        };
        foreach (var (key, value) in settings)
            all[key] = value;
        return IssuerOptions.Read(new ConfigurationBuilder()
            .AddInMemoryCollection(all.ToDictionary(setting => $"{IssuerOptions.Section}:{setting.Key}", setting => setting.Value))
            .Build())!;
    }
}
