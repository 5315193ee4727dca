using Dispatch.Access;
using Dispatch.Demo.Play;
using Dispatch.Demo.Region;
using Dispatch.People;
using Dispatch.Security;

namespace Dispatch.Demo;

/// <summary>
/// People to be in the demo, one of each role that a screen is made for. They are nowhere stored and have no password: whoever sits at this machine
/// is whom they like.
/// </summary>
internal sealed class DemoPeople : ICredentialIssuer
{
    private const string ManagerId = "demo-manager";

    private readonly Dictionary<string, SignedIn> _people;
    private readonly Cast _cast;

    public DemoPeople(DemoRegion region, Cast cast)
    {
        _cast = cast;
        var technician = region.OnTheRoad;
        var site = region.Sites[0];
        // As the demo's own requesters stand in tickets and journals, so that whoever is one finds requests of their own.
        var (person, email) = (site.People[0], RequesterScript.EmailOf(site.People[0], site));
        SignedIn[] people =
        [
            new SignedIn(ManagerId, Roles.Manager) { Name = "Manager" },
            new SignedIn("demo-dispatcher", Roles.Dispatcher) { Name = "Dispatcher", Cells = region.Cells.Where(cell => cell.Level == 1).Select(cell => cell.Id!).ToValueList() },
            new SignedIn(technician.Id, Roles.Technician) { Name = technician.Name, Technician = technician.Id, Cells = technician.Cells.ToValueList() },
            new SignedIn(email, Roles.Requester) { Name = person, Email = email },
            new SignedIn("demo-administrator", Roles.Administrator) { Name = "Administrator" },
        ];
        _people = people.Select(one => one with { Credential = Prefix + one.Id }).ToDictionary(one => one.Id, StringComparer.Ordinal);
        Ways = [.. people.Select(one => new DemoWay(one.Id, one.Name, one.Role))];
    }

    /// <inheritdoc />
    public string Prefix => "demo:";

    /// <summary>Whom the first page signs in: sees every cell, and may change the settings.</summary>
    public SignedIn Manager => _people[ManagerId];

    /// <summary>Everybody, to choose from.</summary>
    public IReadOnlyList<DemoWay> Ways { get; }

    /// <summary>One of them; null if there is none of that name.</summary>
    public SignedIn? Find(string id) => _people.GetValueOrDefault(id);

    /// <inheritdoc />
    public ValueTask<SignedIn?> Renew(SignedIn who, CancellationToken cancellationToken)
    {
        var found = Find(who.Id);
        if (found?.Technician is { } technician)
            _cast.Seen(technician);
        return ValueTask.FromResult(found);
    }
}
