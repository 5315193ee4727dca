using Dispatch.Access;
using Dispatch.Security.Access;
using Microsoft.Extensions.Options;

namespace Dispatch.Map;

/// <summary>What a console needs to draw its map.</summary>
internal static class MapEndpoint
{
    /// <summary>Registers the settings, which are checked at start.</summary>
    public static void AddMap(this IServiceCollection services)
    {
        services.AddOptions<MapOptions>().BindConfiguration(MapOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<MapOptions>, MapOptions.Validator>();
    }

    public static void MapMap(this IEndpointRouteBuilder api) => api.MapGet("/map", Get).Needs(Permissions.ReadBoards)
        .WithTags("Cells").WithSummary("Where the map's pictures come from").Produces<MapResponse>();

    private static IResult Get(IOptions<MapOptions> options) =>
        TypedResults.Ok(new MapResponse(options.Value.Tiles is { Length: > 0 } tiles ? tiles : null, options.Value.Attribution));
}
