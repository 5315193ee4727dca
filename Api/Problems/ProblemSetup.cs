namespace Dispatch.Problems;

/// <summary>Problem details everywhere: for faults, for bad requests, and for status codes that the framework sets by itself.</summary>
internal static class ProblemSetup
{
    private const string Errors = "errors";

    public static IServiceCollection AddDispatchProblems(this IServiceCollection services)
    {
        services.AddExceptionHandler<FaultHandler>();
        services.AddSingleton<IProblemDetailsWriter, ProblemWriter>();
        return services.AddProblemDetails(options => options.CustomizeProblemDetails = Complete);
    }

    /// <summary>Gives problems that the framework made our codes and sentences; validation failures become 422.</summary>
    private static void Complete(ProblemDetailsContext context)
    {
        if (context.ProblemDetails.Extensions.ContainsKey("code"))
            return;
        var response = context.HttpContext.Response;
        if (ValidationErrors(context.ProblemDetails) is { } errors)
        {
            context.ProblemDetails = Problem.Fields(ProblemCodes.InvalidField, string.Join(" ", errors.SelectMany(error => error.Value)), errors);
            response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return;
        }

        var status = context.ProblemDetails.Status ?? response.StatusCode;
        context.ProblemDetails = status switch
        {
            StatusCodes.Status404NotFound => Problem.Details(status, ProblemCodes.NotFound, "There is nothing at this address."),
            StatusCodes.Status405MethodNotAllowed => Problem.Details(status, "method-not-allowed", "This address does not take that method."),
            StatusCodes.Status413PayloadTooLarge => Problem.Details(status, ProblemCodes.BodyTooLarge, "The body is larger than this request may be."),
            StatusCodes.Status415UnsupportedMediaType => Problem.Details(status, ProblemCodes.MalformedBody, "Send application/json."),
            _ => Problem.Details(status, status >= 500 ? ProblemCodes.Fault : ProblemCodes.MalformedBody, context.ProblemDetails.Title ?? "The request cannot be taken."),
        };
    }

    private static Dictionary<string, string[]>? ValidationErrors(Microsoft.AspNetCore.Mvc.ProblemDetails problem)
    {
        var errors = problem is HttpValidationProblemDetails validation ? validation.Errors
            : problem.Extensions.TryGetValue(Errors, out var extension) ? extension as IDictionary<string, string[]>
            : null;
        return errors?.ToDictionary(error => CamelCase(error.Key), error => error.Value);
    }

    /// <summary><c>Requester.Name</c> becomes <c>requester.name</c>.</summary>
    private static string CamelCase(string path) =>
        string.Join('.', path.Split('.').Select(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName));
}
