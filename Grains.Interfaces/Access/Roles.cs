namespace Dispatch.Access;

/// <summary>The roles of the public contract, by name.</summary>
public static class Roles
{
    /// <summary>Asks for support, and sees own requests.</summary>
    public const string Requester = "requester";

    /// <summary>Does interventions, and sees own ones.</summary>
    public const string Technician = "technician";

    /// <summary>Decides who goes where, in the cells they are bound to.</summary>
    public const string Dispatcher = "dispatcher";

    /// <summary>Watches service levels, owns policies; sees every cell.</summary>
    public const string Manager = "manager";

    /// <summary>A program that brings requests and rosters from elsewhere, for others.</summary>
    public const string Integrator = "integrator";

    /// <summary>May do everything.</summary>
    public const string Administrator = "administrator";

    /// <summary>The installation itself: time that passes, the first start. Nobody signs in with it.</summary>
    public const string System = "system";

    /// <summary>The roles that people and programs can have, weakest first.</summary>
    public static IReadOnlyList<string> All { get; } = [Requester, Technician, Dispatcher, Manager, Integrator, Administrator];
}
