using System.Security.Cryptography;
using System.Text;
using Dispatch.Security.Access;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Dispatch.Security.OpenIdConnect;

/// <summary>Bearer tokens of the issuer: where they are looked for, and whom a valid one stands for.</summary>
internal sealed class TokenSignIn(IssuersPeople people) : JwtBearerEvents
{
    /// <inheritdoc />
    public override Task MessageReceived(MessageReceivedContext context)
    {
        context.Token = BearerToken.Of(context.Request);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override async Task TokenValidated(TokenValidatedContext context)
    {
        var reading = await people.Read(context.Principal!, context.HttpContext.RequestAborted);
        if (reading.Who is { } who)
        {
            var token = (JsonWebToken)context.SecurityToken;
            var end = new DateTimeOffset(token.ValidTo, TimeSpan.Zero);
            context.Principal = (who with { Credential = ExpiringCredential.OfToken(end, IdOf(token)) }).ToPrincipal(context.Scheme.Name);
        }
        else
        {
            context.HttpContext.Features.Set(new SignInRefusal(reading.Code, reading.Refusal!));
            context.Fail(reading.Refusal!);
        }
    }

    private static string IdOf(JsonWebToken token) =>
        token.Id is { Length: > 0 } id ? id : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token.EncodedToken)));
}
