namespace Dispatch.People;

/// <summary>A person of the demo.</summary>
/// <param name="Id">To sign in as them.</param>
/// <param name="Name">As people call them.</param>
/// <param name="Role">Their role.</param>
public sealed record DemoWay(string Id, string Name, string Role);
