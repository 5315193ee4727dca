using System.Text.Json;
using Dispatch.Attachments;
using Dispatch.Security;
using Dispatch.Tickets;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace Dispatch;

/// <summary>The contract in machine-readable form (<c>/openapi/v1.json</c>) and to browse (<c>/docs</c>); both are public.</summary>
internal static class Reference
{
    public const string Path = "/docs";

    /// <summary>It is the same for everybody until the next release, and long to write: strangers may ask for it, and are answered from memory.</summary>
    private static readonly TimeSpan s_kept = TimeSpan.FromHours(1);

    public static IServiceCollection AddReference(this IServiceCollection services) => services.AddOutputCache().AddOpenApi("v1", openApi =>
    {
        openApi.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Dispatch",
                Version = "v1",
                Description = "Real-time dispatch for help desks. Send the token as Authorization: Bearer; errors are problem details with a stable code.",
            };
            return Task.CompletedTask;
        });
        openApi.AddSchemaTransformer((schema, context, _) =>
        {
            TextSchemas.Describe(schema, context.JsonTypeInfo);
            return Task.CompletedTask;
        });
        openApi.AddOperationTransformer((operation, context, _) =>
        {
            // Where a query is a record, its parameters are named as everything else in the contract.
            foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>().Where(parameter => parameter.In is ParameterLocation.Query) ?? [])
                parameter.Name = JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!);
            if (context.Description.ActionDescriptor.EndpointMetadata.OfType<TakesCommandHeaders>().Any())
            {
                operation.Parameters ??= [];
                operation.Parameters.Add(Header(CommandSender.IdempotencyKey, "Sent again with the same key, the command acts once and gets the same answer."));
                operation.Parameters.Add(Header(Versions.IfMatch, "Act only on this version, as ETag gave it."));
                operation.Parameters.Add(Header(Identities.OnBehalfOf, "Integrators and administrators: act for role/id, for example technician/tech-7."));
            }

            if (context.Description.ActionDescriptor.EndpointMetadata.OfType<TakesBytes>().Any())
            {
                operation.RequestBody = new OpenApiRequestBody
                {
                    Required = true,
                    Content = new Dictionary<string, OpenApiMediaType>
                    {
                        ["application/octet-stream"] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } },
                    },
                };
            }

            return Task.CompletedTask;
        });
    });

    public static void MapReference(this WebApplication app)
    {
        app.MapOpenApi().AllowAnonymous().CacheOutput(kept => kept.Expire(s_kept).SetVaryByQuery([]));
        app.MapScalarApiReference(Path, scalar => scalar.WithTitle("Dispatch")).AllowAnonymous();
    }

    private static OpenApiParameter Header(string name, string description) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };
}
