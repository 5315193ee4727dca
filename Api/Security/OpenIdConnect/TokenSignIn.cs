using System.Security.Cryptography;
using System.Text;
using Dispatch.Problems;
using Dispatch.Security.Access;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Dispatch.Security.OpenIdConnect;

/// <summary>Bearer tokens of the issuer: where they are looked for, and whom a valid one stands for.</summary>
internal sealed class TokenSignIn(ClaimsReader reader) : JwtBearerEvents
{
    /// <inheritdoc />
    public override Task MessageReceived(MessageReceivedContext context)
    {
        context.Token = BearerToken.Of(context.Request);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override Task TokenValidated(TokenValidatedContext context)
    {
        var reading = reader.Read(context.Principal!);
        if (reading.Who is { } who)
        {
            var token = (JsonWebToken)context.SecurityToken;
            var end = new DateTimeOffset(token.ValidTo, TimeSpan.Zero);
            context.Principal = (who with { Credential = ExpiringCredential.OfToken(end, IdOf(token)) }).ToPrincipal(context.Scheme.Name);
        }
        else
        {
            context.HttpContext.Features.Set(new SignInRefusal(ProblemCodes.NoRole, reading.Refusal!));
            context.Fail(reading.Refusal!);
        }

        return Task.CompletedTask;
    }

    private static string IdOf(JsonWebToken token) =>
        token.Id is { Length: > 0 } id ? id : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token.EncodedToken)));
}
