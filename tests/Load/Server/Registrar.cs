using System.Net;
using System.Net.Http.Json;
using Dispatch.Load.Plans;

namespace Dispatch.Load.Server;

/// <summary>Makes the cells and technicians that a log speaks of; those that exist are left as somebody made them.</summary>
public sealed class Registrar(HttpClient http)
{
    /// <summary>Makes what is missing.</summary>
    /// <returns>How many cells and technicians were made.</returns>
    public async Task<(int Cells, int Technicians)> Ensure(
        IEnumerable<CellSeen> cells, IEnumerable<TechnicianSeen> technicians, CancellationToken cancellationToken)
    {
        var (madeCells, madeTechnicians) = (0, 0);
        foreach (var cell in cells)
        {
            var made = await Put($"api/v1/cells/{cell.Id}", new { cell.Name, cell.Level, cell.Domain, Kind = "internal", Mode = "manual" }, cancellationToken);
            madeCells += made ? 1 : 0;
        }
        foreach (var technician in technicians)
        {
            var profile = new { technician.Name, technician.Cells, Skills = Array.Empty<object>() };
            madeTechnicians += await Put($"api/v1/technicians/{technician.Id}", profile, cancellationToken) ? 1 : 0;
        }
        return (madeCells, madeTechnicians);
    }

    private async Task<bool> Put(string path, object profile, CancellationToken cancellationToken)
    {
        using var known = await http.GetAsync(path, cancellationToken);
        if (known.StatusCode is not HttpStatusCode.NotFound)
            return false;
        using var answer = await http.PutAsJsonAsync(path, profile, DispatchJson.Options, cancellationToken);
        if (!answer.IsSuccessStatusCode)
        {
            var problem = AnswerReader.Read(answer.StatusCode, await answer.Content.ReadAsByteArrayAsync(cancellationToken));
            throw new SignInException($"{path} cannot be made: {(int)answer.StatusCode} {problem.Code} {problem.Detail}");
        }
        return true;
    }
}
